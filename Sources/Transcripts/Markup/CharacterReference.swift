/// One reference to a character in raw markup, from its `&` on.
struct CharacterReference: Equatable {
  let scalar: Unicode.Scalar
  /// How many raw bytes it takes, `&` and `;` among them.
  let length: Int

  enum Failure: Error {
    case malformed, unknown
  }

  /// The longest name of an entity or number that is looked at, so that no bare `&` costs much.
  private static let longest = 32

  /// Reads the reference of XML that begins at `at`: a number, or one of the five names.
  static func xml(_ bytes: [UInt8], _ at: Int, _ end: Int) throws(Failure) -> CharacterReference {
    let stop = min(end, at + longest)
    guard let semicolon = bytes[at..<stop].firstIndex(of: UInt8(ascii: ";")) else { throw .malformed }
    let length = semicolon + 1 - at
    if bytes[at + 1] == UInt8(ascii: "#") {
      let number = CharacterNumber(bytes, at + 2, semicolon, hexadecimal: UInt8(ascii: "x"))
      guard number.count > 0, number.end == semicolon, let scalar = number.scalar, scalar.isXML else {
        throw .malformed
      }
      return CharacterReference(scalar: scalar, length: length)
    }
    let name = String(decoding: bytes[at + 1..<semicolon], as: UTF8.self)
    guard let scalar = Self.five[name] else { throw .unknown }
    return CharacterReference(scalar: scalar, length: length)
  }

  /// Reads the reference of HTML that begins at `at`, or nil when the `&` stands for itself.
  static func html(
    _ bytes: [UInt8], _ at: Int, _ end: Int, inAttribute: Bool
  ) -> CharacterReference? {
    guard at + 1 < end else { return nil }
    return bytes[at + 1] == UInt8(ascii: "#")
      ? htmlNumber(bytes, at, end) : htmlName(bytes, at, end, inAttribute: inAttribute)
  }

  private static let five: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private static func htmlNumber(_ bytes: [UInt8], _ at: Int, _ end: Int) -> CharacterReference? {
    let number = CharacterNumber(bytes, at + 2, end, hexadecimal: nil)
    guard number.count > 0 else { return nil }
    let hasSemicolon = number.end < end && bytes[number.end] == UInt8(ascii: ";")
    let scalar = HTMLEntities.windows1252(number.value) ?? number.scalar ?? "\u{FFFD}"
    return CharacterReference(
      scalar: scalar == "\0" ? "\u{FFFD}" : scalar, length: number.end - at + (hasSemicolon ? 1 : 0))
  }

  /// Old names need no semicolon, but in an attribute one that goes on is part of an address.
  private static func htmlName(
    _ bytes: [UInt8], _ at: Int, _ end: Int, inAttribute: Bool
  ) -> CharacterReference? {
    let stop = min(end, at + longest)
    let nameEnd = bytes[at + 1..<stop].firstIndex { !$0.isASCIILetterOrDigit } ?? stop
    let name = String(decoding: bytes[at + 1..<nameEnd], as: UTF8.self)
    if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ";"), let scalar = HTMLEntities.scalar(name) {
      return CharacterReference(scalar: scalar, length: nameEnd + 1 - at)
    }
    for length in stride(from: min(name.utf8.count, HTMLEntities.longestOld), to: 1, by: -1) {
      guard let scalar = HTMLEntities.oldScalar(String(name.prefix(length))) else { continue }
      let after = at + 1 + length
      let goesOn = after < end && (bytes[after] == UInt8(ascii: "=") || bytes[after].isASCIILetterOrDigit)
      return inAttribute && goesOn ? nil : CharacterReference(scalar: scalar, length: after - at)
    }
    return nil
  }
}

/// The digits of a reference by number, and what they say.
private struct CharacterNumber {
  /// Kept from growing past any scalar.
  private(set) var value: UInt32 = 0
  private(set) var count = 0
  private(set) var end: Int

  /// Reads digits from `start`; hexadecimal ones follow the letter given, or `x` of either case.
  init(_ bytes: [UInt8], _ start: Int, _ limit: Int, hexadecimal letter: UInt8?) {
    end = start
    guard start < limit else { return }
    let isHexadecimal = bytes[start] == letter || letter == nil && bytes[start] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { end += 1 }
    while end < limit, let digit = Self.digit(bytes[end], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      count += 1
      end += 1
    }
  }

  var scalar: Unicode.Scalar? { Unicode.Scalar(value) }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character in a document.
  fileprivate var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIILetterOrDigit: Bool { isASCIILetter || (0x30...0x39).contains(self) }
}
