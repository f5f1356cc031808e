import RedactCore

/// What people decided about who is who. Only ever grows, so that the decisions of several machines can be put
/// together in any order: of two that contradict one another, the one with the higher step counts.
package struct Decisions: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Two pseudonyms are one person; odd steps join, even ones part.
    case same
    /// Two labels that perhaps are one person, as the linker says; odd steps wait, even ones are settled.
    case proposed
    /// A name in one document is another person than elsewhere; odd steps part.
    case apart
    /// A person of whom nothing is kept any more.
    case forgotten
    /// The stand-in name of a person, as its text.
    case surrogate
    /// The type that the label of a joined person shows, as its name.
    case type
  }

  struct Decision: Hashable, Sendable {
    let kind: Kind
    let first: [UInt8]
    let second: [UInt8]
    let step: Int
  }

  private(set) var all: [Decision] = []
  /// For each pseudonym that is joined with others the least of them.
  private let representatives: [[UInt8]: [UInt8]]
  /// Persons of whom nothing is kept any more.
  package let forgotten: Set<[UInt8]>
  private let joinedPseudonyms: Set<[UInt8]>
  private let types: [[UInt8]: String]
  private let partings: Set<[[UInt8]]>

  package init() { self.init([]) }

  init(_ all: [Decision]) {
    self.all = all
    var groups = Groups()
    for decision in all where decision.kind == .same && decision.step % 2 == 1 {
      groups.join(decision.first, decision.second)
    }
    let representatives = groups.representatives
    self.representatives = representatives
    joinedPseudonyms = Set(representatives.values)
    types = Dictionary(
      all.filter { $0.kind == .type }.map {
        (representatives[$0.first] ?? $0.first, String(decoding: $0.second, as: UTF8.self))
      }
    ) { Self.preferred($0, $1) }
    forgotten = Set(all.filter { $0.kind == .forgotten }.map(\.first))
    partings = Set(all.filter { $0.kind == .apart && $0.step % 2 == 1 }.map { [$0.first, $0.second] })
  }

  package var isEmpty: Bool { all.isEmpty }

  /// The pseudonym that stands for a person under all names.
  package func representative(of pseudonym: Pseudonym) -> Pseudonym {
    representatives[pseudonym.bytes].map(Pseudonym.init(bytes:)) ?? pseudonym
  }

  /// Whether this pseudonym stands for several.
  package func isJoined(_ representative: Pseudonym) -> Bool {
    joinedPseudonyms.contains(representative.bytes)
  }

  /// The type that the label of a joined person shows.
  package func type(of representative: Pseudonym) -> String? {
    isJoined(representative) ? types[representative.bytes] : nil
  }

  private static func preferred(_ a: String, _ b: String) -> String {
    let rank = { EntityType(rawValue: $0)?.rank ?? .max }
    return rank(a) <= rank(b) ? a : b
  }

  /// Whether this name stands for somebody else in the document with this keyed digest.
  package func isApart(_ pseudonym: Pseudonym, in source: [UInt8]) -> Bool {
    !partings.isEmpty && partings.contains([pseudonym.bytes, source])
  }

  /// Stand-in names by pseudonym, in order of pseudonym.
  package var surrogates: [(pseudonym: [UInt8], text: String)] {
    all.filter { $0.kind == .surrogate }.map { ($0.first, String(decoding: $0.second, as: UTF8.self)) }
  }

  /// Pairs that wait for a decision.
  package var proposals: [(first: [UInt8], second: [UInt8])] {
    all.filter { $0.kind == .proposed && $0.step % 2 == 1 }.map { ($0.first, $0.second) }
  }

  /// Pairs that were joined.
  package var joined: [(first: [UInt8], second: [UInt8])] {
    all.filter { $0.kind == .same && $0.step % 2 == 1 }.map { ($0.first, $0.second) }
  }
}

/// Sets of pseudonyms, joined two by two.
private struct Groups {
  private var parents: [[UInt8]: [UInt8]] = [:]

  mutating func join(_ a: [UInt8], _ b: [UInt8]) {
    let (first, second) = (root(of: a), root(of: b))
    guard first != second else { return }
    // The least stands for all, whichever order they came in.
    let (least, other) = first.lexicographicallyPrecedes(second) ? (first, second) : (second, first)
    parents[other] = least
    parents[least] = least
  }

  private func root(of member: [UInt8]) -> [UInt8] {
    var at = member
    while let parent = parents[at], parent != at { at = parent }
    return at
  }

  var representatives: [[UInt8]: [UInt8]] {
    parents.reduce(into: [:]) { $0[$1.key] = root(of: $1.key) }
  }
}
