import RedactCore
import Vault

extension MappingVault {
  /// What a later release shows of one document and an earlier one hid, or the other way round.
  public struct Difference: Hashable, Sendable {
    /// Twelve hexadecimal digits that name the document in the earlier release.
    public let document: String
    public let type: String
    /// How many mentions of this type are hidden in the earlier one and not in the later.
    public let shown: Int
    /// How many are hidden in the later one only.
    public let hidden: Int
  }

  /// Compares two scopes, document by document, by the places in the originals.
  ///
  /// A later release that shows more takes back what the earlier one promised, for whoever has both.
  public func differences(
    from earlier: String, to later: String, key: RedactionKey, for custodian: CustodianKey
  ) throws(RedactError) -> [Difference] {
    let secret = try secret(of: custodian)
    var releases: [[OpenedDocument]] = []
    for name in [earlier, later] {
      let scope = try Redactor.scope(name)
      let tag = Pseudonymizer(root: key.root, scope: scope).scopeTag
      let documents = try ask { store throws(VaultError) in try store.documents(inScope: tag, for: secret) }
      guard !documents.isEmpty else { throw .configuration("the vault holds nothing of the scope \(name)") }
      releases.append(documents)
    }
    let laterOnes = Dictionary(releases[1].map { ($0.source, $0) }) { $1 }
    return releases[0].flatMap { document in
      laterOnes[document.source].map { Self.differences(from: document, to: $0) } ?? []
    }
  }

  private static func differences(from earlier: OpenedDocument, to later: OpenedDocument) -> [Difference] {
    let shown = uncovered(of: earlier, by: later)
    let hidden = uncovered(of: later, by: earlier)
    return Set(shown.keys).union(hidden.keys).sorted().map { type in
      Difference(
        document: String(Hex.encode(earlier.id).prefix(12)), type: type, shown: shown[type] ?? 0,
        hidden: hidden[type] ?? 0)
    }
  }

  /// How many places of one document no place of the other covers, by type.
  private static func uncovered(of one: OpenedDocument, by other: OpenedDocument) -> [String: Int] {
    var counts: [String: Int] = [:]
    var next = 0
    let covers = other.places.map(\.original)
    for place in one.places {
      while next < covers.count, covers[next].end <= place.original.start { next += 1 }
      let isCovered = covers[next...].prefix { $0.start < place.original.end }
        .contains { $0.contains(place.original) }
      if !isCovered, place.person < one.persons.count {
        counts[one.persons[place.person].type, default: 0] += 1
      }
    }
    return counts
  }
}
