/// A set of ASCII characters, together with all characters beyond ASCII or none of them.
struct ByteClass: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var hasBeyond = false

  static let none = ByteClass()
  static let all: ByteClass = {
    var all = ByteClass()
    (all.low, all.high, all.hasBeyond) = (~0, ~0, true)
    return all
  }()
  static let beyond: ByteClass = {
    var beyond = ByteClass()
    beyond.hasBeyond = true
    return beyond
  }()

  static let ascii = ByteClass(0...0x7F)

  init() {}

  init(_ characters: String) { for byte in characters.utf8 { insert(byte) } }

  init(_ byte: UInt8) { insert(byte) }

  init(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }

  /// Adds an ASCII character, or for the byte of another all characters beyond ASCII.
  mutating func insert(_ byte: UInt8) {
    switch byte {
    case 0..<64: low |= 1 << UInt64(byte)
    case 64..<128: high |= 1 << UInt64(byte - 64)
    default: hasBeyond = true
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<64: low >> UInt64(byte) & 1 == 1
    case 64..<128: high >> UInt64(byte - 64) & 1 == 1
    default: hasBeyond
    }
  }

  func meets(_ other: ByteClass) -> Bool {
    low & other.low != 0 || high & other.high != 0 || hasBeyond && other.hasBeyond
  }

  mutating func formUnion(_ other: ByteClass) {
    low |= other.low
    high |= other.high
    hasBeyond = hasBeyond || other.hasBeyond
  }

  func union(_ other: ByteClass) -> ByteClass {
    var union = self
    union.formUnion(other)
    return union
  }

  /// All ASCII characters that are not in it, and all beyond.
  var complement: ByteClass {
    var complement = ByteClass.beyond
    (complement.low, complement.high) = (~low, ~high)
    return complement
  }

  /// Without what is beyond ASCII.
  var inASCII: ByteClass {
    var part = self
    part.hasBeyond = false
    return part
  }

  /// With the other case of each letter; `k` and `s` have a third form beyond ASCII.
  var ignoringCase: ByteClass {
    var folded = self
    // Upper and lower case are 32 apart, and all letters are in the upper half of ASCII.
    let letters: UInt64 = 0x07FF_FFFE
    folded.high |= (high & letters) << 32 | (high >> 32) & letters
    let special = ByteClass("KSks")
    if hasBeyond { folded.formUnion(special) }
    if meets(special) { folded.hasBeyond = true }
    return folded
  }
}
