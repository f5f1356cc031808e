import RedactCore

/// The text of a key file, in and out.
///
///     # redact secret key: whoever can read this file can test names against labels
///     # key id: 0d1351e17a78643b
///     REDACT-SECRET-KEY-1...
///     # key id: 9a4be1d3d7b1c5a2
///     retired 2026-11-21 REDACT-SECRET-KEY-1...
///     destroyed 2026-11-21 5cc01d4f1e6b7a90
///
/// ## Privacy
/// Every buffer made here that held key bytes is wiped before the call returns, but for the text that is
/// handed out.
enum KeyText {
  /// The lines of a file for this ring; the caller wipes them.
  static func write<Key: RingKey>(_ ring: KeyRing<Key>) -> [UInt8] {
    // Room for all of it, so that growing leaves no copy behind.
    var text: [UInt8] = []
    text.reserveCapacity(512 + 256 * (ring.keys.count + ring.destroyed.count))
    text += Array("# \(ring.role.headline(of: Key.half))\n".utf8)
    append(ring.primary, state: "", to: &text)
    for entry in ring.retired { append(entry.value, state: "retired \(entry.day) ", to: &text) }
    for entry in ring.destroyed { text += Array("destroyed \(entry.day) \(entry.value)\n".utf8) }
    return text
  }

  private static func append<Key: RingKey>(_ key: Key, state: String, to text: inout [UInt8]) {
    var line = key.withBytes { Bech32.encode($0, prefix: key.role.prefix(of: Key.half)) }
    defer { wipe(&line) }
    text += Array("# key id: \(key.id)\n\(state)".utf8)
    text += line
    text.append(lineFeed)
  }

  /// The ring of a text that holds, besides, only comments and empty lines.
  static func read<Key: RingKey>(
    _ text: [UInt8], as kind: Key.Type = SecretKey.self
  ) throws(KeyFileError) -> KeyRing<Key> {
    var reader = RingReader<Key>()
    var number = 0
    for line in text.split(separator: lineFeed, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      try reader.take(line, number: number)
    }
    return try reader.finish()
  }

  static let lineFeed = UInt8(ascii: "\n")
}

/// Takes the lines of a ring one after the other.
private struct RingReader<Key: RingKey> {
  private var primary: Key?
  private var role: KeyRole?
  private var retired: [KeyRing<Key>.Dated<Key>] = []
  private var destroyed: [KeyRing<Key>.Dated<KeyID>] = []
  private var ids: Set<KeyID> = []

  /// One line: a key, `retired DAY KEY` or `destroyed DAY ID`.
  mutating func take(_ line: ArraySlice<UInt8>, number: Int) throws(KeyFileError) {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3 else {
      guard words.count == 1 else { throw .malformed(line: number) }
      let key = try self.key(line, number)
      guard primary == nil else { throw .secondPrimary(line: number) }
      primary = key
      return
    }
    guard let day = KeyDay(String(decoding: words[1], as: UTF8.self)) else {
      throw .malformed(line: number)
    }
    if words[0].elementsEqual("retired".utf8) {
      retired.append(.init(value: try key(words[2], number), day: day))
    } else if words[0].elementsEqual("destroyed".utf8) {
      guard let id = KeyID(String(decoding: words[2], as: UTF8.self)) else { throw .malformed(line: number) }
      try remember(id, number)
      destroyed.append(.init(value: id, day: day))
    } else {
      throw .malformed(line: number)
    }
  }

  func finish() throws(KeyFileError) -> KeyRing<Key> {
    guard let primary else { throw .noKey }
    return KeyRing(primary: primary, retired: retired, destroyed: destroyed)
  }

  private mutating func key(_ text: ArraySlice<UInt8>, _ number: Int) throws(KeyFileError) -> Key {
    guard let (role, half) = Self.name(of: text) else { throw .malformed(line: number) }
    guard half == Key.half else { throw .wrongHalf(half, wanted: Key.half) }
    guard self.role ?? role == role else { throw .mixedRoles(line: number) }
    self.role = role
    let key = try Self.parse(text, role, number)
    try remember(key.id, number)
    return key
  }

  private mutating func remember(_ id: KeyID, _ number: Int) throws(KeyFileError) {
    guard ids.insert(id).inserted else { throw .repeated(line: number) }
  }

  /// What a key line says it is, by its beginning.
  private static func name(of text: ArraySlice<UInt8>) -> (KeyRole, KeyHalf)? {
    for role in KeyRole.allCases {
      for half in [KeyHalf.secret, .public] where role.isPair || half == .secret {
        if text.starts(with: "\(role.prefix(of: half))1".utf8) { return (role, half) }
      }
    }
    return nil
  }

  private static func parse(
    _ text: ArraySlice<UInt8>, _ role: KeyRole, _ number: Int
  ) throws(KeyFileError) -> Key {
    do {
      var bytes = try Bech32.decode(text, prefix: role.prefix(of: Key.half))
      defer { wipe(&bytes) }
      return try Key(role: role, bytes: bytes)
    } catch Bech32Error.checksum {
      throw .checksum
    } catch KeyError.weak {
      throw .weak(line: number)
    } catch {
      throw .malformed(line: number)
    }
  }
}

extension KeyRole {
  /// What stands before the `1` of a key line: upper case for what is secret, lower case for what is not.
  func prefix(of half: KeyHalf) -> String {
    switch (self, half) {
    case (.pseudonym, _): "REDACT-SECRET-KEY-"
    case (_, .secret): "REDACT-\(rawValue.uppercased())-SECRET-"
    case (_, .public): "redact-\(rawValue)"
    }
  }

  /// The first comment of a file, for people who find it.
  fileprivate func headline(of half: KeyHalf) -> String {
    switch (self, half) {
    case (.pseudonym, _):
      "redact secret key: whoever can read this file can test names against labels"
    case (.custodian, .secret):
      "redact custodian secret key: whoever can read this file can restore what was sealed to it"
    case (.check, _):
      "redact check key: whoever can read this file can test names against lists of fingerprints"
    case (.custodian, .public):
      "redact custodian public key: what is sealed to it, only the secret key can restore"
    case (_, .secret):
      "redact \(rawValue) secret key: whoever can read this file can sign in its owner's name"
    case (_, .public):
      "redact \(rawValue) public key: it checks what the secret key has signed"
    }
  }
}
