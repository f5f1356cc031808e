import RedactCore
import SignedNotes

extension ReleaseManifest {
  /// The manifest as it stands in the release.
  package var bytes: [UInt8] {
    var members: [ManifestField: CanonicalJSON] = [
      .counts: Self.json(counts),
      .files: .list(files.map(Self.json)),
      .licence: .string(statement.licence),
      .name: .string(statement.name),
      .packs: .object(statement.packs.mapValues(CanonicalJSON.string)),
      .policy: .members([.name: .string(statement.policy.name), .digest: .string(statement.policy.digest)]),
      .proposer: .string(proposer.keyID),
      .schema: .string(Self.schema),
      .signatures: .number(statement.signatures),
      .signers: .list(signers.map { .string($0.description) }),
      .tool: .string(statement.tool),
      .waived: .list(statement.waived.map(Self.json)),
    ]
    members[.access] = statement.access.map { .string($0.rawValue) }
    members[.date] = statement.date.map { .string($0) }
    members[.log] = statement.log.map(Self.json)
    members.merge(Self.json(statement.state)) { old, _ in old }
    return CanonicalJSON.members(members).line()
  }

  private static func json(_ counts: [EntityType: Int]) -> CanonicalJSON {
    .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.rawValue, .number($1)) }))
  }

  private static func json(_ file: ReleasedFile) -> CanonicalJSON {
    .members([
      .path: .string(file.path.text), .bytes: .number(file.bytes), .sha256: .string(file.sha256),
      .format: .string(file.format), .counts: json(file.counts), .entities: .number(file.entities),
    ])
  }

  private static func json(_ finding: WaivedFinding) -> CanonicalJSON {
    .members([
      .path: .string(finding.path.text), .rule: .string(finding.rule), .type: .string(finding.type.rawValue),
      .fingerprint: .string(finding.fingerprint), .reason: .string(finding.reason), .by: .string(finding.by),
    ])
  }

  private static func json(_ log: ReleaseStatement.LogReference) -> CanonicalJSON {
    .members([
      .origin: .string(log.origin), .size: .number(log.size), .root: .string(Base64.encode(log.root)),
    ])
  }

  private static func json(_ state: ReleaseStatement.State) -> [ManifestField: CanonicalJSON] {
    switch state {
    case .pseudonymised: [.state: .string("pseudonymised")]
    case .irreversible(.numbered): [.state: .string("irreversible"), .ground: .string("numbered")]
    case .irreversible(.destroyed(let attestation)):
      [.state: .string("irreversible"), .ground: .string("destroyed"), .attestation: .string(attestation)]
    }
  }
}

extension CanonicalJSON {
  fileprivate static func members(_ members: [ManifestField: CanonicalJSON]) -> CanonicalJSON {
    .object(Dictionary(uniqueKeysWithValues: members.map { ($0.rawValue, $1) }))
  }
}
