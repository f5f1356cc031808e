import RedactCore

/// What stands on a main tier, in order: words, and codes between them.
struct ChatTier {
  enum Piece {
    case words(ByteSpan)
    /// Text within a code, such as an explanation or what somebody does.
    case note(ByteSpan)
    /// When the words are spoken, in milliseconds.
    case time(start: Int, end: Int)
    /// The code of another speaker.
    case code(ByteSpan)
  }

  private(set) var pieces: [Piece] = []
  private let text: [UInt8]
  private let end: Int
  private var at: Int
  private var words: ByteSpan?
  /// Where the search for the end of a code failed, so that it is not made again.
  private var isOpenFrom = Int.max

  private static let longWord = 512

  /// Codes in brackets that hold no text.
  private static let bareCodes = Set(
    words: "/ // /// /- /? ! !! ? > < * ^ ^c >1 >2 >3 <1 <2 <3 + # ' \" ~ - x")

  init(_ text: [UInt8], _ body: ByteSpan) {
    self.text = text
    end = body.end
    at = body.start
    while at < end { readPiece() }
    closeWords()
  }

  private mutating func readPiece() {
    let byte = text[at]
    let startsWord = at == 0 || Self.isBlank(text[at - 1]) || text[at - 1] == UInt8(ascii: "<")
    switch byte {
    case 0x15: bullet()
    case UInt8(ascii: "["): bracket()
    case UInt8(ascii: "<"), UInt8(ascii: ">"): skip(1)
    case UInt8(ascii: "(") where pauseLength() > 0: skip(pauseLength())
    case UInt8(ascii: "&") where startsWord: ampersand()
    case UInt8(ascii: "+") where startsWord && isLinker(): skip(wordEnd(at) - at)
    case UInt8(ascii: "@") where suffixLength() > 0: skip(suffixLength())
    default:
      words = ByteSpan(words?.start ?? at, at + 1)
      at += 1
    }
  }

  private mutating func closeWords() {
    if let span = words?.trimmed(in: text), !span.isEmpty { pieces.append(.words(span)) }
    words = nil
  }

  private mutating func skip(_ count: Int) {
    closeWords()
    at += count
  }

  private mutating func note(_ span: ByteSpan) {
    let span = span.trimmed(in: text)
    if !span.isEmpty { pieces.append(.note(span)) }
  }

  /// A time between two marks, `1000_4135`; older files have the name of the recording there.
  private mutating func bullet() {
    closeWords()
    let close = text[(at + 1)..<end].firstIndex(of: 0x15) ?? end
    let inside = ByteSpan(at + 1, close)
    at = min(end, close + 1)
    let parts = text[inside.range].split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    let times = parts.compactMap { $0.count <= 8 ? Int(String(decoding: $0, as: UTF8.self)) : nil }
    if times.count == 2, parts.count == 2 {
      pieces.append(.time(start: times[0], end: times[1]))
    } else {
      note(inside)
    }
  }

  /// A code; its text follows a sign, as in `[= the camp]` and `[% laughs]`.
  private mutating func bracket() {
    guard at < isOpenFrom, let close = text[at..<end].firstIndex(of: UInt8(ascii: "]")) else {
      isOpenFrom = min(isOpenFrom, at)
      words = ByteSpan(words?.start ?? at, at + 1)
      at += 1
      return
    }
    let inside = ByteSpan(at + 1, close)
    skip(close + 1 - at)
    let sign = text[inside.range].prefix {
      $0 < 0x80 && !Self.isBlank($0) && !Self.isLetter($0) && !Self.isDigit($0)
    }
    let rest = ByteSpan(inside.start + sign.count, inside.end).trimmed(in: text)
    if inside.count <= 3, Self.bareCodes.contains(String(decoding: text[inside.range], as: UTF8.self)) {
      return
    }
    let isRepeat = rest.count <= 4 && text[rest.range].starts(with: "x ".utf8)
    if !isRepeat, text[rest.range].contains(where: { Self.isLetter($0) || Self.isDigit($0) }) { note(rest) }
  }

  /// `&=laughs` tells what happens; `&-uh`, `&~ba` and `&+fr` are words; `&*MOT:yes` is another's word.
  private mutating func ampersand() {
    let stop = wordEnd(at)
    let sign = at + 1 < stop ? text[at + 1] : 0
    if sign == UInt8(ascii: "=") {
      let inside = ByteSpan(at + 2, stop)
      skip(stop - at)
      return note(inside)
    }
    if sign == UInt8(ascii: "*"), let colon = text[at..<stop].firstIndex(of: UInt8(ascii: ":")) {
      let code = ByteSpan(at + 2, colon)
      skip(colon + 1 - at)
      pieces.append(.code(code))
    } else {
      skip([UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "+")].contains(sign) ? 2 : 1)
    }
  }

  /// `(.)`, `(..)`, `(1.5)`: the bytes of a pause, or 0.
  private func pauseLength() -> Int {
    let inside = text[(at + 1)..<end].prefix(8).prefix {
      Self.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
    }
    guard 1...6 ~= inside.count, inside.endIndex < end, text[inside.endIndex] == UInt8(ascii: ")") else {
      return 0
    }
    return inside.count + 2
  }

  /// `+...`, `+/.`, `+"`, `+<` and their like link utterances or end them.
  private func isLinker() -> Bool {
    text[at..<wordEnd(at)].allSatisfy { $0 < 0x80 && !Self.isLetter($0) && !(0x30...0x39 ~= $0) }
  }

  /// `@s:eng`, `@n`, `@l`: the bytes of what marks the kind of a word, or 0.
  private func suffixLength() -> Int {
    let stop = wordEnd(at)
    let kind = text[(at + 1)..<stop].prefix { 0x61...0x7A ~= $0 }
    guard 1...2 ~= kind.count else { return 0 }
    var rest = text[kind.endIndex..<stop]
    while let last = rest.last, [0x2E, 0x2C, 0x3F, 0x21, UInt8(ascii: ">")].contains(last) {
      rest.removeLast()
    }
    let isLanguages = rest.count <= 12 && rest.allSatisfy { 0x61...0x7A ~= $0 || ":+&$-".utf8.contains($0) }
    guard isLanguages, rest.isEmpty || !Self.isLetter(rest[rest.startIndex]),
      rest.split(whereSeparator: { !Self.isLetter($0) }).allSatisfy({ $0.count <= 3 })
    else { return 0 }
    return 1 + kind.count + rest.count
  }

  /// Where a word ends, as far as it is looked at.
  private func wordEnd(_ start: Int) -> Int {
    let end = min(end, start + Self.longWord)
    return text[start..<end].firstIndex { Self.isBlank($0) || $0 == 0x15 || $0 == UInt8(ascii: "[") } ?? end
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }
}
