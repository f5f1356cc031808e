/// A JSON value that is always written the same way: members sorted by name, no blanks, ASCII only.
enum JSONLine {
  case object([String: JSONLine])
  case list([JSONLine])
  case string(String)
  case integer(Int)
  case boolean(Bool)
  /// A number of hundredths, written with two decimals.
  case hundredths(Int)

  /// The value and a line feed.
  func line() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members): Self.write(members, to: &bytes)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string(let text): Self.write(text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .hundredths(let number):
      let rest = number % 100
      bytes.append(contentsOf: "\(number / 100).\(rest / 10)\(rest % 10)".utf8)
    }
  }

  private static func write(_ members: [String: JSONLine], to bytes: inout [UInt8]) {
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in sorted.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, UInt8(unit)])
      case 0x20...0x7E: bytes.append(UInt8(unit))
      default: bytes.append(contentsOf: escape(unit))
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// `\u` and four lower-case digits.
  private static func escape(_ unit: UInt16) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return Array("\\u".utf8) + [12, 8, 4, 0].map { digits[Int(unit >> $0 & 15)] }
  }
}
