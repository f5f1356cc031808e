import RedactCore

/// How words are written in CHAT, and how other words are written in their place.
///
/// A label such as `[PERSON-1]` cannot stand in a tier as it is: brackets hold codes there, and what is in
/// them is not counted as a word. So it is written as the word `PERSON-1`, and the blanks of a label as `_`,
/// which joins the words of a name in CHAT. In the name of a participant every blank is one, since the words
/// there mean code, name and role.
enum ChatCoding {
  /// Reads words as they are said: lines that are continued as one, `_` and `+` between words as blanks, the
  /// shortened letters of `(be)cause` in full, and without marks of lengthening and overlap. Outside of
  /// words only lines are joined.
  static func decode(_ raw: [UInt8], _ span: ByteSpan, isWords: Bool) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while at < span.end {
      let byte = raw[at]
      if isBlank(byte) {
        let end = endOfBlanks(raw, at, span.end)
        let isPlain = end == at + 1 && byte == 0x20
        let isSpare = isWords && standsBeforeStop(raw, end, span.end)
        if !isPlain || isSpare {
          text.copy(raw, copied..<at)
          if isSpare { text.decode(at..<end, as: []) } else { text.decode(at..<end, as: [0x20]) }
          copied = end
        }
        at = end
      } else if !isWords {
        at += 1
      } else if isLink(raw, at, span) {
        text.copy(raw, copied..<at)
        text.decode(at..<at + 1, as: [0x20])
        at += 1
        copied = at
      } else if markLength(raw, at, span) > 0 {
        let unit = letterWithMarks(raw, at, span, atLeast: copied)
        text.copy(raw, copied..<unit.range.lowerBound)
        text.decode(unit.range, as: unit.letter.isEmpty ? [] : raw[unit.letter])
        at = unit.range.upperBound
        copied = at
      } else {
        at += UTF8Scalar.length(ofLead: byte)
      }
    }
    text.copy(raw, copied..<span.end)
    return text
  }

  /// Marks belong to the letter before them, or with none to the one behind, so that a name is taken with
  /// them.
  private static func letterWithMarks(
    _ raw: [UInt8], _ at: Int, _ span: ByteSpan, atLeast copied: Int
  ) -> (range: Range<Int>, letter: Range<Int>) {
    var end = at
    while end < span.end, case let length = markLength(raw, end, span), length > 0 { end += length }
    let opens = raw[at] == UInt8(ascii: "(")
    if !opens, at > copied {
      var start = at - 1
      while start > copied, raw[start] & 0xC0 == 0x80 { start -= 1 }
      if !isBlank(raw[start]) { return (start..<end, start..<at) }
    }
    guard end < span.end, !isBlank(raw[end]) else { return (at..<end, end..<end) }
    let letter = end..<min(span.end, end + UTF8Scalar.length(ofLead: raw[end]))
    end = letter.upperBound
    while end < span.end, raw[end] != UInt8(ascii: "("), case let length = markLength(raw, end, span),
      length > 0
    {
      end += length
    }
    return (at..<end, letter)
  }

  /// The bytes of a mark that is no letter; 0 for none.
  private static func markLength(_ raw: [UInt8], _ at: Int, _ span: ByteSpan) -> Int {
    switch raw[at] {
    case UInt8(ascii: "("), UInt8(ascii: ")"): return 1
    case UInt8(ascii: ":"):
      let isInside = at > span.start && at + 1 < span.end
      return isInside && isLetter(raw[at - 1]) && isLetter(raw[at + 1]) ? 1 : 0
    case 0xE2:
      return at + 2 < span.end && marks.contains(raw[at + 1]) && isMark(raw[at + 1], raw[at + 2]) ? 3 : 0
    case 0xCB:
      return at + 1 < span.end && (raw[at + 1] == 0x88 || raw[at + 1] == 0x8C) ? 2 : 0
    default: return 0
    }
  }

  private static let marks: Set<UInt8> = [0x86, 0x8C]

  /// `↑ ↓` and `⌈ ⌉ ⌊ ⌋`; `ˈ` and `ˌ` are `CB 88` and `CB 8C`.
  private static func isMark(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x86 ? third == 0x91 || third == 0x93 : 0x88...0x8B ~= third
  }

  /// `_` in a name and `+` in a compound.
  private static func isLink(_ raw: [UInt8], _ at: Int, _ span: ByteSpan) -> Bool {
    guard raw[at] == UInt8(ascii: "_") || raw[at] == UInt8(ascii: "+"), at > span.start, at + 1 < span.end
    else {
      return false
    }
    return isLetter(raw[at - 1]) && isLetter(raw[at + 1])
  }

  /// ` .` is `.` to those who read it.
  private static func standsBeforeStop(_ raw: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at < end, [0x2E, 0x2C, 0x3F, 0x21].contains(raw[at]) else { return false }
    return at + 1 == end || isBlank(raw[at + 1])
  }

  private static func endOfBlanks(_ raw: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, isBlank(raw[at]) { at += 1 }
    return at
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }

  // MARK: Writing

  /// Writes words of a tier: no brackets, which are codes.
  static func encodeWords(_ text: [UInt8], isName: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ">"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: "|"): if isName { continue } else { result.append(byte) }
      case 0x09...0x0D, 0x20: result.append(isName || depth > 0 ? UInt8(ascii: "_") : 0x20)
      case 0..<0x20: continue
      default: result.append(byte)
      }
    }
    return result
  }

  /// Writes what stands on a line of its own: anything but line ends and marks of time.
  static func encodeLine(_ text: [UInt8]) -> [UInt8] {
    text.map { $0 < 0x20 ? 0x20 : $0 }
  }

  /// Writes the code of a speaker: capitals and digits, at most 7 of them, with the number kept whole.
  static func encodeCode(_ text: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    var digits: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x61...0x7A, 0x41...0x5A:
        if digits.isEmpty { letters.append(byte & ~0x20) }
      case 0x30...0x39: digits.append(byte)
      default: if !digits.isEmpty, digits.last != UInt8(ascii: "X") { digits.append(UInt8(ascii: "X")) }
      }
    }
    while digits.last == UInt8(ascii: "X") { digits.removeLast() }
    if letters.isEmpty { letters = Array("SPK".utf8) }
    return letters.prefix(max(1, 7 - digits.count)) + digits.suffix(6)
  }
}
