import RedactCore

/// One part of a corpus that is looked at: a file, or what names, links, describes or signs one.
///
/// ## Privacy
/// Holds text of the corpus.
public struct CheckedPart: Sendable {
  /// What a part is.
  public enum Kind: Hashable, Sendable {
    /// A file with its name.
    case file
    /// The name of a file alone.
    case name
    /// The name of a file that the configuration leaves out.
    case leftOut
    /// A symbolic link with its name; its text is where it leads.
    case link
    /// A file with its name that is too large to be looked through.
    case unread
    /// What describes a commit or a tag.
    case message(of: String)
    /// Who made a commit or a tag, such as `author`: `Name <mail>`.
    case person(String)
    /// The name of a branch or a tag.
    case reference(String)
  }

  public let kind: Kind
  /// From the top of the corpus, with `/` between names; nil where it is no file.
  public let path: [UInt8]?
  /// The commit in which it was met; nil for files on disk, and what is staged.
  public let revision: String?
  public let bytes: [UInt8]
  /// Whether the name was looked at before, with another version of the file.
  public let isNameKnown: Bool

  public init(
    _ kind: Kind, path: [UInt8]? = nil, revision: String? = nil, bytes: [UInt8] = [],
    isNameKnown: Bool = false
  ) {
    self.kind = kind
    self.path = path
    self.revision = revision
    self.bytes = bytes
    self.isNameKnown = isNameKnown
  }

  /// What findings in it say of where they are.
  var leaf: String {
    switch kind {
    case .file, .unread: "text"
    case .name, .leftOut: "file name"
    case .link: "link"
    case .message(let what): what == "commit" ? "commit message" : "\(what) message"
    case .person(let role): role
    case .reference(let what): what
    }
  }

  /// How messages call it.
  package var shownPlace: String {
    path.map { String(decoding: $0, as: UTF8.self) } ?? revision.map { "\(leaf) of \($0.prefix(7))" } ?? leaf
  }

  /// What waivers take for the file of what is none.
  var scope: [UInt8] { path ?? Array(leaf.utf8) }
}
