import Detection
import RedactCore
import Reports
import Resolution

extension Redactor {
  /// The least share of a threshold that a score must reach to be worth a look.
  private static let nearness = 0.6
  /// The most places of one document that are listed, the surest first.
  private static let mostMisses = 100

  /// Places of an output that were nearly taken for something: what a person should look at.
  ///
  /// - Parameter document: the number of the document in the report.
  func nearMisses(in output: ReadOutput, document: Int) throws(RedactError) -> [ReportNearMiss] {
    let analysis = Analysis(output.file.text, brackets: pipeline.policy.brackets)
    let raw: [Detection]
    do { raw = try pipeline.rules.detector.detect(in: analysis) } catch { throw RedactError(error) }
    let doubted = pipeline.rules.tagger?.judge([], in: analysis) { [pipeline] type in
      pipeline.policy.threshold(for: type) * Self.nearness
    }
    let kept = pipeline.names.kept(in: analysis)
    let near = (raw + (doubted?.found ?? [])).filter { detection in
      guard !output.isReplaced(detection.span), !kept.contains(where: { $0.span.overlaps(detection.span) })
      else { return false }
      let threshold = pipeline.policy.threshold(for: detection.type)
      return detection.score < threshold && detection.score >= threshold * Self.nearness
    }
    let settled = Overlaps.settle(near, inert: analysis.labels.map(\.span), in: analysis)
    let chosen = settled.sorted { ($1.score, $0.span.start) < ($0.score, $1.span.start) }.prefix(
      Self.mostMisses)
    return chosen.sorted { $0.span < $1.span }.map { detection in
      ReportNearMiss(
        document: document, position: output.position(of: detection.span),
        bytes: output.file.place(detection.span), type: detection.type, rule: detection.rule,
        score: detection.score,
        why: "below \(pipeline.policy.threshold(for: detection.type).fixed(2))")
    }
  }
}
