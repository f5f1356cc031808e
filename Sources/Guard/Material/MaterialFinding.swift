package import RedactCore

/// What has no business in the tree of a corpus.
package enum MaterialKind: String, CaseIterable, Hashable, Sendable {
  /// A label that can be opened.
  case token = "TOKEN"
  /// A secret key, or a share of one.
  case key = "KEY"
  /// What stood behind the labels.
  case vault = "VAULT"
  /// Labels and other names for a whole corpus.
  case plan = "PLAN"
  /// What reviewers decide about, and on.
  case review = "REVIEW"
  /// A list of words that were found or taken out.
  case log = "LOG"
  /// An original, or what leads to one.
  case original = "ORIGINAL"
  /// Words that say that something is an original.
  case marker = "MARKER"

  /// The rule that finds it.
  package var rule: String { "guard." + rawValue.lowercased() }
}

/// One place where such material stands.
package struct MaterialFinding: Hashable, Sendable {
  package let kind: MaterialKind
  /// In bytes of what was looked at; the whole of a name, token or key, and of other material what it is known by.
  package let span: ByteSpan
  /// How sure it is, 0 to 1.
  package let score: Double
  /// Whether it gives people away by itself.
  package let identifies: IdentifierKind

  package var rule: String { kind.rule }

  init(_ kind: MaterialKind, _ span: ByteSpan, score: Double, identifies: IdentifierKind = .direct) {
    self.kind = kind
    self.span = span
    self.score = score
    self.identifies = identifies
  }
}
