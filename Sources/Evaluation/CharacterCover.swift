/// A set of positions in one text that can be counted over any range at once.
struct CharacterCover {
  private let bits: [Bool]
  /// How many positions before each one are in the set.
  private let before: [Int32]

  init(_ bits: [Bool]) {
    self.bits = bits
    var before: [Int32] = [0]
    before.reserveCapacity(bits.count + 1)
    var count: Int32 = 0
    for bit in bits {
      if bit { count += 1 }
      before.append(count)
    }
    self.before = before
  }

  /// All positions that lie in one of the ranges.
  init(length: Int, _ ranges: some Sequence<Range<Int>>) {
    var steps = [Int32](repeating: 0, count: length + 1)
    for range in ranges {
      steps[range.lowerBound] += 1
      steps[range.upperBound] -= 1
    }
    var depth: Int32 = 0
    self.init(
      steps.dropLast().map { step in
        depth += step
        return depth > 0
      })
  }

  var count: Int { Int(before[bits.count]) }
  func contains(_ position: Int) -> Bool { bits[position] }
  func count(in range: Range<Int>) -> Int { Int(before[range.upperBound] - before[range.lowerBound]) }
  func meets(_ range: Range<Int>) -> Bool { count(in: range) > 0 }
  func holds(_ range: Range<Int>) -> Bool { count(in: range) == range.count }

  func intersection(_ other: CharacterCover) -> CharacterCover {
    CharacterCover(zip(bits, other.bits).map { $0 && $1 })
  }

  func subtracting(_ other: CharacterCover) -> CharacterCover {
    CharacterCover(zip(bits, other.bits).map { $0 && !$1 })
  }
}
