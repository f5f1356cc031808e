// What was settled for a whole corpus before anything of it is given out. With a plan every machine gives every
// document the same labels and names, in whatever order documents come.

import RedactCore
import Vault

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Labels and stand-in names for everybody in a corpus.
///
/// ## Privacy
/// Holds pseudonyms, labels and stand-ins: no name of anybody. Whoever has the key as well can test names
/// against it.
public struct CorpusPlan: Codable, Hashable, Sendable {
  static let schema = "redact.plan/1"

  var schema = Self.schema
  /// The id of the key.
  var key: String
  /// The kind of the scope, and its name as those with the key can tell it.
  var scopeKind: String
  var scope: String
  /// How labels are written.
  var labels: String
  /// SHA-256 of the policy, and of every pack of rules.
  var policy: String
  var packs: [String: String]
  /// Keyed digests of the documents, sorted.
  var documents: [String]
  /// In order of pseudonym.
  var persons: [Person]
  /// What somebody should look at before the plan is used.
  public internal(set) var findings: [Finding]

  /// One person or thing of the corpus.
  struct Person: Codable, Hashable, Sendable {
    var pseudonym: String
    var type: String
    /// Without brackets.
    var label: String
    /// The stand-in name, where the policy gives one.
    var surrogate: String?
    var documents: Int
    var mentions: Int
  }

  /// Something that a person has to decide, told by labels.
  public struct Finding: Codable, Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Codable, Sendable {
      /// Names that sound alike in different documents: perhaps one person.
      case soundAlike = "sound-alike"
      /// A name without surname that may be any of several people.
      case ambiguous
      /// One name that is of two types.
      case twoTypes = "two-types"
    }

    public let kind: Kind
    public let labels: [String]
  }

  /// How many documents and persons it is for.
  public var size: (documents: Int, persons: Int) { (documents.count, persons.count) }

  /// The file of the plan: one JSON object, members sorted.
  public func encoded() throws(RedactError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(self)) + [0x0A] } catch { throw .internalFault("a plan") }
  }

  /// Reads the file of a plan.
  ///
  /// - Throws: `RedactError.configuration` when it is none.
  public init(_ bytes: [UInt8]) throws(RedactError) {
    do {
      self = try JSONDecoder().decode(CorpusPlan.self, from: Data(bytes))
    } catch {
      throw .configuration("it is no plan, or one of another version")
    }
    guard schema == Self.schema else { throw .configuration("it is a plan of another version") }
  }

  init(
    of redactor: Redactor, _ naming: Naming, documents: [String], persons: [Person], findings: [Finding]
  ) {
    let identities = naming.identities(in: [])
    key = naming.root.id.description
    scopeKind = naming.scopeKind
    scope = Hex.encode(identities.pseudonymizer.scopeTag)
    labels = redactor.labelStyle.rawValue
    policy = redactor.policyDigest
    packs = redactor.packDigests
    self.documents = documents
    self.persons = persons
    self.findings = findings
  }

  /// Refuses a redactor that would not do as planned.
  func check(_ redactor: Redactor, _ naming: Naming?) throws(RedactError) {
    guard let naming else { throw .key("a plan needs the key it was made with") }
    guard key == naming.root.id.description else { throw .key("the plan was made with another key, \(key)") }
    let same = CorpusPlan(of: redactor, naming, documents: [], persons: [], findings: [])
    let differences = [
      (scopeKind == same.scopeKind && scope == same.scope, "scope"),
      (labels == same.labels, "style of labels"),
      (policy == same.policy, "policy"), (packs == same.packs, "set of rules"),
    ].filter { !$0.0 }.map(\.1)
    guard differences.isEmpty else {
      throw .configuration("the plan was made with another " + differences.joined(separator: ", another "))
    }
  }

  /// The stand-in names by pseudonym, in order of pseudonym.
  var surrogates: [(pseudonym: Pseudonym, text: String)] {
    persons.compactMap { person in
      guard let bytes = Hex.decode(person.pseudonym), let text = person.surrogate else { return nil }
      return (Pseudonym(bytes: bytes), text)
    }
  }

  /// The labels and stand-ins by pseudonym.
  var assignments: Assignments {
    var given = Assignments(documents: Set(documents))
    for person in persons {
      guard let pseudonym = Hex.decode(person.pseudonym) else { continue }
      given.labels[pseudonym] = person.label
      given.surrogates[pseudonym] = person.surrogate
    }
    return given
  }
}

/// What a plan gives each person.
struct Assignments: Sendable {
  /// The documents it is for, by keyed digest.
  let documents: Set<String>
  var labels: [[UInt8]: String] = [:]
  var surrogates: [[UInt8]: String] = [:]

  init(documents: Set<String>) { self.documents = documents }
}
