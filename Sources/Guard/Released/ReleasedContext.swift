/// What stands around one label of a released text: so many elements before and behind it.
struct ReleasedContext: Hashable {
  /// The elements in the place of which words would be found; one label, or several with words between them.
  let hole: Range<Int>
  let before: Int
  let after: Int
  /// How many of both are words.
  let words: Int
  /// Whether there are words on both sides, and not only where the text begins or ends on one.
  let isInside: Bool

  /// Eight words are looked for, four on each side where there are so many.
  static let wanted = 8
  static let fewest = 5
  /// The most elements on one side.
  static let longest = 10
  /// The most words of which a hole of several labels may have between them.
  private static let mostBetween = 6

  /// All contexts of a label: with the labels near it as they are, and without them, for they may be less
  /// redacted as well.
  static func all(around label: Int, in elements: [UInt64]) -> Set<ReleasedContext> {
    let hole = label..<label + 1
    var contexts: Set<ReleasedContext> = []
    for crossesBefore in [true, false] {
      for crossesAfter in [true, false] {
        contexts.insert(ReleasedContext(around: hole, in: elements, crossesBefore, crossesAfter))
      }
    }
    let apart = ReleasedContext(around: hole, in: elements, false, false)
    if apart.words < fewest, let wider = widened(hole, in: elements) { contexts.insert(wider) }
    return contexts.filter { $0.words >= fewest }
  }

  private init(around hole: Range<Int>, in elements: [UInt64], _ crossesBefore: Bool, _ crossesAfter: Bool) {
    func before(_ words: Int) -> Side { Side(elements, from: hole.lowerBound - 1, -1, words, crossesBefore) }
    func after(_ words: Int) -> Side { Side(elements, from: hole.upperBound, 1, words, crossesAfter) }
    var (left, right) = (before(Self.wanted / 2), after(Self.wanted / 2))
    // What one side lacks, the other may have.
    if left.words < Self.wanted / 2 {
      right = after(Self.wanted - left.words)
    } else if right.words < Self.wanted / 2 {
      left = before(Self.wanted - right.words)
    }
    (self.hole, self.before, self.after) = (hole, left.count, right.count)
    words = left.words + right.words
    isInside = left.words > 0 && right.words > 0
  }

  /// A hole that takes in the next labels until there are enough words around it.
  private static func widened(_ hole: Range<Int>, in elements: [UInt64]) -> ReleasedContext? {
    var hole = hole
    while true {
      let context = ReleasedContext(around: hole, in: elements, false, false)
      if context.words >= fewest { return context }
      let left = hole.lowerBound - context.before - 1
      let right = hole.upperBound + context.after
      let canLeft = left >= 0 && elements[left] == Passage.label
      let canRight = right < elements.count && elements[right] == Passage.label
      if canLeft, !canRight || context.before <= context.after {
        hole = left..<hole.upperBound
      } else if canRight {
        hole = hole.lowerBound..<right + 1
      } else {
        return nil
      }
      if hole.count > mostBetween * 2 { return nil }
    }
  }

  /// The elements on one side.
  private struct Side {
    var count = 0
    var words = 0

    /// - Parameter crosses: whether labels are taken as they are; else the side ends before the first.
    init(_ elements: [UInt64], from start: Int, _ step: Int, _ wanted: Int, _ crosses: Bool) {
      var at = start
      var taken = 0
      while words < wanted, taken < longest, elements.indices.contains(at) {
        let element = elements[at]
        if element == Passage.label, !crosses { break }
        at += step
        taken += 1
        if element == Passage.label { continue }
        // A label at the far end would say nothing.
        count = taken
        if element == Passage.edge { break }
        words += 1
      }
    }
  }
}
