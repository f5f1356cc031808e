import Testing

@testable import Detection

@Suite struct ValidatorTests {
  private func accepts(_ name: String, _ text: String) throws -> Bool {
    try #require(Validator.named(name)).accepts(text.utf8)
  }

  /// Numbers that the publications of each scheme use as examples, or invented ones with right check digits.
  static let good: [(String, [String])] = [
    ("luhn", ["4539 5787 6362 1486", "4539-5787-6362-1486", "6011000990139424", "371449635398431"]),
    ("imei", ["490154203237518", "35-209900-176148-1"]),
    ("iban", ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "tr33 0006 1005 1978 6457 8413 26"]),
    (
      "mrz",
      [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
      ]
    ),
    ("vin", ["1M8GDM9AXKP042788", "11111111111111111"]),
    ("date", ["29.02.2024", "31/12/1999", "1999-12-31", "12/31/1999", "30.4.", "1.1.99", "15/8/1437"]),
    ("phone", ["+90 532 000 11 22", "0049 (30) 901820", "555-1234"]),
    ("phone-long", ["+90 532 123 45 67", "00963 11 234 5678"]),
    ("ipv4", ["192.0.2.1", "255.255.255.255", "0.0.0.0"]),
    ("ipv6", ["2001:db8::1", "::1", "fe80:0:0:0:0:0:0:1", "1:2:3:4:5:6:7::"]),
    ("coordinates", ["36.2021, 37.1343", "33.5138 N 36.2765 E", "90.0, 180.0"]),
    ("turkish-id", ["10000000146"]),
    ("german-tax-id", ["86095742719", "47 036 892 816"]),
    ("spanish-id", ["12345678Z", "X1234567L", "Y-1234567-X"]),
    ("italian-fiscal", ["RSSMRA85T10A562S", "MRTMTT25D09F205Z"]),
    ("french-nir", ["2 55 08 14 168 025 38", "180012A00400168"]),
    ("dutch-bsn", ["111222333", "123456782"]),
    ("us-ssn", ["078-05-1120", "219 09 9999"]),
    ("uk-nino", ["AB 12 34 56 C", "JG103759A"]),
  ]

  static let bad: [(String, [String])] = [
    ("luhn", ["4539 5787 6362 1487", "0000000000000000", "79927398713", ""]),
    ("imei", ["490154203237517", "49015420323751"]),
    ("iban", ["GB83 WEST 1234 5698 7654 32", "8289370400440532013000", "DE8937", ""]),
    (
      "mrz",
      [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C46UTO7408132F1204169ZE184226B<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "", "\n",
      ]
    ),
    ("vin", ["1M8GDM9A1KP042788", "1M8GDM9AXKP04278", "IM8GDM9AXKP042788"]),
    (
      "date",
      [
        "30.02.2024", "29.02.2023", "31.04.2020", "32/1/2020", "0.1.2020", "1.13.13.1", "13/13/2000",
        "1/1/999",
      ]
    ),
    ("phone", ["123456", "0000000000", "1234567890123456"]),
    ("phone-long", ["10 000 000", "1998 2004 2011", "12345678", "111 111 1111"]),
    ("ipv4", ["256.0.0.1", "1.2.3", "1.2.3.4.5", "1..2.3", "1000.1.1.1"]),
    ("ipv6", ["1:2:3", "12345::1", "::1::2", "1:2:3:4:5:6:7:8:9", "g::1"]),
    ("coordinates", ["95.0, 10.0", "45.0, 181.0", "45.0"]),
    ("turkish-id", ["10000000147", "00000000146", "1000000014"]),
    ("german-tax-id", ["86095742718", "06095742719", "8609574271"]),
    ("spanish-id", ["12345678A", "X1234567Z", "123456789", "W1234567L"]),
    ("italian-fiscal", ["RSSMRA85T10A562T", "RSSMRA85T10A562"]),
    ("french-nir", ["255081416802539", "055081416802538", "25508141680253"]),
    ("dutch-bsn", ["111222334", "000000000", "12345678"]),
    ("us-ssn", ["000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "123-45-678"]),
    ("uk-nino", ["BG123456A", "DA123456A", "AO123456A", "AB123456E", "AB12345C"]),
  ]

  @Test(arguments: good)
  func `what is right is accepted`(name: String, texts: [String]) throws {
    for text in texts { #expect(try accepts(name, text), "\(name) \(text)") }
  }

  @Test(arguments: bad)
  func `what is wrong is refused`(name: String, texts: [String]) throws {
    for text in texts { #expect(try !accepts(name, text), "\(name) \(text)") }
  }

  @Test func `every validator has its good and bad values`() {
    let names = Validator.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Self.good.map(\.0) == names)
    #expect(Self.bad.map(\.0) == names)
  }

  @Test(arguments: [
    "luhn", "imei", "iban", "vin", "turkish-id", "german-tax-id", "spanish-id", "italian-fiscal",
    "french-nir", "dutch-bsn",
  ])
  func `a number with one wrong digit is refused`(name: String) throws {
    for text in Self.good.first(where: { $0.0 == name })?.1 ?? [] {
      let letters = Array(text)
      for place in letters.indices where letters[place].isNumber {
        for digit in "0123456789" where digit != letters[place] {
          var wrong = letters
          wrong[place] = digit
          #expect(try !accepts(name, String(wrong)), "\(name) \(String(wrong))")
        }
      }
    }
  }

  @Test func `no validator fails on odd bytes`() {
    let odd: [[UInt8]] = [
      [], [0], [0xFF, 0xFE], Array("\n\n\n".utf8), Array("é٣😀".utf8), Array(repeating: 0x39, count: 400),
    ]
    for validator in Validator.all {
      for bytes in odd { #expect(!validator.accepts(bytes), "\(validator.name) \(bytes.prefix(4))") }
    }
  }
}
