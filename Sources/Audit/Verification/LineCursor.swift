/// Reads the values of one line, and nothing that a writer would have written in another way.
struct LineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place: Int
  private let end: Int

  /// - Parameter range: of the line in `bytes`, without its LF.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    (place, end) = (range.lowerBound, range.upperBound)
  }

  var isAtEnd: Bool { place == end }

  /// The next byte; 0, which no line holds, at the end.
  private var next: UInt8 { place < end ? bytes[place] : 0 }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool { take(UInt8(ascii: character)) }

  /// The name of a member with its quotes and colon, packed; nil when it is longer than names are.
  mutating func name() -> UInt128? {
    guard take("\"") else { return nil }
    let start = place
    while Self.isWordByte(next) { place += 1 }
    let name = PackedWord.pack(bytes, start..<place)
    return take("\"") && take(":") ? name : nil
  }

  mutating func value(_ shape: FieldShape) -> Bool {
    switch shape {
    case .scalar(let shape): scalar(shape)
    case .schema: text(Self.schema)
    case .document: next == UInt8(ascii: "\"") ? scalar(.digest(nil)) : scalar(.number)
    case .date: date()
    case .score: score()
    case .range: range()
    case .list(let shape): list("[", "]") { $0.scalar(shape) }
    case .pairs:
      list("[", "]") { $0.take("[") && $0.scalar(.word) && $0.take(",") && $0.scalar(.word) && $0.take("]") }
    case .object(let shape): object(shape)
    }
  }

  private static let schema = Array("\"\(AuditRecord.schema)\"".utf8)

  private mutating func text(_ expected: [UInt8]) -> Bool {
    guard end - place >= expected.count else { return false }
    for byte in expected { guard take(byte) else { return false } }
    return true
  }

  private mutating func scalar(_ shape: ScalarShape) -> Bool {
    switch shape {
    case .word: word()
    case .number: number() != nil
    case .flag: next == UInt8(ascii: "t") ? text(Self.yes) : text(Self.no)
    case .digest(let count): digest(count)
    }
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)

  private mutating func word() -> Bool {
    guard take("\"") else { return false }
    let start = place
    while Self.isWordByte(next) { place += 1 }
    return (1...80).contains(place - start) && take("\"")
  }

  private mutating func digest(_ count: Int?) -> Bool {
    guard take("\"") else { return false }
    let start = place
    while Self.isDigit(next) || (0x61...0x66).contains(next) { place += 1 }
    let digits = place - start
    return (2...128).contains(digits) && digits % 2 == 0 && (count ?? digits) == digits && take("\"")
  }

  /// A whole number below 2^53 without leading zeroes.
  mutating func number() -> Int? {
    guard Self.isDigit(next) else { return nil }
    if take("0") { return Self.isDigit(next) ? nil : 0 }
    var number = 0
    while Self.isDigit(next) {
      number = number * 10 + Int(next & 15)
      guard number < 1 << 53 else { return nil }
      place += 1
    }
    return number
  }

  /// 0.00 to 1.00.
  private mutating func score() -> Bool {
    let isOne = next == UInt8(ascii: "1")
    guard take(isOne ? "1" : "0"), take(".") else { return false }
    for _ in 0..<2 {
      guard isOne ? next == UInt8(ascii: "0") : Self.isDigit(next) else { return false }
      place += 1
    }
    return true
  }

  /// `[start,end]`, the end not before the start.
  private mutating func range() -> Bool {
    guard take("["), let start = number(), take(","), let end = number() else { return false }
    return start <= end && take("]")
  }

  /// A year from 1970, or a month or day of one.
  private mutating func date() -> Bool {
    guard take("\""), let year = digits(4), year >= 1970 else { return false }
    if take("\"") { return true }
    guard take("-"), let month = digits(2), (1...12).contains(month) else { return false }
    if take("\"") { return true }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard take("-"), let day = digits(2), (1...days).contains(day) else { return false }
    return take("\"")
  }

  private mutating func digits(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard Self.isDigit(next) else { return nil }
      number = number * 10 + Int(next & 15)
      place += 1
    }
    return number
  }

  private mutating func list(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ value: (inout LineCursor) -> Bool
  ) -> Bool {
    guard take(open) else { return false }
    if take(close) { return true }
    repeat { guard value(&self) else { return false } } while take(",")
    return take(close)
  }

  /// Names that are words, sorted, none twice.
  private mutating func object(_ shape: ScalarShape) -> Bool {
    var last = place..<place
    return list("{", "}") { cursor in
      let start = cursor.place + 1
      guard cursor.word() else { return false }
      let name = start..<(cursor.place - 1)
      guard last.isEmpty || cursor.precedes(last, name), cursor.take(":") else { return false }
      last = name
      return cursor.scalar(shape)
    }
  }

  private func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    bytes[one].lexicographicallyPrecedes(bytes[other])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}

/// Words of at most 16 bytes as numbers: as fast to compare, and in the same order. No word ends in a zero
/// byte.
enum PackedWord {
  static func pack(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt128? {
    guard range.count <= 16 else { return nil }
    var word: UInt128 = 0
    for index in range { word = word << 8 | UInt128(bytes[index]) }
    return word << UInt128(8 * (16 - range.count))
  }

  static func pack(_ word: String) -> UInt128? {
    let bytes = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { pack($0, 0..<bytes.count) }
  }
}
