import RedactCore

/// What every record of a run carries besides its own members.
package struct AuditEnvelope: Sendable {
  /// The run's name, a word.
  package var run: String
  /// The position in the run, counted from zero.
  package var sequence: Int
  package var date: AuditDate

  package init(run: String, sequence: Int, date: AuditDate) {
    self.run = run
    self.sequence = sequence
    self.date = date
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
    case .review(let record): try record.fill(&fields)
    case .key(let record): try record.fill(&fields)
    case .release(let record): try record.fill(&fields)
    case .recover(let record): try record.fill(&fields)
    }
    try fields.word("record", kind.rawValue)
    try fields.word("run", envelope.run)
    try fields.count("seq", envelope.sequence)
    try fields.word("date", envelope.date.word)
    var members = fields.members
    members["schema"] = .string(Self.schema)
    return CanonicalJSON.object(members).line()
  }

  var kind: RecordKind {
    switch self {
    case .runStart: .runStart
    case .documentStart: .documentStart
    case .review: .review
    case .entity: .entity
    case .documentEnd: .documentEnd
    case .runEnd: .runEnd
    case .restore: .restore
    case .vault: .vault
    case .key: .key
    case .release: .release
    case .recover: .recover
    }
  }
}

extension RunStart {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("version", version)
    try fields.digits("build", build)
    try fields.digests("packs", packs)
    try fields.sha256("policy", policy)
    try fields.word("profile", profile)
    try fields.count("canon", canon)
    try fields.digits("keys", keyIDs, count: 16)
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

extension ReviewRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.digits("finding", finding)
    try fields.word("decision", decision.rawValue)
    try fields.word("type", type.rawValue)
    try fields.word("rule", rule)
    try fields.digits("reviewer", reviewer)
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
    try fields.sha256("pseudonym", pseudonym)
    try fields.word("review", review?.rawValue)
    try fields.score("score", score)
  }
}

extension DocumentEnd {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.document(document)
    try fields.counts("counts", counts.filter { $0.value != 0 })
    try fields.count("length", length)
    if !removed.isEmpty { try fields.counts("removed", removed) }
    try fields.digits("before", before)
    try fields.sha256("after", after)
    try fields.flags("gates", gates)
    if !perhapsSame.isEmpty { try fields.pairs("perhapsSame", perhapsSame) }
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
    try fields.digits("key", keyID, count: 16)
    try fields.count("opened", opened)
    try fields.count("refused", refused)
    try fields.word("reason", reason)
  }
}

extension VaultRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("action", action, of: VaultRecord.actions)
    try fields.digits("vault", vault, count: 16)
    if !labels.isEmpty { try fields.words("labels", labels) }
    if let documents { try fields.count("documents", documents) }
    try fields.word("reason", reason)
  }
}

extension KeyRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("action", action, of: KeyRecord.actions)
    try fields.word("role", role.rawValue)
    try fields.digits("keys", keyIDs, count: 16)
  }
}

extension ReleaseRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.sha256("manifest", manifest)
    try fields.count("files", files)
  }
}

extension RecoverRecord {
  func fill(_ fields: inout AuditFields) throws(AuditError) {
    try fields.word("closes", closes)
    try fields.sha256("torn", torn)
    try fields.count("unsealed", unsealed)
  }
}
