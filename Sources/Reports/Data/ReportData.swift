/// What a report tells: only what an audit log holds and what was released, never an original.
///
/// Totals, shares and what stands out are worked out from it, so that they cannot disagree with it.
package struct ReportData: Sendable {
  /// The heading of the page, such as the name of the project.
  package var title: String
  /// The version of the tool that makes the report.
  package var version: String
  /// The day it was made, as the policy words dates; nothing where it is to have none.
  package var date: String?
  package var seal: ReportSeal
  /// In the order of the log.
  package var runs: [ReportRun]
  /// In the order of the log.
  package var documents: [ReportDocument]
  /// Places of the released texts that a person should look at.
  package var nearMisses: [ReportNearMiss]
  /// How often each decision was taken in a review.
  package var decisions: [ReportDecisions]
  /// Restores, and what was done to vaults and keys, in the order of the log.
  package var records: [ReportRecord]

  package init(
    title: String, version: String, date: String? = nil, seal: ReportSeal = ReportSeal(),
    runs: [ReportRun] = [], documents: [ReportDocument] = [], nearMisses: [ReportNearMiss] = [],
    decisions: [ReportDecisions] = [], records: [ReportRecord] = []
  ) {
    self.title = title
    self.version = version
    self.date = date
    self.seal = seal
    self.runs = runs
    self.documents = documents
    self.nearMisses = nearMisses
    self.decisions = decisions
    self.records = records
  }
}

/// What a check of the log against its seal found.
package struct ReportSeal: Sendable {
  package enum State: String, CaseIterable, Sendable {
    /// The log is as it was sealed.
    case holds
    /// What was sealed is as it was; further lines stand behind it.
    case open
    /// The log is not as it was sealed.
    case broken
    /// The log has no seal, or no key was given to trust.
    case none
  }

  package var state: State
  /// What binds the seal to one log; hexadecimal digits.
  package var origin: String?
  /// How many lines are under the seal.
  package var size: Int?
  /// The root of the tree, in base 64.
  package var root: String?
  /// The ids of the keys that signed.
  package var signers: [String]
  /// The ids of the second persons' keys that signed too.
  package var cosigners: [String]
  /// The first thing that was found wrong, without any text of a line.
  package var reason: String?

  package init(
    state: State = .none, origin: String? = nil, size: Int? = nil, root: String? = nil,
    signers: [String] = [], cosigners: [String] = [], reason: String? = nil
  ) {
    self.state = state
    self.origin = origin
    self.size = size
    self.root = root
    self.signers = signers
    self.cosigners = cosigners
    self.reason = reason
  }
}

/// One run of the log.
package struct ReportRun: Sendable {
  /// The word that names it in the log.
  package var name: String
  /// `2026-11-21`, `2026-11` or `2026`; nothing where the log has no dates.
  package var date: String?
  /// What was done, such as `redaction` or `restore`.
  package var kind: String
  /// The version of the tool that ran.
  package var version: String
  /// The name of the policy.
  package var profile: String?
  /// The kind of the scope, such as `project`.
  package var scope: String?
  /// The exit code; nothing for a run without end.
  package var exit: Int?
  package var documents: Int
  package var refused: Int
  package var entities: Int

  package init(
    name: String, date: String? = nil, kind: String = "redaction", version: String, profile: String? = nil,
    scope: String? = nil, exit: Int? = 0, documents: Int, refused: Int = 0, entities: Int
  ) {
    self.name = name
    self.date = date
    self.kind = kind
    self.version = version
    self.profile = profile
    self.scope = scope
    self.exit = exit
    self.documents = documents
    self.refused = refused
    self.entities = entities
  }
}
