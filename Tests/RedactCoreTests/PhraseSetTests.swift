import TestSupport
import Testing

@testable import RedactCore

@Suite struct PhraseSetTests {
  @Test(arguments: [0, 40, 63])
  func `every hash of a column is found and no other, however evenly they are spread`(shift: UInt64) {
    var generator = SeededGenerator(seed: 7)
    let hashes = Set((0..<5_000).map { _ in UInt64.random(in: .min ... .max, using: &generator) >> shift })
    let sorted = hashes.sorted()
    let column = HashColumn(sorted)
    #expect(sorted.indices.allSatisfy { column.index(of: sorted[$0]) == $0 })
    let others = sorted.flatMap { [$0 &- 1, $0 &+ 1, $0 ^ 1 << 62] } + [.min, .max]
    #expect(others.allSatisfy { column.contains($0) == hashes.contains($0) })
  }

  @Test func `an empty column holds nothing`() {
    #expect(HashColumn([]).index(of: 0) == nil)
  }
}
