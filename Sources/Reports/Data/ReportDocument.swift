package import RedactCore

/// One document as it was given out.
package struct ReportDocument: Sendable {
  /// What it is called on the page: the name of the released file where that is on hand, else its short digest or
  /// its number.
  package var id: String
  /// The name of its run.
  package var run: String
  /// Such as `text` or `vtt`.
  package var format: String
  /// The length of the output in Unicode scalars.
  package var length: Int
  /// In the order of the text.
  package var entities: [ReportEntity]
  /// How many things of each kind of metadata were taken out, sorted by kind.
  package var removed: [ReportCount]
  /// The released text, valid UTF-8, where it is on hand and the spans of the entities count its bytes.
  package var text: [UInt8]?
  /// Pairs of labels that perhaps stand for the same person.
  package var perhapsSame: [[String]]
  /// The names of the gates and whether they held, sorted by name.
  package var gates: [ReportGate]

  package init(
    id: String, run: String, format: String, length: Int, entities: [ReportEntity],
    removed: [ReportCount] = [], text: [UInt8]? = nil, perhapsSame: [[String]] = [], gates: [ReportGate] = []
  ) {
    self.id = id
    self.run = run
    self.format = format
    self.length = length
    self.entities = entities
    self.removed = removed
    self.text = text
    self.perhapsSame = perhapsSame
    self.gates = gates
  }

  /// The share of the released text that is replacements, 0 to 1; nothing for an empty document.
  package var maskedShare: Double? {
    guard length > 0 else { return nil }
    let masked = entities.reduce(0.0) { $0 + ($1.action == "keep" ? 0 : Double($1.scalars.count)) }
    return min(1, masked / Double(length))
  }
}

/// One replacement, told by its place in the output.
package struct ReportEntity: Sendable {
  /// In bytes of the output.
  package var bytes: ByteSpan
  /// In Unicode scalars of the output.
  package var scalars: Range<Int>
  package var type: EntityType
  package var kind: IdentifierKind
  package var rule: String
  package var ruleVersion: String?
  /// What was done, such as `label` or `generalise`.
  package var action: String
  /// Without its brackets.
  package var label: String?
  /// 0 to 1.
  package var score: Double
  /// What a reviewer decided, where one did.
  package var review: ReviewDecision?

  package init(
    bytes: ByteSpan, scalars: Range<Int>, type: EntityType, kind: IdentifierKind, rule: String,
    ruleVersion: String? = nil, action: String, label: String? = nil, score: Double,
    review: ReviewDecision? = nil
  ) {
    self.bytes = bytes
    self.scalars = scalars
    self.type = type
    self.kind = kind
    self.rule = rule
    self.ruleVersion = ruleVersion
    self.action = action
    self.label = label
    self.score = score
    self.review = review
  }
}

/// A name and how often.
package struct ReportCount: Hashable, Sendable {
  package var name: String
  package var count: Int

  package init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}

/// A gate that a document had to pass before it was given out.
package struct ReportGate: Hashable, Sendable {
  package var name: String
  package var held: Bool

  package init(name: String, held: Bool) {
    self.name = name
    self.held = held
  }
}
