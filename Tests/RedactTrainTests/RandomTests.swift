import Testing

@testable import redact_train

/// SplitMix64: its published numbers, so that a seed means the same everywhere.
struct RandomTests {
  @Test func `the numbers are those that the generator is known for`() {
    var random = SeededRandom(1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func `a shuffle loses nothing and is the same for the same seed`() {
    func shuffled(_ seed: UInt64) -> [Int] {
      var random = SeededRandom(seed)
      var list = Array(0..<50)
      random.shuffle(&list)
      return list
    }
    #expect(shuffled(7).sorted() == Array(0..<50))
    #expect(shuffled(7) == shuffled(7))
    #expect(shuffled(7) != shuffled(8))
    #expect(shuffled(7) != Array(0..<50))
  }

  @Test func `chances lie from nought to below one`() {
    var random = SeededRandom(3)
    for _ in 0..<1000 { #expect((0..<1).contains(random.chance())) }
  }
}
