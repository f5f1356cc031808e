import RedactCore

/// One line of a CHAT file with the lines that continue it.
struct ChatLine {
  enum Kind {
    /// `@Name:` of the file, or of one speaker: `@Birth of HAN:`.
    case header
    /// `*HAN:` and what is said.
    case main
    /// `%mor:` and other notes on the utterance above.
    case dependent
    /// A line of no known kind.
    case other
  }

  let kind: Kind
  /// The name or code, without its sign and colon.
  let name: ByteSpan
  /// What follows the colon, over all lines, without blanks at its ends.
  let body: ByteSpan
  /// The whole, with its line end.
  let whole: ByteSpan

  /// The lines of a file. A line that starts with a blank continues the one above.
  static func all(of text: [UInt8]) -> [ChatLine] {
    var result: [ChatLine] = []
    var pending: (start: Int, end: Int, next: Int)?
    func close() {
      if let pending {
        result.append(ChatLine(text, ByteSpan(pending.start, pending.end), next: pending.next))
      }
    }
    for line in Lines(text) {
      let isBlank = line.span.trimmed(in: text).isEmpty
      let continues =
        pending != nil && (isBlank || text[line.span.start] == 0x09 || text[line.span.start] == 0x20)
      if continues {
        pending = pending.map { ($0.start, isBlank ? $0.end : line.span.end, line.next) }
      } else if !isBlank {
        close()
        pending = (line.span.start, line.span.end, line.next)
      }
    }
    close()
    return result
  }

  private init(_ text: [UInt8], _ span: ByteSpan, next: Int) {
    whole = ByteSpan(span.start, next)
    switch text[span.start] {
    case UInt8(ascii: "@"): kind = .header
    case UInt8(ascii: "*"): kind = .main
    case UInt8(ascii: "%"): kind = .dependent
    default: kind = .other
    }
    if kind == .other {
      name = ByteSpan(span.start, span.start)
      body = span.trimmed(in: text)
      return
    }
    var end = span.start + 1
    while end < span.end, text[end] != UInt8(ascii: ":"), text[end] != 0x0A, text[end] != 0x0D,
      text[end] != 0x09
    { end += 1 }
    name = ByteSpan(span.start + 1, end).trimmed(in: text)
    let isColon = end < span.end && text[end] == UInt8(ascii: ":")
    body = ByteSpan(isColon ? end + 1 : end, span.end).trimmed(in: text)
  }
}
