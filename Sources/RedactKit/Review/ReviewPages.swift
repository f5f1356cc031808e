import RedactCore
import Reports

/// The page on which somebody decides about findings.
///
/// ## Privacy
/// Holds words of the originals, and is for holders of the key only.
public struct ReviewPages {
  private var data: ReviewData

  public init(title: String, version: String) {
    data = ReviewData(
      title: title, version: version, actions: ReviewDecision.actions + ReviewDecision.steps, documents: [])
  }

  /// Adds a document.
  public mutating func add(_ document: ReviewedDocument, named name: String) {
    let findings = zip(document.findings, document.passages).map { finding, passage in
      Reports.ReviewFinding(
        line: Reports.ReviewLine(finding), before: passage.before, words: passage.words, after: passage.after)
    }
    data.documents.append(ReviewDocument(name: Sensitive(name), findings: findings))
  }

  public func html() -> [UInt8] { ReviewPage.html(data) }
}

extension Reports.ReviewLine {
  init(_ finding: ReviewFile.Finding) {
    let decision = finding.decision
    self.init(
      document: finding.document, finding: finding.id, type: finding.type, kind: finding.kind,
      rule: finding.rule, score: finding.score, action: finding.action, label: finding.label ?? "",
      decision: Reports.ReviewDecision(rawValue: decision.verdict.rawValue),
      edit: Edit(type: decision.change.type, action: decision.change.action, words: decision.change.words),
      comment: decision.comment, reviewer: decision.reviewer)
  }
}
