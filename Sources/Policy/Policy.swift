// What is done with what was found. Values and decisions only; reading the file is the facade's work.

public import RedactCore

/// What happens to a mention.
public enum Operator: String, CaseIterable, Hashable, Sendable {
  /// It stays as it is.
  case keep
  /// `[redacted]`: nothing is said of it.
  case suppress
  /// `[PERSON]`: only its type is said.
  case mask
  /// `[PERSON-1]`, or a coded label or token where there is a key.
  case label
}

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
    case .high: 0.2
    case .normal: 0.33
    case .precise: 0.5
    }
  }
}

/// Which findings count, and what is done with each type.
public struct Policy: Hashable, Sendable {
  /// Shown in the audit; not a path.
  public var name: String
  /// How much is to be found where no threshold says otherwise.
  public var recall: Recall
  /// The score from which a finding is accepted, 0 to 1; nil for that of `recall`.
  public var threshold: Double?
  /// Thresholds of single types.
  public var thresholds: [EntityType: Double]
  /// What is done with a type that `operators` does not name.
  public var defaultOperator: Operator
  /// What is done with single types.
  public var operators: [EntityType: Operator]

  public init(
    name: String, recall: Recall = .normal, threshold: Double? = nil, thresholds: [EntityType: Double] = [:],
    defaultOperator: Operator = .label, operators: [EntityType: Operator] = [:]
  ) {
    self.name = name
    self.recall = recall
    self.threshold = threshold
    self.thresholds = thresholds
    self.defaultOperator = defaultOperator
    self.operators = operators
  }

  /// Every type is labelled, from the threshold of normal recall.
  public static let standard = Policy(name: "standard")

  /// The score from which a finding of this type counts.
  public func threshold(for type: EntityType) -> Double {
    thresholds[type] ?? threshold ?? recall.threshold
  }

  /// True when a finding of this type and score counts.
  public func accepts(_ type: EntityType, score: Double) -> Bool { score >= threshold(for: type) }

  /// What is done with mentions of this type.
  public func action(for type: EntityType) -> Operator { operators[type] ?? defaultOperator }
}
