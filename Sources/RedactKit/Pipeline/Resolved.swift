import Detection
import Policy
import RedactCore
import Resolution

/// The state that mentions of one document, or of all units of a stream, share: who is who, and which words
/// name them.
struct EntityState {
  var table: EntityTable
  var propagation: Propagation
  /// Who is no third party, by the index of the entity.
  var roles: [Int: Role] = [:]

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
  /// The language of what stands around a place of the text.
  let languageAt: (ByteSpan) -> String
  /// What reviewers decided.
  var review: Reviewing?

  /// - Parameters:
  ///   - earlier: what was made of this text before, which `raw` comes on top of.
  ///   - clues: of the same text.
  ///   - context: how many bytes at the start of the text are there to be read only; nothing in them is a
  ///     mention.
  func resolve(
    _ raw: consuming [Detection], after earlier: Resolved? = nil, in analysis: Analysis, by clues: Clues,
    context: Int = 0, state start: EntityState
  ) -> Resolved {
    var state = start
    var settled: [Detection]
    if let earlier {
      state.propagation = earlier.state.propagation
      settled = add(raw, to: earlier.detections, in: analysis, context: context, &state.propagation)
    } else {
      settled = settle(raw, in: analysis, context: context, learning: &state.propagation)
    }
    if let review { settled = review.retyped(settled, in: analysis) }
    let links = state.table.link(settled, by: clues)
    let mentions = zip(settled, links).map { detection, entity in
      Mention(
        span: detection.span, type: detection.type, kind: detection.kind, score: detection.score,
        rule: detection.rule, entity: entity)
    }
    return Resolved(mentions: mentions, detections: settled, state: state)
  }

  /// The same up to the links: what would be masked, whoever it is.
  ///
  /// - Parameters:
  ///   - raw: let go as soon as it has been read, for there is much of it in a long text.
  ///   - scope: what is known of the text already.
  func settle(
    _ raw: consuming [Detection], in analysis: Analysis, context: Int = 0,
    learning propagation: inout Propagation,
    _ scope: Propagation.Scope = Propagation.Scope()
  ) -> [Detection] {
    let known = names.detect(in: analysis)
    raw += known
    let first = settle(consume raw, known, onto: [], in: analysis, context)
    propagation.learn(first.settled, in: analysis)
    return spread(first, propagation, in: analysis, context, scope)
  }

  /// What is left to do when a few detections come on top of what was settled.
  private func add(
    _ raw: [Detection], to before: [Detection], in analysis: Analysis, context: Int,
    _ propagation: inout Propagation
  ) -> [Detection] {
    let count = propagation.count
    let first = settle(raw, names.detect(in: analysis), onto: before, in: analysis, context)
    let old = Set(before.map(\.span))
    propagation.learn(first.settled.filter { !old.contains($0.span) }, in: analysis)
    return spread(
      first, propagation, in: analysis, context, Propagation.Scope(places: [], names: count))
  }

  private typealias Kept = [(span: ByteSpan, type: EntityType?)]

  /// What counts of some detections, on top of what was settled before, and what is kept.
  private func settle(
    _ raw: consuming [Detection], _ known: [Detection], onto before: [Detection], in analysis: Analysis,
    _ context: Int
  ) -> (settled: [Detection], kept: Kept) {
    // A kept term with a known name in it is broken up by the label, so nothing of it is kept.
    let kept = names.kept(in: analysis).filter { keep in !known.contains { $0.span.overlaps(keep.span) } }
    raw.removeAll { !counts($0, kept) }
    let all = before.isEmpty ? raw : before + raw
    return (Overlaps.settle(all, inert: inert(analysis, context), in: analysis), kept)
  }

  /// The same with every place where the names that were learned stand.
  private func spread(
    _ first: (settled: [Detection], kept: Kept), _ propagation: Propagation, in analysis: Analysis,
    _ context: Int, _ scope: Propagation.Scope
  ) -> [Detection] {
    var scope = scope
    scope.accepted = first.settled
    let again = propagation.detections(in: analysis, scope).filter { counts($0, first.kept) }
    guard !again.isEmpty else { return first.settled }
    return Overlaps.settle(first.settled + again, inert: inert(analysis, context), in: analysis)
  }

  private func inert(_ analysis: Analysis, _ context: Int) -> [ByteSpan] {
    let inert = [ByteSpan(0, context)] + analysis.labels.map(\.span).filter { $0.start >= context }
    return analysis.kept.isEmpty ? inert : (inert + analysis.kept).sorted()
  }

  private func counts(_ detection: Detection, _ kept: Kept) -> Bool {
    guard mayCount(detection) else { return false }
    if detection.identity != nil { return true }
    return !kept.contains { keep in
      (keep.type == nil || keep.type == detection.type) && keep.span.contains(detection.span)
    }
  }

  /// False for what is surely not to be changed. What is kept must not shield what lies under it, so it does not
  /// take part at all; but while it is open who somebody is, it has to.
  private func mayCount(_ detection: Detection) -> Bool {
    guard !policy.rules.isEmpty else {
      return policy.accepts(detection.type, score: detection.score)
        && policy.action(for: detection.type) != .keep
    }
    let traits = MentionTraits(detection, language: policy.asksLanguages ? languageAt(detection.span) : nil)
    return policy.accepts(traits) && policy.action(for: traits) != .keep
  }
}

extension MentionTraits {
  init(_ detection: Detection, language: String?, role: Role? = nil) {
    self.init(
      type: detection.type, kind: detection.kind, rule: detection.rule, score: detection.score,
      language: language, role: role)
  }
}
