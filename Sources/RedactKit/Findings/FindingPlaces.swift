public import Findings
import RedactCore

/// Turns mentions into findings with places that people can go to.
public struct FindingPlaces {
  private let text: [UInt8]
  private let lines: LineIndex
  private let unit: OffsetUnit
  private let showsText: Bool

  /// - Parameter text: the bytes of the input that the mentions' spans count.
  public init(_ text: [UInt8], unit: OffsetUnit = .bytes, showsText: Bool = false) {
    self.text = text
    lines = LineIndex(text)
    self.unit = unit
    self.showsText = showsText
  }

  /// The findings of one input, in order.
  public func findings(_ scan: Scan, path: String?) -> [Finding] {
    findings(scan, path: path.map { ShownPath($0) })
  }

  /// The same for a part of a file, or of a commit.
  package func findings(
    _ scan: Scan, path: ShownPath?, leaf: String = Finding.textLeaf, revision: String? = nil
  ) -> [Finding] {
    let mentions = scan.mentions
    let offsets = ScalarOffsets.scattered(
      unit, of: mentions.flatMap { [$0.span.start, $0.span.end] }, in: text)
    return zip(mentions, scan.labels).enumerated().map { index, found in
      let (mention, label) = found
      return Finding(
        path: path, leaf: leaf, revision: revision, place: lines.position(of: mention.span.start) ?? .first,
        end: lines.position(of: mention.span.end) ?? .first,
        offsets: offsets[2 * index]..<max(offsets[2 * index], offsets[2 * index + 1]), type: mention.type,
        kind: mention.kind, score: mention.score, rule: mention.rule, label: label,
        text: showsText ? Sensitive(Array(text[mention.span.range])) : nil)
    }
  }
}
