import Audit
import RedactCore
import Vault

/// Writes down what a run does, for others to read: no text, no path, no length of the original.
///
/// ## Privacy
/// Holds what `Documentation/specs/audit-log.md` lists and nothing else. With a key, documents are named by a
/// keyed digest.
public final class AuditTrail {
  private let writer: AuditWriter
  private let redactor: Redactor?
  private var documents = 0
  private var refused = 0
  private var entities = 0

  /// Opens the log for appending and writes the start of the run.
  ///
  /// - Throws: `RedactError.output` when the log cannot be opened, `.audit` when it cannot be written.
  public init(
    to log: LogDestination, redactor: Redactor, options: [String: String] = [:]
  ) throws(RedactError) {
    let policy = redactor.pipeline.policy
    writer = try log.open(dates: policy.demands.dates)
    self.redactor = redactor
    let packs = redactor.packDigests.map { NamedDigest(name: $0, digest: $1) }
    let data = try policy.digestsOfData(redactor.pipeline.rules)
    let keys = redactor.naming
    var options = options
    options["surrogates"] = policy.keptBySurrogates
    try append([
      .runStart(
        RunStart(
          version: log.version, packs: packs + data, policy: redactor.policyDigest, profile: policy.name,
          canon: Int(CanonicalForm.version), keyIDs: keys.map { [$0.root.id.description] } ?? [],
          scopeKind: keys?.scopeKind, options: options))
    ])
  }

  /// Opens the log for something that is done to a vault, a key or a release.
  ///
  /// - Parameter dates: what the log may tell of the time, where a policy says that.
  public init(to log: LogDestination, dates: LogDates? = nil) throws(RedactError) {
    writer = try log.open(dates: dates ?? log.dates)
    redactor = nil
    try append([.runStart(RunStart(version: log.version, canon: Int(CanonicalForm.version)))])
  }

  /// Opens the log for a run that restores with a key.
  public init(
    to log: LogDestination, restoring key: RedactionKey, scope: String?
  ) throws(RedactError) {
    writer = try log.open(dates: log.dates)
    redactor = nil
    let kind = try Redactor.scope(scope).kind
    try append([
      .runStart(
        RunStart(
          version: log.version, canon: Int(CanonicalForm.version), keyIDs: [key.id], scopeKind: kind))
    ])
  }

  /// Records a document that is about to be emitted. To be called before its output is.
  public func note(_ redaction: Redaction, of original: [UInt8]) throws(RedactError) {
    documents += 1
    entities += redaction.replacements.count
    let before = redaction.identities.map { Hex.encode($0.pseudonymizer.documentDigest(original)) }
    let name = before.map { DocumentName.keyed($0) } ?? .number(documents)
    var records: [AuditRecord] = [.documentStart(DocumentStart(document: name, format: redaction.format))]
    records += reviews(of: redaction, in: name)
    let decisions = redaction.decisionsOfReplacements
    let spans = redaction.replacements.flatMap { [$0.output.start, $0.output.end] }
    let scalars = ScalarOffsets.scattered(.scalars, of: spans, in: redaction.labelled)
    var counts: [EntityType: Int] = [:]
    for (index, (mention, replacement)) in zip(redaction.mentions, redaction.replacements).enumerated() {
      counts[mention.type, default: 0] += 1
      records.append(
        .entity(
          EntityRecord(
            document: name, index: index, output: replacement.output,
            outputScalars: scalars[2 * index]..<scalars[2 * index + 1], type: mention.type,
            kind: mention.kind,
            rule: mention.rule, ruleVersion: redactor?.pipeline.rules.version(ofRule: mention.rule),
            action: replacement.action, label: replacement.name, pseudonym: replacement.pseudonym,
            review: decisions[index].flatMap { ReviewMark(rawValue: $0.verdict.rawValue) },
            score: Self.told(mention.score))))
    }
    records.append(
      .documentEnd(
        DocumentEnd(
          document: name, counts: counts, length: ScalarOffsets.count(in: redaction.labelled),
          removed: redaction.removed.byName, before: before,
          after: PlainDigest.sha256(redaction.output),
          gates: ["leak-sweep": true], perhapsSame: redaction.perhapsSame.map { [$0.first, $0.second] })))
    try append(records)
  }

