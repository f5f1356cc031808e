import Detection
import Generalisation
import Policy
import RedactCore
import Resolution
import RulePacks
import Vault

/// One document from bytes to bytes: detect, resolve, write, sweep; again until nothing more comes to light.
///
/// What the first pass masks changes what stands next to it, so a second look at the output may find more.
/// That is put back into the first pass, until a look at the output finds nothing. So redacting an output
/// again changes nothing, by construction, and a document for which that is not reached is not emitted.
struct Pipeline {
  /// Rounds before a document is refused. Each adds what the sweep found; two are usual.
  static let mostRounds = 6

  let rules: RuleSet
  var policy: Policy
  let known: KnownNames
  let names: NameDetector
  var allowsLabels: Bool
  /// Whether the tagger is asked; it knows sentences, not names of files.
  var asksTagger = true
  /// What is written where no label is.
  var ladders = Ladders.none

  func stage(_ languageAt: @escaping (ByteSpan) -> String) -> ResolutionStage {
    ResolutionStage(policy: policy, names: names, languageAt: languageAt)
  }

  func freshState() -> EntityState { EntityState(known: known, rules: rules) }

  /// - Parameters:
  ///   - about: what else is known of the document.
  ///   - context: how many bytes at the start of `text` were emitted before; they inform and are not changed.
  ///   - state: who is who so far; brought up to date when the document succeeds.
  ///   - labels: which labels were given so far; likewise.
  ///   - memory: what was found out about the document before.
  ///   - lastLook: what is still to be found when a swept draft has been written, as detections of `text`.
  func run(
    _ text: [UInt8], about: DocumentContext = DocumentContext(), context: Int = 0,
    state: inout EntityState, labels: inout LabelBook,
    remembering memory: DetectionMemory = DetectionMemory(),
    lastLook: (Draft, EntityState) throws(RedactError) -> [Detection] = { _, _ in [] }
  ) throws(RedactError) -> Outcome {
    var left: [Detection]?
    var earlier: Resolved?
    var swept: LeakSweep.Pass?
    for _ in 0..<Self.mostRounds {
      let attempt = try attempt(
        text, about, context: context, finding: left, after: earlier, state: state, labels: labels, memory)
      (left, earlier) = (nil, nil)
      let (draft, now) = (attempt.draft, attempt.resolved)
      let sweep = LeakSweep(pipeline: self, memory: memory, languageAt: attempt.languageAt)
      let pass = try sweep.pass(over: draft, state: now.state, after: swept)
      let found = pass.residues.isEmpty ? try lastLook(draft, now.state) : pass.residues
      if found.isEmpty {
        try refusePlanted(attempt.planted, draft)
        let findings = try about.review?.accepted(now, attempt.actions, in: text, policy.brackets)
        state = now.state
        state.roles = attempt.roles
        labels = attempt.labels
        return Outcome(
          draft: draft, entities: now.state.table.entities, state: now.state, suspicions: attempt.suspicions,
          findings: findings ?? [], labels: labels)
      }
      (left, earlier, swept) = (found, now, pass)
    }
    throw .leak(count: left?.count ?? 0)
  }

  /// A draft, and what else is to be known once it has been swept.
  ///
  /// Of a long text the analysis takes more memory than all of this, so it is made anew for each attempt and let
  /// go before the sweep, which needs as much for the draft.
  private struct Attempt {
    let draft: Draft
    let resolved: Resolved
    let roles: [Int: Role]
    let actions: [Operator]
    let labels: LabelBook
    let languageAt: (ByteSpan) -> String
    /// Labels that stood in the text before.
    let planted: [LabelOccurrence]
    let suspicions: [Suspicion]
  }

  /// - Parameters:
  ///   - found: what a sweep found, on top of what was resolved `earlier`; nil for what detectors find.
  private func attempt(
    _ text: [UInt8], _ about: DocumentContext, context: Int, finding found: [Detection]?,
    after earlier: Resolved?, state: EntityState, labels: LabelBook, _ memory: DetectionMemory
  ) throws(RedactError) -> Attempt {
    let analysis = Analysis(text, brackets: policy.brackets)
    let deciding = Deciding(policy, rules, about, analysis)
    var resolution = stage(deciding.languageAt)
    resolution.review = about.review
    let raw = if let found { found } else { try detect(analysis, remembering: memory) }
    let resolved = resolution.resolve(
      raw, after: earlier, in: analysis, by: Clues(analysis, rules.spellings), context: context, state: state)
    let roles = deciding.roles(of: resolved)
    let actions = deciding.decisions(on: resolved, roles)
    var book = labels
    let draft = try write(resolved, decisions: actions, about, of: analysis, context: context, labels: &book)
    return Attempt(
      draft: draft, resolved: resolved, roles: roles, actions: actions, labels: book,
      languageAt: deciding.languageAt, planted: analysis.labels, suspicions: analysis.folded.suspicions)
  }

