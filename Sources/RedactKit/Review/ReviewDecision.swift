import Generalisation

/// What somebody decided about one finding.
///
/// ## Privacy
/// The comment is a person's own words, and may hold what nobody else should read. It goes into the vault, never into
/// a log.
public struct ReviewDecision: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    /// Nobody has looked at it: what the policy says is done.
    case undecided = ""
    /// What the policy says is done.
    case accept
    /// The words stay in the text.
    case reject
    /// Something else is done.
    case edit
  }

  /// What is done in place of what the policy says; what is nil stays.
  public struct Change: Hashable, Sendable {
    /// What it is in truth.
    public var type: EntityType?
    /// One of `ReviewDecision.actions`, or a step of a ladder, such as `generalise:district`.
    public var action: String?
    /// What is written in its place.
    public var words: String?

    public init(type: EntityType? = nil, action: String? = nil, words: String? = nil) {
      self.type = type
      self.action = action
      self.words = words
    }

    var isEmpty: Bool { type == nil && action == nil && words == nil }
  }

  public var verdict: Verdict
  public var change: Change
  public var comment: String
  /// Who decided, as they call themselves.
  public var reviewer: String

  public init(
    _ verdict: Verdict = .undecided, change: Change = Change(), comment: String = "", reviewer: String = ""
  ) {
    self.verdict = verdict
    self.change = change
    self.comment = comment
    self.reviewer = reviewer
  }

  /// The operators that a reviewer may choose, besides `generalise:STEP`. None of them can show more than a label.
  public static let actions = ["suppress", "mask", "label"]

  /// `generalise:STEP` for every step of every ladder.
  static let steps: [String] = {
    var seen = Set<String>()
    return EntityType.allCases.flatMap(Ladders.steps(of:)).filter { seen.insert($0).inserted }.map {
      "generalise:\($0)"
    }
  }()

  /// The most bytes of words that are written in the place of others.
  static let longestWords = 500

  /// What is done, where that is not what the policy says.
  ///
  /// - Parameter isKnown: whether the finding is a known name; that it is hidden is not for a reviewer to undo.
  func action(isKnown: Bool) -> Operator? {
    switch verdict {
    case .undecided, .accept: return nil
    case .reject: return isKnown ? nil : .keep
    case .edit: return change.words.map(Operator.words) ?? change.action.flatMap(Self.operation)
    }
  }

  /// An operator that a reviewer may choose, by its word.
  static func operation(_ word: String) -> Operator? {
    if actions.contains(word) { return Operator(word: word) }
    guard word.hasPrefix("generalise:"), let colon = word.firstIndex(of: ":") else { return nil }
    let step = String(word[word.index(after: colon)...])
    return step.isEmpty || step.utf8.count > 40 ? nil : .generalise(step: step)
  }
}
