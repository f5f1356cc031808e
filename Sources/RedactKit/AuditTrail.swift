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
  /// - Parameters:
  ///   - run: a name of this run that no other run has.
  ///   - now: seconds since 1970; the log shows the day only.
  /// - Throws: `RedactError.output` when the log cannot be opened, `.audit` when it cannot be written.
  public init(
    path: String, run: String, now: Int64, version: String, redactor: Redactor,
    options: [String: String] = [:]
  ) throws(RedactError) {
    writer = try Self.open(path, run, now)
    self.redactor = redactor
    let packs = redactor.packDigests.map { NamedDigest(name: $0, digest: $1) }
    let data = try redactor.pipeline.policy.digestsOfData(redactor.pipeline.rules)
    let keys = redactor.naming
    var options = options
    options["surrogates"] = redactor.pipeline.policy.keptBySurrogates
    try append([
      .runStart(
        RunStart(
          version: version, packs: packs + data, policy: redactor.policyDigest,
          canon: Int(CanonicalForm.version), keyIDs: keys.map { [$0.root.id.description] } ?? [],
          scopeKind: keys?.scopeKind, options: options))
    ])
  }

  /// Opens the log for a run that restores.
  public init(
    restoring path: String, run: String, now: Int64, version: String, key: RedactionKey, scope: String?
  ) throws(RedactError) {
    writer = try Self.open(path, run, now)
    redactor = nil
    let kind = try Redactor.scope(scope).kind
    try append([
      .runStart(
        RunStart(version: version, canon: Int(CanonicalForm.version), keyIDs: [key.id], scopeKind: kind))
    ])
  }

  /// Opens the log for something that is done to a vault.
  public init(path: String, run: String, now: Int64, version: String, vault: MappingVault) throws(RedactError)
  {
    writer = try Self.open(path, run, now)
    redactor = nil
    try append([.runStart(RunStart(version: version, canon: Int(CanonicalForm.version)))])
  }

  private static func open(_ path: String, _ run: String, _ now: Int64) throws(RedactError) -> AuditWriter {
    do { return try AuditWriter(path: path, run: run, now: now) } catch {
      throw .output("\(path) cannot be used as an audit log (\(error.reason))")
    }
  }

  /// Records a document that is about to be emitted. To be called before its output is.
  public func note(_ redaction: Redaction, of original: [UInt8]) throws(RedactError) {
    documents += 1
    entities += redaction.replacements.count
    let before = redaction.identities.map { Hex.encode($0.pseudonymizer.documentDigest(original)) }
    let name = before.map { DocumentName.keyed($0) } ?? .number(documents)
    var records: [AuditRecord] = [.documentStart(DocumentStart(document: name, format: redaction.format))]
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
            score: mention.score)))
    }
    records.append(
      .documentEnd(
        DocumentEnd(
          document: name, counts: counts, removed: redaction.removed.byName, before: before,
          after: PlainDigest.sha256(redaction.output),
          gates: ["leak-sweep": true], perhapsSame: redaction.perhapsSame.map { [$0.first, $0.second] })))
    try append(records)
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

  /// A reason as the log can hold it: letters and digits stay, the rest becomes hyphens; at most 80 bytes.
  static func word(_ reason: String) -> String {
    var word: [UInt8] = []
    for byte in reason.utf8.prefix(80) {
      let stays = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if stays { word.append(byte) } else if word.last != UInt8(ascii: "-") { word.append(UInt8(ascii: "-")) }
    }
    return String(decoding: word, as: UTF8.self)
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

extension AuditError {
  var reason: String {
    switch self {
    case .notAWord(let field): "the field '\(field)' takes one plain word"
    case .notHexadecimal(let field): "the field '\(field)' takes hexadecimal digits"
    case .outOfRange(let field): "the field '\(field)' is out of range"
    case .time: "the time is before 1970 or after 9999"
    case .symlink: "it is a symbolic link"
    case .notARegularFile: "it is not a regular file"
    case .locked: "another run is writing it"
    case .tornTail: "its last line was cut off"
    case .shortWrite: "a line could be written in part only"
    case .closed: "an earlier write failed"
    case .io(let code): "error \(code)"
    }
  }
}

extension [MetadataKind: Int] {
  fileprivate var byName: [String: Int] {
    reduce(into: [:]) { names, count in names[count.key.rawValue] = count.value }
  }
}
