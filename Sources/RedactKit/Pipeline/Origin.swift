import RedactCore

/// What stood where in one document before it was redacted: what a vault needs, and nothing else may see.
///
/// ## Privacy
/// The text of the original.
struct Origin: Sendable {
  let draft: Draft
  /// Where the replacements stand in the output's text as its format is read; nil where that cannot be told.
  let places: [ByteSpan]?
  /// The name of the file, as it was given.
  var name: String?

  init(_ draft: Draft, places: [ByteSpan]?) {
    self.draft = draft
    self.places = places
  }
}
