import RedactCore

/// What a line starts with, if it may start a turn.
struct LineHead {
  /// How much speaks for a turn here.
  enum Evidence {
    /// It is one.
    case strong
    /// It is one when the label comes again, or when a sentence or paragraph ended before it.
    case fair
    /// It is one when the label comes again.
    case weak
    /// It is one when both `Q` and `A` label lines.
    case pair
    /// A dash alone: it is one when the text has no other turns, and several such lines.
    case dash
  }

  var label: SpeakerLabel?
  var time: ByteSpan?
  /// Where the words start, on this line or at its end.
  var body: Int
  var evidence: Evidence

  /// The most of a line that is looked at.
  private static let reach = 320

  /// Reads the start of a line; nil when no turn can start there.
  static func parse(_ text: [UInt8], _ line: ByteSpan) -> LineHead? {
    var cursor = TextCursor(text, ByteSpan(line.start, min(line.end, line.start + reach)))
    cursor.skipBlanks()
    if cursor.isAtEnd || !mayStart(cursor.byte) { return nil }
    _ = cursor.takeHeadingMarks()
    let isDashedFirst = cursor.takeDash()
    let time = leadingTime(&cursor)
    if time != nil { cursor.skipBlanks() }
    let isDashed = isDashedFirst || cursor.takeDash()
    var label = LabelParser(cursor, time: time?.span, lineEnd: line.end)
    if let head = label.parse() { return head }
    if let time, time.isSure || time.code.span.end == lastByte(text, line) {
      return LineHead(time: time.span, body: cursor.at, evidence: .strong)
    }
    return isDashed && time == nil ? LineHead(body: cursor.at, evidence: .dash) : nil
  }

  /// No label, time or dash starts with these.
  private static func mayStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      false
    default: true
    }
  }

  private struct Leading {
    let code: TimeCode
    /// Brackets or hours: enough to start a turn without a label.
    let isSure: Bool
    var span: ByteSpan { code.span }
  }

  private static func leadingTime(_ cursor: inout TextCursor) -> Leading? {
    if let code = TimeCode.wrapped(&cursor) { return Leading(code: code, isSure: true) }
    if let code = TimeCode.bare(&cursor) { return Leading(code: code, isSure: code.hasHours) }
    return nil
  }

  private static func lastByte(_ text: [UInt8], _ line: ByteSpan) -> Int {
    var end = line.end
    while end > line.start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    return end
  }
}
