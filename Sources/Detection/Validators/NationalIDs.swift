/// Check digits of national numbers. Sources: the published algorithm of each register.
enum NationalIDs {
  /// T.C. kimlik no: 11 digits, two of them checks.
  static func turkish(_ digits: [Int]) -> Bool {
    guard digits.count == 11, digits[0] != 0 else { return false }
    let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
    let even = digits[1] + digits[3] + digits[5] + digits[7]
    let tenth = ((odd * 7 - even) % 10 + 10) % 10
    return tenth == digits[9] && digits[..<10].reduce(0, +) % 10 == digits[10]
  }

  /// Steuerliche Identifikationsnummer: 11 digits, ISO 7064 mod 11,10.
  static func germanTax(_ digits: [Int]) -> Bool {
    guard digits.count == 11, digits[0] != 0 else { return false }
    var product = 10
    for digit in digits[..<10] {
      var sum = (digit + product) % 10
      if sum == 0 { sum = 10 }
      product = sum * 2 % 11
    }
    return (11 - product) % 10 == digits[10]
  }

  /// DNI and NIE: the letter is the number modulo 23.
  static func spanish(_ text: [UInt8]) -> Bool {
    let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    guard text.count == 9, let last = text.last, Checksums.isLetter(last) else { return false }
    var body = Array(text[..<8])
    // X, Y and Z of a NIE stand for 0, 1 and 2.
    if (0x58...0x5A).contains(body[0]) { body[0] -= 0x28 }
    guard body.allSatisfy(Checksums.isDigit) else { return false }
    let number = body.reduce(0) { $0 * 10 + Checksums.value($1) }
    return letters[number % 23] == last
  }

  /// Codice fiscale: 16 characters, the last a check letter.
  static func italianFiscal(_ text: [UInt8]) -> Bool {
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    guard text.count == 16, let last = text.last, Checksums.isLetter(last) else { return false }
    let sum = text[..<15].enumerated().reduce(0) { sum, item in
      let value = Checksums.isDigit(item.element) ? Int(item.element) - 0x30 : Int(item.element) - 0x41
      return sum + (item.offset % 2 == 0 ? odd[value] : value)
    }
    return sum % 26 == Int(last) - 0x41
  }

  /// NIR: 13 characters and a key, 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18.
  static func french(_ text: [UInt8]) -> Bool {
    guard text.count == 15 else { return false }
    var body = text
    if body[5] == 0x32, body[6] == 0x41 || body[6] == 0x42 {
      let isNorth = body[6] == 0x42
      body[5] = 0x31
      body[6] = isNorth ? 0x38 : 0x39
    }
    guard body.allSatisfy(Checksums.isDigit), body[0] != 0x30 else { return false }
    let number = body[..<13].reduce(0) { $0 * 10 + Checksums.value($1) }
    let key = body[13...].reduce(0) { $0 * 10 + Checksums.value($1) }
    return 97 - number % 97 == key
  }

  /// Burgerservicenummer: the eleven test.
  static func dutch(_ digits: [Int]) -> Bool {
    guard digits.count == 9, Set(digits).count > 1 else { return false }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  /// Social security number: no area 000, 666 or 9xx, no group 00, no serial 0000.
  static func unitedStates(_ digits: [Int]) -> Bool {
    guard digits.count == 9 else { return false }
    let area = digits[0] * 100 + digits[1] * 10 + digits[2]
    return area != 0 && area != 666 && area < 900 && digits[3] + digits[4] > 0
      && digits[5...].contains { $0 != 0 }
  }

  /// National insurance number: two letters of the allowed ones, six digits, A to D.
  static func british(_ text: [UInt8]) -> Bool {
    guard text.count == 9, Checksums.isLetter(text[0]), Checksums.isLetter(text[1]) else { return false }
    let prefix = String(decoding: text[..<2], as: UTF8.self)
    let barred: Set<String> = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]
    return !barred.contains(prefix) && !"DFIQUV".utf8.contains(text[0]) && !"DFIQUVO".utf8.contains(text[1])
      && text[2..<8].allSatisfy(Checksums.isDigit) && (0x41...0x44).contains(text[8])
  }
}
