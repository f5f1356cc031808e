import Detection
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

  var stage: ResolutionStage { ResolutionStage(policy: policy, names: names) }

  func freshState() -> EntityState { EntityState(known: known, rules: rules) }

  /// - Parameters:
  ///   - context: how many bytes at the start of `text` were emitted before; they inform and are not changed.
  ///   - state: who is who so far; brought up to date when the document succeeds.
  ///   - labels: which labels were given so far; likewise.
  ///   - memory: what was found out about the document before.
  ///   - lastLook: what is still to be found when a swept draft has been written, as detections of `text`.
  func run(
    _ text: [UInt8], context: Int = 0, state: inout EntityState, labels: inout LabelBook,
    remembering memory: DetectionMemory = DetectionMemory(),
    lastLook: (Draft, EntityState) throws(RedactError) -> [Detection] = { _, _ in [] }
  ) throws(RedactError) -> Outcome {
    let analysis = Analysis(text)
    let clues = Clues(analysis, rules.spellings)
    var found = try detect(analysis, remembering: memory)
    var resolved: Resolved?
    var swept: LeakSweep.Pass?
    for _ in 0..<Self.mostRounds {
      let now = stage.resolve(
        found, after: resolved, in: analysis, by: clues, context: context, state: state)
      var book = labels
      let draft = try write(now, of: analysis, context: context, labels: &book)
      let pass = try LeakSweep(pipeline: self, memory: memory).pass(
        over: draft, state: now.state, after: swept)
      found = pass.residues.isEmpty ? try lastLook(draft, now.state) : pass.residues
      if found.isEmpty {
        try refusePlanted(analysis, draft)
        state = now.state
        labels = book
        return Outcome(
          draft: draft, entities: now.state.table.entities, state: now.state,
          suspicions: analysis.folded.suspicions, labels: book)
      }
      resolved = now
      swept = pass
    }
    throw .leak(count: found.count)
  }

  /// What a document becomes, and who is in it.
  struct Outcome {
    let draft: Draft
    let entities: [Entity]
    let state: EntityState
    let suspicions: [Suspicion]

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
    let (passed, found) = tagger.judge(byRule, in: analysis, within: places, remembering: memory) {
      policy.threshold(for: $0)
    }
    return passed + found
  }

  private func write(
    _ resolved: Resolved, of analysis: Analysis, context: Int, labels: inout LabelBook
  ) throws(RedactError) -> Draft {
    labels.reserve(analysis.labels, in: analysis.text)
    var draft = Draft(original: analysis.text, context: context)
    for (mention, detection) in zip(resolved.mentions, resolved.detections) {
      let action = policy.action(for: mention.type)
      let name = detection.identity.flatMap { known.entries[$0].label }
      let written = try labels.write(
        mention, of: resolved.state.table.entities[mention.entity],
        surface: analysis.text[mention.span.range], action: action, name: name)
      draft.replace(mention, with: written.text, pseudonym: written.pseudonym, action: action)
    }
    draft.finish()
    return draft
  }

  /// A label that was there before and a label of ours must not be mistaken for one another.
  private func refusePlanted(_ analysis: Analysis, _ draft: Draft) throws(RedactError) {
    let planted = analysis.labels.filter { $0.style != .bare && $0.span.start >= draft.context }
    guard !allowsLabels, let first = planted.first, !draft.replacements.isEmpty else { return }
    throw .planted(count: planted.count, offset: first.span.start - draft.context)
  }
}
