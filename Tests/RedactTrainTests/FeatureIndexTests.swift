import Testing

@testable import redact_train

/// How features are numbered.
struct FeatureIndexTests {
  private let counts: [UInt64: FeatureIndex.Uses] = [
    30: .init(count: 5, reach: 0b11111), 10: .init(count: 2, reach: 0b01110),
    20: .init(count: 1, reach: 0b00100),
    40: .init(count: 2, reach: 0b1111, isPair: true), 50: .init(count: 3, reach: 0b1111, isPair: true),
  ]

  @Test func `rare features are left out, pairs by a bound of their own`() {
    let index = FeatureIndex(counts, least: 2, leastPairs: 3)
    #expect(index.features.map(\.hash) == [10, 30, 50])
    #expect(index.number(of: 20) == nil)
    #expect(index.number(of: 40) == nil)
  }

  @Test func `each feature has a row for each place that it reaches`() {
    let index = FeatureIndex(counts, least: 1, leastPairs: 1)
    #expect(index.features.map(\.hash) == [10, 20, 30, 40, 50])
    #expect(index.features.map(\.firstRow) == [0, 3, 4, 9, 13])
    #expect(index.rowCount == 17)
    #expect(index.number(of: 30) == 2)
  }
}
