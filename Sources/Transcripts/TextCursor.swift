import RedactCore

/// Reads along one line; at its end every byte is 0, which no text holds.
struct TextCursor {
  let text: [UInt8]
  var at: Int
  let end: Int

  init(_ text: [UInt8], _ span: ByteSpan) {
    self.text = text
    at = span.start
    end = span.end
  }

  var isAtEnd: Bool { at >= end }
  var byte: UInt8 { at < end ? text[at] : 0 }
  func byte(after count: Int) -> UInt8 { at + count < end ? text[at + count] : 0 }

  /// The scalar here and its length in bytes; the text is valid UTF-8. NUL at the end.
  var scalar: (value: Unicode.Scalar, length: Int) {
    let lead = UInt32(byte)
    if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (0x7F >> UInt32(length))
    for next in 1..<length { value = value << 6 | UInt32(byte(after: next) & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Moves past the byte if it is the next one.
  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard !isAtEnd, UInt32(byte) == wanted.value else { return false }
    at += 1
    return true
  }

  /// Moves past one kind of byte, at most `most` times; returns how often.
  mutating func takeRun(_ wanted: Unicode.Scalar, most: Int) -> Int {
    var count = 0
    while count < most, take(wanted) { count += 1 }
    return count
  }

  /// Moves past blanks and invisible marks of direction; returns how wide the blanks are, a tab counting
  /// two.
  @discardableResult
  mutating func skipBlanks() -> Int {
    var width = 0
    while !isAtEnd {
      switch byte {
      case 0x20: width += 1
      case 0x09: width += 2
      case 0x00..<0x80: return width
      default:
        let (value, length) = scalar
        if value == "\u{A0}" || value == "\u{202F}" || value == "\u{3000}" {
          width += 1
        } else if !Self.isInvisible(value) {
          return width
        }
        at += length - 1
      }
      at += 1
    }
    return width
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "\u{FF1A}" || scalar == "\u{FE55}" || scalar == "\u{FE13}"
  }

  /// Moves past a colon, and says whether it was a wide one, which needs no blank behind it.
  mutating func takeColon() -> (found: Bool, isWide: Bool) {
    let (value, length) = scalar
    guard Self.isColon(value) else { return (false, false) }
    at += length
    return (true, length > 1)
  }

  /// Moves past the `## ` of a heading.
  mutating func takeHeadingMarks() -> Bool {
    let start = at
    if takeRun("#", most: 6) > 0, byte == 0x20 {
      skipBlanks()
      return true
    }
    at = start
    return false
  }

  /// Moves past marks of quoted lines.
  mutating func takeQuoteMarks() -> Bool {
    let start = at
    while take(">") { skipBlanks() }
    return at > start
  }

  /// Moves past a dash that opens speech, and the blanks behind it.
  mutating func takeDash() -> Bool {
    let start = at
    if takeRun("-", most: 2) > 0 {
      if skipBlanks() > 0 { return true }
    } else if 0x2013...0x2015 ~= scalar.value.value {
      at += scalar.length
      skipBlanks()
      return true
    }
    at = start
    return false
  }

  /// Moves past marks of emphasis; returns how many.
  mutating func takeEmphasis() -> Int {
    let stars = takeRun("*", most: 3)
    return stars > 0 ? stars : takeRun("_", most: 3)
  }
}
