// The file of weights, little-endian, everything on 16-byte boundaries:
//   head     "redactTW", version (8 bytes), size of the file, checksum of all that follows the head
//   tables   two, for text with capitals and without: slot bits (4), rows (4), scale (4), zero (4)
//   then for each table
//     transitions   a Float for each gap, tag and next tag
//     curve         the knots of the curve of scores, a Float each, and zeros up to the boundary
//     slots         2 to the power of the slot bits: fingerprint (32), first row (24), reach (8)
//     rows          16 signed bytes, one for each tag

enum WeightFormat {
  static let magic: UInt64 = 0x5754_7463_6164_6572
  static let version: UInt64 = 2
  static let headSize = 32
  static let tableHeadSize = 16
  static let tables = 2
  static let transitionCount = 13 * 16 * 16
  /// A multiple of 16.
  static let curveSize = (ScoreCurve.knotCount * 4 + 15) / 16 * 16
  static let largest = 64 << 20

  /// Finds damage, proves nothing against an enemy.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sums: SIMD4<UInt64> = [1, 2, 3, 4]
    var at = 0
    while at + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
      sums = (sums ^ words) &* SIMD4(repeating: 0x9E37_79B9_7F4A_7C15)
      sums ^= sums &>> 29
      at += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = (sum ^ sums[lane]) &* 0x0000_0100_0000_01B3 }
    for byte in bytes[at...] { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return sum
  }
}

/// The weights of one regime as a trainer hands them over to be written.
package struct WeightTableSource {
  /// The rows of a feature, as many as its reach has bits.
  package struct Entry {
    package let hash: UInt64
    package let reach: UInt8
    package let rows: [SIMD16<Int8>]

    package init(hash: UInt64, reach: UInt8, rows: [SIMD16<Int8>]) {
      self.hash = hash
      self.reach = reach
      self.rows = rows
    }
  }

  package var entries: [Entry]
  package var scale: Float
  /// For each gap and tag a vector over the tags that follow.
  package var transitions: [TagVector]
  package var curve = ScoreCurve.identity

  package init(entries: [Entry], scale: Float, transitions: [TagVector]) {
    self.entries = entries
    self.scale = scale
    self.transitions = transitions
  }
}

/// Writes files of weights.
package enum WeightWriter {
  /// The file for text with capitals and text without.
  package static func file(cased: WeightTableSource, caseless: WeightTableSource) -> [UInt8] {
    var heads: [UInt8] = []
    var body: [UInt8] = []
    for table in [cased, caseless] {
      let bits = slotBits(table.entries.count)
      append(UInt32(bits), to: &heads)
      append(UInt32(table.entries.reduce(0) { $0 + $1.rows.count }), to: &heads)
      append(table.scale.bitPattern, to: &heads)
      append(UInt32(0), to: &heads)
      for row in table.transitions { for tag in 0..<WordTag.count { append(row[tag].bitPattern, to: &body) } }
      for knot in table.curve.knots { append(knot.bitPattern, to: &body) }
      body += [UInt8](repeating: 0, count: WeightFormat.curveSize - ScoreCurve.knotCount * 4)
      append(table.entries, bits, to: &body)
    }
    let rest = heads + body
    var file: [UInt8] = []
    append(WeightFormat.magic, to: &file)
    append(WeightFormat.version, to: &file)
    append(UInt64(WeightFormat.headSize + rest.count), to: &file)
    append(rest.withUnsafeBytes(WeightFormat.checksum), to: &file)
    return file + rest
  }

  /// At most two thirds of the slots are taken.
  private static func slotBits(_ count: Int) -> Int {
    var bits = 4
    while (1 << bits) * 2 < count * 3 { bits += 1 }
    return bits
  }

  private static func append(_ entries: [WeightTableSource.Entry], _ bits: Int, to body: inout [UInt8]) {
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    var rows: [UInt8] = []
    var first = 0
    for entry in entries {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry.hash & ~0xFFFF_FFFF | UInt64(first) << 8 | UInt64(entry.reach)
      for row in entry.rows { for tag in 0..<WordTag.count { rows.append(UInt8(bitPattern: row[tag])) } }
      first += entry.rows.count
    }
    for slot in slots { append(slot, to: &body) }
    body += rows
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
