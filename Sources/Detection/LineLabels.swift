import RedactCore

/// What stands at the start of a line of one text, before a colon or the border of a cell, and is no name: questions of
/// forms and roles of speakers.
struct LineLabels {
  private let labels: PhraseSet
  private let analysis: Analysis

  init(_ labels: PhraseSet, in analysis: Analysis) {
    self.labels = labels
    self.analysis = analysis
  }

  /// Whether words are part of such a label, or all of it.
  func hold(_ words: Range<Int>) -> Bool {
    guard !words.isEmpty else { return false }
    let tokens = analysis.tokens.all
    let earliest = max(0, words.lowerBound - labels.longest)
    guard let first = (earliest...words.lowerBound).last(where: { tokens[$0].traits.contains(.startsLine) })
    else {
      return false
    }
    let end = first + labels.longestEntry(in: tokens, at: first, joins: analysis.joins)
    guard end >= words.upperBound else { return false }
    let behind = analysis.folded.bytes[tokens[end - 1].end...].first { !Self.behind.contains($0) }
    return behind == UInt8(ascii: ":") || behind == UInt8(ascii: "|")
  }

  /// The same of what begins a line, nothing but blanks and marks of a list, a table or bold type before it.
  func hold(_ span: ByteSpan) -> Bool {
    let before = analysis.text[..<span.start].last { !Self.before.contains($0) }
    guard before == nil || before == UInt8(ascii: "\n") else { return false }
    return hold(analysis.tokenIndices(in: span))
  }

  private static let before = Array(" \t*_|->".utf8)
  /// A label may be set in bold, and a full stop shortens it.
  private static let behind = Array(" \t*_.".utf8)
}
