import RedactCore

/// Where in one text each rule is to be tried: one pass over the tokens serves all rules.
struct TriggerIndex {
  /// Positions by rule, for word triggers only.
  private var byRule: [[Int]]
  private var capitals: [(start: Int, hash: UInt64)] = []
  private var digits: [Int] = []
  private var lines: [Int] = []
  private var bytes: [UInt8: [Int]] = [:]

  init(_ analysis: Analysis, _ table: TriggerTable) {
    byRule = Array(repeating: [], count: table.count)
    for token in analysis.tokens.all {
      if let rules = table.rules(for: token.hash) {
        for rule in rules { byRule[Int(rule)].append(token.start) }
      }
      if token.traits.contains(.capitalised) { capitals.append((token.start, token.hash)) }
      if token.traits.contains(.startsWithDigit) { digits.append(token.start) }
    }
    noteLinesAndBytes(analysis.folded.bytes, table.bytes)
  }

  private mutating func noteLinesAndBytes(_ text: [UInt8], _ wanted: Set<UInt8>) {
    var isWanted = [Bool](repeating: false, count: 256)
    for byte in wanted { isWanted[Int(byte)] = true }
    lines = text.isEmpty ? [] : [0]
    for (offset, byte) in text.enumerated() {
      if byte == 0x0A, offset + 1 < text.count { lines.append(offset + 1) }
      if isWanted[Int(byte)] { bytes[byte, default: []].append(offset) }
    }
  }

  /// Ascending offsets of the folded text at which rule number `index` may begin, or nil when it searches everything.
  func positions(of compiled: CompiledRule, at index: Int) -> [Int]? {
    guard let triggers = compiled.rule.triggers else { return nil }
    var sources: [[Int]] = [byRule[index]]
    if triggers.capitals {
      sources.append(capitals.filter { !compiled.exceptedTriggers.contains($0.hash) }.map(\.start))
    }
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
  let bytes: Set<UInt8>
  private let byHash: [UInt64: [Int32]]
  /// One bit for each value of the low hash bits: most words call no rule, and this says so at once.
  private let filter: [UInt64]

  init(_ rules: [CompiledRule]) {
    count = rules.count
    var byHash: [UInt64: [Int32]] = [:]
    var filter = [UInt64](repeating: 0, count: 1024)
    for (index, rule) in rules.enumerated() {
      for hash in rule.triggerHashes where byHash[hash]?.last != Int32(index) {
        byHash[hash, default: []].append(Int32(index))
        filter[Int(hash >> 6 & 1023)] |= 1 << (hash & 63)
      }
    }
    self.byHash = byHash
    self.filter = filter
    bytes = Set(rules.flatMap { $0.rule.triggers?.bytes ?? [] })
  }

  func rules(for hash: UInt64) -> [Int32]? {
    filter[Int(hash >> 6 & 1023)] >> (hash & 63) & 1 == 0 ? nil : byHash[hash]
  }
}
