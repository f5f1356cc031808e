import Testing

@testable import Tagger

/// Forward and backward against the sum over all sequences of tags.
struct LatticeTests {
  private let gaps: [Gap] = [.lineStart, .space, .comma, .hyphen]
  private let transitions = Self.scores(seed: 3)

  private static func scores(seed: Int) -> [TagVector] {
    var state = UInt64(seed)
    return (0..<Gap.allCases.count * WordTag.count).map { _ in numbers(&state) }
  }

  private static func numbers(_ state: inout UInt64) -> TagVector {
    var row = TagVector.zero
    for tag in 0..<WordTag.count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      row[tag] = Float(state >> 40) / Float(1 << 23) - 1
    }
    return row
  }

  /// The probability of each tag of each word, by going through every sequence.
  private func enumerated(_ emissions: [TagVector]) -> [TagVector] {
    var sums = [TagVector](repeating: .zero, count: emissions.count)
    func visit(_ path: [WordTag], _ weight: Float) {
      let index = path.count
      guard index < emissions.count else {
        for (index, tag) in path.enumerated() { sums[index][tag.rawValue] += weight }
        return
      }
      for tag in WordTag.allCases {
        guard let last = path.last else {
          if !tag.isInside { visit([tag], emissions[0][tag.rawValue]) }
          continue
        }
        guard last.allows(tag) else { continue }
        let score = transitions[Int(gaps[index].rawValue) * WordTag.count + last.rawValue][tag.rawValue]
        let factor = exponential(TagVector(repeating: score))[0]
        visit(path + [tag], weight * emissions[index][tag.rawValue] * factor)
      }
    }
    visit([], 1)
    return sums.map { $0 / $0.sum() }
  }

  @Test(arguments: 1...4)
  func `marginals are those of all sequences together`(length: Int) {
    var state: UInt64 = 9
    let emissions = (0..<length).map { _ in exponential(Self.numbers(&state)) }
    var marginals = emissions
    var lattice = Lattice()
    let isPossible = lattice.run(
      &marginals, Array(gaps[..<length]), Lattice.Transitions(scores: transitions))
    #expect(isPossible)
    for (marginal, expected) in zip(marginals, enumerated(emissions)) {
      #expect(abs(marginal.sum() - 1) < 1e-5)
      for tag in 0..<WordTag.count { #expect(abs(marginal[tag] - expected[tag]) < 1e-5) }
    }
  }

  @Test func `a name never begins with its inside`() {
    var marginals = [TagVector(repeating: 1)]
    var lattice = Lattice()
    let isPossible = lattice.run(&marginals, [.lineStart], Lattice.Transitions(scores: transitions))
    #expect(isPossible)
    for tag in WordTag.allCases where tag.isInside { #expect(marginals[0][tag.rawValue] == 0) }
  }
}
