import RedactCore

/// What stands at the start of a line of one text and is nobody's: before a colon or the border of a cell questions of
/// forms and roles of speakers, with a number or a remark in brackets behind them; before these, or a name, a time.
/// A class, because it is handed on with every finding.
final class LineLabels {
  private let labels: PhraseSet
  private let analysis: Analysis

  init(_ labels: PhraseSet, in analysis: Analysis) {
    self.labels = labels
    self.analysis = analysis
  }

  /// Whether words are part of such a label, or all of it.
  func hold(_ words: Range<Int>) -> Bool { firstWord(ofLabelWith: words) != nil }

  /// The same of a label with nothing but blanks, a time and marks of a list, a table or bold type before it.
  func hold(_ span: ByteSpan) -> Bool {
    guard let first = firstWord(ofLabelWith: analysis.tokenIndices(in: span)) else { return false }
    return beginsLine(analysis.span(of: first..<first + 1))
  }

  private func firstWord(ofLabelWith words: Range<Int>) -> Int? {
    guard !words.isEmpty, let first = firstWord(ofLineWith: words.lowerBound) else { return nil }
    let end = first + labels.longestEntry(in: analysis.tokens.all, at: first, joins: analysis.joins)
    return end >= words.upperBound && isLabel(upTo: analysis.tokens.all[end - 1].end) ? first : nil
  }

  /// Whether words are part of the time of day that a turn begins with, as in "[3.11., 21:17] Nada: ...".
  func isTime(_ words: Range<Int>) -> Bool {
    let span = analysis.span(of: words)
    let text = analysis.text
    let start = text[..<span.start].lastIndex { !Self.time.contains($0) }.map { $0 + 1 } ?? 0
    let end = text[span.end...].firstIndex { !Self.time.contains($0) } ?? text.count
    let numbers = text[start..<end].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (2...3).contains(numbers.count) && numbers.allSatisfy { (1...2).contains($0.count) }
      && beginsLine(span)
  }

  private func beginsLine(_ span: ByteSpan) -> Bool {
    var start = span.start
    while start > 0, Self.before.contains(analysis.text[start - 1]) { start -= 1 }
    return start == 0 || analysis.text[start - 1] == UInt8(ascii: "\n")
  }

  /// The first word of the line that is no number, unless it stands too far before a word, or behind it.
  private func firstWord(ofLineWith word: Int) -> Int? {
    let tokens = analysis.tokens.all
    let earliest = max(0, word - labels.longest - Self.mostNumbers)
    let start = (earliest...word).last { tokens[$0].traits.contains(.startsLine) }
    return start.flatMap { ($0...word).first { tokens[$0].traits.contains(.hasLetter) } }
  }

  private func isLabel(upTo end: Int) -> Bool {
    var rest = analysis.folded.bytes[end...].prefix(Self.longestRemark)
    func skip(_ bytes: [UInt8]) { rest = rest.drop { bytes.contains($0) } }
    skip(Self.behind)
    if rest.first == UInt8(ascii: "(") || rest.first == UInt8(ascii: "[") {
      rest = rest.drop { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }
        .dropFirst()
      skip(Self.behind)
    }
    return rest.first.map { Self.ends.contains($0) } ?? false
  }

  /// Of a time, such as 00:01:02.5.
  private static let mostNumbers = 4
  /// In bytes, with the sign behind it.
  private static let longestRemark = 64
  private static let time = UInt8(ascii: "0")...UInt8(ascii: ":")
  private static let before = ByteSet(" \t*_|->[](){}<:.,0123456789".utf8)
  /// A label may be set in bold, a full stop shortens it, and a number tells two apart.
  private static let behind = Array(" \t*_.0123456789".utf8)
  private static let ends = Array(":|".utf8)
}
