/// A JSON value that is always written the same way: members sorted by name, no blanks, ASCII only.
package enum CanonicalJSON: Sendable {
  case object([String: CanonicalJSON])
  case list([CanonicalJSON])
  case string(String)
  case number(Int)
  case boolean(Bool)
  /// A number of hundredths, written with two decimals.
  case hundredths(Int)

  /// Whole numbers are below this, so that every reader gets them whole.
  package static let limit = 1 << 53

  /// The value and a line feed.
  package func line() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.write(sorted, "{", "}", to: &bytes) { member, bytes in
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
    case .list(let values): Self.write(values, "[", "]", to: &bytes) { $0.write(to: &$1) }
    case .string(let text): Self.write(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
    case .hundredths(let number):
      let rest = number % 100
      bytes += "\(number / 100).\(rest / 10)\(rest % 10)".utf8
    }
  }

  private static func write<Part>(
    _ parts: [Part], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
    _ write: (Part, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(part, &bytes)
    }
    bytes.append(UInt8(ascii: close))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(unit)]
      case 0x20...0x7E: bytes.append(UInt8(unit))
      default: bytes += Array("\\u".utf8) + [12, 8, 4, 0].map { digits[Int(unit >> $0 & 15)] }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
