import RedactCore

/// One share: what its words say.
struct Share {
  /// What all shares of one split have in common.
  struct Split: Hashable {
    /// Fifteen bits, at random, so that shares of two splits are told apart.
    let identifier: UInt16
    let extendable: Bool
    let exponent: Int
    let groupThreshold: Int
    let groupCount: Int
  }

  let split: Split
  let groupIndex: UInt8
  let memberThreshold: Int
  var point: SharePoint
}

// As numbers of words: 4 for the head, the value, 3 for the checksum.
extension Share {
  /// The words of the longest share; the shortest has twenty.
  static let maximumWords = headWords + (8 * Shares.secretLengths.upperBound + 9) / 10 + RS1024.length

  private static let headWords = 4
  private static let wordBits = 10

  /// The numbers of the words of this share.
  var words: [UInt16] {
    var words: [UInt16] = []
    words.reserveCapacity(Self.maximumWords)
    pack(into: &words)
    words += RS1024.checksum(of: words, extendable: split.extendable)
    return words
  }

  /// Reads numbers of words; `number` is only for the error.
  init(words: [UInt16], number: Int) throws(ShareError) {
    let bits = (words.count - Self.headWords - RS1024.length) * Self.wordBits
    guard bits > 0, bits % 16 <= 8, Shares.secretLengths.contains(bits / 16 * 2) else {
      throw .length(share: number, words: words.count)
    }
    let head = words.prefix(Self.headWords).reduce(UInt64(0)) { $0 << 10 | UInt64($1) }
    guard RS1024.holds(words, extendable: head >> 24 & 1 == 1) else {
      throw .checksum(share: number)
    }
    let value = words.dropFirst(Self.headWords).dropLast(RS1024.length)
    func field(_ shift: UInt64, _ bits: UInt64 = 4) -> Int { Int(head >> shift & (1 << bits - 1)) }
    split = Split(
      identifier: UInt16(field(25, 15)), extendable: field(24, 1) == 1, exponent: field(20),
      groupThreshold: field(12) + 1, groupCount: field(8) + 1)
    guard split.groupThreshold <= split.groupCount else { throw .groupThreshold(share: number) }
    guard split.exponent <= ShareCipher.maximumExponent else { throw .exponent(split.exponent) }
    guard let bytes = Self.unpack(value, padding: bits % 16) else { throw .padding(share: number) }
    groupIndex = UInt8(field(16))
    memberThreshold = field(0) + 1
    point = SharePoint(x: UInt8(field(4)), y: bytes)
  }

  /// Forty bits: the identifier, whether extendable, the exponent, then five numbers of four bits.
  private var head: UInt64 {
    let fields = [
      split.exponent, Int(groupIndex), split.groupThreshold - 1, split.groupCount - 1, Int(point.x),
      memberThreshold - 1,
    ]
    let start = UInt64(split.identifier) << 1 | (split.extendable ? 1 : 0)
    return fields.reduce(start) { $0 << 4 | UInt64($1) }
  }

  /// The head, then the value with zeros in front of it up to a whole number of words.
  private func pack(into words: inout [UInt16]) {
    for shift in stride(from: UInt64(30), through: 0, by: -10) { words.append(UInt16(head >> shift & 1023)) }
    var pending: UInt32 = 0
    var count = (Self.wordBits - point.y.count * 8 % Self.wordBits) % Self.wordBits
    for byte in point.y {
      pending = (pending << 8 | UInt32(byte)) & 0xF_FFFF
      count += 8
      if count >= Self.wordBits {
        count -= Self.wordBits
        words.append(UInt16(pending >> UInt32(count) & 1023))
      }
    }
  }

  /// The bytes behind the padding, or nil when that is not zero.
  private static func unpack(_ words: ArraySlice<UInt16>, padding: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * wordBits / 8)
    var pending: UInt32 = 0
    var count = -padding
    guard let first = words.first, first >> UInt16(wordBits - padding) == 0 else { return nil }
    for word in words {
      pending = (pending << 10 | UInt32(word)) & 0x3_FFFF
      count += wordBits
      while count >= 8 {
        count -= 8
        bytes.append(UInt8(pending >> UInt32(count) & 255))
      }
    }
    return bytes
  }
}
