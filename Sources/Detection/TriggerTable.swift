import PatternEngine
import RedactCore
import RulePacks

/// Which words call which rules.
struct TriggerTable: Sendable {
  /// One rule called by one trigger.
  struct Call: Sendable {
    let rule: Int32
    /// The number of its continuation.
    let continuation: Int32
    /// Which of the table's sets of bytes must stand right before the word.
    var before: Int32 = 0
    /// In which text it can find anything: the raw value of `Regimes`.
    let regimes: UInt8
    /// Whether the word itself can be put to the conditions of the rule.
    let asksWord: Bool
  }

  /// How many rules there are.
  let count: Int
  /// Bytes that call a rule.
  let bytes: ByteSet
  /// Sets of bytes that may stand before a word: first all, then those that rules ask for.
  let bytesBefore: [ByteSet]
  /// How many continuations there are.
  let continuations: Int
  /// The first fields of all continuations, then the second ones and so on: all that one place asks for lies
  /// together.
  let fields: [UInt32]
  /// What a run of digits calls.
  let digits: Range<Int>
  /// What a word calls that begins with a lower-case letter.
  let lowerCase: Range<Int>
  /// What a word of another script than Latin calls.
  let otherScript: Range<Int>
  /// What a word calls that has capitals only.
  let allCaps: Range<Int>
  /// What a word calls that begins with a capital, unless it is an exception.
  let capitals: [(exceptions: Set<UInt64>, calls: Range<Int>)]

  /// The hashes of all trigger words, and for each where its calls begin; one more for the end.
  private let words: HashColumn
  private let starts: [Int]
  /// All calls, those of a word or of a kind of words in a row.
  let calls: [Call]

  init(_ rules: [CompiledRule]) {
    var builder = Builder()
    for (index, rule) in rules.enumerated() { builder.add(rule, index) }
    count = rules.count
    bytes = ByteSet(builder.bytes)
    bytesBefore = builder.bytesBefore
    let all = builder.continuations
    continuations = all.count
    fields = (0..<Continuation.size).flatMap { field in all.map { $0.fields[field] } }
    var calls: [Call] = []
    func row(_ new: [Call]) -> Range<Int> {
      calls += new
      return calls.count - new.count..<calls.count
    }
    let hashes = builder.words.keys.sorted()
    words = HashColumn(hashes)
    starts = hashes.map { row(builder.words[$0] ?? []).lowerBound } + [calls.count]
    digits = row(builder.digits)
    lowerCase = row(builder.lowerCase)
    otherScript = row(builder.otherScript)
    allCaps = row(builder.allCaps)
    capitals = builder.capitals.map { ($0.key, row($0.value)) }
    self.calls = calls
  }

  /// Which of `calls` are those of a word.
  func calls(for hash: UInt64) -> Range<Int> {
    words.index(of: hash).map { starts[$0]..<starts[$0 + 1] } ?? 0..<0
  }

  private struct Builder {
    var bytes: [UInt8] = []
    var bytesBefore = [ByteSet(0...255)]
    private(set) var continuations: [Continuation] = []
    var digits: [Call] = []
    var lowerCase: [Call] = []
    var otherScript: [Call] = []
    var allCaps: [Call] = []
    var capitals: [Set<UInt64>: [Call]] = [:]
    var words: [UInt64: [Call]] = [:]
    private var numbers: [Continuation: Int32] = [:]

    mutating func add(_ rule: CompiledRule, _ index: Int) {
      guard let triggers = rule.rule.triggers else { return }
      let known = rule.rule.continuations
      let before = before(triggers.after)
      for (number, hashes) in rule.triggerHashes.enumerated() {
        // A word that is no single token is not what its continuation was made for.
        var call = call(rule, index, hashes.count == 1 ? known.word(number) : .anything)
        call.before = before
        for hash in hashes where words[hash]?.last?.rule != Int32(index) {
          words[hash, default: []].append(call)
        }
      }
      let capital = call(rule, index, known.all[known.capitals])
      if triggers.capitals { capitals[rule.exceptedTriggers, default: []].append(capital) }
      if triggers.allCaps { allCaps.append(capital) }
      if triggers.digits { digits.append(call(rule, index, known.all[known.digits])) }
      if triggers.lowerCase { lowerCase.append(call(rule, index, .anything)) }
      if triggers.otherScript { otherScript.append(call(rule, index, .anything)) }
      bytes += triggers.bytes
    }

    private mutating func call(_ rule: CompiledRule, _ index: Int, _ continuation: Continuation) -> Call {
      // A match that may begin before its trigger tells nothing of what stands behind it.
      let isExact = rule.rule.triggers?.reach == 0
      return Call(
        rule: Int32(index), continuation: number(isExact ? continuation : .anything),
        regimes: rule.regimes.rawValue,
        asksWord: isExact && rule.rule.continuations.hitBeginsMatch && rule.hasWordConditions)
    }

    /// The number of a set of bytes.
    private mutating func before(_ allowed: [UInt8]) -> Int32 {
      guard !allowed.isEmpty else { return 0 }
      let set = ByteSet(allowed)
      if let number = bytesBefore.firstIndex(of: set) { return Int32(number) }
      bytesBefore.append(set)
      return Int32(bytesBefore.count - 1)
    }

    private mutating func number(_ continuation: Continuation) -> Int32 {
      if let number = numbers[continuation] { return number }
      let number = Int32(continuations.count)
      continuations.append(continuation)
      numbers[continuation] = number
      return number
    }
  }
}
