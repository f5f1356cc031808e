// What is done with what was found. Values and decisions only; reading the file is the facade's work.

public import RedactCore

/// Which findings count, what is done with each, and what a run must be like.
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
  /// What is asked first; of the rules that hold, the first that says something counts.
  public var rules: [PolicyRule]
  /// By whom interviewers and interviewees are known.
  public var speakers: SpeakerNames
  /// Names of persons whom everybody knows, besides those that the rules have.
  public var publicFigures: [String]
  /// What stands around labels.
  public var brackets: LabelBrackets
  /// Whether the same stands around words that were written in the place of others, so that a reader sees it.
  public var bracketsWords: Bool
  /// What a surrogate keeps of the name it stands for.
  public var surrogates: SurrogateTraits
  /// What a run must be like.
  public var demands: PolicyDemands

  public init(
    name: String, recall: Recall = .normal, threshold: Double? = nil, thresholds: [EntityType: Double] = [:],
    defaultOperator: Operator = .label, operators: [EntityType: Operator] = [:], rules: [PolicyRule] = []
  ) {
    self.name = name
    self.recall = recall
    self.threshold = threshold
    self.thresholds = thresholds
    self.defaultOperator = defaultOperator
    self.operators = operators
    self.rules = rules
    speakers = SpeakerNames()
    publicFigures = []
    brackets = .square
    bracketsWords = false
    surrogates = SurrogateTraits()
    demands = PolicyDemands()
  }

  /// Every type is labelled, from the threshold of normal recall.
  public static let standard = Policy(name: "standard")

  /// The types of which each entity is somebody with a role.
  public static let haveRoles: Set<EntityType> = [.person, .kunya]
}

// MARK: - Decisions

extension Policy {
  /// The score from which a finding of this type counts where no rule says otherwise.
  public func threshold(for type: EntityType) -> Double {
    thresholds[type] ?? threshold ?? recall.threshold
  }

  /// The score from which a finding counts. While it is open who it is, that is the lowest of all it may be.
  public func threshold(for traits: MentionTraits) -> Double {
    var lowest = 1.0
    for rule in rules {
      guard let threshold = rule.threshold else { continue }
      switch rule.match(traits) {
      case .no: continue
      case .yes: return min(lowest, threshold)
      case .open: lowest = min(lowest, threshold)
      }
    }
    return min(lowest, threshold(for: traits.type))
  }

  /// The lowest score from which anything of this type counts, whatever else holds.
  public func lowestThreshold(for type: EntityType) -> Double {
    rules.reduce(threshold(for: type)) { lowest, rule in
      rule.types.isEmpty || rule.types.contains(type) ? min(lowest, rule.threshold ?? 1) : lowest
    }
  }

  /// True when a finding of this type and score counts where no rule says otherwise.
  public func accepts(_ type: EntityType, score: Double) -> Bool { score >= threshold(for: type) }

  /// True when a finding counts, or may count once it is known who it is.
  public func accepts(_ traits: MentionTraits) -> Bool { traits.score >= threshold(for: traits) }

  /// What is done with mentions of this type where no rule says otherwise.
  public func action(for type: EntityType) -> Operator { operators[type] ?? defaultOperator }

  /// What is done with a mention; nil while that depends on who it is.
  public func action(for traits: MentionTraits) -> Operator? {
    for rule in rules {
      guard let action = rule.action else { continue }
      switch rule.match(traits) {
      case .no: continue
      case .yes: return action
      case .open: return nil
      }
    }
    return action(for: traits.type)
  }

  /// Everything that may be done under this policy, each once, in the order it is named in.
  public var actions: [Operator] {
    var seen = Set<Operator>()
    let all = rules.compactMap(\.action) + EntityType.allCases.map { action(for: $0) } + [defaultOperator]
    return all.filter { seen.insert($0).inserted }
  }

  /// Whether anything depends on who somebody is.
  public var asksRoles: Bool { rules.contains { !$0.roles.isEmpty } }

  /// Whether anything depends on the language.
  public var asksLanguages: Bool { rules.contains { !$0.languages.isEmpty } }

  /// The same findings, all of them labelled in square brackets, for reports.
  public var labellingAll: Policy {
    var policy = self
    policy.operators = [:]
    policy.defaultOperator = .label
    policy.rules = rules.filter { $0.threshold != nil }
    for index in policy.rules.indices { policy.rules[index].action = nil }
    return policy
  }

  /// The same findings but for what this policy leaves; all are labelled that it would not tell less exactly.
  public var markingChanges: Policy {
    var policy = self
    policy.defaultOperator = defaultOperator.markingChange
    policy.operators = operators.mapValues(\.markingChange)
    for index in policy.rules.indices {
      policy.rules[index].action = policy.rules[index].action?.markingChange
    }
    return policy
  }

  /// The same for names of files: surer findings only, and nothing written that no name of a file may hold.
  public func forFileNames(from least: Double) -> Policy {
    var policy = self
    for type in EntityType.allCases {
      policy.thresholds[type] = max(threshold(for: type), least)
      policy.operators[type] = action(for: type).forFileNames
    }
    for index in policy.rules.indices {
      policy.rules[index].threshold = policy.rules[index].threshold.map { max($0, least) }
      policy.rules[index].action = policy.rules[index].action?.forFileNames
    }
    return policy
  }
}

extension Operator {
  fileprivate var markingChange: Operator {
    switch self {
    case .keep, .generalise: self
    default: .label
    }
  }

  fileprivate var forFileNames: Operator {
    switch self {
    case .surrogate, .token: .label
    default: writesPlainWords ? .mask : self
    }
  }
}
