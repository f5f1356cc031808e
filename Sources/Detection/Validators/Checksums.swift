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

  /// ISO 13616: the first four characters go to the end, letters count 10 to 35, and the whole is 1 modulo 97.
  static func iban(_ text: [UInt8]) -> Bool {
    guard (15...34).contains(text.count), isLetter(text[0]), isLetter(text[1]) else { return false }
    var remainder = 0
    for byte in text[4...] + text[..<4] {
      let value = value(byte)
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder == 1
  }

  /// ICAO 9303: a machine readable line with at least one date or number whose check digit is right.
  static func machineReadable(_ text: [UInt8]) -> Bool {
    let line = text.filter { isLetter($0) || isDigit($0) || $0 == 0x3C }
    guard line.count >= 30, line.filter({ $0 == 0x3C }).count >= 2 else { return false }
    if line[0] == 0x50 || line[0] == 0x49 { return true }
    guard line.count >= 28 else { return false }
    let number = Array(line[0..<9])
    let weights = [7, 3, 1]
    let sum = number.enumerated().reduce(0) { sum, item in
      sum + (item.element == 0x3C ? 0 : value(item.element)) * weights[item.offset % 3]
    }
    return isDigit(line[9]) && sum % 10 == value(line[9])
  }

  /// ISO 3779: 17 characters without I, O, Q; the check character of North America is tested only where it fits all.
  static func vehicle(_ text: [UInt8]) -> Bool {
    let forbidden: Set<UInt8> = [0x49, 0x4F, 0x51]
    return text.count == 17 && !text.contains(where: forbidden.contains) && text.contains(where: isDigit)
      && text.contains(where: isLetter) && text[13...].allSatisfy(isDigit)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  /// 0 to 9 for digits, 10 to 35 for letters.
  static func value(_ byte: UInt8) -> Int { isDigit(byte) ? Int(byte) - 0x30 : Int(byte) - 0x37 }
}
