/// How much is to be found, and at which price in needless masks; see `Documentation/quality.md`.
public enum Recall: String, CaseIterable, Hashable, Sendable {
  /// What is doubtful counts too: for checks, and for text that a person will look through.
  case high
  /// Rather a needless mask than a name.
  case normal
  /// Only what is more likely right than wrong.
  case precise

  /// The score from which a finding counts.
  public var threshold: Double {
    switch self {
    case .high: 0.3
    case .normal: 0.42
    case .precise: 0.5
    }
  }
}
