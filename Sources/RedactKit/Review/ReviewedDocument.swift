import RedactCore

/// The findings of one document, as the holder of the key sees them who has the original at hand.
///
/// ## Privacy
/// The passages are words of the original.
public struct ReviewedDocument: Sendable {
  /// A finding where it stands in the original.
  public struct Passage: Sendable {
    /// 1-based, in the text as its format is read.
    public let line: Int
    public let before: Sensitive<[UInt8]>
    public let words: Sensitive<[UInt8]>
    public let after: Sensitive<[UInt8]>
    /// What was written in its place; nil where the words stay.
    public let written: String?
  }

  /// In order of place.
  public let findings: [ReviewFile.Finding]
  /// Of each finding.
  public let passages: [Passage]

  /// How many bytes before and after a finding are shown.
  private static let reach = 160

  /// - Throws: `RedactError.configuration` for a redaction that no review was asked for.
  init(_ redaction: Redaction, named document: String) throws(RedactError) {
    guard let original = redaction.origin?.value.draft.original else {
      throw .configuration("only whole documents can be reviewed")
    }
    let lines = LineIndex(original)
    findings = redaction.findings.map { found in
      ReviewFile.Finding(
        document: document, id: found.id, type: found.type, kind: found.kind, rule: found.rule,
        score: found.score, label: found.replacement.flatMap { redaction.replacements[$0].name },
        action: found.action, decision: found.decision ?? ReviewDecision())
    }
    passages = redaction.findings.map { found in
      let start = Self.start(before: found.span.start, in: original)
      let end = Self.end(after: found.span.end, in: original)
      return Passage(
        line: lines.position(of: found.span.start)?.line ?? 1,
        before: Sensitive(Array(original[start..<found.span.start])),
        words: Sensitive(Array(original[found.span.range])),
        after: Sensitive(Array(original[found.span.end..<end])),
        written: found.replacement.map { redaction.replacements[$0].label })
    }
  }

  /// The start of a word at most so many bytes before.
  private static func start(before offset: Int, in text: [UInt8]) -> Int {
    let far = max(0, offset - reach)
    guard far > 0 else { return 0 }
    return text[far..<offset].firstIndex { $0 <= 0x20 }.map { $0 + 1 } ?? offset
  }

  /// The end of a word at most so many bytes behind.
  private static func end(after offset: Int, in text: [UInt8]) -> Int {
    let far = min(text.count, offset + reach)
    guard far < text.count else { return far }
    return text[offset..<far].lastIndex { $0 <= 0x20 } ?? offset
  }
}

extension Redactor {
  /// What a review of one document is about; nothing is given out.
  ///
  /// - Parameter name: names the document in the review, whatever its text: the same in all versions.
  /// - Throws: `RedactError`, as `redact` does, and when this redactor was made without a review.
  public func findings(
    of bytes: [UInt8], format: String? = nil, name: String
  ) throws(RedactError) -> ReviewedDocument {
    guard let review else { throw .configuration("this redactor was made without a review") }
    return try ReviewedDocument(
      try redact(bytes, format: format, name: name), named: review.names.document(named: name))
  }
}

extension ReviewFile {
  /// Adds the findings of a document; those that are there already stay as they are.
  public mutating func add(_ document: ReviewedDocument) { add(document.findings) }
}
