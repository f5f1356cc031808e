public import RedactCore

/// One finding as it is shown to people and machines: where and what, never the words.
public struct Finding: Hashable, Sendable {
  /// The path as it was given, or nil for standard input.
  public let path: String?
  /// 1-based line and column; columns count Unicode scalars.
  public let place: LinePosition
  /// The end of the finding, likewise; just past its last scalar.
  public let end: LinePosition
  /// In the unit of the report.
  public let offsets: Range<Int>
  /// What it is.
  public let type: EntityType
  /// Whether it names somebody by itself.
  public let kind: IdentifierKind
  /// 0 to 1.
  public let score: Double
  /// The id of the rule that found it.
  public let rule: String
  /// The label that stands for it in a redactor that numbers, without brackets.
  public let label: String
  /// The words, only where the user asked for them.
  let text: Sensitive<[UInt8]>?
}

/// What offsets count in a report.
public typealias OffsetUnit = RedactCore.OffsetUnit

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
    let mentions = scan.mentions
    let offsets = ScalarOffsets.scattered(
      unit, of: mentions.flatMap { [$0.span.start, $0.span.end] }, in: text)
    let origin = LinePosition(line: 1, column: 1)
    return zip(mentions, scan.labels).enumerated().map { index, found in
      let (mention, label) = found
      return
        Finding(
          path: path, place: lines.position(of: mention.span.start) ?? origin,
          end: lines.position(of: mention.span.end) ?? origin,
          offsets: offsets[2 * index]..<max(offsets[2 * index], offsets[2 * index + 1]), type: mention.type,
          kind: mention.kind, score: mention.score, rule: mention.rule, label: label,
          text: showsText ? Sensitive(Array(text[mention.span.range])) : nil)
    }
  }
}
