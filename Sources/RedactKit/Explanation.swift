import Detection
public import RedactCore

/// Why a place of a document was masked, and why it was not: rules, scores and reasons, never the words.
public struct Explanation: Sendable {
  /// One rule that looked at the place.
  public struct Candidate: Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// What the rule takes it for; nil for a candidate it turned down.
    public let type: EntityType?
    /// Nil for a candidate that never got a score.
    public let score: Double?
    /// What became of it, in words.
    public let outcome: String
  }

  /// What covers the place in the end; nil when it stays as it is.
  public let mention: Mention?
  /// All that found or nearly found something there, in order of rule.
  public let candidates: [Candidate]
}

extension Redactor {
  /// Explains one place of a document.
  ///
  /// - Parameter place: line and column, both from 1; nil is returned when the document has no such place.
  public func explain(
    _ bytes: [UInt8], at place: LinePosition, format: String? = nil
  ) throws(RedactError) -> Explanation? {
    let file = try TranscriptFile(bytes, format: format, limit: documentLimit)
    let scan = try scan(bytes, format: format)
    guard let offset = LineIndex(scan.text).offset(of: place), offset < scan.text.count else { return nil }
    let analysis = Analysis(file.text, brackets: pipeline.policy.brackets)
    var misses: [NearMiss] = []
    let byRule: [Detection]
    do {
      byRule = try pipeline.rules.detector.detect(in: analysis) { misses.append($0) }
    } catch {
      throw RedactError(error)
    }
    let tagger = pipeline.rules.tagger
    var doubts: [Detection: Doubt] = [:]
    let judged = tagger?.judge(byRule, in: analysis, doubts: { doubts[$0] = $1 }) {
      pipeline.policy.lowestThreshold(for: $0)
    }
    // With the type that the tagger gave them.
    var passed = (judged?.passed ?? byRule)[...]
    let hits = byRule.map { doubts[$0] == nil ? passed.popFirst() ?? $0 : $0 }
    let raw = hits + (tagger?.judge([], in: analysis) { _ in Self.leastProbable }.found ?? [])
    let known = pipeline.names.detect(in: analysis)
    let mention = scan.mentions.first { $0.span.contains(offset) }
    let kept = pipeline.names.kept(in: analysis).contains { file.place($0.span).contains(offset) }
    var candidates = (raw + known).filter { file.place($0.span).contains(offset) }.map { detection in
      Explanation.Candidate(
        rule: detection.rule, type: detection.type, score: detection.score,
        outcome: outcome(of: detection, mention: mention, isKept: kept, doubt: doubts[detection]))
    }
    candidates += misses.filter { file.place($0.span).contains(offset) }.map {
      Explanation.Candidate(
        rule: $0.rule, type: nil, score: nil, outcome: "turned down: \($0.reason.rawValue)")
    }
    return Explanation(mention: mention, candidates: candidates)
  }

  /// The least score at which the tagger is asked for its reason.
  private static let leastProbable = 0.02

  private func outcome(
    of detection: Detection, mention: Mention?, isKept: Bool, doubt: Doubt?
  ) -> String {
    let traits = MentionTraits(detection, language: nil)
    guard pipeline.policy.accepts(traits) else {
      return "below the threshold of the policy"
    }
    if let doubt { return "doubted: \(doubt.rawValue)" }
    guard let mention else {
      return isKept ? "kept: it stands in the list of terms to keep" : "gave way to another finding"
    }
    guard mention.rule == detection.rule else { return "gave way to another finding" }
    return pipeline.policy.action(for: traits) == .keep
      ? "accepted, and kept by the policy" : "accepted"
  }
}
