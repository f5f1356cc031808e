import RedactCore

/// Where one pseudonym holds: the same name has the same label inside a scope, and an unrelated one
/// outside.
package struct Scope: Hashable, Sendable {
  /// What it is a scope of, such as `project`, `corpus` or `document`.
  package let kind: String
  /// Its name, as bytes: two spellings of one word are two scopes.
  package let id: [UInt8]

  /// `project:default`, for whoever has one project.
  package static let standard = Scope(kind: "project", id: Array("default".utf8))

  /// The kind of scopes that hold one document each.
  package static let documentKind = "document"

  /// The scope of one document, named by a keyed digest of it.
  package static func document(_ source: [UInt8]) -> Scope {
    Scope(kind: documentKind, id: Array(Hex.encode(source).utf8))
  }

  /// A scope by its parts, unchecked.
  package init(kind: String, id: [UInt8]) {
    self.kind = kind
    self.id = id
  }

  /// Reads `kind:name`: the kind of lower-case letters, the name of 1 to 255 bytes without control
  /// characters.
  package init(parsing text: String) throws(KeyError) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2,
      (1...32).contains(parts[0].count), parts[0].allSatisfy({ (0x61...0x7A).contains($0) }),
      (1...255).contains(parts[1].count), parts[1].allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw .scope }
    self.init(kind: String(decoding: parts[0], as: UTF8.self), id: Array(parts[1]))
  }

  /// The two parts as they enter derivations.
  var framed: [Framed] { [.text(kind), Framed(bytes: id)] }
}
