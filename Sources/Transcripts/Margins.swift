import RedactCore

/// Finds what stands in front of a line's text and is no text: numbers that count the lines, and quote
/// marks.
///
/// A name may break over two lines. Where the second starts with `003` or `>`, no detector could see the
/// name as one, so margins are left out of the document and kept in the input.
struct Margins {
  /// In the text that was scanned, in order.
  private(set) var spans: [ByteSpan] = []

  init(_ text: [UInt8]) {
    let isNumbered = Self.isNumbered(text)
    var last: Int?
    for line in Lines(text) {
      var end = line.span.start
      if isNumbered, let number = Self.number(text, line.span), Self.follows(number.value, last) {
        last = number.value
        end = number.end
      }
      end = Self.quoteMarks(text, ByteSpan(end, line.span.end))
      if end > line.span.start { spans.append(ByteSpan(line.span.start, end)) }
    }
  }

  /// True when at least six lines, and three of four that are not blank, start with a number that counts
  /// on.
  private static func isNumbered(_ text: [UInt8]) -> Bool {
    var lines = 0
    var numbered = 0
    var last: Int?
    for line in Lines(text) {
      if let number = number(text, line.span) {
        if follows(number.value, last) { numbered += 1 }
        last = number.value
      }
      if text[line.span.range].contains(where: { $0 != 0x20 && $0 != 0x09 }) { lines += 1 }
    }
    return numbered >= 6 && numbered * 4 >= lines * 3
  }

  /// Numbers count up by one, or start again with 1 on a new page.
  private static func follows(_ number: Int, _ last: Int?) -> Bool {
    guard let last else { return true }
    return number == last + 1 || number == 1
  }

  /// A number of one to five digits with blanks behind it, which belong to the margin, or alone in its
  /// line.
  private static func number(_ text: [UInt8], _ line: ByteSpan) -> (value: Int, end: Int)? {
    var at = skipBlanks(text, line.start, line.end)
    let first = at
    var value = 0
    while at < line.end, at < first + 6, 0x30...0x39 ~= text[at] {
      value = value * 10 + Int(text[at] - 0x30)
      at += 1
    }
    if at == first || at == first + 6 { return nil }
    let end = skipBlanks(text, at, line.end)
    return end > at || at == line.end ? (value, end) : nil
  }

  /// The end of the marks `>` at the start of a span, and of one blank behind each; the start when there
  /// are none.
  private static func quoteMarks(_ text: [UInt8], _ span: ByteSpan) -> Int {
    var end = span.start
    while true {
      let at = skipBlanks(text, end, min(span.end, end + 3))
      if at == span.end || text[at] != 0x3E { return end }
      end = at + 1
      if end < span.end, text[end] == 0x20 { end += 1 }
    }
  }

  private static func skipBlanks(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    return at
  }
}
