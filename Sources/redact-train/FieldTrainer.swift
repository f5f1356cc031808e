import Tagger

/// Trains a conditional random field by stochastic gradient ascent with AdaGrad, one chain at a time, in one
/// thread: the same numbers on every run.
struct FieldTrainer {
  struct Options {
    var epochs = 5
    var rate: Float = 0.1
    /// The share of features that are left out at each step, so that none is relied on alone.
    var dropout: Float = 0.15
    var seed: UInt64 = 1
  }

  private let set: TrainingSet
  private var options: Options
  private var random: SeededRandom
  private(set) var rows: [TagVector]
  private(set) var transitions: [TagVector]
  private var rowSquares: [TagVector]
  private var transitionSquares: [TagVector]
  private var transitionSlopes: [TagVector]
  private var lattice = Lattice()

  /// The means over all epochs but the first: they vary less than what the last steps leave.
  private var rowMean = Mean()
  private var transitionMean = Mean()

  /// The means are taken after so many chains.
  private static let chainsPerNote = 500
  /// Transitions change slowly: they are renewed after so many chains.
  private static let chainsPerTransition = 16
  private static let smallest: Float = 1e-3

  init(_ set: TrainingSet, _ options: Options) {
    self.set = set
    self.options = options
    random = SeededRandom(options.seed)
    rows = Array(repeating: .zero, count: set.index.rowCount)
    rowSquares = Array(repeating: TagVector(repeating: 1e-3), count: set.index.rowCount)
    let count = Gap.allCases.count * WordTag.count
    transitions = Array(repeating: .zero, count: count)
    transitionSquares = Array(repeating: TagVector(repeating: 1), count: count)
    transitionSlopes = Array(repeating: .zero, count: count)
  }

  /// - Parameters:
  ///   - onlyComplete: whether to learn only from chains in whose text all types were marked.
  ///   - report: told the number of an epoch and the mean log-likelihood of its words, about.
  mutating func train(onlyComplete: Bool = false, _ report: (Int, Double) -> Void) {
    var order = set.chains.indices.filter { !onlyComplete || set.chains[$0].unmarked == 0 }
    for epoch in 1...options.epochs {
      random.shuffle(&order)
      var factors = Lattice.Transitions(scores: transitions)
      var error = 0.0
      var words = 0
      for (step, number) in order.enumerated() {
        let chain = set.chains[number]
        error += learn(chain, factors)
        words += chain.gaps.count
        if step % Self.chainsPerTransition == Self.chainsPerTransition - 1 {
          renewTransitions()
          factors = Lattice.Transitions(scores: transitions)
        }
        if epoch > 1, step % Self.chainsPerNote == Self.chainsPerNote - 1 {
          rowMean.add(rows)
          transitionMean.add(transitions)
        }
      }
      report(epoch, error / Double(max(1, words)))
    }
    if let mean = rowMean.value { rows = mean }
    if let mean = transitionMean.value { transitions = mean }
  }

  /// For each chain the tags that each word may have, without those of unmarked types that are improbable.
  ///
  /// What no corpus contradicts would otherwise drift: speeches full of "occupations" in which nobody marked one.
  mutating func settled(least: Float) -> [[UInt16]] {
    let factors = Lattice.Transitions(scores: transitions)
    options.dropout = 0
    return set.chains.map { chain in
      guard chain.unmarked != 0 else { return chain.allowed }
      let (active, starts) = activeFeatures(chain)
      var free = self.scores(chain, active, starts).map { exponential($0 - $0.max()) }
      guard lattice.run(&free, chain.gaps, factors) else { return chain.allowed }
      return zip(chain.allowed, free).map { allowed, probabilities in
        guard allowed != .max else { return allowed }
        var kept = allowed
        for tag in WordTag.allCases where chain.unmarked & tag.bit != 0 {
          let other = tag.isInside ? tag.rawValue - 1 : tag.continued.rawValue
          let whole = probabilities[tag.rawValue] + (tag.isName ? probabilities[other] : 0)
          if whole < least, kept & ~tag.bit != 0 { kept &= ~tag.bit }
        }
        return kept
      }
    }
  }

  /// One step; returns how much probability was in the wrong place.
  private mutating func learn(_ chain: TrainingChain, _ factors: Lattice.Transitions) -> Double {
    let (active, starts) = activeFeatures(chain)
    let scores = self.scores(chain, active, starts)
    var free = scores.map { exponential($0 - $0.max()) }
    var bound = free
    for (index, allowed) in chain.allowed.enumerated() where allowed != .max {
      for tag in 0..<WordTag.count where allowed >> UInt16(tag) & 1 == 0 { bound[index][tag] = 0 }
      // What is right but now all but impossible must not vanish.
      bound[index] = exponentialFloor(bound[index], allowed)
    }
    var slopes = transitionSlopes
    transitionSlopes = []
    let done =
      lattice.run(&bound, chain.gaps, factors) { gap, tag, row in
        slopes[Int(gap.rawValue) * WordTag.count + tag] += row
      }
      && lattice.run(&free, chain.gaps, factors) { gap, tag, row in
        slopes[Int(gap.rawValue) * WordTag.count + tag] -= row
      }
    transitionSlopes = slopes
    guard done else { return 0 }
    var error = 0.0
    for index in free.indices {
      free[index] = (bound[index] - free[index]) * chain.weight
      error += Double(max(free[index].max(), -free[index].min()))
    }
    update(chain, active, starts, free)
    return error
  }

