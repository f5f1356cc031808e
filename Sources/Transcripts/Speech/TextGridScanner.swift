import RedactCore

/// Reads a TextGrid the way Praat does: only numbers, strings in quotes and flags that stand free count.
/// The words between them, such as `xmin =` and `intervals [2]:`, are there for people, and `!` starts a
/// comment.
struct TextGridScanner {
  enum Token {
    case number(Double)
    /// The inside of a string, with its quotes still doubled.
    case string(ByteSpan)
    case flag(ByteSpan)
  }

  let text: [UInt8]
  private(set) var at = 0
  /// Comments, without their exclamation mark.
  private(set) var comments: [ByteSpan] = []
  /// Words that Praat does not write.
  private(set) var unknown: [ByteSpan] = []

  init(_ text: [UInt8]) { self.text = text }

  /// What people read between the values; `[2]:` is known by its shape.
  private static let words = Set(
    words: """
      File type Object class = xmin xmax tiers? size item item[]: intervals intervals: points points: name
      text mark number time value []:
      """)

  /// The next token, or nil at the end.
  mutating func next() throws(TranscriptError) -> Token? {
    while at < text.count {
      switch text[at] {
      case 0x20, 0x09...0x0D: at += 1
      case UInt8(ascii: "!"): comment()
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "<"): return .flag(word())
      default:
        let span = word()
        if Self.startsNumber(text[span.start]) {
          return .number(try number(span))
        } else if !isKnown(span) {
          unknown.append(span)
        }
      }
    }
    return nil
  }

  private static func startsNumber(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private mutating func comment() {
    let start = at + 1
    while at < text.count, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    comments.append(ByteSpan(start, at).trimmed(in: text))
  }

  private mutating func string() throws(TranscriptError) -> ByteSpan {
    let start = at + 1
    at = start
    while at < text.count {
      if text[at] == UInt8(ascii: "\"") {
        if at + 1 < text.count, text[at + 1] == text[at] {
          at += 1
        } else {
          at += 1
          return ByteSpan(start, at - 1)
        }
      }
      at += 1
    }
    throw malformed("a string without an end", start - 1)
  }

  private mutating func word() -> ByteSpan {
    let start = at
    while at < text.count, text[at] != 0x20, !(0x09...0x0D ~= text[at]) { at += 1 }
    return ByteSpan(start, at)
  }

  private func number(_ span: ByteSpan) throws(TranscriptError) -> Double {
    guard span.count <= 40, let value = Double(String(decoding: text[span.range], as: UTF8.self)),
      value.isFinite
    else { throw malformed("a number that is none", span.start) }
    return value
  }

  private func isKnown(_ span: ByteSpan) -> Bool {
    var word = text[span.range]
    if word.count <= 16, Self.words.contains(String(decoding: word, as: UTF8.self)) { return true }
    if word.last == UInt8(ascii: ":") { word.removeLast() }
    guard word.last == UInt8(ascii: "]"), let open = word.firstIndex(of: UInt8(ascii: "[")) else {
      return false
    }
    let number = word[(open + 1)...].dropLast()
    return number.count <= 7 && number.allSatisfy { 0x30...0x39 ~= $0 }
      && ["", "item", "intervals", "points"].contains(String(decoding: word[..<open], as: UTF8.self))
  }

  /// Writes text as one word that is no value.
  static func freeWord(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.first else { return [] }
    let isValue = startsNumber(first) || "\"<!".utf8.contains(first)
    let word = text.map { $0 == 0x20 || 0x09...0x0D ~= $0 ? UInt8(ascii: "_") : $0 }
    return isValue ? [UInt8(ascii: "_")] + word : word
  }

  func malformed(_ reason: TranscriptError.StaticPhrase, _ offset: Int) -> TranscriptError {
    .malformed(format: "textgrid", reason: reason, InputPlace(offset, in: text))
  }
}
