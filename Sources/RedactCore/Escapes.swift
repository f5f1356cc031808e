/// Decodes letters written as `&#72;`, `%48`, `=48` (quoted-printable), `\u0048` or `\x48`.
struct Escapes {
  /// One decoded scalar and where its code is.
  private struct Piece {
    var range: Range<Int>
    var scalar: UInt32
  }

  private let text: [UInt8]
  /// Where the last code that was decoded ended.
  private var lastEnd = -1

  /// Runs the step.
  static func decode(_ writer: inout CopyWriter) {
    var state = Escapes(text: writer.source)
    state.run(&writer)
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func run(_ writer: inout CopyWriter) {
    var offset = 0
    while let next = text.firstIndex(of: Self.signs, from: offset) {
      offset = next
      switch Unicode.Scalar(text[offset]) {
      case "&": offset = write(entity(at: offset).map { [$0] }, offset, &writer)
      case "\\":
        offset = write(unicodeEscape(at: offset).map { [$0] } ?? byteEscapes(at: offset, 4), offset, &writer)
      case "%": offset = write(percent(at: offset), offset, &writer)
      case "=":
        if let end = softBreak(at: offset) {
          writer.drop(offset..<end)
          offset = end
        } else {
          offset = write(quotedPrintable(at: offset), offset, &writer)
        }
      default: offset += 1
      }
    }
  }

  /// What a code begins with.
  private static let signs = ByteSet("&\\%=".utf8)

  /// Writes the decoded scalars and gives the offset to go on at.
  private mutating func write(_ pieces: [Piece]?, _ offset: Int, _ writer: inout CopyWriter) -> Int {
    for piece in pieces ?? [] {
      var bytes: [UInt8] = []
      bytes.append(scalar: piece.scalar)
      writer.replace(piece.range, with: bytes)
      let isLetter = bytes[0] < 0x80 ? bytes[0].isASCIILetter : ScalarTraits(piece.scalar).isLetter
      if isLetter, touchesWord(piece.range) { writer.suspect(.encoded, piece.range) }
      lastEnd = piece.range.upperBound
    }
    return pieces?.last?.range.upperBound ?? offset + 1
  }

  /// True where a letter, or what was decoded just now, is next to the code.
  private func touchesWord(_ range: Range<Int>) -> Bool {
    lastEnd == range.lowerBound || text.byte(range.lowerBound - 1).isLetterLike
      || text.byte(range.upperBound).isLetterLike
  }

  /// `&#72;`, `&#x48;` and the names that every dialect knows.
  private func entity(at offset: Int) -> Piece? {
    let window = text[offset..<min(offset + 10, text.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = text[(offset + 1)..<end]
    let range = offset..<end + 1
    if let scalar = Self.names.first(where: { $0.name.utf8.elementsEqual(name) })?.scalar {
      return Piece(range: range, scalar: scalar)
    }
    guard name.first == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = name.count > 1 && name[offset + 2] | 0x20 == UInt8(ascii: "x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let scalar = number(digits, isHexadecimal ? 16 : 10), Self.isText(scalar) else { return nil }
    return Piece(range: range, scalar: scalar)
  }

  private static let names: [(name: String, scalar: UInt32)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0),
  ]

  /// `\u0048`, also as a pair of surrogates.
  private func unicodeEscape(at offset: Int) -> Piece? {
    guard let first = unit(at: offset) else { return nil }
    if (0xD800..<0xDC00).contains(first), let second = unit(at: offset + 6),
      (0xDC00..<0xE000).contains(second)
    {
      return Piece(range: offset..<offset + 12, scalar: 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    }
    return Self.isText(first) ? Piece(range: offset..<offset + 6, scalar: first) : nil
  }

  private func unit(at offset: Int) -> UInt32? {
    guard offset + 6 <= text.count, text[offset] == UInt8(ascii: "\\"), text[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    return number(text[(offset + 2)..<(offset + 6)], 16)
  }

  /// `%48` beside a letter or in a row of them; "100%" and "20%50" stay.
  private func percent(at offset: Int) -> [Piece]? {
    guard let pieces = byteEscapes(at: offset, 3), let end = pieces.last?.range.upperBound else { return nil }
    let isRow = end - offset > 3 && !text.byte(offset - 1).isASCIIDigit
    return isRow || touchesWord(offset..<end) ? pieces : nil
  }

  /// `=7A` inside a word or at its start, or beyond ASCII anywhere; "x=42" stays.
  private func quotedPrintable(at offset: Int) -> [Piece]? {
    guard let pieces = byteEscapes(at: offset, 3), let end = pieces.last?.range.upperBound,
      !text[offset..<end].contains(where: { $0 &- 0x61 < 26 })
    else { return nil }
    if pieces.contains(where: { $0.scalar >= 0x80 }) { return pieces }
    let before = text.byte(offset - 1)
    let isInside = before.isLetterLike || before <= 0x20 || lastEnd == offset
    return isInside && text.byte(end).isLetterLike ? pieces : nil
  }

  /// For `=` at a line's end inside a word, the offset where the word goes on.
  private func softBreak(at offset: Int) -> Int? {
    let end = text.byte(offset + 1) == 0x0D ? offset + 3 : offset + 2
    guard text.byte(end - 1) == 0x0A, text.byte(offset - 1).isLetterLike, text.byte(end).isLetterLike
    else { return nil }
    return end
  }

  /// A row of escaped bytes, `width` long each: the scalars that are whole and text, up to the first that is
  /// not.
  ///
  /// Longer rows are taken sixteen bytes at a time, so that a row that comes to nothing costs little.
  private func byteEscapes(at offset: Int, _ width: Int) -> [Piece]? {
    var bytes: [UInt8] = []
    while bytes.count < 16, let byte = escapedByte(at: offset + bytes.count * width, width, text[offset]) {
      bytes.append(byte)
    }
    var pieces: [Piece] = []
    var done = 0
    while done < bytes.count {
      let length = bytes[done] < 0x80 ? 1 : bytes[done] < 0xE0 ? 2 : bytes[done] < 0xF0 ? 3 : 4
      guard done + length <= bytes.count,
        UTF8Check.firstInvalid(in: Array(bytes[done..<done + length])) == nil,
        case let scalar = bytes.scalar(at: done).value, Self.isText(scalar)
      else { break }
      let start = offset + done * width
      pieces.append(Piece(range: start..<start + length * width, scalar: scalar))
      done += length
    }
    return pieces.isEmpty ? nil : pieces
  }

  private func escapedByte(at offset: Int, _ width: Int, _ sign: UInt8) -> UInt8? {
    guard offset + width <= text.count, text[offset] == sign,
      width == 3 || text[offset + 1] == UInt8(ascii: "x")
    else { return nil }
    return number(text[(offset + width - 2)..<(offset + width)], 16).map { UInt8($0) }
  }

  private func number(_ digits: ArraySlice<UInt8>, _ radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for digit in digits {
      guard let one = digit.hexadecimal, one < radix else { return nil }
      value = value * radix + one
    }
    return digits.isEmpty ? nil : value
  }

  /// True for scalars that text can hold: no NUL, no controls but TAB and line ends.
  private static func isText(_ scalar: UInt32) -> Bool {
    guard Unicode.Scalar(scalar) != nil else { return false }
    return scalar >= 0x20 && scalar != 0x7F || scalar == 0x09 || scalar == 0x0A || scalar == 0x0D
  }
}
