import RedactCore
import Vault

/// Under which key and in which scope people are named, and what was decided about who is who.
struct Naming: Sendable {
  /// Where labels are shared.
  enum Reach: Sendable {
    case scope(Scope)
    /// In one document only; its scope is named by a keyed digest of it.
    case document
  }

  let root: RootKey
  let reach: Reach
  let decisions: Decisions
  /// What a plan has settled.
  var assignments: Assignments?
  private let sources: SourceNames
  private let shared: Pseudonymizer?

  init(root: RootKey, reach: Reach, decisions: Decisions = Decisions()) {
    self.root = root
    self.reach = reach
    self.decisions = decisions
    sources = SourceNames(root: root)
    shared = if case .scope(let scope) = reach { Pseudonymizer(root: root, scope: scope) } else { nil }
  }

  /// The kind of the scope, as the audit shows it.
  var scopeKind: String { shared?.scope.kind ?? Scope.documentKind }

  /// Who is who in one document.
  func identities(in original: [UInt8]) -> Identities {
    let source = sources.digest(of: original)
    return Identities(
      pseudonymizer: shared ?? Pseudonymizer(root: root, scope: .document(source)), source: source,
      decisions: decisions, assignments: assignments)
  }
}

/// Who bears which pseudonym in one document.
struct Identities: Sendable {
  let pseudonymizer: Pseudonymizer
  /// A keyed digest of the original.
  let source: [UInt8]
  let decisions: Decisions
  /// What a plan has settled.
  var assignments: Assignments?

  /// Refuses a document that is not in the plan.
  func checkPlan() throws(RedactError) {
    guard let assignments, !assignments.documents.contains(Hex.encode(source)) else { return }
    throw .unplanned
  }

  /// The label that a plan gives somebody, without brackets.
  func planned(_ entity: Entity) -> String? {
    assignments.flatMap { $0.labels[identity(of: entity).pseudonym.bytes] }
  }

  /// Who somebody is under all names, and of what type the label says they are.
  func identity(of entity: Entity) -> (pseudonym: Pseudonym, type: EntityType) {
    let own = own(entity)
    if decisions.isEmpty { return (own, entity.type) }
    let here = decisions.isApart(own, in: source) ? pseudonymizer.apart(own, in: source) : own
    let person = decisions.representative(of: here)
    return (person, decisions.type(of: person).flatMap(EntityType.init(rawValue:)) ?? entity.type)
  }

  /// The pseudonym of a name alone.
  func own(_ entity: Entity) -> Pseudonym {
    pseudonymizer.pseudonym(type: entity.type, canonical: entity.canonical.value)
  }

  /// The person that somebody was joined with; nil for somebody of whom nothing was decided.
  func joined(_ entity: Entity) -> Pseudonym? {
    if decisions.isEmpty { return nil }
    let person = identity(of: entity).pseudonym
    return decisions.isJoined(person) ? person : nil
  }
}
