/// The figures of several corpora: each, and all of them together.
package struct CorporaFigures: Sendable {
  package let corpora: [(name: String, figures: Figures)]
  package let all: Figures

  /// Scores corpora that were read and redacted.
  package init(
    _ corpora: [(name: String, gold: [GoldDocument], predictions: Predictions)],
    options: ScoreOptions = ScoreOptions()
  ) throws(EvaluationError) {
    var each: [(name: String, figures: Figures)] = []
    var documents: [GoldDocument] = []
    var predictions = Predictions()
    for (name, gold, predicted) in corpora {
      each.append((name, try Scorer.figures(gold: gold, predictions: predicted, options: options)))
      let types = Set(gold.lazy.flatMap(\.spans).map(\.type)).sorted()
      for var document in gold {
        let spans = predicted.spans[document.id] ?? []
        // Two corpora may use one id, and each judges the types that it marks.
        document.id = name + "\n" + document.id
        if document.annotatedTypes.isEmpty { document.annotatedTypes = types }
        predictions.add(spans, to: document.id)
        documents.append(document)
      }
    }
    self.corpora = each
    var general = options
    // Corpora have words of their own for one type.
    general.coarse = true
    all = try Scorer.figures(gold: documents, predictions: predictions, options: general)
  }

  /// The figures of each corpus, and of all, under their names.
  package var tree: FigureTree {
    ["corpora": .group(corpora.map { ($0.name, $0.figures.tree) }), "all": all.tree]
  }
}
