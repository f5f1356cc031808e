// What a record may hold is decided here, by type: numbers, digests in hexadecimal and words. A word has
// no space, no slash and no letter beyond ASCII, so neither a sentence nor a path can be written into a
// log by mistake.

package import RedactCore

/// What happened, without any text it happened to.
package enum AuditRecord: Sendable {
  case runStart(RunStart)
  case documentStart(DocumentStart)
  case entity(EntityRecord)
  case documentEnd(DocumentEnd)
  case runEnd(RunEnd)
  case restore(RestoreRecord)
  case vault(VaultRecord)
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
  package var canon: Int
  package var keyIDs: [String]
  package var scopeKind: String?
  /// Names and values of settings, all of them words.
  package var options: [String: String]

  package init(
    version: String, build: String? = nil, packs: [NamedDigest] = [], policy: String? = nil,
    canon: Int = 1, keyIDs: [String] = [], scopeKind: String? = nil, options: [String: String] = [:]
  ) {
    self.version = version
    self.build = build
    self.packs = packs
    self.policy = policy
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
  /// 0 to 1; written with two decimals.
  package var score: Double

  package init(
    document: DocumentName, index: Int, output: ByteSpan, outputScalars: Range<Int>,
    type: EntityType, kind: IdentifierKind, rule: String, ruleVersion: String? = nil,
    action: String, label: String? = nil, pseudonym: String? = nil, score: Double
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
    self.score = score
  }
}

/// The last record of a document.
package struct DocumentEnd: Sendable {
  package var document: DocumentName
  /// How many replacements of each type.
  package var counts: [EntityType: Int]
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
    document: DocumentName, counts: [EntityType: Int], removed: [String: Int] = [:], before: String?,
    after: String, gates: [String: Bool] = [:], perhapsSame: [[String]] = []
  ) {
    self.document = document
    self.counts = counts
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

/// That tokens or labels were turned back into words.
package struct RestoreRecord: Sendable {
  package var document: DocumentName
  package var keyID: String?
  package var opened: Int
  package var refused: Int
  /// A word such as the number of a request, never a sentence.
  package var reason: String?

  package init(
    document: DocumentName, keyID: String?, opened: Int, refused: Int, reason: String? = nil
  ) {
    self.document = document
    self.keyID = keyID
    self.opened = opened
    self.refused = refused
    self.reason = reason
  }
}

/// That something was done to a vault: merged, rekeyed, a person forgotten, two joined or parted.
package struct VaultRecord: Sendable {
  /// What was done, a word such as `forget`.
  package var action: String
  /// Names the vault; hexadecimal digits.
  package var vault: String
  /// The labels it was done to.
  package var labels: [String]
  /// How many documents it touched.
  package var documents: Int?
  /// Words that say why, joined with hyphens.
  package var reason: String?

  package init(
    action: String, vault: String, labels: [String] = [], documents: Int? = nil, reason: String? = nil
  ) {
    self.action = action
    self.vault = vault
    self.labels = labels
    self.documents = documents
    self.reason = reason
  }
}
