/// Check digits of international numbers.
enum Checksums {
  /// ISO/IEC 7812-1 Annex B.
  static func luhn(_ digits: [Int]) -> Bool {
    guard digits.count > 1, Set(digits).count > 1 else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 1 ? digit * 2 : digit
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// ISO 13616: the first four characters go to the end, letters count 10 to 35, and the whole is 1 modulo
  /// 97.
  static func iban(_ text: [UInt8]) -> Bool {
    guard (15...34).contains(text.count), isLetter(text[0]), isLetter(text[1]) else { return false }
    var remainder = 0
    for byte in text[4...] + text[..<4] {
      let value = value(byte)
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder == 1
  }

  /// ICAO 9303: two or three lines of equal length, of whose number, birth and expiry at least two check
  /// digits are right.
  static func machineReadable(_ text: [UInt8]) -> Bool {
    let lines = text.split(separator: 0x0A).map { $0.filter { isLetter($0) || isDigit($0) || $0 == 0x3C } }
    guard let first = lines.first, lines.allSatisfy({ $0.count == first.count }) else { return false }
    let checked: [(line: Int, field: Range<Int>)]
    switch (lines.count, first.count) {
    case (2, 36), (2, 44): checked = [(1, 0..<9), (1, 13..<19), (1, 21..<27)]
    case (3, 30): checked = [(0, 5..<14), (1, 0..<6), (1, 8..<14)]
    default: return false
    }
    return checked.count { check in
      let digit = lines[check.line][check.field.upperBound]
      return isDigit(digit) && weighted(lines[check.line][check.field]) == value(digit)
    } >= 2
  }

  private static func weighted(_ field: ArraySlice<UInt8>) -> Int {
    let weights = [7, 3, 1]
    return field.enumerated().reduce(0) { sum, item in
      sum + (item.element == 0x3C ? 0 : value(item.element)) * weights[item.offset % 3]
    } % 10
  }

  /// ISO 3779 with the check character of 49 CFR 565, which European numbers need not have.
  static func vehicle(_ text: [UInt8]) -> Bool {
    let values: [UInt8: Int] = Dictionary(
      uniqueKeysWithValues: zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789".utf8,
        [
          1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        ]))
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    guard text.count == 17 else { return false }
    var sum = 0
    for (byte, weight) in zip(text, weights) {
      guard let value = values[byte] else { return false }
      sum += value * weight
    }
    return Array("0123456789X".utf8)[sum % 11] == text[8]
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  /// 0 to 9 for digits, 10 to 35 for letters.
  static func value(_ byte: UInt8) -> Int { isDigit(byte) ? Int(byte) - 0x30 : Int(byte) - 0x37 }
}
