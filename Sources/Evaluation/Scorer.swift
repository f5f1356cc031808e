/// Compares predictions with gold, document by document, by the definitions of `score.py`.
package struct Scorer {
  /// A span with the type it is judged by.
  struct TypedSpan: Hashable {
    let range: Range<Int>
    let type: String
  }

  let options: ScoreOptions
  let synonyms: TypeSynonyms
  /// The types seen anywhere in the gold; they stand in where a document does not say what it judges.
  let corpusTypes: Set<String>
  var total = Tally()
  var types: [String: Tally] = [:]
  var groups: [String: Tally] = [:]
  /// In the order of first appearance.
  var unjudged: [(type: String, count: Int)] = []
  var tab: TABScore?
  /// Names of persons by the group that they belong to.
  var names: [String: SpanTally] = [:]

  /// All figures of `predictions` against `gold`.
  package static func figures(
    gold: [GoldDocument], predictions: Predictions, options: ScoreOptions = ScoreOptions()
  ) throws(EvaluationError) -> Figures {
    var scorer = Scorer(gold, options)
    for document in gold {
      try scorer.score(document, predictions.spans[document.id] ?? [])
    }
    let missing = gold.count { predictions.spans[$0.id] == nil }
    return Figures(scorer, documents: gold.count, withoutPrediction: missing)
  }

  private init(_ gold: [GoldDocument], _ options: ScoreOptions) {
    let synonyms = TypeSynonyms(aliases: options.aliases)
    self.options = options
    self.synonyms = synonyms
    corpusTypes = Set(
      gold.lazy.flatMap(\.spans).map { options.coarse ? synonyms.general($0.type) : $0.type })
  }

  private mutating func score(
    _ original: GoldDocument, _ predicted: [PredictedSpan]
  ) throws(EvaluationError) {
    let document = options.coarse ? coarsened(original) : original
    let text = ScoredText(document.text)
    let length = text.scalars.count
    guard document.spans.allSatisfy({ $0.range.upperBound <= length }) else {
      throw EvaluationError(.gold, .spanPastEnd, line: document.line)
    }
    guard predicted.allSatisfy({ $0.range.upperBound <= length }) else {
      throw EvaluationError(.predictions, .spanPastEnd, line: document.line)
    }
    let comparison = compare(document, text, predicted)
    let result = comparison.tallies()
    for (type, tally) in result.types { types[type, default: Tally()] += tally }
    total += result.total
    if let grouping = options.grouping {
      groups[document.groups[grouping] ?? "?", default: Tally()] += result.total
    }
    if let nameGroups = options.nameGroups {
      for (span, tally) in result.names {
        names[nameGroups.group(of: text.bytes(of: span)), default: SpanTally()] += tally
      }
    }
    if document.spans.contains(where: { $0.identifier != nil }) {
      tab = tab ?? TABScore()
      tab?.add(document, text, mask: comparison.mask, options)
    }
  }

  private func coarsened(_ document: GoldDocument) -> GoldDocument {
    var document = document
    document.annotatedTypes = document.annotatedTypes.map(synonyms.general)
    for at in document.spans.indices { document.spans[at].type = synonyms.general(document.spans[at].type) }
    return document
  }

  /// Sorts out what is gold, what is left out, and which predictions the document can judge.
  private mutating func compare(
    _ document: GoldDocument, _ text: ScoredText, _ predicted: [PredictedSpan]
  ) -> Comparison {
    var judgedTypes = document.annotatedTypes.isEmpty ? corpusTypes : Set(document.annotatedTypes)
    if let types = options.types { judgedTypes.formIntersection(types) }
    // Spans to be kept are no gold: masking one is a false alarm.
    let marked = document.spans.filter { $0.identifier != "KEEP" }
    let gold = Set(
      marked.filter { !options.leavesOut($0) }.map { TypedSpan(range: $0.range, type: $0.type) })
    let length = text.scalars.count
    let void = CharacterCover(length: length, marked.filter(options.leavesOut).map(\.range))
    let required = CharacterCover(length: length, gold.map(\.range))
    let predictions = Set(predicted).sorted(by: Self.inOrder)
    var judged: Set<TypedSpan> = []
    for prediction in predictions {
      let type = synonyms.fit(prediction.type, to: judgedTypes)
      let excused = void.meets(prediction.range) && !required.meets(prediction.range)
      if judgedTypes.contains(type), !excused {
        judged.insert(TypedSpan(range: prediction.range, type: type))
      } else {
        leaveUnjudged(type)
      }
    }
    return Comparison(
      text: text, gold: gold, judged: judged, predicted: Set(predictions.map(\.range)), void: void,
      required: required, mask: CharacterCover(length: length, predictions.map(\.range)))
  }

  private mutating func leaveUnjudged(_ type: String) {
    if let at = unjudged.firstIndex(where: { $0.type == type }) {
      unjudged[at].count += 1
    } else {
      unjudged.append((type, 1))
    }
  }

  private static func inOrder(_ a: PredictedSpan, _ b: PredictedSpan) -> Bool {
    let (x, y) = (a.range, b.range)
    return (x.lowerBound, x.upperBound) == (y.lowerBound, y.upperBound)
      ? a.type.precedes(b.type) : (x.lowerBound, x.upperBound) < (y.lowerBound, y.upperBound)
  }
}
