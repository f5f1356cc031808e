import RedactCore

/// Where in one text each rule is to be tried: one pass over the tokens serves all rules.
struct TriggerIndex {
  /// Positions by rule, for word triggers only.
  private var byRule: [[Int]]
  private var capitals: [(start: Int, hash: UInt64)] = []
  private var allCaps: [Int] = []
  private var digits: [Int] = []
  private var lines: [Int] = []
  private var bytes: [UInt8: [Int]] = [:]

  /// - Parameter places: the only stretches of the folded text that count; nil for all.
  init(_ analysis: Analysis, _ table: TriggerTable, within places: [ByteSpan]?) {
    byRule = Array(repeating: [], count: table.count)
    for token in analysis.tokens.all where places?.contains(token.start) ?? true {
      if let rules = table.rules(for: token.hash) {
        for rule in rules { byRule[Int(rule)].append(token.start) }
      }
      if token.traits.contains(.capitalised) { capitals.append((token.start, token.hash)) }
      if token.traits.contains(.capitalised), !token.traits.contains(.hasLowerCase) {
        allCaps.append(token.start)
      }
      if token.traits.contains(.startsWithDigit) { digits.append(token.start) }
    }
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
    var sources: [[Int]] = [byRule[index]]
    if triggers.capitals {
      sources.append(capitals.filter { !compiled.exceptedTriggers.contains($0.hash) }.map(\.start))
    }
    if triggers.allCaps { sources.append(allCaps) }
    if triggers.digits { sources.append(digits) }
    if triggers.lines { sources.append(lines) }
    for byte in triggers.bytes { sources.append(bytes[byte] ?? []) }
    sources.removeAll(where: \.isEmpty)
    if sources.count == 1 { return sources[0] }
    return sources.joined().sorted()
  }
}

/// Which words call which rules.
struct TriggerTable: Sendable {
  let count: Int
  /// For each byte, whether it calls a rule.
  let bytes: [Bool]
  private let byHash: [UInt64: [Int32]]
  private let filter: HashFilter

  init(_ rules: [CompiledRule]) {
    count = rules.count
    var byHash: [UInt64: [Int32]] = [:]
    var filter = HashFilter()
    for (index, rule) in rules.enumerated() {
      for hash in rule.triggerHashes where byHash[hash]?.last != Int32(index) {
        byHash[hash, default: []].append(Int32(index))
        filter.add(hash)
      }
    }
    self.byHash = byHash
    self.filter = filter
    var bytes = [Bool](repeating: false, count: 256)
    for byte in rules.flatMap({ $0.rule.triggers?.bytes ?? [] }) { bytes[Int(byte)] = true }
    self.bytes = bytes
  }

  func rules(for hash: UInt64) -> [Int32]? {
    filter.mayContain(hash) ? byHash[hash] : nil
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
