package import RedactCore

/// The escapes of a JSON string, read from raw bytes.
enum JSONEscape {
  /// What `\` before `letter` stands for; nil for `u` and for what JSON does not know.
  static func short(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 code unit of a `\uXXXX` that begins at `at`, or nil when none does.
  static func unit(_ bytes: [UInt8], _ at: Int) -> UInt16? {
    guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[at + 2..<at + 6] {
      guard let digit = Unicode.Scalar(byte).hexValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}

extension Unicode.Scalar {
  fileprivate var hexValue: UInt16? {
    switch self {
    case "0"..."9": UInt16(value - 0x30)
    case "A"..."F": UInt16(value - 0x41 + 10)
    case "a"..."f": UInt16(value - 0x61 + 10)
    default: nil
    }
  }
}

/// A JSON string decoded to UTF-8, with the way back from every decoded byte to the raw bytes it came from.
///
/// ## Privacy
/// Holds text of a document.
package struct JSONString: Sendable {
  /// The decoded text: valid UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Where the string's body stands in the raw bytes, between the quotes.
  package let span: ByteSpan
  private var map = RawMap()

  /// Decodes the body at `span` of raw bytes that the scanner has accepted.
  init(_ raw: [UInt8], _ span: ByteSpan) {
    self.span = span
    bytes.reserveCapacity(span.count)
    var at = span.start
    while at < span.end {
      if raw[at] == UInt8(ascii: "\\") {
        at = decodeEscape(raw, at)
      } else {
        let end = raw[at..<span.end].firstIndex(of: UInt8(ascii: "\\")) ?? span.end
        begin(at, unit: 1, rawUnit: 1)
        bytes += raw[at..<end]
        at = end
      }
    }
  }

  /// The raw bytes that decode to `decoded`; an escape that is touched is taken whole.
  package func raw(_ decoded: ByteSpan) -> ByteSpan {
    map.raw(decoded, of: bytes.count, rawEnd: span.end)
  }

  private mutating func decodeEscape(_ raw: [UInt8], _ at: Int) -> Int {
    if let byte = JSONEscape.short(raw[at + 1]) {
      begin(at, unit: 1, rawUnit: 2)
      bytes.append(byte)
      return at + 2
    }
    let lead = JSONEscape.unit(raw, at) ?? 0
    let isPair = UTF16.isLeadSurrogate(lead)
    var value = UInt32(lead)
    if isPair {
      let trail = UInt32(JSONEscape.unit(raw, at + 6) ?? 0)
      value = 0x10000 + (value & 0x3FF) << 10 + trail & 0x3FF
    }
    let utf8 = Unicode.Scalar(value).flatMap(UTF8.encode) ?? UTF8.encodedReplacementCharacter
    begin(at, unit: utf8.count, rawUnit: isPair ? 12 : 6)
    bytes += utf8
    return at + (isPair ? 12 : 6)
  }

  private mutating func begin(_ raw: Int, unit: Int, rawUnit: Int) {
    map.begin(decoded: bytes.count, raw: raw, unit: unit, rawUnit: rawUnit)
  }
}
