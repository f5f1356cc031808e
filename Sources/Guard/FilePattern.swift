import RedactCore

/// Why a pattern of paths cannot be used.
package enum FilePatternError: Error, Hashable, Sendable {
  /// It says nothing.
  case empty
  /// It is longer than any pattern needs to be.
  case tooLong
  /// It begins with `!`: what is left out cannot be taken in again.
  case negated
  /// A `[` has no `]`, or none before the next `/`.
  case unclosedClass
  /// A range of characters ends before it begins.
  case backwardRange
  /// Nothing follows the last `\`.
  case trailingBackslash
  /// It holds a character that cannot be seen.
  case unseen
  /// A `[:alpha:]`, which means something else elsewhere.
  case namedClass
  /// Two `/` stand together, or a part is `.` or `..`: no path of a corpus is written so.
  case neverMatches
}

/// A pattern of paths as people know it from `.gitignore`: `*`, `?`, `[a-z]`, `**`, `/` in front and behind.
///
/// Without a `/` but at its end it matches at any depth, else from the root of the corpus on; with a `/` at its
/// end only folders; and with a folder all that lies in it. Capitals count. Matching takes time in proportion to
/// the pattern and the path, whatever they hold.
package struct FilePattern: Hashable, Sendable {
  /// The pattern as it was given.
  package let text: String
  private let parts: [Part]
  private let onlyFolders: Bool

  /// One part of a pattern between two `/`.
  private enum Part: Hashable, Sendable {
    /// `**`: any number of parts of a path.
    case anyDepth
    case glob(Glob)
  }

  /// The most bytes of a pattern.
  package static let limit = 1024

  package init(_ text: String) throws(FilePatternError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.limit else { throw .tooLong }
    guard text.unicodeScalars.allSatisfy(\.canBeSeen) else { throw .unseen }
    guard bytes.first != UInt8(ascii: "!") else { throw .negated }
    var pieces = bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    let onlyFolders = pieces.count > 1 && pieces.last?.isEmpty == true
    if onlyFolders { pieces.removeLast() }
    let isAnchored = pieces.count > 1
    if isAnchored, pieces.first?.isEmpty == true { pieces.removeFirst() }
    guard pieces != [[]] else { throw .empty }
    var parts: [Part] = isAnchored ? [] : [.anyDepth]
    for piece in pieces {
      guard !piece.isEmpty, !piece.elementsEqual(".".utf8), !piece.elementsEqual("..".utf8) else {
        throw .neverMatches
      }
      if !piece.elementsEqual("**".utf8) {
        parts.append(.glob(try Glob(Array(piece))))
      } else if parts.last != .anyDepth {
        parts.append(.anyDepth)
      }
    }
    // What lies in a folder, and not the folder itself.
    if parts.last == .anyDepth { parts.append(.glob(.anything)) }
    (self.text, self.parts, self.onlyFolders) = (text, parts, onlyFolders)
  }

  /// The pattern that matches this path only, or what lies in it; nil when the path cannot be written as text.
  package static func exactly(_ path: [UInt8]) -> FilePattern? {
    guard UTF8Check.firstInvalid(in: path) == nil else { return nil }
    let special = Array("*?[\\".utf8)
    let quoted = path.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    return try? FilePattern("/" + String(decoding: quoted, as: UTF8.self))
  }

  /// Whether the path is one of those meant, or lies in a folder that is.
  package func matches(_ path: some Collection<UInt8>, isFolder: Bool = false) -> Bool {
    matches(PathNames(path), isFolder: isFolder)
  }

  /// The same for a path that is asked of many patterns.
  package func matches(_ path: PathNames, isFolder: Bool = false) -> Bool {
    let names = path.names
    var (part, name) = (0, 0)
    // Where to try again: behind the last `**`, one name further on.
    var retry: (part: Int, name: Int)?
    while true {
      if part == parts.count, name < names.count || !onlyFolders || isFolder { return true }
      if part < parts.count, case .anyDepth = parts[part] {
        part += 1
        retry = (part, name)
      } else if part < parts.count, name < names.count, case .glob(let glob) = parts[part],
        glob.matches(names[name])
      {
        part += 1
        name += 1
      } else {
        guard let last = retry, last.name < names.count else { return false }
        retry = (last.part, last.name + 1)
        (part, name) = (last.part, last.name + 1)
      }
    }
  }

  /// The one path that is meant, besides what lies in it, where the pattern is plain.
  var plainPath: [[UInt32]]? {
    guard !onlyFolders else { return nil }
    var names: [[UInt32]] = []
    for part in parts {
      guard case .glob(let glob) = part, let name = glob.plainName else { return nil }
      names.append(name)
    }
    return names
  }

  private static let slash = UInt8(ascii: "/")

  // By bytes, as files are told apart.
  package static func == (a: FilePattern, b: FilePattern) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension FilePattern: CustomStringConvertible {
  package var description: String { text }
}

/// The names of which a path consists, split once for many patterns.
package struct PathNames: Sendable {
  let names: [[UInt32]]

  /// - Parameter path: from the root of the corpus on, without `/` in front; any bytes.
  package init(_ path: some Collection<UInt8>) {
    names = path.split(separator: UInt8(ascii: "/")).map { Glob.characters(of: Array($0)) }
  }
}

extension Unicode.Scalar {
  /// False for control characters, and for marks that make a text look like another one.
  var canBeSeen: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    // Some languages are not written without these two.
    case .format: self == "\u{200C}" || self == "\u{200D}"
    default: true
    }
  }
}
