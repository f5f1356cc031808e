/// What a check looked at, and what it left.
public struct CheckSummary: Hashable, Sendable {
  /// The files of the tree that were looked at.
  public var files = 0
  /// The blobs of a repository that were looked at, each counted once.
  public var blobs = 0
  /// The messages, names of branches and tags, and authors that were looked at.
  public var messages = 0
  /// What configuration or ignore rules left out.
  public var leftOut = 0
  /// The findings that were reported.
  public var findings = 0
  /// The findings that a baseline waives.
  public var waived = 0
  /// Waivers of the baseline that nothing needed.
  public var unused: [Waiver] = []
  /// Waivers whose day has passed.
  public var expired: [Waiver] = []

  package init() {}

  /// An entry of a baseline, by what may be told of it.
  public struct Waiver: Hashable, Sendable {
    /// Under the key, as in findings.
    public let fingerprint: String
    /// The id of the rule whose finding it waives.
    public let rule: String
    /// The last day on which it holds, as `2026-03-31`.
    public let expires: String?

    package init(fingerprint: String, rule: String, expires: String? = nil) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.expires = expires
    }
  }
}
