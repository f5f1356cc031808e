package import RedactCore

/// Who is who: joins mentions to entities, by words, by a table of spellings and by what a document says of its
/// own spellings, never by likeness alone.
///
/// A name joins an entity only when exactly one entity can be meant; when in doubt it becomes an entity of
/// its own, because a wrong merge puts one person's words into another's mouth, and a split costs only
/// readability.
package struct EntityTable: Sendable {
  package private(set) var entities: [Entity] = []
  private var byKey: [NameKey: Int] = [:]
  private var byPhrase: [Phrase: Int] = [:]
  private var byIdentity: [Int: Int] = [:]
  /// Full names by each word they can be called by.
  private var byCallWord: [String: [Int]] = [:]
  /// Names of several words by every part of several words, and by their initials.
  private var byPart: [NameKey: [Int]] = [:]
  private var byInitials: [[Substring]: [Int]] = [:]
  /// The names of each entity.
  private(set) var keys: [[NameKey]] = []
  /// Spellings by the ones that stand for them, as documents say.
  private var respellings: [String: String] = [:]
  let spellings: Spellings
  private let canonicalOfIdentity: @Sendable (Int) -> [UInt8]

  private struct Phrase: Hashable {
    let type: EntityType
    let words: [UInt64]
  }

  /// - Parameter canonicalOfIdentity: the name that the user's list gives a known entity.
  package init(
    _ spellings: Spellings, canonicalOfIdentity: @escaping @Sendable (Int) -> [UInt8] = { _ in [] }
  ) {
    self.spellings = spellings
    self.canonicalOfIdentity = canonicalOfIdentity
  }

  /// The entities that the user's list has.
  var knownEntities: Set<Int> { Set(byIdentity.values) }

  /// The entity of each detection; known ones and full names are joined first, whatever their place.
  package mutating func link(_ detections: [Detection], by clues: Clues) -> [Int] {
    let found = self.clues(of: detections, clues)
    var result = [Int](repeating: -1, count: detections.count)
    for round in 0..<Clue.rounds {
      for index in detections.indices where found[index].round == round {
        result[index] = link(detections[index], found[index], clues)
      }
    }
    return result
  }

  /// By what each detection is linked, after what the text says of its spellings.
  private mutating func clues(of detections: [Detection], _ clues: Clues) -> [Clue] {
    let found = detections.map(clues.clue)
    let names = zip(detections, found).compactMap { detection, clue in
      clue.key.map { SpokenName(key: $0, tokens: clue.tokens, identity: detection.identity) }
    }
    // A word that names somebody since an earlier text keeps doing so.
    let keys = Respellings(of: names, in: clues.analysis, spellings).keys
    for (word, key) in keys where byCallWord[word] == nil && respellings[word] == nil {
      respellings[word] = respellings[key] ?? key
    }
    guard !respellings.isEmpty else { return found }
    return found.map { $0.respelled(respellings) }
  }

  private mutating func link(_ detection: Detection, _ clue: Clue, _ clues: Clues) -> Int {
    switch clue.kind {
    case .known(let identity, let key): return known(identity, detection, key)
    case .fullName(let key): return fullName(key, detection, clues)
    case .callName(let key): return callName(key, detection, clues)
    case .phrase(let words):
      let phrase = Phrase(type: detection.type, words: words)
      if let entity = byPhrase[phrase] { return entity }
      let entity = add(detection, clues.canonical(detection.span))
      byPhrase[phrase] = entity
      return entity
    }
  }

  private mutating func known(_ identity: Int, _ detection: Detection, _ key: NameKey) -> Int {
    let entity =
      byIdentity[identity] ?? add(detection, CanonicalForm.canon1(canonicalOfIdentity(identity)))
    byIdentity[identity] = entity
    note(key, of: entity)
    return entity
  }

  private mutating func fullName(_ key: NameKey, _ detection: Detection, _ clues: Clues) -> Int {
    if let entity = byKey[key] { return entity }
    // Longer names that hold this one, and shorter ones that it holds.
    let candidates = Set((byPart[key] ?? []) + key.parts.compactMap { byKey[$0] })
    if candidates.count == 1, let only = candidates.first {
      note(key, of: only)
      return only
    }
    let entity = add(detection, clues.canonical(detection.span))
    note(key, of: entity)
    return entity
  }

  private mutating func callName(_ key: NameKey, _ detection: Detection, _ clues: Clues) -> Int {
    if let entity = byKey[key] { return entity }
    var candidates: [Int] = []
    if key.isInitials {
      candidates = byInitials[key.words.map { $0.prefix(1) }] ?? []
    } else if let word = key.words.first {
      candidates = byCallWord[word] ?? []
    }
    if candidates.count == 1 { return candidates[0] }
    let entity = add(detection, clues.canonical(detection.span))
    byKey[key] = entity
    keys[entity].append(key)
    return entity
  }

  private mutating func add(_ detection: Detection, _ canonical: [UInt8]) -> Int {
    entities.append(
      Entity(type: detection.type, kind: detection.kind, canonical: Sensitive(canonical)))
    keys.append([])
    return entities.count - 1
  }

  private mutating func note(_ key: NameKey, of entity: Int) {
    guard !key.words.isEmpty, byKey[key] == nil else { return }
    byKey[key] = entity
    keys[entity].append(key)
    for word in Set(key.callWords) { byCallWord[word, default: []].insert(entity) }
    guard key.words.count > 1 else { return }
    for part in key.parts { byPart[part, default: []].insert(entity) }
    for initials in key.possibleInitials { byInitials[initials, default: []].insert(entity) }
  }
}

extension [Int] {
  /// Adds an entity unless it was the last one added; a second place does no harm.
  fileprivate mutating func insert(_ entity: Int) {
    if last != entity { append(entity) }
  }
}
