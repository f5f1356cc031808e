import Testing

@testable import Tagger

/// The file of weights: what is written is read, and what is damaged is refused.
struct WeightFileTests {
  private static func source() -> WeightTableSource {
    var row = SIMD16<Int8>.zero
    row[1] = 100
    row[0] = -100
    let entries = (1...50).map { number in
      let hash = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      return WeightTableSource.Entry(hash: hash, reach: 0b10100, rows: [row, row &+ 1])
    }
    let transitions = [TagVector](repeating: .zero, count: Gap.allCases.count * WordTag.count)
    var source = WeightTableSource(entries: entries, scale: 0.05, transitions: transitions)
    source.curve = ScoreCurve.measured(on: (0..<100).map { (0.9, $0 < 70) })
    return source
  }

  private let file = WeightWriter.file(cased: Self.source(), caseless: Self.source())

  @Test func `rows come back as they were written`() throws {
    let weights = try TaggerWeights(file)
    for entry in Self.source().entries {
      var found: [Int: SIMD16<Int8>] = [:]
      weights.cased.forEachRow(of: entry.hash) { bit, row in found[bit] = row }
      #expect(found == [2: entry.rows[0], 4: entry.rows[1]])
    }
    weights.caseless.forEachRow(of: 12345) { _, _ in Issue.record("an unknown feature has no rows") }
  }

  @Test func `the curve of scores comes back as it was written`() throws {
    #expect(Self.source().curve != .identity)
    #expect(try TaggerWeights(file).caseless.curve == Self.source().curve)
  }

  @Test(arguments: [Float(2), -1, .nan]) func `a curve that leads out of itself is refused`(knot: Float) {
    var copy = file
    let curve =
      WeightFormat.headSize + WeightFormat.tables * WeightFormat.tableHeadSize + WeightFormat.transitionCount
      * 4
    withUnsafeBytes(of: knot.bitPattern.littleEndian) { copy.replaceSubrange(curve..<curve + 4, with: $0) }
    let sum = copy[WeightFormat.headSize...].withUnsafeBytes(WeightFormat.checksum)
    withUnsafeBytes(of: sum.littleEndian) { copy.replaceSubrange(24..<32, with: $0) }
    #expect(throws: TaggerError.outOfBounds) { try TaggerWeights(copy) }
  }

  @Test func `a damaged file is refused`() {
    for offset in stride(from: 0, to: file.count, by: 997) {
      var copy = file
      copy[offset] ^= 0x10
      #expect(throws: TaggerError.self) { try TaggerWeights(copy) }
    }
  }

  @Test(arguments: [0, 7, 8, 31, 63, 64, 2000])
  func `a file that ends early is refused`(length: Int) {
    #expect(throws: TaggerError.self) { try TaggerWeights(Array(file[..<length])) }
  }

  @Test func `a file of another version is refused`() {
    var copy = file
    copy[8] = 99
    #expect(throws: TaggerError.otherVersion) { try TaggerWeights(copy) }
  }
}
