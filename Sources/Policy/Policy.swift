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

/// Which findings count, and what is done with each type.
public struct Policy: Hashable, Sendable {
  /// Shown in the audit; not a path.
  public var name: String
  /// The score from which a finding is accepted, 0 to 1.
  public var threshold: Double
  /// Thresholds of single types.
  public var thresholds: [EntityType: Double]
  /// What is done with a type that `operators` does not name.
  public var defaultOperator: Operator
  /// What is done with single types.
  public var operators: [EntityType: Operator]

  public init(
    name: String, threshold: Double = 0.5, thresholds: [EntityType: Double] = [:],
    defaultOperator: Operator = .label, operators: [EntityType: Operator] = [:]
  ) {
    self.name = name
    self.threshold = threshold
    self.thresholds = thresholds
    self.defaultOperator = defaultOperator
    self.operators = operators
  }

  /// Every type is labelled, from a score of 0.5.
  public static let standard = Policy(name: "standard")

  /// True when a finding of this type and score counts.
  public func accepts(_ type: EntityType, score: Double) -> Bool {
    score >= thresholds[type] ?? threshold
  }

  /// What is done with mentions of this type.
  public func action(for type: EntityType) -> Operator { operators[type] ?? defaultOperator }
}
