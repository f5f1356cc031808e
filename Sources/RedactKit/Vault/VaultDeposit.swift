import Audit
import RedactCore
import Vault

extension Redaction {
  /// What a vault keeps of this document.
  ///
  /// - Parameter original: the bytes as they came in.
  /// - Throws: `RedactError.configuration` without a key, or for a unit of a stream.
  func deposit(of original: [UInt8]) throws(RedactError) -> Deposit {
    guard let identities else { throw .key("a vault needs a key to name people by") }
    guard let origin = origin?.value else {
      throw .configuration("only whole documents and records can be kept in a vault")
    }
    var persons = PersonList(identities: identities, entities: entities)
    var places: [Deposit.Place] = []
    let draft = origin.draft
    let lines = LineIndex(draft.original)
    let decisions = decisionsOfReplacements
    for (index, mention) in draft.mentions.enumerated() {
      let surface = Array(draft.original[mention.span.range])
      let place = persons.add(mention.entity, surface, as: replacements[index])
      let decision = decisions[index]
      places.append(
        Deposit.Place(
          person: place.person, surface: place.surface, output: origin.places?[index], original: mention.span,
          written: Array(replacements[index].label.utf8),
          line: lines.position(of: mention.span.start)?.line ?? 1,
          rule: mention.rule,
          reviewer: decision?.reviewer ?? "",
          note: decision.flatMap { persons.add($0.comment, to: place.person) })
      )
    }
    return Deposit(
      source: identities.source, output: PlainDigest.sha256Bytes(output),
      scopeKind: identities.pseudonymizer.scope.kind, scope: identities.pseudonymizer.scopeTag,
      key: identities.pseudonymizer.keyID, format: format, name: Array((origin.name ?? "").utf8),
      review: reviewDigest, persons: persons.all, places: places,
      delta: Delta.make(from: output, to: original))
  }

  /// The pairs that perhaps are one person, by pseudonym.
  func proposals() -> [(Pseudonym, Pseudonym)] {
    let pairs = perhapsSame
    guard let identities, !pairs.isEmpty else { return [] }
    let wanted = Set(pairs.flatMap { [$0.first, $0.second] })
    var named: [String: Pseudonym] = [:]
    for (mention, replacement) in zip(mentions, replacements) {
      guard let label = replacement.name, wanted.contains(label), named[label] == nil else { continue }
      named[label] = identities.identity(of: entities[mention.entity]).pseudonym
    }
    return pairs.compactMap { pair in
      guard let first = named[pair.first], let second = named[pair.second], first != second else {
        return nil
      }
      return (first, second)
    }
  }
}

/// The people of one document, each once, whatever names they go by.
private struct PersonList {
  let identities: Identities
  let entities: [Entity]
  private(set) var all: [Deposit.Person] = []
  private var numbers: [Pseudonym: Int] = [:]
  private var ofEntity: [Int: Int] = [:]
  private var surfaces: [Int: [[UInt8]: Int]] = [:]

  init(identities: Identities, entities: [Entity]) {
    self.identities = identities
    self.entities = entities
  }

  /// Counts a mention, and says who that is and how they are called there.
  mutating func add(_ entity: Int, _ surface: [UInt8], as replacement: Replacement) -> (
    person: Int, surface: Int
  ) {
    let person = ofEntity[entity] ?? number(entity)
    ofEntity[entity] = person
    if let label = replacement.ownLabel { all[person].label = label }
    all[person].mentions += 1
    if let known = surfaces[person]?[surface] { return (person, known) }
    all[person].surfaces.append(surface)
    surfaces[person, default: [:]][surface] = all[person].surfaces.count - 1
    return (person, all[person].surfaces.count - 1)
  }

  /// Adds what a reviewer wrote, once.
  ///
  /// - Returns: its number among the person's notes; nil for nothing.
  mutating func add(_ comment: String, to person: Int) -> Int? {
    guard !comment.isEmpty else { return nil }
    let note = Array(comment.utf8)
    if let known = all[person].notes.firstIndex(of: note) { return known }
    all[person].notes.append(note)
    return all[person].notes.count - 1
  }

  /// Somebody new is called by the coded label, until one stands in the document.
  private mutating func number(_ index: Int) -> Int {
    let entity = entities[index]
    let (pseudonym, type) = identities.identity(of: entity)
    if let known = numbers[pseudonym] { return known }
    all.append(
      Deposit.Person(
        pseudonym: pseudonym, type: type, label: "\(type.rawValue)-\(pseudonym.label)",
        canonical: entity.canonical.value))
    numbers[pseudonym] = all.count - 1
    return all.count - 1
  }
}

extension Replacement {
  /// The label, where it tells who that is; nil where only a type is said, or other words stand.
  fileprivate var ownLabel: String? { name.flatMap { $0.utf8.contains(UInt8(ascii: "-")) ? $0 : nil } }
}
