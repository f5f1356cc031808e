/// Why a bech32 string was refused.
enum Bech32Error: Error, Hashable, Sendable {
  /// A character, a length or a prefix that cannot be.
  case malformed
  /// All characters are possible, but they do not belong together: a slip of the pen.
  case checksum
}

/// BIP-173 strings of any length, as key files hold them: all in upper case or all in lower case, as the
/// prefix is.
enum Bech32 {
  private static let upperCase: [UInt8] = Array("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".utf8)
  private static let lowerCase: [UInt8] = upperCase.map { $0 | 0x20 }
  private static let checksumLength = 6

  private static func alphabet(for prefix: String) -> [UInt8] {
    prefix.utf8.contains { (0x61...0x7A).contains($0) } ? lowerCase : upperCase
  }

  /// `PREFIX1...` with the bytes and a checksum over both.
  static func encode(_ bytes: [UInt8], prefix: String) -> [UInt8] {
    var values = fives(bytes)
    let sum = polymod(expanded(prefix), values, [UInt8](repeating: 0, count: checksumLength)) ^ 1
    for index in 0..<checksumLength {
      values.append(UInt8(sum >> UInt32(5 * (checksumLength - 1 - index)) & 31))
    }
    defer { wipe(&values) }
    let alphabet = alphabet(for: prefix)
    return Array(prefix.utf8) + [UInt8(ascii: "1")] + values.map { alphabet[Int($0)] }
  }

  /// The bytes of a string with exactly this prefix.
  static func decode(_ text: ArraySlice<UInt8>, prefix: String) throws(Bech32Error) -> [UInt8] {
    let head = Array(prefix.utf8) + [UInt8(ascii: "1")]
    guard text.starts(with: head), text.count >= head.count + checksumLength else {
      throw .malformed
    }
    let alphabet = alphabet(for: prefix)
    var values: [UInt8] = []
    defer { wipe(&values) }
    for character in text.dropFirst(head.count) {
      guard let value = alphabet.firstIndex(of: character) else { throw .malformed }
      values.append(UInt8(value))
    }
    guard polymod(expanded(prefix), values) == 1 else { throw .checksum }
    guard let bytes = eights(values.dropLast(checksumLength)) else { throw .malformed }
    return bytes
  }

  /// The prefix as it enters the checksum: in lower case, upper bits first, then a zero, then lower
  /// bits.
  private static func expanded(_ prefix: String) -> [UInt8] {
    let lower = prefix.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower.map { $0 >> 5 } + [0] + lower.map { $0 & 31 }
  }

  /// The checksum over all parts in turn; they are not joined, which would leave a copy of them behind.
  private static func polymod(_ parts: [UInt8]...) -> UInt32 {
    let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    var sum: UInt32 = 1
    for value in parts.joined() {
      let top = sum >> 25
      sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
      for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 {
        sum ^= generator
      }
    }
    return sum
  }

  private static func fives(_ bytes: [UInt8]) -> [UInt8] {
    var values: [UInt8] = []
    values.reserveCapacity((bytes.count * 8 + 4) / 5 + checksumLength)
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = (pending << 8 | UInt32(byte)) & 0xFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        values.append(UInt8(pending >> UInt32(bits) & 31))
      }
    }
    if bits > 0 { values.append(UInt8(pending << UInt32(5 - bits) & 31)) }
    return values
  }

  /// The bytes, or nil when bits are left over that are not zero, or a whole character of them.
  private static func eights(_ values: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 5 / 8)
    var pending: UInt32 = 0
    var bits = 0
    for value in values {
      pending = (pending << 5 | UInt32(value)) & 0xFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    return bits < 5 && pending & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
  }
}
