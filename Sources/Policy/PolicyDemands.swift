/// By what speakers are known in transcripts: their labels, or the names of header fields that name them.
public struct SpeakerNames: Hashable, Sendable {
  public var interviewers: [String]
  public var interviewees: [String]

  public init(interviewers: [String] = [], interviewees: [String] = []) {
    self.interviewers = interviewers
    self.interviewees = interviewees
  }
}

/// What a surrogate keeps of the name it stands for. All of it is told on purpose, so nothing is by default.
public struct SurrogateTraits: Hashable, Sendable {
  public var keepsCulture: Bool
  public var keepsSex: Bool
  /// Whether those who share a family name share one afterwards.
  public var sharesFamilyNames: Bool

  public init(keepsCulture: Bool = false, keepsSex: Bool = false, sharesFamilyNames: Bool = false) {
    self.keepsCulture = keepsCulture
    self.keepsSex = keepsSex
    self.sharesFamilyNames = sharesFamilyNames
  }
}

/// Within what the same person has the same label.
public enum ScopeKind: String, CaseIterable, Hashable, Sendable {
  case document, interview, project, release
}

/// What may stand in the place of a name.
public enum LabelKind: String, CaseIterable, Hashable, Sendable {
  case numbered, coded, token, surrogate
}

/// How exactly an audit log tells when something was done.
public enum LogDates: String, CaseIterable, Hashable, Sendable {
  case day, month, year, none
}

/// What a policy demands of a run; one that is otherwise is refused, and never made to fit.
public struct PolicyDemands: Hashable, Sendable {
  /// The only kind of scope that labels may be shared in; nil for any.
  public var scope: ScopeKind?
  /// The only labels that may be written; nil for any.
  public var labels: [LabelKind]?
  /// Whether there must be an audit log.
  public var audit: Bool
  /// Whether there must be a vault.
  public var vault: Bool
  /// What the audit log may tell of the time.
  public var dates: LogDates
  /// How many different people must sign a release: one or two.
  public var signatures: Int

  public init(
    scope: ScopeKind? = nil, labels: [LabelKind]? = nil, audit: Bool = false, vault: Bool = false,
    dates: LogDates = .day, signatures: Int = 1
  ) {
    self.scope = scope
    self.labels = labels
    self.audit = audit
    self.vault = vault
    self.dates = dates
    self.signatures = signatures
  }

  /// Whether these labels may be written.
  public func allows(_ kind: LabelKind) -> Bool { labels?.contains(kind) ?? true }
}
