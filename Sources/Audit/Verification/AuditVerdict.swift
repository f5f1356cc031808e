/// How much of everything stands in a log.
package struct AuditCounts: Hashable, Sendable {
  package internal(set) var lines = 0
  package internal(set) var runs = 0
  package internal(set) var documents = 0
  package internal(set) var refused = 0
  package internal(set) var entities = 0
  package internal(set) var entitiesByType: [String: Int] = [:]
  package internal(set) var reviews = 0
  package internal(set) var restores = 0
  package internal(set) var vaultActions = 0
  package internal(set) var keyActions = 0
  package internal(set) var releases = 0
  package internal(set) var recoveries = 0

  mutating func note(_ record: ScannedRecord) {
    switch record.kind {
    case .runStart: runs += 1
    case .documentStart: break
    case .review: reviews += 1
    case .entity:
      entities += 1
      if let type = record.word(.type) { entitiesByType[type, default: 0] += 1 }
    case .documentEnd: documents += 1
    case .runEnd: refused = refused.addingReportingOverflow(record.number(.refused) ?? 0).partialValue
    case .restore: restores += 1
    case .vault: vaultActions += 1
    case .key: keyActions += 1
    case .release: releases += 1
    case .recover: recoveries += 1
    }
  }
}

/// What a reader can say about a log.
package struct AuditVerdict: Sendable {
  package enum State: Hashable, Sendable {
    case holds
    /// True up to the seal; nothing is to be trusted that stands behind it.
    case open(AuditFault)
    /// The number of the line, from 1, where it is one line's fault.
    case broken(line: Int?, AuditFault)
  }

  package let state: State
  /// Of the sealed lines; of a log that is not sealed, of all. Of a broken log, of those before the fault.
  package let counts: AuditCounts
  /// As soon as it is known to be signed, also when the log is broken; nil for a log that is read without
  /// its seal.
  package let seal: SealedCheckpoint?
  /// How many lines stand behind the seal, a torn one among them.
  package let behind: Int

  package var holds: Bool { state == .holds }
}
