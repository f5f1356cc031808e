import RedactCore
import Surrogates
import Vault

/// Reads a corpus and settles who bears which label and which other name in all of it.
///
///     let planner = try CorpusPlanner(redactor)
///     for file in files { try planner.read(bytes(of: file)) }
///     let plan = try planner.plan()
///
/// The order of the documents makes no difference.
///
/// ## Privacy
/// Keeps the names of everybody in the corpus in memory until it goes.
public final class CorpusPlanner {
  /// One person of the corpus, as far as it was read.
  private struct Person {
    let type: EntityType
    var canonicals: Set<[UInt8]> = []
    /// The first in the order of bytes, so that it does not depend on the order of documents.
    var surface: [UInt8]
    var documents = 0
    var mentions = 0
    var wantsSurrogate = false

    /// The first in the order of bytes.
    var canonical: [UInt8] { canonicals.min { $0.lexicographicallyPrecedes($1) } ?? [] }
    var words: [String] { String(decoding: canonical, as: UTF8.self).split(separator: " ").map(String.init) }
  }

  private let redactor: Redactor
  private let naming: Naming
  private var persons: [Pseudonym: Person] = [:]
  private var documents: Set<String> = []

  /// - Throws: `RedactError.key` without a key, `.configuration` in a scope of single documents.
  public init(_ redactor: Redactor) throws(RedactError) {
    guard let naming = redactor.naming else { throw .key("a plan needs a key to name people by") }
    if case .document = naming.reach {
      throw .configuration("a plan is for a corpus; name a scope such as project:field-2016")
    }
    self.redactor = redactor
    self.naming = naming
  }

  /// Takes in one document; a second copy of one changes nothing.
  public func read(_ original: [UInt8], format: String? = nil) throws(RedactError) {
    let redaction = try redactor.redact(original, format: format)
    guard let identities = redaction.identities, let origin = redaction.origin?.value,
      documents.insert(Hex.encode(identities.source)).inserted
    else { return }
    var here: Set<Pseudonym> = []
    for (index, mention) in origin.draft.mentions.enumerated() {
      let entity = redaction.entities[mention.entity]
      let (pseudonym, type) = identities.identity(of: entity)
      let surface = Array(origin.draft.original[mention.span.range])
      var person = persons[pseudonym] ?? Person(type: type, surface: surface)
      person.canonicals.insert(entity.canonical.value)
      if surface.lexicographicallyPrecedes(person.surface) { person.surface = surface }
      person.mentions += 1
      if here.insert(pseudonym).inserted { person.documents += 1 }
      if redaction.replacements[index].action == Operator.surrogate.word { person.wantsSurrogate = true }
      persons[pseudonym] = person
    }
  }

  /// What was settled.
  public func plan() throws(RedactError) -> CorpusPlan {
    let labels = labels()
    let given = surrogates()
    let all = persons.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
    return CorpusPlan(
      of: redactor, naming, documents: documents.sorted(),
      persons: all.map { pseudonym, person in
        CorpusPlan.Person(
          pseudonym: pseudonym.hex, type: person.type.rawValue, label: labels[pseudonym] ?? "",
          surrogate: given[pseudonym.bytes], documents: person.documents, mentions: person.mentions)
      },
      findings: findings(labels))
  }

  /// Numbers in order of how many documents and mentions there are, so that the low ones are met most; or codes.
  private func labels() -> [Pseudonym: String] {
    guard redactor.labelStyle == .numbered else {
      return persons.reduce(into: [:]) { $0[$1.key] = "\($1.value.type.rawValue)-\($1.key.label)" }
    }
    let order = persons.sorted { a, b in
      (b.value.documents, b.value.mentions) != (a.value.documents, a.value.mentions)
        ? (b.value.documents, b.value.mentions) < (a.value.documents, a.value.mentions)
        : a.key.bytes.lexicographicallyPrecedes(b.key.bytes)
    }
    var last: [EntityType: Int] = [:]
    return order.reduce(into: [:]) { labels, person in
      last[person.value.type, default: 0] += 1
      labels[person.key] = "\(person.value.type.rawValue)-\(last[person.value.type] ?? 1)"
    }
  }

  /// Other names that nobody in the whole corpus bears.
  private func surrogates() -> [[UInt8]: String] {
    guard var book = redactor.freshLabels(naming.identities(in: [])).surrogates else { return [:] }
    for person in persons.values {
      for canonical in person.canonicals { book.refuse(canonical: canonical) }
    }
    let givenNames = givenNames()
    book.assign(
      all: persons.filter(\.value.wantsSurrogate).map { pseudonym, person in
        SurrogateRequest(
          id: pseudonym.bytes, type: person.type,
          canonical: person.canonical, surface: person.surface, child: child(of: person, among: givenNames))
      })
    return Dictionary(book.assignments.map { ($0.id, $0.surrogate) }) { first, _ in first }
  }

  /// Whoever alone in the corpus has a given name, by the key of its spelling.
  private func givenNames() -> [String: [UInt8]] {
    let spellings = redactor.pipeline.rules.spellings
    var bearers: [String: Set<[UInt8]>] = [:]
    for (pseudonym, person) in persons where person.type == .person && person.wantsSurrogate {
      guard let first = person.words.first else { continue }
      bearers[spellings.key(first), default: []].insert(pseudonym.bytes)
    }
    return bearers.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The person whose name a kunya has behind its head, so that both get one other name.
  private func child(of person: Person, among givenNames: [String: [UInt8]]) -> [UInt8]? {
    guard person.type == .kunya, person.words.count == 2 else { return nil }
    return givenNames[redactor.pipeline.rules.spellings.key(person.words[1])]
  }

  private func findings(_ labels: [Pseudonym: String]) -> [CorpusPlan.Finding] {
    var names = CorpusNames(redactor.pipeline.rules.spellings)
    for (pseudonym, person) in persons {
      for canonical in person.canonicals {
        names.add(canonical, person.type, label: labels[pseudonym] ?? "")
      }
    }
    return names.findings()
  }
}
