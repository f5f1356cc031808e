/// Everything that `score.py` reports, under the same names.
package struct Figures: Sendable {
  /// Precision and recall of one measure; nil where nothing was counted.
  package struct Rates: Sendable {
    package var precision: Double?
    package var recall: Double?

    /// Their harmonic mean.
    package var f1: Double? {
      guard let precision, let recall else { return nil }
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  /// The figures of one type, or of all together.
  package struct Block: Sendable {
    package var gold: Int
    package var predicted: Int
    package var strict: Rates
    package var partial: Rates
    /// Of the mentions, how many are wholly masked, whatever the type.
    package var coverRecall: Double?
  }

  package struct TypeBlock: Sendable {
    package var name: String
    package var block: Block
    package var characterRecall: Double?
  }

  package struct Characters: Sendable {
    package var rates: Rates
    package var typedRecall: Double?
    package var goldShare: Double?
    package var predictedShare: Double?
  }

  /// Mentions of persons whose names are of one group.
  package struct Names: Sendable {
    package var group: String
    package var gold: Int
    package var coverRecall: Double?
  }

  package struct Group: Sendable {
    package var name: String
    package var gold: Int
    package var predicted: Int
    package var coverRecall: Double?
    package var partial: Rates
    package var characters: Rates
  }

  package var documents: Int
  /// Documents that have no line of predictions.
  package var withoutPrediction: Int
  /// In the order of their names.
  package var types: [TypeBlock]
  package var all: Block
  package var anyTypeStrict: Rates
  package var anyTypePartial: Rates
  package var characters: Characters
  /// Predictions that the documents could not judge, in the order of first appearance.
  package var unjudged: [(type: String, count: Int)]
  /// Only where the gold tells direct from quasi identifiers.
  package var tab: TABFigures?
  /// Only when a grouping was asked for, in the order of their names.
  package var groups: [Group]?
  /// Only when groups of names were given, the most mentions first.
  package var names: [Names]?
}

/// The share of entities and mentions that are protected.
package struct TABFigures: Sendable {
  /// The entities of one kind.
  package struct Kind: Sendable {
    package var entities: Int
    package var protected: Double?
    package var mentionsMasked: Double?
  }

  package struct TypeKinds: Sendable {
    package var name: String
    package var direct: Kind
    package var quasi: Kind
  }

  package var direct: Kind
  package var quasi: Kind
  package var all: Double?
  package var characters: Figures.Rates
  package var overmaskNoMask: Double?
  package var overmaskOutside: Double?
  package var maskedShare: Double?
  package var neededShare: Double?
  package var types: [TypeKinds]
}

// MARK: - From counts

/// `part / whole`, or nil when there is nothing to divide by.
private func share(_ part: Int, _ whole: Int) -> Double? {
  whole == 0 ? nil : Double(part) / Double(whole)
}

extension Figures {
  init(_ scorer: Scorer, documents: Int, withoutPrediction: Int) {
    let (spans, characters) = (scorer.total.spans, scorer.total.characters)
    self.documents = documents
    self.withoutPrediction = withoutPrediction
    types = scorer.types.sorted { $0.key.precedes($1.key) }.map(TypeBlock.init)
    all = Block(spans)
    anyTypeStrict = Rates(
      precision: share(spans.boundsRight, spans.predicted), recall: share(spans.boundsRecalled, spans.gold))
    anyTypePartial = Rates(
      precision: share(spans.touchingGold, spans.predicted), recall: share(spans.touched, spans.gold))
    self.characters = Characters(characters)
    unjudged = scorer.unjudged
    tab = scorer.tab.map(TABFigures.init)
    if scorer.options.grouping != nil {
      groups = scorer.groups.sorted { $0.key.precedes($1.key) }.map(Group.init)
    }
    if scorer.options.nameGroups != nil {
      names = scorer.names.sorted { ($1.value.gold, $0.key) < ($0.value.gold, $1.key) }.map {
        Names(group: $0, gold: $1.gold, coverRecall: share($1.covered, $1.gold))
      }
    }
  }
}

extension Figures.Block {
  init(_ tally: SpanTally) {
    gold = tally.gold
    predicted = tally.predicted
    strict = Figures.Rates(
      precision: share(tally.strictRight, tally.predicted), recall: share(tally.strictRecalled, tally.gold))
    partial = Figures.Rates(
      precision: share(tally.partialRight, tally.predicted), recall: share(tally.partialRecalled, tally.gold))
    coverRecall = share(tally.covered, tally.gold)
  }
}

extension Figures.TypeBlock {
  init(_ name: String, _ tally: Tally) {
    self.name = name
    block = Figures.Block(tally.spans)
    characterRecall = share(tally.characters.hit, tally.characters.gold)
  }
}

extension Figures.Characters {
  init(_ tally: CharacterTally) {
    rates = Figures.Rates(tally)
    typedRecall = share(tally.typedHit, tally.typedGold)
    goldShare = share(tally.gold, tally.all)
    predictedShare = share(tally.predicted, tally.all)
  }
}

extension Figures.Rates {
  init(_ tally: CharacterTally) {
    precision = share(tally.good, tally.predicted)
    recall = share(tally.hit, tally.gold)
  }
}

extension Figures.Group {
  init(_ name: String, _ tally: Tally) {
    self.name = name
    gold = tally.spans.gold
    predicted = tally.spans.predicted
    coverRecall = share(tally.spans.covered, tally.spans.gold)
    partial = Figures.Rates(
      precision: share(tally.spans.touchingGold, tally.spans.predicted),
      recall: share(tally.spans.touched, tally.spans.gold))
    characters = Figures.Rates(tally.characters)
  }
}

extension TABFigures {
  init(_ score: TABScore) {
    let (total, characters) = (score.total, score.characters)
    direct = Kind(total.direct)
    quasi = Kind(total.quasi)
    all = share(total.direct.protected + total.quasi.protected, total.direct.all + total.quasi.all)
    self.characters = Figures.Rates(
      precision: share(characters.neededMasked, characters.masked),
      recall: share(characters.neededMasked, characters.needed))
    overmaskNoMask = share(characters.noMaskMasked, characters.masked)
    overmaskOutside = share(characters.outsideMasked, characters.masked)
    maskedShare = share(characters.masked, characters.all)
    neededShare = share(characters.needed, characters.all)
    types = score.types.sorted { $0.key.precedes($1.key) }.map {
      TypeKinds(name: $0.key, direct: Kind($0.value.direct), quasi: Kind($0.value.quasi))
    }
  }
}

extension TABFigures.Kind {
  init(_ entities: TABScore.Entities) {
    self.entities = entities.all
    protected = share(entities.protected, entities.all)
    mentionsMasked = share(entities.maskedMentions, entities.mentions)
  }
}
