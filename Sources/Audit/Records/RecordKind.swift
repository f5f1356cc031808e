/// The records there are, by their names in the log.
package enum RecordKind: String, CaseIterable, Sendable {
  case runStart = "run.start"
  case documentStart = "document.start"
  case review
  case entity
  case documentEnd = "document.end"
  case runEnd = "run.end"
  case restore
  case vault
  case key
  case release
  case recover

  /// True for the records that close something: what is in the log before them must be on the disk after
  /// them, and under the seal.
  package var closes: Bool {
    switch self {
    case .documentEnd, .runEnd, .restore, .vault, .key, .release, .recover: true
    case .runStart, .documentStart, .review, .entity: false
    }
  }
}
