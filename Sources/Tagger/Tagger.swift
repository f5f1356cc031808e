package import RedactCore

/// Tells how probable it is of each word that it belongs to a name or another identifying detail: a
/// linear-chain conditional random field over the shared token pass.
package struct Tagger: Sendable {
  private let weights: TaggerWeights
  private let lexicons: TaggerLexicons

  package init(_ weights: TaggerWeights, _ lexicons: TaggerLexicons) {
    self.weights = weights
    self.lexicons = lexicons
  }

  /// One chain of words with the probability of each tag of each of them.
  package struct TaggedChain {
    package fileprivate(set) var units: [Unit] = []
    package fileprivate(set) var probabilities: [TagVector] = []
    /// Whether capitals were looked at.
    package fileprivate(set) var isCased = false
    /// How often what is said in its regime is right.
    package fileprivate(set) var curve = ScoreCurve.identity
  }

  /// Calls `body` for all chains of a text in order.
  ///
  /// - Parameters:
  ///   - bias: how much is taken from the weight of being no detail; more of it finds more.
  ///   - memory: knows the words of earlier drafts.
  ///   - isKnown: whether the tags of these units are known already; then the chain is left out.
  package func forEachChain(
    in analysis: Analysis, bias: Float = 0, remembering memory: TaggerMemory = TaggerMemory(),
    unless isKnown: (Chains, [Unit], _ isCased: Bool) -> Bool = { _, _, _ in false },
    _ body: (TaggedChain) -> Void
  ) {
    var chains = Chains(analysis)
    var run = Run(memory.takeForms() ?? FormTable(lexicons, weights), bias)
    defer {
      run.table.end()
      memory.forms = run.table
    }
    run.table.begin(analysis, chains.notes)
    var chain = TaggedChain()
    while true {
      let (found, isCased) = chains.read(into: &chain.units)
      guard found else { return }
      if isKnown(chains, chain.units, isCased) { continue }
      let table = isCased ? weights.cased : weights.caseless
      run.tag(&chain, chains, table, isCased)
      chain.isCased = isCased
      chain.curve = table.curve
      body(chain)
    }
  }
}

/// The memory that the chains of one text share.
private struct Run {
  var table: FormTable
  private var lattice = Lattice()
  private var forms: [Int] = []
  private var gaps: [Gap] = []
  private var scores: [SIMD16<Int16>] = []
  private let outside: Float

  /// How far a sum may be written beyond either end of a chain.
  private static let margin = 4

  init(_ table: FormTable, _ bias: Float) {
    self.table = table
    outside = exponential(TagVector(repeating: -bias))[0]
  }

  mutating func tag(
    _ chain: inout Tagger.TaggedChain, _ chains: Chains, _ weights: WeightTable, _ isCased: Bool
  ) {
    readForms(chain.units, chains, isCased)
    addWords()
    addPairs(weights)
    chain.probabilities.removeAll(keepingCapacity: true)
    for (index, unit) in chain.units.enumerated() {
      chain.probabilities.append(unit.isLabel ? Self.label : emission(index, weights.scale))
    }
    let done = lattice.run(&chain.probabilities, gaps, weights.transitions)
    assert(done, "every word may be no detail")
  }

  private static let label: TagVector = {
    var label = TagVector.zero
    label[0] = 1
    return label
  }()

  /// The forms of all units, with an edge before and behind.
  private mutating func readForms(_ units: [Unit], _ chains: Chains, _ isCased: Bool) {
    forms.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    let edge = table.edge(isCased: isCased)
    forms.append(edge)
    for unit in units {
      if unit.isLabel {
        forms.append(table.label(chains.label(unit).type, isCased: isCased))
      } else {
        forms.append(table.form(of: unit.place, isCased ? unit.capitals : .unknown))
      }
      gaps.append(unit.gap)
    }
    forms.append(edge)
  }

  private mutating func addWords() {
    let count = forms.count + 2 * Self.margin
    scores.removeAll(keepingCapacity: true)
    for _ in 0..<count { scores.append(.zero) }
    scores.withUnsafeMutableBufferPointer { scores in
      table.sums.withUnsafeBufferPointer { sums in
        for (index, form) in forms.enumerated() {
          let target = index + Self.margin - 2
          let base = form * FormTable.reach
          for step in 0..<FormTable.reach { scores[target + step] &+= sums[base + step] }
        }
      }
    }
  }

  private mutating func addPairs(_ weights: WeightTable) {
    scores.withUnsafeMutableBufferPointer { scores in
      table.pairKeys.withUnsafeBufferPointer { keys in
        for index in 0..<forms.count - 1 {
          let first = keys[forms[index]]
          let second = keys[forms[index + 1]]
          let third = keys[forms[min(index + 2, forms.count - 1)]]
          let gap = index < gaps.count ? gaps[index] : .lineStart
          for template in 0..<Features.pairTemplates {
            weights.forEachRow(of: Features.pair(template, first, second, third, gap)) { bit, row in
              let target = index + Self.margin - 1 + min(bit, 3)
              scores[target] &+= SIMD16<Int16>(truncatingIfNeeded: row)
            }
          }
        }
      }
    }
  }

  private func emission(_ index: Int, _ scale: Float) -> TagVector {
    let sums = TagVector(SIMD16<Int32>(truncatingIfNeeded: scores[index + 1 + Self.margin])) * scale
    var weights = exponential(sums - sums.greatest)
    weights[0] *= outside
    return weights
  }
}
