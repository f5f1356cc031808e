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
    let rules = redactor.pipeline.rules
    let packs = rules.folder.packs.map { pack in
      NamedDigest(name: "\(pack.id)-\(pack.version)", digest: rules.digest(ofPack: pack.id))
    }
    let data = try redactor.pipeline.policy.digestsOfData(rules)
    let keys = redactor.pseudonymizer
    try append([
      .runStart(
        RunStart(
          version: version, packs: packs + data,
          policy: PlainDigest.sha256(redactor.pipeline.policy.digestInput),
          canon: Int(CanonicalForm.version), keyIDs: keys.map { [$0.keyID.description] } ?? [],
          scopeKind: keys?.scope.kind, options: options))
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

  private static func open(_ path: String, _ run: String, _ now: Int64) throws(RedactError) -> AuditWriter {
    do { return try AuditWriter(path: path, run: run, now: now) } catch {
      throw .output("\(path) cannot be used as an audit log (\(error.reason))")
    }
  }

  /// Records a document that is about to be emitted. To be called before its output is.
  public func note(_ redaction: Redaction, of original: [UInt8]) throws(RedactError) {
    documents += 1
    entities += redaction.replacements.count
    let before = redactor?.pseudonymizer.map { Hex.encode($0.documentDigest(original)) }
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
