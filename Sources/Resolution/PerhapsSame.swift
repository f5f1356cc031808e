import RedactCore

extension EntityTable {
  /// Pairs of entities that are perhaps one person, by number, the smaller first: all words of their names sound
  /// alike, or the only word of one sounds like a word by which the other can be called.
  ///
  /// Two whom the user's list has are two, and so are two names that the table has.
  package var perhapsSame: [(first: Int, second: Int)] { LikenessSearch(self).pairs }
}

/// Looks for names of different entities that sound alike.
private struct LikenessSearch {
  private(set) var pairs: [(first: Int, second: Int)] = []
  private let spellings: Spellings
  private var readings: [String: Set<UInt64>] = [:]
  /// The names of each entity, of those that are persons.
  private var names: [[NameKey]]
  private var heard: [Heard: [Int]] = [:]

  /// Enough for a reader; a document with more was made to have them.
  private static let mostPairs = 1000
  private static let mostAlike = 16

  /// One way to read one word of a name; kunyas are a kind of their own.
  private struct Heard: Hashable {
    let isKunya: Bool
    let reading: UInt64
  }

  init(_ table: EntityTable) {
    spellings = table.spellings
    names = zip(table.entities, table.keys).map { entity, keys in
      entity.type == .person || entity.type == .kunya ? Array(keys.prefix(Self.mostAlike)) : []
    }
    for word in Set(names.joined().flatMap(Self.words)) {
      // A word is always like itself, even one that is too short to be read aloud.
      readings[word] = spellings.readings(of: word).union([WordHash(word: word.utf8).value])
    }
    let known = table.knownEntities
    for entity in names.indices where !names[entity].isEmpty {
      for other in candidates(for: entity) where pairs.count < Self.mostPairs {
        let areKnown = known.contains(entity) && known.contains(other)
        if !areKnown, areAlike(entity, other) { pairs.append((other, entity)) }
      }
    }
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Earlier entities that share a word; the entity is one for later ones.
  private mutating func candidates(for entity: Int) -> [Int] {
    let own = Set(
      names[entity].flatMap { key in
        Self.words(key).flatMap { readings[$0] ?? [] }.map { Heard(isKunya: key.isKunya, reading: $0) }
      })
    var candidates = Set<Int>()
    for word in own {
      let others = heard[word] ?? []
      candidates.formUnion(others)
      if others.count < Self.mostAlike { heard[word, default: []].append(entity) }
    }
    return candidates.sorted()
  }

  /// The words that have to sound alike.
  private static func words(_ key: NameKey) -> [String] {
    if key.isInitials { return [] }
    return key.isKunya ? Array(key.names) : key.callWords
  }

  private func areAlike(_ entity: Int, _ other: Int) -> Bool {
    names[entity].contains { key in names[other].contains { areAlike(key, $0) } }
  }

  private func areAlike(_ key: NameKey, _ other: NameKey) -> Bool {
    let (words, others) = (Self.words(key), Self.words(other))
    guard key.isKunya == other.isKunya, !words.isEmpty, !others.isEmpty else { return false }
    if key.isKunya, key.words[0] != other.words[0] { return false }
    if words.count == others.count { return zip(words, others).allSatisfy(soundAlike) }
    guard !key.isKunya else { return false }
    if words.count == 1 { return others.contains { soundAlike(words[0], $0) } }
    return others.count == 1 && words.contains { soundAlike($0, others[0]) }
  }

  private func soundAlike(_ word: String, _ other: String) -> Bool {
    guard let one = readings[word], let two = readings[other] else { return false }
    return !spellings.areTwoNames(word, other) && !one.isDisjoint(with: two)
  }
}
