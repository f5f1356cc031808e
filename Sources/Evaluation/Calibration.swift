/// Whether scores mean what they say: of findings with a score of 0.7, seven of ten should be right.
///
/// A finding is right where it shares a character with a span that must be masked, whatever the type; findings that
/// touch only what may be masked or not do not count.
package struct Calibration: Sendable {
  /// The findings whose scores begin with the same tenth.
  package struct Band: Sendable {
    package var findings = 0
    package var right = 0
    package var scores = 0.0
  }

  /// By the first tenth of the score, 0.0 to 0.9; a score of 1 belongs to the last.
  package private(set) var bands = [Band](repeating: Band(), count: 10)

  package init() {}

  /// Counts the findings of one document, in Unicode scalars.
  package mutating func add(_ findings: [(range: Range<Int>, score: Double)], to document: GoldDocument) {
    let length = ScoredText(document.text).scalars.count
    // A span past the end is for the scorer to refuse.
    let marked = document.spans.filter { $0.identifier != "KEEP" && $0.range.upperBound <= length }
    let required = CharacterCover(length: length, marked.filter { !$0.isWeak }.map(\.range))
    let optional = CharacterCover(length: length, marked.filter(\.isWeak).map(\.range))
    for (range, score) in findings {
      let isRight = required.meets(range)
      guard isRight || !optional.meets(range) else { continue }
      let band = max(0, min(9, Int(score * 10)))
      bands[band].findings += 1
      bands[band].right += isRight ? 1 : 0
      bands[band].scores += score
    }
  }

  /// A line for each band that has findings, and the mean difference between what scores say and what is so.
  package var table: String {
    var text = "score      findings   mean   right\n"
    var difference = 0.0
    for (number, band) in bands.enumerated() where band.findings > 0 {
      let mean = band.scores / Double(band.findings)
      let right = Double(band.right) / Double(band.findings)
      difference += abs(mean - right) * Double(band.findings)
      let name = "\((Double(number) / 10).fixed(1)) to \((Double(number + 1) / 10).fixed(1))"
      text += "\(name) \(Self.padded(String(band.findings), 8)) \(Self.padded(mean.fixed(3), 8)) "
      text += "\(Self.padded(right.fixed(3), 7))\n"
    }
    let findings = bands.reduce(0) { $0 + $1.findings }
    guard findings > 0 else { return text }
    return text + "mean difference \((difference / Double(findings)).fixed(3))\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
