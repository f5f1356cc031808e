/// Forward and backward over one chain of words: how probable each tag of each word is.
///
/// Works with probabilities, scaled at each word, not with logarithms.
package struct Lattice {
  /// For each gap and each tag: how much each tag after it, or before it, is favoured.
  package struct Transitions: Sendable {
    private(set) var after: [TagVector]
    private(set) var before: [TagVector]

    /// - Parameter scores: for each gap and tag a vector over the tags that follow.
    package init(scores: [TagVector]) {
      precondition(scores.count == Gap.allCases.count * WordTag.count, "one vector for each gap and tag")
      after = scores
      before = scores
      for gap in Gap.allCases {
        let base = Int(gap.rawValue) * WordTag.count
        for tag in WordTag.allCases {
          var row = exponential(scores[base + tag.rawValue])
          for next in WordTag.allCases where !tag.allows(next) { row[next.rawValue] = 0 }
          after[base + tag.rawValue] = row
          for next in WordTag.allCases { before[base + next.rawValue][tag.rawValue] = row[next.rawValue] }
        }
      }
    }
  }

  /// Tags that a chain may begin with: all but the insides of names.
  static let beginnings: TagVector = {
    var tags = TagVector(repeating: 1)
    for tag in WordTag.allCases where tag.isInside { tags[tag.rawValue] = 0 }
    return tags
  }()

  private var forward: [TagVector] = []

  package init() {}

  /// Turns the weight of each tag at each word into its probability, in place.
  ///
  /// - Parameters:
  ///   - emissions: not negative, none of them all zero.
  ///   - gaps: before each word.
  ///   - pairs: called with a gap, a tag before it and the probabilities of that tag and each tag behind it.
  /// - Returns: false when no sequence of tags is possible; then the emissions are left half done.
  @inline(__always)
  package mutating func run(
    _ emissions: inout [TagVector], _ gaps: [Gap], _ transitions: Transitions,
    pairs: ((Gap, Int, TagVector) -> Void)? = nil
  ) -> Bool {
    let count = gaps.count
    guard count > 0 else { return true }
    while forward.count < count { forward.append(.zero) }
    return emissions.withUnsafeMutableBufferPointer { emissions in
      forward.withUnsafeMutableBufferPointer { forward in
        transitions.after.withUnsafeBufferPointer { after in
          transitions.before.withUnsafeBufferPointer { before in
            Self.goForward(emissions, gaps, after, forward)
              && Self.goBack(emissions, gaps, after, before, UnsafeBufferPointer(forward), pairs)
          }
        }
      }
    }
  }

  private static func goForward(
    _ emissions: UnsafeMutableBufferPointer<TagVector>, _ gaps: [Gap],
    _ after: UnsafeBufferPointer<TagVector>, _ forward: UnsafeMutableBufferPointer<TagVector>
  ) -> Bool {
    var state = emissions[0] * beginnings
    for index in gaps.indices {
      if index > 0 {
        state = product(state, after, gaps[index]) * emissions[index]
      }
      let sum = state.sum()
      guard sum > 0 else { return false }
      state /= sum
      forward[index] = state
    }
    return true
  }

  private static func goBack(
    _ emissions: UnsafeMutableBufferPointer<TagVector>, _ gaps: [Gap],
    _ after: UnsafeBufferPointer<TagVector>, _ before: UnsafeBufferPointer<TagVector>,
    _ forward: UnsafeBufferPointer<TagVector>, _ pairs: ((Gap, Int, TagVector) -> Void)?
  ) -> Bool {
    var state = TagVector(repeating: 1)
    var index = gaps.count - 1
    while true {
      let weights = emissions[index]
      let joint = forward[index] * state
      let sum = joint.sum()
      guard sum > 0 else { return false }
      emissions[index] = joint / sum
      if index == 0 { return true }
      let behind = state * weights
      state = product(behind, before, gaps[index])
      if let pairs { report(gaps[index], forward[index - 1], behind, after, state, pairs) }
      state /= state.sum()
      index -= 1
    }
  }

  /// Tells how probable each two tags are on both sides of a gap.
  private static func report(
    _ gap: Gap, _ front: TagVector, _ behind: TagVector, _ after: UnsafeBufferPointer<TagVector>,
    _ state: TagVector, _ pairs: (Gap, Int, TagVector) -> Void
  ) {
    let whole = (front * state).sum()
    guard whole > 0 else { return }
    for tag in 0..<WordTag.count where front[tag] > 0 {
      pairs(gap, tag, after[Int(gap.rawValue) * WordTag.count + tag] * behind * (front[tag] / whole))
    }
  }

  @inline(__always)
  private static func product(
    _ state: TagVector, _ rows: UnsafeBufferPointer<TagVector>, _ gap: Gap
  ) -> TagVector {
    let base = Int(gap.rawValue) * WordTag.count
    var first = TagVector.zero
    var second = TagVector.zero
    for tag in 0..<WordTag.count / 2 {
      first += rows[base + tag] * state[tag]
      second += rows[base + tag + WordTag.count / 2] * state[tag + WordTag.count / 2]
    }
    return first + second
  }
}
