public import RedactCore

/// Who somebody is in an interview.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// Who is interviewed.
  case interviewee
  /// Who asks.
  case interviewer
  /// Whom everybody knows, and knows for it.
  case publicFigure = "public-figure"
  /// Anybody else who is named.
  case thirdParty = "third-party"
}

/// What a policy may ask of a mention.
public struct MentionTraits: Hashable, Sendable {
  public var type: EntityType
  public var kind: IdentifierKind
  /// The id of the rule that found it.
  public var rule: String
  /// 0 to 1.
  public var score: Double
  /// The language of the turn or line, by its code; nil while nobody has looked.
  public var language: String?
  /// Who it is, for names of persons; nil while that is open.
  public var role: Role?

  public init(
    type: EntityType, kind: IdentifierKind, rule: String, score: Double, language: String? = nil,
    role: Role? = nil
  ) {
    self.type = type
    self.kind = kind
    self.rule = rule
    self.score = score
    self.language = language
    self.role = role
  }
}

/// What counts and what is done where some conditions hold; what is not named is any.
public struct PolicyRule: Hashable, Sendable {
  /// Conditions: one of these types, kinds, roles, languages.
  public var types: [EntityType]
  public var kinds: [IdentifierKind]
  public var roles: [Role]
  public var languages: [String]
  /// Ids of rules, or `pack.*` for all of a pack.
  public var found: [String]
  /// Scores below this one.
  public var below: Double?
  /// Scores from this one on.
  public var from: Double?
  /// The score from which a finding counts.
  public var threshold: Double?
  /// What is done.
  public var action: Operator?

  public init(
    types: [EntityType] = [], kinds: [IdentifierKind] = [], roles: [Role] = [], languages: [String] = [],
    found: [String] = [], below: Double? = nil, from: Double? = nil, threshold: Double? = nil,
    action: Operator? = nil
  ) {
    self.types = types
    self.kinds = kinds
    self.roles = roles
    self.languages = languages
    self.found = found
    self.below = below
    self.from = from
    self.threshold = threshold
    self.action = action
  }

  enum Match {
    case yes, no
    /// It depends on who it is.
    case open
  }

  func match(_ traits: MentionTraits) -> Match {
    guard types.isEmpty || types.contains(traits.type), kinds.isEmpty || kinds.contains(traits.kind),
      languages.isEmpty || languages.contains(traits.language ?? Language.unknown),
      found.isEmpty || found.contains(where: { Self.names(traits.rule, $0) }),
      below.map({ traits.score < $0 }) ?? true, from.map({ traits.score >= $0 }) ?? true
    else { return .no }
    if roles.isEmpty { return .yes }
    // Only persons have roles.
    guard Policy.haveRoles.contains(traits.type) else { return .no }
    guard let role = traits.role else { return .open }
    return roles.contains(role) ? .yes : .no
  }

  private static func names(_ rule: String, _ pattern: String) -> Bool {
    pattern.hasSuffix(".*") ? rule.hasPrefix(pattern.dropLast()) : rule == pattern
  }
}
