/// One document's gold beside what was predicted for it.
struct Comparison {
  typealias TypedSpan = Scorer.TypedSpan

  let text: ScoredText
  let gold: Set<TypedSpan>
  /// The predictions that the document can judge.
  let judged: Set<TypedSpan>
  /// The bounds of all predictions, judged or not.
  let predicted: Set<Range<Int>>
  /// Where masking is neither required nor wrong.
  let void: CharacterCover
  /// Where gold is.
  let required: CharacterCover
  /// All that is masked, whatever the type.
  let mask: CharacterCover

  /// The counts of one document.
  struct Counts {
    var types: [String: Tally] = [:]
    var total = Tally()
    /// Of each mention of a person by name.
    var names: [(span: Range<Int>, tally: SpanTally)] = []
  }

  /// The counts of this document, by type and together.
  func tallies() -> Counts {
    let goldByType = covers(gold)
    let judgedByType = covers(judged)
    let bounds = Set(gold.map(\.range))
    var counts = Counts()
    counts.total.characters = characters()
    let maskedInk = text.ink.intersection(mask)
    let typedInk = judgedByType.mapValues(text.ink.intersection)
    for span in gold {
      let one = recall(of: span, judgedByType[span.type])
      counts.types[span.type, default: Tally()].spans += one
      counts.total.spans += one
      if span.type == "PERSON" || span.type == "KUNYA" { counts.names.append((span.range, one)) }
      let ink = text.ink.count(in: span.range)
      counts.types[span.type, default: Tally()].characters.gold += ink
      counts.types[span.type, default: Tally()].characters.hit += maskedInk.count(in: span.range)
      counts.total.characters.typedGold += ink
      counts.total.characters.typedHit += typedInk[span.type]?.count(in: span.range) ?? 0
    }
    for span in judged {
      let one = precision(of: span, goldByType[span.type], bounds)
      counts.types[span.type, default: Tally()].spans += one
      counts.total.spans += one
    }
    return counts
  }

  private func covers(_ spans: Set<TypedSpan>) -> [String: CharacterCover] {
    Dictionary(grouping: spans, by: \.type).mapValues {
      CharacterCover(length: text.scalars.count, $0.map(\.range))
    }
  }

  private func recall(of span: TypedSpan, _ sameType: CharacterCover?) -> SpanTally {
    var tally = SpanTally()
    tally.gold = 1
    tally.covered = text.isMasked(span.range, by: mask, exact: true) ? 1 : 0
    tally.touched = mask.meets(span.range) ? 1 : 0
    tally.strictRecalled = judged.contains(span) ? 1 : 0
    tally.partialRecalled = sameType?.meets(span.range) == true ? 1 : 0
    tally.boundsRecalled = predicted.contains(span.range) ? 1 : 0
    return tally
  }

  private func precision(
    of span: TypedSpan, _ sameType: CharacterCover?, _ bounds: Set<Range<Int>>
  ) -> SpanTally {
    var tally = SpanTally()
    tally.predicted = 1
    tally.strictRight = gold.contains(span) ? 1 : 0
    tally.partialRight = sameType?.meets(span.range) == true ? 1 : 0
    tally.boundsRight = bounds.contains(span.range) ? 1 : 0
    tally.touchingGold = required.meets(span.range) ? 1 : 0
    return tally
  }

  private func characters() -> CharacterTally {
    let goldInk = text.ink.intersection(required)
    let judgedInk = CharacterCover(length: text.scalars.count, judged.map(\.range))
      .intersection(text.ink).subtracting(void.subtracting(goldInk))
    var tally = CharacterTally()
    tally.gold = goldInk.count
    tally.hit = goldInk.intersection(mask).count
    tally.predicted = judgedInk.count
    tally.good = judgedInk.intersection(goldInk).count
    tally.all = text.ink.count
    return tally
  }
}
