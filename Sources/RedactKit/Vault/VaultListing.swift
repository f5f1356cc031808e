import RedactCore
package import Vault

extension MappingVault {
  /// One person of a vault, as whoever holds the file may see it.
  public struct Listed: Hashable, Sendable {
    /// Without brackets.
    public let label: String
    public let type: String
    public let documents: Int
    public let mentions: Int
    /// Whether nothing is kept of the person any more.
    public let isForgotten: Bool
    package let pseudonym: Pseudonym
  }

  /// All people, or those with one label, in order of type and label.
  public func persons(label: String? = nil) throws(RedactError) -> [Listed] {
    try ask { store throws(VaultError) in try store.persons(label: label) }.map {
      Listed(
        label: $0.label, type: $0.type, documents: $0.documents, mentions: $0.mentions,
        isForgotten: $0.isForgotten, pseudonym: $0.pseudonym)
    }
  }

  /// One document of a vault, as whoever holds the file may see it.
  public struct ListedDocument: Hashable, Sendable {
    /// Twelve hexadecimal digits that name it.
    public let id: String
    public let format: String
    public let scopeKind: String
    public let mentions: Int
    /// SHA-256 of the output, in hexadecimal digits.
    public let output: String
  }

  /// All documents in order of id.
  public func documents() throws(RedactError) -> [ListedDocument] {
    try ask { store throws(VaultError) in try store.documents() }.map {
      ListedDocument(
        id: String(Hex.encode($0.id).prefix(12)), format: $0.format, scopeKind: $0.scopeKind,
        mentions: $0.mentions, output: Hex.encode($0.output))
    }
  }

  /// What a custodian may see of one person.
  ///
  /// ## Privacy
  /// The words that stood behind a label.
  public struct Uncovered: Hashable, Sendable {
    public let label: String
    public let type: String
    /// Twelve hexadecimal digits that name the document.
    public let document: String
    /// Each once, as it stood; empty for somebody who was forgotten.
    public let words: [[UInt8]]
  }

  /// The words behind a label, or behind all, by document.
  public func uncover(
    label: String? = nil, for custodian: CustodianKey
  ) throws(RedactError) -> [Uncovered] {
    let secret = try secret(of: custodian)
    let documents = try ask { store throws(VaultError) in
      if let label {
        try store.documents(withLabel: label, for: secret)
      } else {
        try store.documents(for: secret)
      }
    }
    return documents.flatMap { document in
      document.persons.filter { label == nil || $0.label == label }.map {
        Uncovered(
          label: $0.label, type: $0.type, document: String(Hex.encode(document.id).prefix(12)),
          words: $0.surfaces.value)
      }
    }
  }

  /// Which coded label each person gets under another key or in another scope: the only bridge between two
  /// sets of labels, so it is as secret as both keys.
  ///
  /// - Returns: pairs of labels in order of the old one; none for who was forgotten.
  public func relabelled(
    with key: RedactionKey, scope: String?, for custodian: CustodianKey
  ) throws(RedactError) -> [(old: String, new: String)] {
    let secret = try secret(of: custodian)
    let names = Pseudonymizer(root: key.root, scope: try Redactor.scope(scope))
    let documents = try ask { store throws(VaultError) in try store.documents(for: secret) }
    var table: [String: String] = [:]
    for person in documents.flatMap(\.persons) {
      guard let canonical = person.canonical?.value, let type = EntityType(rawValue: person.type) else {
        continue
      }
      table[person.label] = "\(type.rawValue)-\(names.pseudonym(type: type, canonical: canonical).label)"
    }
    return table.sorted { $0.key < $1.key }.map { (old: $0.key, new: $0.value) }
  }

  /// What a check of a vault counted.
  public struct Soundness: Hashable, Sendable {
    public let documents: Int
    public let persons: Int
    public let forgotten: Int
  }

  /// Looks whether everything is as it was put in; with a custodian's key, whether every row opens as well.
  ///
  /// - Throws: `RedactError.vault` with what is not.
  public func verify(with custodian: CustodianKey? = nil) throws(RedactError) -> Soundness {
    let secret: CustodianSecret? = if let custodian { try secret(of: custodian) } else { nil }
    let sound = try ask { store throws(VaultError) in try store.verify(with: secret) }
    return Soundness(
      documents: sound.documents, persons: sound.persons, forgotten: sound.forgotten)
  }

  /// Every row as one line of JSON in a fixed order; sealed rows stay sealed.
  public func export() throws(RedactError) -> [UInt8] {
    try ask { store throws(VaultError) in try store.export() }
  }
}
