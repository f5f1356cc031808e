import RedactCore

/// What a style sheet within captions may hold of people. All that is not known is a part of its own.
enum StylePiece: Equatable {
  /// What stands between the marks of a comment.
  case comment(ByteSpan)
  /// The name of a voice, in quotes or as a name.
  case voice(ByteSpan, LeafCoding)
  case string(ByteSpan)
  /// What `url()` holds, or `@import` names.
  case address(ByteSpan)
  /// The name of a class or an id.
  case name(ByteSpan)
}

/// Reads style sheets as leniently as players do: only words, quotes and comments count.
struct StyleSheet {
  private let text: [UInt8]
  private let end: Int
  private var at: Int
  private var depth = 0
  /// The words before this one, as in `[voice=` and `@import url(`.
  private var isVoice = false
  private var isImport = false
  private(set) var pieces: [StylePiece] = []

  init(_ text: [UInt8], _ span: ByteSpan) {
    self.text = text
    at = span.start
    end = span.end
    while at < end { step() }
  }

  private mutating func step() {
    let byte = text[at]
    switch byte {
    case UInt8(ascii: "/") where at + 1 < end && text[at + 1] == UInt8(ascii: "*"): comment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(byte)
    case UInt8(ascii: "#"):
      at += 1
      hash()
    case UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "-"): at += 1
    default:
      if isNameByte(byte) {
        word()
      } else {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
        if byte == UInt8(ascii: "]") { isVoice = false }
        if byte == UInt8(ascii: ";") { isImport = false }
        at += 1
      }
    }
  }

  private mutating func comment() {
    at += 2
    let start = min(at, end)
    while at + 1 < end, text[at] != UInt8(ascii: "*") || text[at + 1] != UInt8(ascii: "/") { at += 1 }
    let isClosed = at + 1 < end
    let stop = isClosed ? at : end
    at = isClosed ? at + 2 : end
    let inside = ByteSpan(min(start, stop), stop).trimmed(in: text)
    if !inside.isEmpty { pieces.append(.comment(inside)) }
  }

  private mutating func string(_ quote: UInt8) {
    at += 1
    let start = at
    while at < end, text[at] != quote, text[at] != 0x0A, text[at] != 0x0D {
      at += text[at] == UInt8(ascii: "\\") && at + 1 < end && text[at + 1] < 0x80 ? 2 : 1
    }
    at = min(at, end)
    let span = ByteSpan(start, at)
    if at < end, text[at] == quote { at += 1 }
    if span.isEmpty { return }
    pieces.append(isVoice ? .voice(span, .quotedStyle) : isImport ? .address(span) : .string(span))
  }

  /// `#name` in a selector, `#FF00AA` within braces.
  private mutating func hash() {
    let span = name()
    let isColour =
      depth > 0 && span.count <= 8
      && text[span.range].allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
    if !isColour, !span.isEmpty { pieces.append(.name(span)) }
  }

  private mutating func word() {
    let isClass = at > 0 && text[at - 1] == UInt8(ascii: ".")
    let span = name()
    let word = String(decoding: text[span.range].prefix(40), as: UTF8.self).lowercased()
    if word == "url", at < end, text[at] == UInt8(ascii: "(") { return address() }
    if word == "import" { isImport = true }
    if isVoice {
      pieces.append(.voice(span, .cueName))
    } else if word == "voice" {
      isVoice = true
    } else if isClass, depth == 0 {
      if !CuePiece.isColour(text[span.range]), !isMeasure(word) { pieces.append(.name(span)) }
    } else if !StyleWords.known.contains(word), !isMeasure(word), !CuePiece.isColour(text[span.range]) {
      pieces.append(.name(span))
    }
  }

  private mutating func address() {
    at += 1
    while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    let start = at
    while at < end, text[at] != UInt8(ascii: ")"), text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    let span = ByteSpan(start, at).trimmed(in: text)
    if !span.isEmpty { pieces.append(.address(span)) }
  }

  private mutating func name() -> ByteSpan {
    let start = at
    while at < end, isNameByte(text[at]) || text[at] == UInt8(ascii: "-") { at += 1 }
    return ByteSpan(start, at)
  }

  /// A short number with or without a unit.
  private func isMeasure(_ word: String) -> Bool {
    let digits = word.utf8.prefix { 0x30...0x39 ~= $0 }
    guard 1...6 ~= digits.count else { return false }
    let unit = word.dropFirst(digits.count)
    return unit.isEmpty || StyleWords.units.contains(String(unit))
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
  }
}
