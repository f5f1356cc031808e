package import RedactCore

/// A place of a released text where a rule almost found something.
package struct ReportNearMiss: Sendable {
  /// The index of its document in the report.
  package var document: Int
  package var position: LinePosition
  /// In bytes of the released text.
  package var bytes: ByteSpan
  package var type: EntityType
  package var rule: String
  /// 0 to 1.
  package var score: Double
  /// A sentence of ours that says what was lacking; never words of the text.
  package var why: String

  package init(
    document: Int, position: LinePosition, bytes: ByteSpan, type: EntityType, rule: String, score: Double,
    why: String
  ) {
    self.document = document
    self.position = position
    self.bytes = bytes
    self.type = type
    self.rule = rule
    self.score = score
    self.why = why
  }
}

/// What a reviewer can say to a finding.
package enum ReviewDecision: String, CaseIterable, Sendable {
  case accept, reject, edit
}

/// How often one decision was taken on findings of one type.
package struct ReportDecisions: Sendable {
  package var decision: ReviewDecision
  package var type: EntityType
  package var count: Int

  package init(decision: ReviewDecision, type: EntityType, count: Int) {
    self.decision = decision
    self.type = type
    self.count = count
  }
}

/// A record of the log that is no redaction: a restore, or something done to a vault or a key.
package struct ReportRecord: Sendable {
  /// As the log words it.
  package var date: String?
  /// The kind of record: `restore`, `vault`, `key`, `release` or `recover`.
  package var record: String
  /// What was done, such as `forget`; nothing where the kind says it all.
  package var action: String?
  package var documents: Int?
  /// The word that was given as the reason.
  package var reason: String?

  package init(
    date: String? = nil, record: String, action: String? = nil, documents: Int? = nil, reason: String? = nil
  ) {
    self.date = date
    self.record = record
    self.action = action
    self.documents = documents
    self.reason = reason
  }
}
