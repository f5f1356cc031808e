/// Takes lines apart: what comes out is a record as the specification has it, to the byte.
struct LineScanner {
  private static let names = AuditField.allCases.map { PackedWord.pack($0.name) ?? 0 }
  private static let kinds = RecordKind.allCases.map { PackedWord.pack($0.rawValue) ?? 0 }
  private static let decisions = packed(ReviewDecision.allCases.map(\.rawValue))
  private static let identifiers = packed(["direct", "quasi"])
  private static let marks = packed(ReviewMark.allCases.map(\.rawValue))
  private static let roles = packed(KeyRole.allCases.map(\.rawValue))
  private static let vaultActions = packed(VaultRecord.actions)
  private static let keyActions = packed(KeyRecord.actions)

  private static func packed(_ words: [String]) -> [UInt128] { words.compactMap { PackedWord.pack($0) } }

  private var members: [ScannedRecord.Member] = []

  init() { members.reserveCapacity(24) }

  /// - Returns: nil for a line that is no record.
  mutating func scan(_ line: LogLine, in bytes: [UInt8]) -> ScannedRecord? {
    members.removeAll(keepingCapacity: true)
    let found = bytes.withUnsafeBufferPointer { kind(of: $0, line.range) }
    guard let kind = found else { return nil }
    return ScannedRecord(
      kind: kind, number: line.number, offset: line.offset, document: nil, buffer: bytes, range: line.range,
      members: members)
  }

  private mutating func kind(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> RecordKind? {
    var cursor = LineCursor(bytes, range)
    var found = FieldSet()
    guard cursor.take("{") else { return nil }
    // Names stand in order, so that each is found behind the one before it, and none twice.
    var next = 0
    repeat {
      guard let name = cursor.name() else { return nil }
      while next < Self.names.count, Self.names[next] != name { next += 1 }
      guard next < Self.names.count, let field = AuditField(rawValue: next) else { return nil }
      let start = cursor.place
      guard cursor.value(field.shape) else { return nil }
      members.append(ScannedRecord.Member(field: field, start: start, end: cursor.place))
      found.insert(field)
      next += 1
    } while cursor.take(",")
    guard cursor.take("}"), cursor.isAtEnd, let kind = recordKind(bytes) else { return nil }
    let shape = RecordShape.all[kind.place]
    guard shape.needed.isSubset(of: found), found.isSubset(of: shape.allowed) else { return nil }
    return isKnown(kind, bytes) ? kind : nil
  }

  private func recordKind(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordKind? {
    guard let word = word(.record, bytes), let index = Self.kinds.firstIndex(of: word) else { return nil }
    return RecordKind.allCases[index]
  }

  /// Whether the words that are one of a few are.
  private func isKnown(_ kind: RecordKind, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func holds(_ field: AuditField, _ words: [UInt128]) -> Bool {
      word(field, bytes).map(words.contains) ?? false
    }
    return switch kind {
    case .review: holds(.decision, Self.decisions)
    case .entity:
      holds(.kind, Self.identifiers)
        && (!members.contains { $0.field == .review } || holds(.review, Self.marks))
    case .vault: holds(.action, Self.vaultActions)
    case .key: holds(.action, Self.keyActions) && holds(.role, Self.roles)
    default: true
    }
  }

  /// A word of at most 16 bytes.
  private func word(_ field: AuditField, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt128? {
    members.first { $0.field == field }.flatMap { PackedWord.pack(bytes, ($0.start + 1)..<($0.end - 1)) }
  }
}

extension RecordKind {
  fileprivate var place: Int {
    switch self {
    case .runStart: 0
    case .documentStart: 1
    case .review: 2
    case .entity: 3
    case .documentEnd: 4
    case .runEnd: 5
    case .restore: 6
    case .vault: 7
    case .key: 8
    case .release: 9
    case .recover: 10
    }
  }
}
