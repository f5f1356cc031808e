/// What every record of a run carries besides its own members.
package struct AuditEnvelope: Sendable {
  /// The run's name, a word.
  package var run: String
  /// The position in the run, counted from zero.
  package var sequence: Int
  package var day: AuditDay

  package init(run: String, sequence: Int, day: AuditDay) {
    self.run = run
    self.sequence = sequence
    self.day = day
  }
}

extension AuditRecord {
  /// The version that every record names.
  package static let schema = "redact.audit/1"

  /// The exact bytes of the record's line, line feed included.
  package func line(_ envelope: AuditEnvelope) throws(AuditError) -> [UInt8] {
    var fields = AuditFields()
    switch self {
    case .runStart(let record): try record.fill(&fields)
    case .documentStart(let record): try record.fill(&fields)
    case .entity(let record): try record.fill(&fields)
    case .documentEnd(let record): try record.fill(&fields)
    case .runEnd(let record): try record.fill(&fields)
    case .restore(let record): try record.fill(&fields)
    case .vault(let record): try record.fill(&fields)
    }
    try fields.word("record", name)
    try fields.word("run", envelope.run)
    try fields.count("seq", envelope.sequence)
    try fields.word("day", envelope.day.description)
    var members = fields.members
    members["schema"] = .string(Self.schema)
    return JSONLine.object(members).line()
  }

  /// The record's name in the log.
  var name: String {
    switch self {
    case .runStart: "run.start"
    case .documentStart: "document.start"
    case .entity: "entity"
    case .documentEnd: "document.end"
    case .runEnd: "run.end"
    case .restore: "restore"
    case .vault: "vault"
    }
  }

  /// True for the records that close something: what is in the log before them must be on the disk after
  /// them.
  var closes: Bool {
    switch self {
    case .documentEnd, .runEnd, .restore, .vault: true
    case .runStart, .documentStart, .entity: false
    }
  }
}

extension RunStart {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("version", version)
    try fields.digits("build", build)
    try fields.digests("packs", packs)
    try fields.digits("policy", policy)
    try fields.count("canon", canon)
    try fields.digits("keys", keyIDs)
    try fields.word("scope", scopeKind)
    try fields.words("options", options)
  }
}

extension DocumentStart {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.word("format", format)
  }
}

extension EntityRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.count("index", index)
    try fields.pair("bytes", output.range)
    try fields.pair("scalars", outputScalars)
    try fields.word("type", type.rawValue)
    try fields.word("kind", kind.rawValue)
    try fields.word("rule", rule)
    try fields.word("ruleVersion", ruleVersion)
    try fields.word("action", action)
    try fields.word("label", label)
    try fields.digits("pseudonym", pseudonym)
    try fields.score("score", score)
  }
}

extension DocumentEnd {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.counts("counts", counts)
    if !removed.isEmpty { try fields.counts("removed", removed) }
    try fields.digits("before", before)
    try fields.digits("after", after)
    try fields.flags("gates", gates)
    if !perhapsSame.isEmpty { try fields.words("perhapsSame", perhapsSame) }
  }
}

extension RunEnd {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.count("documents", documents)
    try fields.count("refused", refused)
    try fields.count("entities", entities)
    try fields.count("exit", exit)
  }
}

extension RestoreRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.digits("key", keyID)
    try fields.count("opened", opened)
    try fields.count("refused", refused)
    try fields.word("reason", reason)
  }
}

extension VaultRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("action", action)
    try fields.digits("vault", vault)
    if !labels.isEmpty { try fields.words("labels", labels) }
    if let documents { try fields.count("documents", documents) }
    try fields.word("reason", reason)
  }
}
