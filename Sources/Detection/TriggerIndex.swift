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
  private var bytes: [UInt8: [Int]] = [:]

  /// - Parameters:
  ///   - places: the only stretches of the folded text that count; nil for all.
  ///   - keepsRefused: whether places count whose hits a condition of the rule would turn down.
  init(
    _ reading: Reading, _ table: TriggerTable, _ rules: [CompiledRule], within places: [ByteSpan]?,
    keepsRefused: Bool
  ) {
    let analysis = reading.analysis
    var collector = Collector(reading, table, rules, keepsRefused: keepsRefused)
    analysis.folded.bytes.withUnsafeBufferPointer { text in
      for (index, token) in analysis.tokens.all.enumerated()
      where places?.contains(token.start) ?? true {
        collector.add(token, index, in: text)
      }
    }
    byRule = collector.byRule
    for place in places ?? [ByteSpan(0, analysis.folded.bytes.count)] {
      noteLinesAndBytes(analysis.folded.bytes, place, table.bytes)
    }
  }

  private mutating func noteLinesAndBytes(_ text: [UInt8], _ place: ByteSpan, _ wanted: [Bool]) {
    for offset in place.range {
      let byte = text[offset]
      if offset == 0 || text[offset - 1] == 0x0A { lines.append(offset) }
      if wanted[Int(byte)] { bytes[byte, default: []].append(offset) }
    }
  }

  /// Ascending offsets of the folded text at which rule number `index` may begin, or nil when it searches
  /// everything.
  func positions(of compiled: CompiledRule, at index: Int) -> [Int]? {
    guard let triggers = compiled.rule.triggers else { return nil }
    guard triggers.lines || !triggers.bytes.isEmpty else { return byRule[index] }
    var sources: [[Int]] = [byRule[index]]
    if triggers.lines { sources.append(lines) }
    for byte in triggers.bytes { sources.append(bytes[byte] ?? []) }
    sources.removeAll(where: \.isEmpty)
    if sources.count == 1 { return sources[0] }
    return sources.joined().sorted()
  }
}

/// Takes the words of one text one by one and notes which rules they call.
private struct Collector {
  private(set) var byRule: [[Int]]
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
    byRule = Array(repeating: [], count: table.count)
    self.reading = reading
    self.table = table
    self.rules = rules
    self.keepsRefused = keepsRefused
    let vocabulary = reading.analysis.vocabulary
    numbers = vocabulary.numbers
    calls = vocabulary.hashes.map(table.calls(for:))
    exceptions = table.capitals.map { group in vocabulary.hashes.map(group.exceptions.contains) }
  }

  mutating func add(_ token: Token, _ index: Int, in text: UnsafeBufferPointer<UInt8>) {
    let number = Int(numbers[index])
    let word = Word(
      start: token.start, index: index,
      regimes: keepsRefused ? [.cased, .caseless] : reading.analysis.regimes(around: index),
      place: Continuation.Place(in: text, after: token.end))
    note(table.calls, calls[number], word)
    if token.traits.contains(.capitalised) {
      for (group, isException) in zip(table.capitals, exceptions) where !isException[number] {
        note(group.calls, group.calls.indices, word)
      }
      if !token.traits.contains(.hasLowerCase) { note(table.allCaps, table.allCaps.indices, word) }
    } else if token.traits.contains(.startsWithDigit) {
      note(table.digits, table.digits.indices, word)
    } else if 0x61...0x7A ~= text[token.start] {
      note(table.lowerCase, table.lowerCase.indices, word)
    }
  }

  private struct Word {
    let start: Int
    let index: Int
    let regimes: Regimes
    let place: Continuation.Place
  }

  private mutating func note(_ calls: [TriggerTable.Call], _ range: Range<Int>, _ word: Word) {
    for index in range {
      let call = calls[index]
      guard table.fields[call.continuation + word.place.field] >> word.place.bit & 1 == 1,
        !call.regimes.isDisjoint(with: word.regimes),
        !call.asksWord || keepsRefused || !refuses(call, word)
      else { continue }
      if byRule[call.rule].last != word.start { byRule[call.rule].append(word.start) }
    }
  }

  private func refuses(_ call: TriggerTable.Call, _ word: Word) -> Bool {
    HitConditions(rule: rules[call.rule], reading: reading).refusesStart(word.index)
  }
}

extension [ByteSpan] {
  /// Whether one of these ascending, disjoint spans holds the offset.
  func contains(_ offset: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end > offset { high = middle } else { low = middle + 1 }
    }
    return low < count && self[low].start <= offset
  }
}
