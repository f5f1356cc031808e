import PatternEngine
import RedactCore
import RulePacks

/// Which words call which rules.
struct TriggerTable: Sendable {
  /// One rule called by one trigger.
  struct Call: Sendable {
    let rule: Int
    /// Where the fields of its continuation begin.
    let continuation: Int
    /// In which text it can find anything.
    let regimes: Regimes
    /// Whether the word itself can be put to the conditions of the rule.
    let asksWord: Bool
  }

  /// How many rules there are.
  let count: Int
  /// For each byte, whether it calls a rule.
  let bytes: [Bool]
  /// The fields of all continuations in a row; see `Continuation`.
  let fields: [UInt32]
  /// What a run of digits calls.
  let digits: [Call]
  /// What a word calls that begins with a lower-case letter.
  let lowerCase: [Call]
  /// What a word calls that has capitals only.
  let allCaps: [Call]
  /// What a word calls that begins with a capital, unless it is an exception.
  let capitals: [(exceptions: Set<UInt64>, calls: [Call])]

  /// The hashes of all trigger words, and for each where its calls begin; one more for the end.
  private let words: HashColumn
  private let starts: [Int]
  /// The calls of all trigger words in a row.
  let calls: [Call]

  init(_ rules: [CompiledRule]) {
    var builder = Builder()
    for (index, rule) in rules.enumerated() { builder.add(rule, index) }
    count = rules.count
    bytes = builder.bytes
    fields = builder.fields
    digits = builder.digits
    lowerCase = builder.lowerCase
    allCaps = builder.allCaps
    capitals = builder.capitals.map { ($0.key, $0.value) }
    let hashes = builder.words.keys.sorted()
    words = HashColumn(hashes)
    var starts: [Int] = []
    var calls: [Call] = []
    for hash in hashes {
      starts.append(calls.count)
      calls += builder.words[hash] ?? []
    }
    self.starts = starts + [calls.count]
    self.calls = calls
  }

  /// Which of `calls` are those of a word.
  func calls(for hash: UInt64) -> Range<Int> {
    words.index(of: hash).map { starts[$0]..<starts[$0 + 1] } ?? 0..<0
  }

  private struct Builder {
    var bytes = [Bool](repeating: false, count: 256)
    var fields: [UInt32] = []
    var digits: [Call] = []
    var lowerCase: [Call] = []
    var allCaps: [Call] = []
    var capitals: [Set<UInt64>: [Call]] = [:]
    var words: [UInt64: [Call]] = [:]
    private var places: [Continuation: Int] = [:]

    mutating func add(_ rule: CompiledRule, _ index: Int) {
      guard let triggers = rule.rule.triggers else { return }
      let known = rule.rule.continuations
      for (number, hashes) in rule.triggerHashes.enumerated() {
        // A word that is no single token is not what its continuation was made for.
        let call = call(rule, index, hashes.count == 1 ? known.word(number) : .anything)
        for hash in hashes where words[hash]?.last?.rule != index { words[hash, default: []].append(call) }
      }
      let capital = call(rule, index, known.all[known.capitals])
      if triggers.capitals { capitals[rule.exceptedTriggers, default: []].append(capital) }
      if triggers.allCaps { allCaps.append(capital) }
      if triggers.digits { digits.append(call(rule, index, known.all[known.digits])) }
      if triggers.lowerCase { lowerCase.append(call(rule, index, .anything)) }
      for byte in triggers.bytes { bytes[Int(byte)] = true }
    }

    private mutating func call(_ rule: CompiledRule, _ index: Int, _ continuation: Continuation) -> Call {
      // A match that may begin before its trigger tells nothing of what stands behind it.
      let isExact = rule.rule.triggers?.reach == 0
      return Call(
        rule: index, continuation: place(isExact ? continuation : .anything), regimes: rule.regimes,
        asksWord: isExact && rule.rule.continuations.hitBeginsMatch && rule.hasWordConditions)
    }

    private mutating func place(_ continuation: Continuation) -> Int {
      if let place = places[continuation] { return place }
      let place = fields.count
      fields += continuation.fields
      places[continuation] = place
      return place
    }
  }
}
