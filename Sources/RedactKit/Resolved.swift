import Detection
import Policy
import RedactCore
import Resolution

/// The state that mentions of one document, or of all units of a stream, share: who is who, and which words
/// name them.
struct EntityState {
  var table: EntityTable
  var propagation: Propagation

  init(known: KnownNames, rules: RuleSet) {
    table = EntityTable(rules.spellings) { known.entries[$0].canonical.value }
    propagation = Propagation(
      rules.spellings, isCommonWord: { rules.isCommonWord($0) }, isKeptWord: { rules.isKeptWord($0) },
      isNoName: { rules.isNoName($0) })
  }
}

/// Mentions of one text, settled and linked.
struct Resolved {
  var mentions: [Mention]
  var detections: [Detection]
  var state: EntityState
}

/// From raw detections to mentions: thresholds, keeps, overlaps, propagation, links.
struct ResolutionStage {
  let policy: Policy
  let names: NameDetector

  /// - Parameters:
  ///   - clues: of the same text, from an earlier round.
  ///   - context: how many bytes at the start of the text are there to be read only; nothing in them is a
  ///     mention.
  func resolve(
    _ raw: [Detection], in analysis: Analysis, by clues: Clues? = nil, context: Int = 0,
    state start: EntityState
  ) -> Resolved {
    var state = start
    let settled = settle(raw, in: analysis, context: context, learning: &state.propagation)
    let links = state.table.link(settled, by: clues ?? Clues(analysis))
    let mentions = zip(settled, links).map { detection, entity in
      Mention(
        span: detection.span, type: detection.type, kind: detection.kind, score: detection.score,
        rule: detection.rule, entity: entity)
    }
    return Resolved(mentions: mentions, detections: settled, state: state)
  }

  /// The same up to the links: what would be masked, whoever it is.
  func settle(
    _ raw: [Detection], in analysis: Analysis, context: Int = 0, learning propagation: inout Propagation
  ) -> [Detection] {
    let known = names.detect(in: analysis)
    // A kept term with a known name in it is broken up by the label, so nothing of it is kept.
    let kept = names.kept(in: analysis).filter { keep in !known.contains { $0.span.overlaps(keep.span) } }
    let inert = [ByteSpan(0, context)] + analysis.labels.map(\.span).filter { $0.start >= context }
    let accepted = (raw + known).filter { counts($0, kept) }
    let first = Overlaps.settle(accepted, inert: inert, in: analysis)
    propagation.learn(first, in: analysis)
    let again = propagation.detections(in: analysis).filter { counts($0, kept) }
    return Overlaps.settle(first + again, inert: inert, in: analysis)
  }

  private func counts(_ detection: Detection, _ kept: [(span: ByteSpan, type: EntityType?)]) -> Bool {
    guard policy.accepts(detection.type, score: detection.score) else { return false }
    // A kept type must not shield what lies under it, so it does not take part at all.
    if policy.action(for: detection.type) == .keep { return false }
    if detection.identity != nil { return true }
    return !kept.contains { keep in
      (keep.type == nil || keep.type == detection.type) && keep.span.contains(detection.span)
    }
  }
}
