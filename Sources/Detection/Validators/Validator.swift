/// A check on the text of a hit that no pattern can express: check digits, dates that exist, plausible
/// shapes.
///
/// Input is the folded text of the hit. Separators (blank, hyphen, full stop, slash, brackets) do not count.
struct Validator: Sendable {
  let name: String
  private let check: @Sendable (Stripped) -> Bool

  func accepts(_ hit: some Sequence<UInt8>) -> Bool { check(Stripped(hit)) }

  static func named(_ name: String) -> Validator? { all.first { $0.name == name } }

  /// Every validator a rule may name.
  static let all: [Validator] = [
    Validator("luhn") { Checksums.luhn($0.digits) && (12...19).contains($0.digits.count) },
    Validator("imei") { Checksums.luhn($0.digits) && $0.digits.count == 15 },
    Validator("iban") { Checksums.iban($0.alphanumerics) },
    Validator("mrz") { Checksums.machineReadable($0.characters) },
    Validator("vin") { Checksums.vehicle($0.alphanumerics) },
    Validator("date") { CalendarDates.exists($0.characters) },
    Validator("phone") { (7...15).contains($0.digits.count) && Set($0.digits).count > 1 },
    Validator("phone-long") { PhoneShapes.isLong($0) },
    Validator("ipv4") { NetworkShapes.ipv4($0.characters) },
    Validator("ipv6") { NetworkShapes.ipv6($0.characters) },
    Validator("coordinates") { NetworkShapes.coordinates($0.characters) },
    Validator("turkish-id") { NationalIDs.turkish($0.digits) },
    Validator("german-tax-id") { NationalIDs.germanTax($0.digits) },
    Validator("spanish-id") { NationalIDs.spanish($0.alphanumerics) },
    Validator("italian-fiscal") { NationalIDs.italianFiscal($0.alphanumerics) },
    Validator("french-nir") { NationalIDs.french($0.alphanumerics) },
    Validator("dutch-bsn") { NationalIDs.dutch($0.digits) },
    Validator("us-ssn") { NationalIDs.unitedStates($0.digits) },
    Validator("uk-nino") { NationalIDs.british($0.alphanumerics) },
  ]

  private init(_ name: String, _ check: @escaping @Sendable (Stripped) -> Bool) {
    self.name = name
    self.check = check
  }
}

/// A hit seen three ways.
struct Stripped {
  /// As it stands, letters in upper case.
  let characters: [UInt8]
  /// Letters and digits only.
  let alphanumerics: [UInt8]
  /// The values of the digits, 0 to 9.
  let digits: [Int]

  init(_ hit: some Sequence<UInt8>) {
    characters = hit.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    alphanumerics = characters.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    digits = characters.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
  }
}
