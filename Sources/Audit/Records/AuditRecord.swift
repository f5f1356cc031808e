// What a record may hold is decided here, by type: numbers, digests in hexadecimal and words. A word has
// no space, no slash and no letter beyond ASCII, so neither a sentence nor a path can be written into a
// log by mistake.

package import RedactCore

/// What happened, without any text it happened to.
package enum AuditRecord: Sendable {
  case runStart(RunStart)
  case documentStart(DocumentStart)
  case review(ReviewRecord)
  case entity(EntityRecord)
  case documentEnd(DocumentEnd)
  case runEnd(RunEnd)
  case restore(RestoreRecord)
  case vault(VaultRecord)
  case key(KeyRecord)
  case release(ReleaseRecord)
  case recover(RecoverRecord)
}

/// How a document is named: file names identify people, so they never enter a log.
package enum DocumentName: Hashable, Sendable {
  /// A keyed digest, as hexadecimal digits.
  case keyed(String)
  /// The position in the run, counted from one.
  case number(Int)
}

/// Something with a name and the SHA-256 of its bytes, such as a rule pack.
package struct NamedDigest: Hashable, Sendable {
  package var name: String
  /// Hexadecimal digits.
  package var digest: String

  package init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }
}

/// The first record of a run: everything its output depends on, but for keys and text.
package struct RunStart: Sendable {
  package var version: String
  package var build: String?
  package var packs: [NamedDigest]
  package var policy: String?
  /// The name of the policy's profile, a word.
  package var profile: String?
  package var canon: Int
  package var keyIDs: [String]
  package var scopeKind: String?
  /// Names and values of settings, all of them words.
  package var options: [String: String]

  package init(
    version: String, build: String? = nil, packs: [NamedDigest] = [], policy: String? = nil,
    profile: String? = nil, canon: Int = 1, keyIDs: [String] = [], scopeKind: String? = nil,
    options: [String: String] = [:]
  ) {
    self.version = version
    self.build = build
    self.packs = packs
    self.policy = policy
    self.profile = profile
    self.canon = canon
    self.keyIDs = keyIDs
    self.scopeKind = scopeKind
    self.options = options
  }
}

/// The first record of a document.
package struct DocumentStart: Sendable {
  package var document: DocumentName
  package var format: String

  package init(document: DocumentName, format: String) {
    self.document = document
    self.format = format
  }
}

/// What a reviewer said about a finding.
package enum ReviewDecision: String, CaseIterable, Sendable {
  case accept, reject, edit
}

/// A decision on a finding, which stands before the entities of its document.
package struct ReviewRecord: Sendable {
  package var document: DocumentName
  /// A keyed digest of what was found and where.
  package var finding: String
  package var decision: ReviewDecision
  package var type: EntityType
  package var rule: String
  /// A keyed digest of what the reviewer calls themselves.
  package var reviewer: String?

  package init(
    document: DocumentName, finding: String, decision: ReviewDecision, type: EntityType, rule: String,
    reviewer: String? = nil
  ) {
    self.document = document
    self.finding = finding
    self.decision = decision
    self.type = type
    self.rule = rule
    self.reviewer = reviewer
  }
}

/// How a replacement went through a review.
package enum ReviewMark: String, CaseIterable, Sendable {
  case accept, edit
}

/// One replacement, told by its place in the output; where and how long the original was is not told.
package struct EntityRecord: Sendable {
  package var document: DocumentName
  /// The position in the document, counted from zero.
  package var index: Int
  /// Where the replacement stands in the output, in bytes.
  package var output: ByteSpan
  /// The same in Unicode scalars.
  package var outputScalars: Range<Int>
  package var type: EntityType
  package var kind: IdentifierKind
  package var rule: String
  package var ruleVersion: String?
  /// What was done, such as `label` or `generalise`.
  package var action: String
  /// The label without its brackets.
  package var label: String?
  /// All 256 bits of the pseudonym, as hexadecimal digits.
  package var pseudonym: String?
  /// nil where nobody looked at it.
  package var review: ReviewMark?
  /// 0 to 1; written with two decimals.
  package var score: Double

  package init(
    document: DocumentName, index: Int, output: ByteSpan, outputScalars: Range<Int>,
    type: EntityType, kind: IdentifierKind, rule: String, ruleVersion: String? = nil,
    action: String, label: String? = nil, pseudonym: String? = nil, review: ReviewMark? = nil,
    score: Double
  ) {
    self.document = document
    self.index = index
    self.output = output
    self.outputScalars = outputScalars
    self.type = type
    self.kind = kind
    self.rule = rule
    self.ruleVersion = ruleVersion
    self.action = action
    self.label = label
    self.pseudonym = pseudonym
    self.review = review
    self.score = score
  }
}

/// The last record of a document.
package struct DocumentEnd: Sendable {
  package var document: DocumentName
  /// How many replacements of each type; a type without any is left out.
  package var counts: [EntityType: Int]
  /// Of the output, in Unicode scalars.
  package var length: Int
  /// How many things of each kind of metadata were taken out.
  package var removed: [String: Int]
  /// A keyed digest of the original; a plain one would let anybody test guesses at what was taken out.
  package var before: String?
  /// SHA-256 of the output.
  package var after: String
  /// The names of the gates and whether they held.
  package var gates: [String: Bool]
  /// Pairs of labels that perhaps stand for the same person.
  package var perhapsSame: [[String]]

  package init(
    document: DocumentName, counts: [EntityType: Int], length: Int, removed: [String: Int] = [:],
    before: String?, after: String, gates: [String: Bool] = [:], perhapsSame: [[String]] = []
  ) {
    self.document = document
    self.counts = counts
    self.length = length
    self.removed = removed
    self.before = before
    self.after = after
    self.gates = gates
    self.perhapsSame = perhapsSame
  }
}

/// The last record of a run.
package struct RunEnd: Sendable {
  package var documents: Int
  package var refused: Int
  package var entities: Int
  package var exit: Int

  package init(documents: Int, refused: Int, entities: Int, exit: Int) {
    self.documents = documents
    self.refused = refused
    self.entities = entities
    self.exit = exit
  }
}