  /// What a document becomes, and who is in it.
  struct Outcome {
    let draft: Draft
    let entities: [Entity]
    let state: EntityState
    let suspicions: [Suspicion]
    /// All findings, where somebody reviews.
    let findings: [ReviewedFinding]

    fileprivate let labels: LabelBook

    var likenesses: Likenesses {
      Likenesses(mentions: draft.mentions, table: state.table, labels: labels)
    }
  }

  /// - Parameters:
  ///   - places: see `RuleDetector.detect`.
  ///   - memory: what was found out about the document before.
  func detect(
    _ analysis: Analysis, within places: [ByteSpan]? = nil, remembering memory: DetectionMemory
  ) throws(RedactError) -> [Detection] {
    let byRule: [Detection]
    do { byRule = try rules.detector.detect(in: analysis, within: places, remembering: memory) } catch {
      throw RedactError(error)
    }
    guard asksTagger, let tagger = rules.tagger else { return byRule }
    var (detections, found) = tagger.judge(byRule, in: analysis, within: places, remembering: memory) {
      policy.lowestThreshold(for: $0)
    }
    detections += found
    return detections
  }

  /// What would be masked in a text, whoever it is.
  ///
  /// - Parameters:
  ///   - scope: what is known of the text already.
  ///   - propagation: the names that are known.
  ///   - memory: what was found out about earlier drafts, or other texts.
  func settled(
    in analysis: Analysis, _ scope: Propagation.Scope = Propagation.Scope(), knowing propagation: Propagation,
    remembering memory: DetectionMemory, languageAt: @escaping (ByteSpan) -> String
  ) throws(RedactError) -> [Detection] {
    let raw = try detect(analysis, within: scope.places, remembering: memory)
    var propagation = propagation
    return stage(languageAt).settle(raw, in: analysis, learning: &propagation, scope)
  }

  /// - Parameter decisions: what is done with each mention.
  private func write(
    _ resolved: Resolved, decisions: [Operator], _ about: DocumentContext, of analysis: Analysis,
    context: Int, labels: inout LabelBook
  ) throws(RedactError) -> Draft {
    labels.reserve(analysis.labels, in: analysis.text)
    labels.assignSurrogates(to: resolved, by: decisions, in: analysis.text)
    let rewriter = Rewriter(
      ladders: ladders, marks: policy.bracketsWords ? policy.brackets : nil, shift: about.shift)
    var draft = Draft(original: analysis.text, context: context, mentions: resolved.mentions.count)
    for (index, mention) in resolved.mentions.enumerated() {
      if decisions[index] == .keep {
        draft.keep(mention.span)
        continue
      }
      let name = resolved.detections[index].identity.flatMap { known.entries[$0].label }
      let written = try rewriter.write(
        mention, of: resolved.state.table.entities[mention.entity], in: Passage(analysis.text, mention.span),
        action: decisions[index], name: name, labels: &labels)
      draft.replace(widened(mention, for: written, from: draft.reached, in: analysis), with: written)
    }
    draft.finish()
    return draft
  }

  /// The mention with the words before it that are replaced as well, unless something else stands there.
  private func widened(
    _ mention: Mention, for written: Written, from reached: Int, in analysis: Analysis
  ) -> Mention {
    let start = mention.span.start - written.extendsLeft
    guard written.extendsLeft > 0, start >= reached else { return mention }
    let next = analysis.labels.partition { $0.span.end > start }
    guard next == analysis.labels.count || analysis.labels[next].span.start >= mention.span.end else {
      return mention
    }
    var wider = mention
    wider.span = ByteSpan(start, mention.span.end)
    return wider
  }

  /// A label that was there before and a label of ours must not be mistaken for one another.
  private func refusePlanted(_ labels: [LabelOccurrence], _ draft: Draft) throws(RedactError) {
    let planted = labels.filter { $0.style != .bare && $0.span.start >= draft.context }
    guard !allowsLabels, let first = planted.first, !draft.replacements.isEmpty else { return }
    throw .planted(count: planted.count, offset: first.span.start - draft.context)
  }
}
