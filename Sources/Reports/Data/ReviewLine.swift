package import RedactCore

/// One line of a review file: a finding, and what a reviewer decided.
package struct ReviewLine: Hashable, Sendable {
  /// What a reviewer wants instead; what is absent stays as it is.
  package struct Edit: Hashable, Sendable {
    package var type: EntityType?
    /// Such as `mask` or `generalise:district`.
    package var action: String?
    /// What to write.
    package var words: String?

    package init(type: EntityType? = nil, action: String? = nil, words: String? = nil) {
      self.type = type
      self.action = action
      self.words = words
    }
  }

  /// Twelve hexadecimal digits.
  package var document: String
  /// 32 hexadecimal digits.
  package var finding: String
  package var type: EntityType
  package var kind: IdentifierKind
  package var rule: String
  /// 0 to 1; written with two decimals.
  package var score: Double
  package var action: String
  /// Without its brackets.
  package var label: String
  /// Nothing where nobody decided yet.
  package var decision: ReviewDecision?
  package var edit: Edit
  package var comment: String
  package var reviewer: String

  package init(
    document: String, finding: String, type: EntityType, kind: IdentifierKind, rule: String, score: Double,
    action: String, label: String = "", decision: ReviewDecision? = nil, edit: Edit = Edit(),
    comment: String = "", reviewer: String = ""
  ) {
    self.document = document
    self.finding = finding
    self.type = type
    self.kind = kind
    self.rule = rule
    self.score = score
    self.action = action
    self.label = label
    self.decision = decision
    self.edit = edit
    self.comment = comment
    self.reviewer = reviewer
  }

  /// The line without its LF: members sorted, no blanks, ASCII.
  package var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return ASCIIJSON.escaped(writer.bytes)
  }

  /// The first line of a review file, without its LF.
  package static func head(documents: Int, findings: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { head in
      head.key("documents")
      head.int(documents)
      head.key("findings")
      head.int(findings)
      head.key("schema")
      head.string(schema)
    }
    return writer.bytes
  }

  /// What the first line of a review file names.
  package static let schema = "redact.review/1"

  private func write(to writer: inout JSONWriter) {
    writer.object { line in
      line.text("action", action)
      line.text("comment", comment)
      line.text("decision", decision?.rawValue ?? "")
      line.text("document", document)
      line.key("edit")
      line.object { member in
        if let action = edit.action { member.text("action", action) }
        if let type = edit.type { member.text("type", type.rawValue) }
        if let words = edit.words { member.text("words", words) }
      }
      line.text("finding", finding)
      line.text("kind", kind.rawValue)
      line.text("label", label)
      line.text("reviewer", reviewer)
      line.text("rule", rule)
      line.key("score")
      line.fixed(score, places: 2)
      line.text("type", type.rawValue)
    }
  }
}
