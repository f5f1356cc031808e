/// An input as text: decoded to UTF-8, with the way back to the very bytes it came as.
///
/// The byte order mark is no part of the text. Decoding loses nothing: what is encoded again is equal byte
/// for byte.
///
/// ## Privacy
/// Holds the whole input.
package struct SourceText: Sendable {
  /// How the input's bytes stand for characters.
  package enum Encoding: Hashable, Sendable {
    case utf8
    case latin1
    case utf16(isBigEndian: Bool)
  }

  package let encoding: Encoding
  /// The byte order mark, if there is one.
  package let mark: ArraySlice<UInt8>
  /// Valid UTF-8 without NUL.
  package let bytes: [UInt8]

  /// Takes an input in UTF-8, with or without a mark (see `TextIntake`), or in the encoding that its byte order
  /// mark or its format names.
  package init(
    _ input: [UInt8], as encoding: Encoding = .utf8, limits: IntakeLimits = IntakeLimits()
  ) throws(TranscriptError) {
    self.encoding = encoding
    if input.count > limits.bytes { throw .tooLarge(size: input.count, limit: limits.bytes) }
    switch encoding {
    case .utf8:
      let intake = try TextIntake(input, limits: limits)
      mark = input.prefix(intake.mark)
      bytes = intake.text
    case .latin1:
      mark = []
      bytes = Self.characters(input)
    case .utf16(let isBigEndian):
      mark = input.prefix(Self.utf16Mark(input) == encoding ? 2 : 0)
      bytes = try Self.decodeUTF16(input[mark.endIndex...], isBigEndian)
    }
    if let nul = bytes.firstIndex(of: 0) { throw .nul(InputPlace(nul, in: bytes)) }
    // In every encoding: an edit can take out the one byte that kept a text from being UTF-8.
    if encoding != .utf8, let lone = TextIntake.loneReturn(bytes) { throw .mixedLineEnds(lone) }
  }

  /// Takes the joined parts of an archive, each of them checked to be UTF-8 without NUL.
  init(joined parts: [UInt8]) {
    encoding = .utf8
    mark = []
    bytes = parts
  }

  /// The encoding that a byte order mark of UTF-16 names.
  package static func utf16Mark(_ input: [UInt8]) -> Encoding? {
    if input.starts(with: [0xFF, 0xFE]), !input.starts(with: [0xFF, 0xFE, 0, 0]) {
      return .utf16(isBigEndian: false)
    }
    return input.starts(with: [0xFE, 0xFF]) ? .utf16(isBigEndian: true) : nil
  }

  /// The input with `text` for its text.
  package func encoded(_ text: [UInt8]) throws(TranscriptError) -> [UInt8] {
    switch encoding {
    case .utf8: return mark + text
    case .latin1:
      var result: [UInt8] = []
      result.reserveCapacity(text.count)
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        guard let byte = UInt8(exactly: scalar.value) else { throw .unwritable("the encoding is ISO-8859-1") }
        result.append(byte)
      }
      return result
    case .utf16(let isBigEndian):
      var result = Array(mark)
      result.reserveCapacity(text.count * 2 + 2)
      for unit in String(decoding: text, as: UTF8.self).utf16 {
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        result += isBigEndian ? pair : pair.reversed()
      }
      return result
    }
  }

  /// The offset in the input of a byte of the text.
  package func source(of offset: Int) -> Int {
    switch encoding {
    case .utf8: mark.count + offset
    case .latin1: bytes[..<offset].count { $0 & 0xC0 != 0x80 }
    case .utf16:
      mark.count + 2 * bytes[..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
  }

  /// The characters that bytes of ISO-8859-1 stand for, one for each.
  static func characters(_ input: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(input.count + input.count / 8)
    for byte in input {
      if byte < 0x80 { result.append(byte) } else { result += [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
    }
    return result
  }

  private static func decodeUTF16(
    _ input: ArraySlice<UInt8>, _ isBigEndian: Bool
  ) throws(TranscriptError) -> [UInt8] {
    let end = input.startIndex + input.count / 2 * 2
    let (high, low) = isBigEndian ? (0, 1) : (1, 0)
    let units = stride(from: input.startIndex, to: end, by: 2).map {
      UInt16(input[$0 + high]) << 8 | UInt16(input[$0 + low])
    }
    guard end == input.endIndex, let text = String(validating: units, as: UTF16.self) else {
      throw .otherEncoding("broken UTF-16")
    }
    return Array(text.utf8)
  }
}
