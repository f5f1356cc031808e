import Audit
import RedactCore
import Reports

/// What a log tells, for people: what was found and replaced in which document, and what somebody should look at.
///
/// ## Privacy
/// Made from the log and from outputs only. The page holds the outputs that are on hand; the other forms hold no text.
public struct AuditReport: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case html, md, json, csv
  }

  /// What the report is made of besides the log.
  public struct Options: Sendable {
    /// The heading.
    public var title = "Redaction report"
    /// The version of the tool.
    public var version: String
    /// Seconds since 1970, for the day on the report.
    public var now: Int64

    public init(version: String, now: Int64) {
      self.version = version
      self.now = now
    }
  }

  private let data: ReportData

  /// - Parameters:
  ///   - keys: whose signatures count; without any the seal is not looked at.
  ///   - outputs: the files that were given out, by name; of documents without a file no text is shown.
  ///   - redactor: looks through the outputs for what it nearly found; nil for no such list.
  /// - Throws: `RedactError.unverified` for a log that does not hold.
  public init(
    of log: AuditLog, trusting keys: [VerifyingKey], outputs: [(name: String, bytes: [UInt8])],
    redactor: Redactor?, options: Options
  ) throws(RedactError) {
    var reading = LogReading()
    let take = { (entry: AuditEntry) in reading.add(entry.record) }
    let check = keys.isEmpty ? try log.read(record: take) : try log.check(trusting: keys, record: take)
    try check.refuseBroken(log.path)
    let documents = Self.documents(reading, outputs)
    var misses: [ReportNearMiss] = []
    if let redactor {
      for (index, document) in documents.enumerated() {
        guard document.text != nil, let bytes = outputs.first(where: { $0.name == document.id })?.bytes else {
          continue
        }
        let output = try ReadOutput(
          bytes, format: document.format, replaced: document.entities.map { .plain($0.type, at: $0.bytes) })
        misses += try redactor.nearMisses(in: output, document: index)
      }
    }
    data = ReportData(
      title: options.title, version: options.version, date: (try? AuditDate(now: options.now))?.word,
      seal: ReportSeal(check, isSealed: !keys.isEmpty), runs: reading.runs, documents: documents,
      nearMisses: misses, decisions: reading.decisions, records: reading.records)
  }

  public func encoded(as format: Format) -> [UInt8] {
    switch format {
    case .html: Report.html(data)
    case .md: Report.markdown(data)
    case .json: Report.json(data)
    case .csv: Report.csv(data)
    }
  }

  /// The documents of the log with the texts that are on hand. Where any are, the others are left out: what counts is
  /// what was given out.
  private static func documents(
    _ reading: LogReading, _ outputs: [(name: String, bytes: [UInt8])]
  ) -> [ReportDocument] {
    guard !outputs.isEmpty else { return reading.latest.map(\.document) }
    var byDigest: [String: LogReading.Found] = [:]
    for found in reading.latest { byDigest[found.after] = found }
    return outputs.compactMap { output in
      guard var document = byDigest[PlainDigest.sha256(output.bytes)]?.document else { return nil }
      document.id = output.name
      document.text = (try? ReadOutput(output.bytes, format: document.format, replaced: []))?.shown
      return document
    }
  }
}

/// What is gathered from a log, record by record.
private struct LogReading {
  struct Found {
    /// What the log calls it, or its place in the log where it is only numbered there.
    let key: String
    var document: ReportDocument
    var after = ""
  }

  private(set) var runs: [ReportRun] = []
  private(set) var records: [ReportRecord] = []
  private var found: [Found] = []
  private var counts: [Reports.ReviewDecision: [EntityType: Int]] = [:]

  /// Each document as it was given out last.
  var latest: [Found] {
    var last: [String: Int] = [:]
    for (index, found) in found.enumerated() where !found.after.isEmpty { last[found.key] = index }
    return last.values.sorted().map { found[$0] }
  }

  var decisions: [ReportDecisions] {
    Reports.ReviewDecision.allCases.flatMap { decision in
      EntityType.allCases.compactMap { type in
        counts[decision]?[type].map { ReportDecisions(decision: decision, type: type, count: $0) }
      }
    }
  }