  /// A score cut to quarters: a finer one would tell something of the words, for whoever tries names from a list.
  private static func told(_ score: Double) -> Double { (score * 4 + 1e-9).rounded(.down) / 4 }

  /// What reviewers decided about a document.
  private func reviews(of redaction: Redaction, in document: DocumentName) -> [AuditRecord] {
    redaction.findings.compactMap { finding in
      guard let decision = finding.decision,
        let word = Audit.ReviewDecision(rawValue: decision.verdict.rawValue)
      else { return nil }
      let reviewer =
        decision.reviewer.isEmpty ? nil : redactor?.review?.names.reviewer(named: decision.reviewer)
      return .review(
        ReviewRecord(
          document: document, finding: finding.id, decision: word, type: finding.type, rule: finding.rule,
          reviewer: reviewer))
    }
  }

  /// Records that a document was refused; of it nothing is known to the log.
  public func noteRefusal() { refused += 1 }

  /// Records what was restored.
  public func note(restored count: Int, key: RedactionKey, reason: String?) throws(RedactError) {
    documents += 1
    try append([
      .restore(
        RestoreRecord(document: .number(documents), keyID: key.id, opened: count, refused: 0, reason: reason))
    ])
  }

  /// Records what a custodian was given back.
  public func note(
    _ restoration: VaultRestorer.Restoration, from vault: MappingVault, custodian: CustodianKey,
    reason: String
  ) throws(RedactError) {
    documents += 1
    try append([
      .restore(
        RestoreRecord(
          document: .number(documents), keyID: custodian.ids.first, opened: restoration.count,
          refused: restoration.left, reason: Self.word(reason)))
    ])
  }

  /// Records what was done to a vault, or shown of it.
  public func note(
    _ action: String, _ vault: MappingVault, labels: [String] = [], documents: Int? = nil,
    reason: String? = nil
  ) throws(RedactError) {
    try append([
      .vault(
        VaultRecord(
          action: action, vault: vault.id, labels: labels, documents: documents, reason: reason.map(Self.word)
        ))
    ])
  }

  /// Records that keys are about to be destroyed. To be called before they are.
  public func note(_ destruction: KeyDestruction) throws(RedactError) {
    guard let role = Audit.KeyRole(rawValue: destruction.purpose.rawValue) else {
      throw .internalFault("a key of another role")
    }
    try append([.key(KeyRecord(role: role, keyIDs: destruction.ids))])
  }

  /// Records a release.
  ///
  /// - Parameter manifest: SHA-256 of its manifest, hexadecimal.
  public func note(releaseOf files: Int, manifest: String) throws(RedactError) {
    try append([.release(ReleaseRecord(manifest: manifest, files: files))])
  }

  /// A reason as the log can hold it: letters and digits stay, the rest becomes hyphens; at most 80 bytes.
  static func word(_ reason: String) -> String {
    var word: [UInt8] = []
    for byte in reason.utf8.prefix(80) {
      let stays = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if stays { word.append(byte) } else if word.last != UInt8(ascii: "-") { word.append(UInt8(ascii: "-")) }
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// The seal of what was written so far, in one line to be kept elsewhere; nil for a log without a seal.
  public var anchor: String? {
    writer.checkpoint.map { "redact-audit/\($0.origin) \($0.size) \($0.root.base64)" }
  }

  /// Closes the run.
  public func finish(exit: Int32) throws(RedactError) {
    try append([
      .runEnd(RunEnd(documents: documents, refused: refused, entities: entities, exit: Int(exit)))
    ])
  }

  private func append(_ records: [AuditRecord]) throws(RedactError) {
    do { try writer.append(records) } catch { throw .audit(error.reason) }
  }
}

extension [MetadataKind: Int] {
  fileprivate var byName: [String: Int] {
    reduce(into: [:]) { names, count in names[count.key.rawValue] = count.value }
  }
}
