import RedactCore
import Vault

// What people decide about a vault. Nothing here opens a word: people are named by their labels.

extension MappingVault {
  /// Takes in what another vault with the same custodians holds; in whatever order, the result is the same.
  public func merge(_ other: MappingVault) throws(RedactError) {
    try ask { store throws(VaultError) in try store.merge(other.store) }
  }

  /// Destroys the keys of a person, so that no copy of the vault can be opened for them.
  ///
  /// - Returns: in how many documents they stood.
  public func forget(label: String) throws(RedactError) -> Int {
    try ask { store throws(VaultError) in try store.forget(label: label) }
  }

  /// Seals everything to other custodians instead of those so far.
  public func rekey(with custodian: CustodianKey, to custodians: [Custodian]) throws(RedactError) {
    let secret = try secret(of: custodian)
    try ask { store throws(VaultError) in try store.rekey(with: secret, to: custodians.map(\.key)) }
  }

  /// Decides that two labels are one person from now on, or, where they were, are not.
  ///
  /// What was given out keeps its labels; documents that are redacted again get the new ones.
  public func decide(_ first: String, _ second: String, areOne: Bool) throws(RedactError) {
    let people = [try person(first), try person(second)]
    guard people[0].pseudonym != people[1].pseudonym else {
      throw .configuration("these are two labels of one person already")
    }
    try ask { store throws(VaultError) in
      try store.decide(
        (people[0].pseudonym, people[0].type), (people[1].pseudonym, people[1].type), areOne: areOne)
    }
  }

  /// Decides that a label means somebody else in one document, or, where it did, does not.
  ///
  /// - Parameter document: begins the name of the document.
  public func decide(
    _ label: String, isAnotherIn document: String, _ isAnother: Bool
  ) throws(RedactError) {
    let person = try person(label)
    try ask { store throws(VaultError) in
      let found = try store.documents().filter { Hex.encode($0.id).hasPrefix(document) }
      guard let only = found.first, found.count == 1 else { throw VaultError.unknownDocument }
      try store.decide(person.pseudonym, isApartIn: only.source, isAnother)
    }
  }

  /// Keeps the stand-in names of a plan, so that the next plan gives the same.
  public func keep(_ plan: CorpusPlan) throws(RedactError) {
    let names = plan.surrogates
    if names.isEmpty { return }
    try ask { store throws(VaultError) in try store.give(names) }
  }

  /// Takes a proposal off the list without joining anybody.
  public func settle(_ first: String, _ second: String) throws(RedactError) {
    let (a, b) = (try person(first).pseudonym, try person(second).pseudonym)
    try ask { store throws(VaultError) in try store.settle(a, b) }
  }

  /// Two labels that somebody decided on, or should.
  public struct Pair: Hashable, Sendable {
    public let first: String
    public let second: String
    /// Whether they are one person; else somebody should look.
    public let isDecided: Bool
  }

  /// Who was joined with whom, and who waits for a decision; by label.
  public func pairs() throws(RedactError) -> [Pair] {
    let (decisions, people) = try ask { store throws(VaultError) in
      (try store.decisions(), try store.persons())
    }
    let labels = Dictionary(people.map { ($0.pseudonym.bytes, $0.label) }) { first, _ in first }
    func pairs(_ all: [(first: [UInt8], second: [UInt8])], isDecided: Bool) -> [Pair] {
      all.map {
        Pair(
          first: labels[$0.first] ?? VaultStore.name(of: $0.first),
          second: labels[$0.second] ?? VaultStore.name(of: $0.second), isDecided: isDecided)
      }
    }
    return pairs(decisions.joined, isDecided: true) + pairs(decisions.proposals, isDecided: false)
  }

  private func person(_ label: String) throws(RedactError) -> Listed {
    let found = Set(try persons(label: label))
    guard let first = found.first else {
      throw .configuration("the vault holds nobody with the label \(label)")
    }
    guard Set(found.map(\.pseudonym)).count == 1 else {
      throw .configuration("\(label) is another person in every document; only coded labels can be joined")
    }
    return first
  }
}
