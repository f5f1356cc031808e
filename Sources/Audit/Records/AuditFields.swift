import RedactCore

/// The members of one record. Whatever goes in is looked at first, so a text or a path cannot come
/// through.
struct AuditFields {
  /// Every reader of JSON can hold these.
  private static let numbers = 0..<(1 << 53)

  private(set) var members: [String: CanonicalJSON] = [:]

  /// A word of 1 to 80 letters, digits and `. _ : + -`; nil leaves the member out.
  mutating func word(_ field: StaticName, _ value: String?) throws(AuditError) {
    guard let value else { return }
    members[field.description] = .string(try Self.checkedWord(field, value))
  }

  /// One word of a list that is known when the program is built.
  mutating func word(_ field: StaticName, _ value: String, of known: [String]) throws(AuditError) {
    guard known.contains(value) else { throw .notAWord(field: field) }
    members[field.description] = .string(value)
  }

  mutating func words(_ field: StaticName, _ values: [String: String]) throws(AuditError) {
    var checked: [String: CanonicalJSON] = [:]
    for (name, value) in values {
      checked[try Self.checkedWord(field, name)] = .string(try Self.checkedWord(field, value))
    }
    members[field.description] = .object(checked)
  }

  mutating func words(_ field: StaticName, _ values: [String]) throws(AuditError) {
    var checked: [CanonicalJSON] = []
    for word in values { checked.append(.string(try Self.checkedWord(field, word))) }
    members[field.description] = .list(checked)
  }

  mutating func pairs(_ field: StaticName, _ values: [[String]]) throws(AuditError) {
    var lists: [CanonicalJSON] = []
    for words in values {
      guard words.count == 2 else { throw .outOfRange(field: field) }
      var checked: [CanonicalJSON] = []
      for word in words { checked.append(.string(try Self.checkedWord(field, word))) }
      lists.append(.list(checked))
    }
    members[field.description] = .list(lists)
  }

  mutating func flags(_ field: StaticName, _ values: [String: Bool]) throws(AuditError) {
    var checked: [String: CanonicalJSON] = [:]
    for (name, value) in values { checked[try Self.checkedWord(field, name)] = .boolean(value) }
    members[field.description] = .object(checked)
  }

  mutating func digests(_ field: StaticName, _ values: [NamedDigest]) throws(AuditError) {
    var checked: [String: CanonicalJSON] = [:]
    for value in values {
      let digest = try Self.checkedDigits(field, value.digest, count: 64)
      checked[try Self.checkedWord(field, value.name)] = .string(digest)
    }
    members[field.description] = .object(checked)
  }

  /// Hexadecimal digits, this many where a number is given; nil leaves the member out.
  mutating func digits(_ field: StaticName, _ value: String?, count: Int? = nil) throws(AuditError) {
    guard let value else { return }
    members[field.description] = .string(try Self.checkedDigits(field, value, count: count))
  }

  mutating func sha256(_ field: StaticName, _ value: String?) throws(AuditError) {
    try digits(field, value, count: 64)
  }

  mutating func digits(_ field: StaticName, _ values: [String], count: Int) throws(AuditError) {
    var checked: [CanonicalJSON] = []
    for value in values { checked.append(.string(try Self.checkedDigits(field, value, count: count))) }
    members[field.description] = .list(checked)
  }

  mutating func count(_ field: StaticName, _ value: Int) throws(AuditError) {
    guard Self.numbers.contains(value) else { throw .outOfRange(field: field) }
    members[field.description] = .number(value)
  }

  mutating func counts(_ field: StaticName, _ values: [EntityType: Int]) throws(AuditError) {
    try counts(field, Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, $1) }))
  }

  mutating func counts(_ field: StaticName, _ values: [String: Int]) throws(AuditError) {
    var checked: [String: CanonicalJSON] = [:]
    for (name, count) in values {
      guard Self.numbers.contains(count) else { throw .outOfRange(field: field) }
      checked[try Self.checkedWord(field, name)] = .number(count)
    }
    members[field.description] = .object(checked)
  }

  mutating func pair(_ field: StaticName, _ range: Range<Int>) throws(AuditError) {
    guard Self.numbers.contains(range.lowerBound), Self.numbers.contains(range.upperBound) else {
      throw .outOfRange(field: field)
    }
    members[field.description] = .list([.number(range.lowerBound), .number(range.upperBound)])
  }

  mutating func score(_ field: StaticName, _ value: Double) throws(AuditError) {
    guard value >= 0, value <= 1 else { throw .outOfRange(field: field) }
    members[field.description] = .hundredths(Int((value * 100).rounded()))
  }

  mutating func document(_ name: DocumentName) throws(AuditError) {
    switch name {
    case .keyed(let value): try digits("document", value)
    case .number(let number): try count("document", number)
    }
  }

  private static func checkedWord(
    _ field: StaticName, _ value: String
  ) throws(AuditError) -> String {
    guard (1...80).contains(value.utf8.count), value.utf8.allSatisfy(isWordByte) else {
      throw .notAWord(field: field)
    }
    return value
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func checkedDigits(
    _ field: StaticName, _ value: String, count: Int? = nil
  ) throws(AuditError) -> String {
    guard let bytes = Hex.decode(value), !bytes.isEmpty, bytes.count <= 64,
      Hex.encode(bytes) == value, count == nil || count == value.utf8.count
    else { throw .notHexadecimal(field: field) }
    return value
  }
}
