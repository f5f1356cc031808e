import RedactCore

/// Known entities as keyed fingerprints: whoever has the key finds them in a text, and nobody reads them.
///
/// ## Privacy
/// Holds no name. With its key, which it holds too, names can be tested against it; it prints nothing.
package struct FingerprintList: Sendable, CustomReflectable {
  let key: GuardKey
  let keys: ListKeys
  let words: WordKnowledge
  /// Sorted, no two the same; those of a file with the lines that stand for nothing.
  let lines: [FingerprintLine]
  let memory = WordMemory()
  private let codes: HashColumn
  private let filter: CodeFilter
  /// The different patterns of files in it, sorted.
  package let patterns: [String]

  /// - Throws: `FingerprintError` for the first entity that cannot stand in a list.
  package init(
    of entities: [KnownEntity], key: GuardKey, words: WordKnowledge
  ) throws(FingerprintError) {
    let keys = ListKeys(key)
    var lookups = EntityLookups(words, keys)
    for (number, entity) in entities.enumerated() {
      if let files = entity.files, !FingerprintLine.isPattern(Array(files.utf8)) {
        throw .pattern(entity: number)
      }
      guard lookups.add(entity) else { throw .noWord(entity: number) }
    }
    self.init(key, keys, words, lines: lookups.lines().sorted())
  }

  /// - Parameter lines: sorted, no two the same.
  init(_ key: GuardKey, _ keys: ListKeys, _ words: WordKnowledge, lines: [FingerprintLine]) {
    (self.key, self.keys, self.words, self.lines) = (key, keys, words, lines)
    codes = HashColumn(lines.map(\.code))
    filter = CodeFilter(lines.lazy.map(\.code))
    patterns = Set(lines.lazy.compactMap(\.files)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

  /// All that either of two lists finds.
  ///
  /// - Throws: `FingerprintError` when the other is of another key or other tables of spellings.
  package func merged(with other: FingerprintList) throws(FingerprintError) -> FingerprintList {
    guard other.key.id == key.id else { throw .otherKey(other.key.id) }
    guard other.words.digest == words.digest else { throw .otherSpellings }
    let all = Set(withoutPadding).union(other.withoutPadding)
    return FingerprintList(key, keys, words, lines: all.sorted())
  }

  /// Whether any line has this code.
  func has(_ code: UInt64) -> Bool { filter.mayContain(code) && codes.contains(code) }

  /// What a lookup means, by all lines that are proved to be its own.
  func said(of lookup: Lookup) -> [WordMemory.Said] {
    if let said = memory.said(of: lookup) { return said }
    var said: [WordMemory.Said] = []
    var turn: UInt64 = 0
    while true {
      let lines = lines(of: keys.code(lookup.kind, lookup.state, lookup.value, turn: turn))
      if lines.isEmpty { break }
      for line in lines {
        guard let meaning = keys.meaning(of: line, for: lookup) else { continue }
        let one = WordMemory.Said(meaning: meaning, files: line.files)
        if !said.contains(one) { said.append(one) }
      }
      turn += 1
    }
    memory.remember(said, of: lookup)
    return said
  }

  private func lines(of code: UInt64) -> ArraySlice<FingerprintLine> {
    guard let first = codes.index(of: code) else { return [] }
    var end = first + 1
    while end < lines.count, lines[end].code == code { end += 1 }
    return lines[first..<end]
  }
}

// MARK: Padding

extension FingerprintList {
  /// The fewest lines that a pattern, or no pattern, has in a file.
  static let fewestLines = 64

  /// The lines that stand for something.
  private var withoutPadding: [FingerprintLine] {
    let groups = Dictionary(grouping: lines, by: \.files).mapValues(\.count)
    let dummies = Set(groups.flatMap { files, count in (0..<count).map { keys.dummy($0, files: files) } })
    return lines.filter { !dummies.contains($0) }
  }

  /// As many lines for each pattern, and for no pattern, as the next power of two says; sorted.
  var padded: [FingerprintLine] {
    let real = withoutPadding
    var groups: [String?: Int] = [nil: 0]
    for line in real { groups[line.files, default: 0] += 1 }
    let dummies = groups.flatMap { files, count in
      var size = Self.fewestLines
      while size < count { size *= 2 }
      return (0..<size - count).map { keys.dummy($0, files: files) }
    }
    return (real + dummies).sorted()
  }
}

/// Says at once of most codes that they are in no line: sixteen bits for each line, of which one is set.
private struct CodeFilter: Sendable {
  private var bits: [UInt64]
  private let shift: UInt64

  init(_ codes: some Collection<UInt64>) {
    var digits: UInt64 = 10
    while 1 << digits < codes.count * 16 { digits += 1 }
    shift = 64 - digits
    bits = Array(repeating: 0, count: 1 << (digits - 6))
    for code in codes { set(code >> shift) }
  }

  private mutating func set(_ place: UInt64) { bits[Int(place >> 6)] |= 1 << (place & 63) }

  func mayContain(_ code: UInt64) -> Bool {
    let place = code >> shift
    return (bits[Int(place >> 6)] >> (place & 63)) & 1 == 1
  }
}