  private func exponentialFloor(_ weights: TagVector, _ allowed: UInt16) -> TagVector {
    var weights = weights
    for tag in 0..<WordTag.count where allowed >> UInt16(tag) & 1 == 1 {
      weights[tag] = max(weights[tag], 1e-30)
    }
    return weights
  }

  /// The features that take part this time: of each form, then of each pair.
  private mutating func activeFeatures(_ chain: TrainingChain) -> (features: [UInt32], starts: [Int]) {
    var features: [UInt32] = []
    var starts = [0]
    for form in chain.forms {
      for feature in set.formFeatures[Int(form)] where random.chance() >= options.dropout {
        features.append(feature)
      }
      starts.append(features.count)
    }
    for at in 0..<chain.pairStarts.count - 1 {
      for pair in chain.pairs[Int(chain.pairStarts[at])..<Int(chain.pairStarts[at + 1])]
      where random.chance() >= options.dropout {
        features.append(pair)
      }
      starts.append(features.count)
    }
    return (features, starts)
  }

  /// Calls `body` with the number of a row and the word it counts for.
  @inline(__always)
  private static func forEachRow(
    _ set: TrainingSet, _ chain: TrainingChain, _ active: [UInt32], _ starts: [Int],
    _ body: (Int, Int) -> Void
  ) {
    let count = chain.gaps.count
    for place in 0..<starts.count - 1 {
      // A form at place p stands at word p - 1 and reaches from two before it; what begins at place p with a
      // pair begins at word p - 1, and reaches from the word before.
      let pairs = place - chain.forms.count
      let first = pairs < 0 ? place - 3 : pairs - 2
      for feature in active[starts[place]..<starts[place + 1]] {
        let known = set.index.features[Int(feature)]
        var reach = known.reach
        var row = known.firstRow
        while reach != 0 {
          let word = first + reach.trailingZeroBitCount
          if word >= 0, word < count { body(row, word) }
          row += 1
          reach &= reach - 1
        }
      }
    }
  }

  private func scores(_ chain: TrainingChain, _ active: [UInt32], _ starts: [Int]) -> [TagVector] {
    var scores = [TagVector](repeating: .zero, count: chain.gaps.count)
    scores.withUnsafeMutableBufferPointer { scores in
      rows.withUnsafeBufferPointer { rows in
        Self.forEachRow(set, chain, active, starts) { row, word in scores[word] += rows[row] }
      }
    }
    return scores
  }

  private mutating func update(
    _ chain: TrainingChain, _ active: [UInt32], _ starts: [Int], _ slopes: [TagVector]
  ) {
    let rate = options.rate
    let counts = slopes.map { max($0.max(), -$0.min()) > Self.smallest }
    let set = set
    rows.withUnsafeMutableBufferPointer { rows in
      rowSquares.withUnsafeMutableBufferPointer { squares in
        Self.forEachRow(set, chain, active, starts) { row, word in
          guard counts[word] else { return }
          let slope = slopes[word]
          let square = squares[row] + slope * slope
          squares[row] = square
          rows[row] += slope * rate / square.squareRoot()
        }
      }
    }
  }

  private mutating func renewTransitions() {
    for index in transitions.indices {
      let slope = transitionSlopes[index]
      transitionSquares[index] += slope * slope
      let step = slope * options.rate / transitionSquares[index].squareRoot()
      transitions[index] = (transitions[index] + step).clamped(
        lowerBound: TagVector(repeating: -12), upperBound: TagVector(repeating: 12))
      transitionSlopes[index] = .zero
    }
  }

  /// The weights as they are written: without rows that say little, in whole numbers.
  func table(prunedBelow least: Float) -> WeightTableSource {
    var largest: Float = 1e-6
    for row in rows { largest = max(largest, row.max(), -row.min()) }
    let scale = min(largest, 6) / 127
    var entries: [WeightTableSource.Entry] = []
    for known in set.index.features {
      var reach: UInt8 = 0
      var kept: [SIMD16<Int8>] = []
      var row = known.firstRow
      for bit in 0..<UInt8(8) where known.reach >> bit & 1 == 1 {
        let weights = rows[row]
        row += 1
        guard max(weights.max(), -weights.min()) >= least else { continue }
        reach |= 1 << bit
        kept.append(Self.quantised(weights, scale))
      }
      if reach != 0 { entries.append(WeightTableSource.Entry(hash: known.hash, reach: reach, rows: kept)) }
    }
    return WeightTableSource(entries: entries, scale: scale, transitions: transitions)
  }

  private static func quantised(_ weights: TagVector, _ scale: Float) -> SIMD16<Int8> {
    var bytes = SIMD16<Int8>.zero
    for tag in 0..<WordTag.count {
      bytes[tag] = Int8(max(-127, min(127, (weights[tag] / scale).rounded())))
    }
    return bytes
  }
}

/// A mean of vectors that is taken little by little.
private struct Mean {
  private var sums: [TagVector] = []
  private var count: Float = 0

  mutating func add(_ list: [TagVector]) {
    if sums.isEmpty { sums = Array(repeating: .zero, count: list.count) }
    for index in list.indices { sums[index] += list[index] }
    count += 1
  }

  var value: [TagVector]? { count > 0 ? sums.map { $0 / count } : nil }
}
