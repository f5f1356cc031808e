package import RedactCore

/// One detail that the tagger found.
package struct TaggedSpan: Hashable, Sendable {
  /// The tokens of the text that it covers.
  package let tokens: Range<Int>
  package let type: EntityType
  /// How probable it is that any of its words is part of a detail: the highest of its words' probabilities.
  package let score: Float
}

extension Tagger {
  /// How much evidence a word needs.
  package struct Thresholds: Sendable {
    /// For each tag the least probability, of being a detail of any type, that a word must have.
    package var least: TagVector
    package var bias: Float

    package init(least: TagVector, bias: Float) {
      self.least = least
      self.bias = bias
    }
  }

  /// The details of a text, in order.
  package func spans(in analysis: Analysis, _ thresholds: Thresholds) -> [TaggedSpan] {
    var spans: [TaggedSpan] = []
    forEachChain(in: analysis, bias: thresholds.bias) { chain in
      var open: TaggedSpan?
      for (unit, probability) in zip(chain.units, chain.probabilities) {
        let word = unit.isLabel ? nil : Self.word(unit.place, probability, thresholds)
        if let word, let before = open, word.goesOn, word.span.type == before.type, !unit.gap.beginsSentence {
          open = TaggedSpan(
            tokens: before.tokens.lowerBound..<word.span.tokens.upperBound, type: before.type,
            score: max(before.score, word.span.score))
        } else {
          if let open { spans.append(open) }
          open = word?.span
        }
      }
      if let open { spans.append(open) }
    }
    return spans
  }

  /// The most probable detail of a word, and whether the word goes on with one begun before.
  private static func word(
    _ token: Int, _ probability: TagVector, _ thresholds: Thresholds
  ) -> (span: TaggedSpan, goesOn: Bool)? {
    let score = 1 - probability[0]
    guard score >= thresholds.least.min() else { return nil }
    var best = WordTag.misc
    var most: Float = -1
    for tag in WordTag.allCases where tag != .outside && !tag.isInside {
      let sum = probability[tag.rawValue] + (tag.isName ? probability[tag.continued.rawValue] : 0)
      if sum > most { (best, most) = (tag, sum) }
    }
    guard score >= thresholds.least[best.rawValue], let type = best.type else { return nil }
    let goesOn = !best.isName || probability[best.continued.rawValue] >= probability[best.rawValue]
    return (TaggedSpan(tokens: token..<token + 1, type: type, score: score), goesOn)
  }
}