  mutating func add(_ record: ScannedRecord) {
    switch record.kind {
    case .runStart: runs.append(ReportRun(record))
    case .runEnd: end(record)
    case .documentStart: start(record)
    case .entity:
      guard let entity = ReportEntity(record), !found.isEmpty else { return }
      found[found.count - 1].document.entities.append(entity)
    case .documentEnd: endDocument(record)
    case .review:
      guard let decision = record.word(.decision).flatMap(Reports.ReviewDecision.init(rawValue:)),
        let type = record.word(.type).flatMap(EntityType.init(rawValue:))
      else { return }
      counts[decision, default: [:]][type, default: 0] += 1
    case .restore, .vault, .key, .release, .recover: note(record)
    }
  }

  private mutating func start(_ record: ScannedRecord) {
    let name = record.text(.document) ?? ""
    let run = record.word(.run) ?? ""
    let isKeyed = record.number(.document) == nil
    found.append(
      Found(
        key: isKeyed ? name : "\(run) \(name)",
        document: ReportDocument(
          id: isKeyed ? String(name.prefix(12)) : name, run: run, format: record.word(.format) ?? "",
          length: 0,
          entities: [])))
  }

  private mutating func endDocument(_ record: ScannedRecord) {
    guard !found.isEmpty else { return }
    let last = found.count - 1
    found[last].after = record.word(.after) ?? ""
    found[last].document.length = record.number(.length) ?? 0
    found[last].document.removed = record.counts(.removed).map { ReportCount(name: $0.name, count: $0.count) }
    found[last].document.perhapsSame = record.pairs(.perhapsSame)
    found[last].document.gates = record.flags(.gates).map { ReportGate(name: $0.name, held: $0.holds) }
  }

  private mutating func end(_ record: ScannedRecord) {
    guard !runs.isEmpty else { return }
    runs[runs.count - 1].exit = record.number(.exit)
    runs[runs.count - 1].documents = record.number(.documents) ?? 0
    runs[runs.count - 1].refused = record.number(.refused) ?? 0
    runs[runs.count - 1].entities = record.number(.entities) ?? 0
  }

  private mutating func note(_ record: ScannedRecord) {
    if let last = runs.indices.last, runs[last].kind == "redaction" { runs[last].kind = record.kind.rawValue }
    records.append(
      ReportRecord(
        date: record.word(.date), record: record.kind.rawValue, action: record.word(.action),
        documents: record.number(.documents) ?? record.number(.files), reason: record.word(.reason)))
  }
}

extension ReportRun {
  fileprivate init(_ record: ScannedRecord) {
    self.init(
      name: record.word(.run) ?? "", date: record.word(.date), version: record.word(.version) ?? "",
      profile: record.word(.profile), scope: record.word(.scope), exit: nil, documents: 0, entities: 0)
  }
}

extension ReportEntity {
  fileprivate init?(_ record: ScannedRecord) {
    guard let bytes = record.range(.bytes).flatMap(ByteSpan.init(exactly:)),
      let scalars = record.range(.scalars),
      let type = record.word(.type).flatMap(EntityType.init(rawValue:)),
      let kind = record.word(.kind).flatMap(IdentifierKind.init(rawValue:)), let rule = record.word(.rule),
      let action = record.word(.action), let score = record.score(.score)
    else { return nil }
    self.init(
      bytes: bytes, scalars: scalars, type: type, kind: kind, rule: rule,
      ruleVersion: record.word(.ruleVersion), action: action, label: record.word(.label), score: score,
      review: record.word(.review).flatMap(Reports.ReviewDecision.init(rawValue:)))
  }
}

extension ReportSeal {
  fileprivate init(_ check: AuditCheck, isSealed: Bool) {
    let (state, reason): (State, String?) =
      switch check.state {
      case .holds: (isSealed ? .holds : .none, nil)
      case .open(let reason): (.open, reason)
      case .broken(_, let reason): (.broken, reason)
      }
    self.init(
      state: state, origin: check.anchor?.origin, size: check.anchor?.size, root: check.anchor?.root,
      signers: check.anchor?.signers ?? [], cosigners: check.anchor?.cosigners ?? [], reason: reason)
  }
}
