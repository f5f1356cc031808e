import RedactCore
import Tagger

/// Measures on texts that nothing was learned from how often the tagger is right.
struct Calibrator {
  private let tagger: Tagger
  private var words: (cased: [Word], caseless: [Word]) = ([], [])

  /// How probable it was said to be that a word is part of a detail, and whether it is.
  typealias Word = (probability: Float, isRight: Bool)

  init(_ tagger: Tagger) { self.tagger = tagger }

  /// The curve of each regime, by what was added.
  var curves: (cased: ScoreCurve, caseless: ScoreCurve) {
    (ScoreCurve.measured(on: words.cased), ScoreCurve.measured(on: words.caseless))
  }

  /// Compares what the tagger says of a text with its marks. Words that may be masked or not do not count, and what
  /// stays is no detail.
  mutating func add(_ text: MarkedText) {
    let analysis = Analysis(text.text)
    var isRight = [Bool?](repeating: false, count: analysis.tokens.all.count)
    for span in text.spans {
      for token in analysis.tokenIndices(in: span.span) {
        isRight[token] =
          switch span.certainty {
          case .sure: true
          case .optional, .unknown: nil
          case .kept: false
          }
      }
    }
    var found: (cased: [Word], caseless: [Word]) = ([], [])
    tagger.forEachChain(in: analysis) { chain in
      for (unit, probabilities) in zip(chain.units, chain.probabilities) where !unit.isLabel {
        guard let isRight = isRight[unit.place] else { continue }
        let word = (probability: 1 - probabilities[0], isRight: isRight)
        if chain.isCased { found.cased.append(word) } else { found.caseless.append(word) }
      }
    }
    words.cased += found.cased
    words.caseless += found.caseless
  }
}
