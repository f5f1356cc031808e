import PatternEngine
import RedactCore

/// Where in one text each rule is to be tried: one pass over the tokens serves all rules.
///
/// Left out at once are places where a rule can find nothing: where what stands behind the word cannot
/// follow, where the text uses capitals otherwise than the rule wants, and where the word alone fails its
/// conditions.
struct TriggerIndex {
  /// Ascending positions by rule, for all triggers that are words.
  private var byRule: [[Int]]
  private var lines: [Int] = []
  /// Ascending positions of each byte that is a trigger.
  private var bytes: [[Int]] = Array(repeating: [], count: 256)

  /// - Parameters:
  ///   - places: the only stretches of the folded text that count; nil for all.
  ///   - keepsRefused: whether places count whose hits a condition of the rule would turn down.
  init(
    _ reading: Reading, _ table: TriggerTable, _ rules: [CompiledRule], within places: [ByteSpan]?,
    keepsRefused: Bool
  ) {
    let analysis = reading.analysis
    let collector = Collector(reading, table, rules, keepsRefused: keepsRefused)
    byRule = Array(repeating: [], count: table.count)
    analysis.folded.bytes.withUnsafeBufferPointer { text in
      for index in analysis.tokens.indices(within: places).joined() {
        collector.add(analysis.tokens.all[index], index, in: text, to: &byRule)
      }
      for place in places ?? [ByteSpan(0, text.count)] { noteLinesAndBytes(text, place, table.bytes) }
    }
  }

  private mutating func noteLinesAndBytes(
    _ text: UnsafeBufferPointer<UInt8>, _ place: ByteSpan, _ wanted: ByteSet
  ) {
    for offset in place.range {
      if offset == 0 || text[offset - 1] == 0x0A { lines.append(offset) }
      if wanted.contains(text[offset]) { bytes[Int(text[offset])].append(offset) }
    }
  }

  /// Ascending offsets of the folded text at which rule number `index` may begin, or nil when it searches
  /// everything.
  func positions(of compiled: CompiledRule, at index: Int) -> [Int]? {
    guard let triggers = compiled.rule.triggers else { return nil }
    guard triggers.lines || !triggers.bytes.isEmpty else { return byRule[index] }
    var sources: [[Int]] = [byRule[index]]
    if triggers.lines { sources.append(lines) }
    for byte in triggers.bytes { sources.append(bytes[Int(byte)]) }
    sources.removeAll(where: \.isEmpty)
    if sources.count == 1 { return sources[0] }
    return sources.joined().sorted()
  }
}

/// Takes the words of one text one by one and notes which rules they call.
private struct Collector {
  private let reading: Reading
  private let table: TriggerTable
  private let rules: [CompiledRule]
  private let keepsRefused: Bool
  private let numbers: [UInt32]
  /// For each word of the vocabulary, which of the table's calls are its own.
  private let calls: [Range<Int>]
  /// For each list of exceptions to capitals, and each word of the vocabulary, whether it is one.
  private let exceptions: [[Bool]]

  init(_ reading: Reading, _ table: TriggerTable, _ rules: [CompiledRule], keepsRefused: Bool) {
    self.reading = reading
    self.table = table
    self.rules = rules
    self.keepsRefused = keepsRefused
    let vocabulary = reading.analysis.vocabulary
    numbers = vocabulary.numbers
    calls = vocabulary.hashes.map(table.calls(for:))
    exceptions = table.capitals.map { group in vocabulary.hashes.map(group.exceptions.contains) }
  }

  func add(
    _ token: Token, _ index: Int, in text: UnsafeBufferPointer<UInt8>, to byRule: inout [[Int]]
  ) {
    let number = Int(numbers[index])
    let word = Word(
      start: token.start, index: index,
      regimes: keepsRefused ? [.cased, .caseless] : reading.analysis.regimes(around: index),
      previous: token.start > 0 ? text[token.start - 1] : 0,
      place: Continuation.Place(in: text, after: token.end))
    note(table.calls, calls[number], word, &byRule)
    if token.traits.contains(.capitalised) {
      for group in table.capitals.indices where !exceptions[group][number] {
        let calls = table.capitals[group].calls
        note(calls, calls.indices, word, &byRule)
      }
      if !token.traits.contains(.hasLowerCase) { note(table.allCaps, table.allCaps.indices, word, &byRule) }
    } else if token.traits.contains(.startsWithDigit) {
      note(table.digits, table.digits.indices, word, &byRule)
    } else if 0x61...0x7A ~= text[token.start] {
      note(table.lowerCase, table.lowerCase.indices, word, &byRule)
    }
  }

  private struct Word {
    let start: Int
    let index: Int
    let regimes: Regimes
    /// The byte before it.
    let previous: UInt8
    let place: Continuation.Place
  }

  private func note(
    _ calls: [TriggerTable.Call], _ range: Range<Int>, _ word: Word, _ byRule: inout [[Int]]
  ) {
    let row = word.place.field * table.continuations
    let bit: UInt32 = 1 << word.place.bit
    // Nearly all calls end here.
    table.fields.withUnsafeBufferPointer { fields in
      for call in calls[range] where fields[row + Int(call.continuation)] & bit != 0 {
        guard !call.regimes.isDisjoint(with: word.regimes),
          call.before == 0 || table.bytesBefore[Int(call.before)].contains(word.previous),
          !call.asksWord || keepsRefused || !refuses(call, word)
        else { continue }
        let rule = Int(call.rule)
        if byRule[rule].last != word.start { byRule[rule].append(word.start) }
      }
    }
  }

  private func refuses(_ call: TriggerTable.Call, _ word: Word) -> Bool {
    HitConditions(rule: rules[Int(call.rule)], reading: reading).refusesStart(word.index)
  }
}
