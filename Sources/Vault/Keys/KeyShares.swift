import Glibc
import RedactCore

/// Why shares do not give a key. None of the cases holds a word of a share.
package enum KeyShareError: Error, Hashable, Sendable {
  /// A file of shares is not safe or cannot be read.
  case file(KeyFileError)
  /// The shares themselves are wrong.
  case shares(ShareError)
  /// The comments of the shares name two roles or two keys.
  case disagreement
  /// The shares give a key, but not the one that is wanted.
  case otherKey(KeyID, wanted: KeyID)
  /// What they give is no key.
  case noKey
}

/// The primary key of a ring as words on paper: shares of which any so many give it back.
///
///     # redact key share 1 of 3: any 2 of them make the key again; keep it apart from the others
///     # role: pseudonym
///     # key id: bb8b491b82590ec0
///     shadow pistol academic ...
///
/// SLIP-0039 itself cannot tell a wrong key from the right one; so role and id stand in comments, and what
/// the shares give is compared with them.
///
/// ## Privacy
/// Fewer shares than are needed tell nothing of the key. Prints as `<sensitive>` where it holds words.
package struct KeyShares: Sendable {
  /// What the comments name, if they do.
  package let role: KeyRole?
  package let id: KeyID?
  private let words: Sensitive<[String]>
  private let threshold: Int

  /// Splits a key; any `threshold` of the shares give it back.
  package init(splitting key: SecretKey, threshold: Int, count: Int) throws(KeyShareError) {
    do {
      words = Sensitive(
        try key.withBytes { bytes throws(ShareError) in
          try Shares.split(secret: bytes, threshold: threshold, count: count)
        })
    } catch {
      throw .shares(error)
    }
    role = key.role
    id = key.id
    self.threshold = threshold
  }

  /// One text a share, each for a keeper of its own.
  package var sheets: [String] {
    let names = names
    return words.value.enumerated().map { index, line in
      "# redact key share \(index + 1) of \(words.value.count): any \(threshold) of them make the key again; "
        + "keep it apart from the others\n\(names)\(line)\n"
    }
  }

  /// All shares, one a line.
  package var sheet: String {
    "# redact key shares: any \(threshold) of these \(words.value.count) make the key again; keep them apart\n"
      + names + words.value.map { "\($0)\n" }.joined()
  }

  private var names: String {
    (role.map { "# role: \($0.rawValue)\n" } ?? "") + (id.map { "# key id: \($0)\n" } ?? "")
  }

  /// Reads files of shares, each with one or more, or a descriptor when there are none.
  package init(paths: [String], orDescriptor descriptor: Int32) throws(KeyShareError) {
    var text: [UInt8] = []
    defer { wipe(&text) }
    do {
      for path in paths {
        let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        try file.requirePrivate()
        text += try Descriptor.readAll(file.number, limit: KeyFile.limit) + [KeyText.lineFeed]
      }
      if paths.isEmpty { text = try Descriptor.readAll(descriptor, limit: KeyFile.limit) }
    } catch {
      throw .file(error)
    }
    try self.init(text)
  }

  /// Reads lines of words among comments, of which those that name role and key count.
  init(_ text: [UInt8]) throws(KeyShareError) {
    guard UTF8Check.firstInvalid(in: text) == nil else { throw .noKey }
    var words: [String] = []
    var roles: Set<String> = []
    var ids: Set<String> = []
    for line in text.split(separator: KeyText.lineFeed) {
      let line = String(decoding: line, as: UTF8.self)
      if line.hasPrefix("# role: ") {
        roles.insert(String(line.dropFirst(8)))
      } else if line.hasPrefix("# key id: ") {
        ids.insert(String(line.dropFirst(10)))
      } else if !line.hasPrefix("#") {
        words.append(line)
      }
    }
    let role = roles.first.flatMap(KeyRole.init(rawValue:))
    let id = ids.first.flatMap { KeyID($0) }
    guard roles.count <= 1, ids.count <= 1, (role == nil) == roles.isEmpty, (id == nil) == ids.isEmpty
    else { throw .disagreement }
    self.role = role
    self.id = id
    self.words = Sensitive(words)
    threshold = 0
  }

  /// The key that they give.
  ///
  /// - Parameters:
  ///   - role: what it is for, where the comments do not say.
  ///   - id: the key that is wanted, where the comments do not say.
  package func combined(role: KeyRole? = nil, id: KeyID? = nil) throws(KeyShareError) -> SecretKey {
    guard role == nil || self.role == nil || role == self.role, id == nil || self.id == nil || id == self.id
    else { throw .disagreement }
    var bytes: [UInt8]
    do { bytes = try Shares.combine(words.value) } catch { throw .shares(error) }
    defer { wipe(&bytes) }
    let key: SecretKey
    do { key = try SecretKey(role: role ?? self.role ?? .pseudonym, bytes: bytes) } catch { throw .noKey }
    if let wanted = id ?? self.id, wanted != key.id { throw .otherKey(key.id, wanted: wanted) }
    return key
  }
}
