import RedactCore

/// How text is written in captions.
enum CaptionCoding {
  /// The references that WebVTT knows; all others stand for themselves.
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "lrm": "\u{200E}", "rlm": "\u{200F}",
  ]
  private static let longest = 12

  static func decodeWebVTT(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while at < span.end {
      if raw[at] == UInt8(ascii: "&"), let found = reference(raw, at, span.end) {
        text.copy(raw, copied..<at)
        text.decode(at..<at + found.length, as: UTF8.encode(found.scalar) ?? UTF8.encodedReplacementCharacter)
        at += found.length
        copied = at
      } else {
        at += 1
      }
    }
    text.copy(raw, copied..<span.end)
    return text
  }

  private static func reference(_ raw: [UInt8], _ at: Int, _ end: Int) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    let stop = min(end, at + longest)
    guard let semicolon = raw[at..<stop].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    if raw[at + 1] == UInt8(ascii: "#") {
      guard let found = CharacterReference.html(raw, at, end, inAttribute: false),
        found.length == semicolon + 1 - at, found.scalar.value >= 0x20, found.scalar != "\u{FFFD}"
      else { return nil }
      return (found.scalar, found.length)
    }
    return names[String(decoding: raw[(at + 1)..<semicolon], as: UTF8.self)].map { ($0, semicolon + 1 - at) }
  }

  static func encodeWebVTT(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      default: result.append(onOneLine(byte))
      }
    }
    return result
  }

  /// Nothing but line ends means anything here.
  static func encodeLine(_ text: [UInt8]) -> [UInt8] { text.map(onOneLine) }

  /// A name within tags and selectors: letters, digits, `-` and `_`.
  static func encodeName(_ text: [UInt8]) -> [UInt8] {
    let name = text.compactMap { (byte: UInt8) -> UInt8? in
      if byte == 0x20 { return UInt8(ascii: "_") }
      return byte >= 0x80 || byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
        ? byte : nil
    }
    return name.isEmpty && !text.isEmpty ? [UInt8(ascii: "_")] : name
  }

  /// Within the quotes of a style sheet.
  static func decodeQuoted(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while at + 1 < span.end {
      if raw[at] == UInt8(ascii: "\\"), raw[at + 1] < 0x80 {
        text.copy(raw, copied..<at)
        text.decode(at..<at + 2, as: CollectionOfOne(raw[at + 1]))
        at += 2
        copied = at
      } else {
        at += 1
      }
    }
    text.copy(raw, copied..<span.end)
    return text
  }

  static func encodeQuoted(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\") {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(onOneLine(byte))
    }
    return result
  }

  private static func onOneLine(_ byte: UInt8) -> UInt8 { byte == 0x0A || byte == 0x0D ? 0x20 : byte }
}
