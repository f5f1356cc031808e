/// What is scored and how strictly; the words are those of `score.py`.
package struct ScoreOptions: Sendable {
  /// `--types`: score only these gold types.
  package var types: Set<String>?
  /// `--exclude-orig`: leave out gold spans of these original types and do not judge what overlaps them.
  package var excludedOrigins: Set<String> = []
  /// `--alias FROM=TO`: predicted types by other names, on top of the built-in table.
  package var aliases: [(from: String, to: String)] = []
  /// `--coarse`: map the gold types through the table too.
  package var coarse = false
  /// `--weak`: count spans where masking is optional.
  package var weak = false
  /// `--exact`: every character of a mention must be masked, also punctuation, titles and function words.
  package var exact = false
  /// `--by`: figures for each group as well.
  package var grouping: Grouping?
  /// Whose names are told apart; nil for nobody's.
  package var nameGroups: NameGroups?

  package init() {}

  /// True for spans that are neither required nor wrong.
  func leavesOut(_ span: GoldSpan) -> Bool {
    if let origin = span.origin, excludedOrigins.contains(origin) { return true }
    if let types, !types.contains(span.type) { return true }
    return span.isWeak && !weak
  }
}
