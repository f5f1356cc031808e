/// The members that records have, in the order in which they stand in a line.
package enum AuditField: Int, CaseIterable, Sendable {
  case action, after, before, build, bytes, canon, closes, counts, date, decision, document, documents
  case entities, exit, files, finding, format, gates, index, key, keys, kind, label, labels, length
  case manifest, opened, options, packs, perhapsSame, policy, profile, pseudonym, reason, record, refused
  case removed, review, reviewer, role, rule, ruleVersion, run, scalars, schema, scope, score, seq, torn
  case type, unsealed, vault, version

  package var name: String { String(describing: self) }

  /// What the member's value looks like, the same in every record.
  var shape: FieldShape {
    switch self {
    case .schema: .schema
    case .date: .date
    case .document: .document
    case .score: .score
    case .after, .manifest, .policy, .pseudonym, .torn: .digest(64)
    case .key, .vault: .digest(16)
    case .before, .build, .finding, .reviewer: .digest(nil)
    case .canon, .documents, .entities, .exit, .files, .index, .length, .opened, .refused, .seq, .unsealed:
      .number
    case .bytes, .scalars: .range
    case .keys: .list(.digest(16))
    case .labels: .list(.word)
    case .perhapsSame: .pairs
    case .counts, .removed: .object(.number)
    case .gates: .object(.flag)
    case .packs: .object(.digest(64))
    case .options: .object(.word)
    case .action, .closes, .decision, .format, .kind, .label, .profile, .reason, .record, .review, .role:
      .scalar(.word)
    case .rule, .ruleVersion, .run, .scope, .type, .version: .scalar(.word)
    }
  }
}

/// A value of one of the four kinds that a log has.
enum ScalarShape {
  case word, number, flag
  /// Hexadecimal digits, this many where a number is given.
  case digest(Int?)
}

/// What a member's value can look like.
enum FieldShape {
  case schema, date, document, score, range, pairs
  case scalar(ScalarShape)
  case list(ScalarShape)
  case object(ScalarShape)

  static let number = FieldShape.scalar(.number)
  static func digest(_ count: Int?) -> FieldShape { .scalar(.digest(count)) }
}

/// A set of members.
struct FieldSet {
  private(set) var bits: UInt64 = 0

  init(_ fields: [AuditField] = []) { for field in fields { insert(field) } }

  mutating func insert(_ field: AuditField) { bits |= 1 << UInt64(field.rawValue) }

  func contains(_ field: AuditField) -> Bool { bits >> UInt64(field.rawValue) & 1 == 1 }

  func isSubset(of other: FieldSet) -> Bool { bits & ~other.bits == 0 }

  func union(_ other: FieldSet) -> FieldSet {
    var both = self
    both.bits |= other.bits
    return both
  }
}

/// Which members a record must have, and which it may have.
struct RecordShape {
  let needed: FieldSet
  let allowed: FieldSet

  init(_ needed: [AuditField], _ possible: [AuditField] = []) {
    self.needed = FieldSet(needed + [.record, .run, .schema, .seq])
    allowed = self.needed.union(FieldSet(possible + [.date]))
  }

  static let all: [RecordShape] = RecordKind.allCases.map(of)

  private static func of(_ kind: RecordKind) -> RecordShape {
    switch kind {
    case .runStart:
      RecordShape([.version, .packs, .canon, .keys, .options], [.build, .policy, .profile, .scope])
    case .documentStart: RecordShape([.document, .format])
    case .review: RecordShape([.document, .finding, .decision, .type, .rule], [.reviewer])
    case .entity:
      RecordShape(
        [.document, .index, .bytes, .scalars, .type, .kind, .rule, .action, .score],
        [.ruleVersion, .label, .pseudonym, .review])
    case .documentEnd:
      RecordShape([.document, .counts, .length, .after, .gates], [.removed, .before, .perhapsSame])
    case .runEnd: RecordShape([.documents, .refused, .entities, .exit])
    case .restore: RecordShape([.document, .opened, .refused], [.key, .reason])
    case .vault: RecordShape([.action, .vault], [.labels, .documents, .reason])
    case .key: RecordShape([.action, .role, .keys])
    case .release: RecordShape([.manifest, .files])
    case .recover: RecordShape([.unsealed], [.closes, .torn])
    }
  }
}
