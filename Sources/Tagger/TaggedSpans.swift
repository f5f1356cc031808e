package import RedactCore

/// One detail that the tagger found.
package struct TaggedSpan: Hashable, Sendable {
  /// The tokens of the text that it covers.
  package let tokens: Range<Int>
  package let type: EntityType
  /// How often it is right that a word of which so much was said is part of a detail: the highest of its words' scores.
  package let score: Float

  /// The same so many tokens further on.
  fileprivate func moved(by tokens: Int) -> TaggedSpan {
    TaggedSpan(
      tokens: self.tokens.lowerBound + tokens..<self.tokens.upperBound + tokens, type: type, score: score)
  }
}

/// One word that may well be part of a detail.
package struct LikelyWord: Hashable, Sendable {
  /// The number of the token.
  package let token: Int32
  /// The most probable type of the detail.
  package let type: EntityType

  /// The same so many tokens further on.
  fileprivate func moved(by tokens: Int) -> LikelyWord {
    LikelyWord(token: token + Int32(tokens), type: type)
  }
}

/// What the tagger makes of a text, or a chain of it.
package struct TaggedSpans: Sendable {
  /// The details, in order of place.
  package fileprivate(set) var found: [TaggedSpan] = []
  /// All words that are likely enough to be part of a detail for a rule to be believed that says so, in order of place.
  package fileprivate(set) var likely: [LikelyWord] = []

  /// The same so many tokens further on.
  fileprivate func moved(by tokens: Int) -> TaggedSpans {
    TaggedSpans(found: found.map { $0.moved(by: tokens) }, likely: likely.map { $0.moved(by: tokens) })
  }

  fileprivate mutating func append(_ other: TaggedSpans) {
    found += other.found
    likely += other.likely
  }
}

/// What the tagger found in the chains of one document, so that a draft that differs in a few lines is looked at in
/// these only.
///
/// ## Privacy
/// Holds places, keyed digests of lines and hashes of words.
package final class TaggerMemory {
  fileprivate var chains: [UInt64: TaggedSpans] = [:]
  /// Secret, so that no text can be made of which two lines pass for one.
  fileprivate let seed = UInt64.random(in: .min ... .max)
  var forms: FormTable?

  package init() {}

  /// How many chains are remembered.
  package var count: Int { chains.count }

  /// The forms, which are nobody else's then and can be added to in place.
  func takeForms() -> FormTable? {
    defer { forms = nil }
    return forms
  }
}

extension Tagger {
  /// How much evidence a word needs.
  package struct Thresholds: Sendable {
    /// For each tag the least score, for being a detail of any type, that a word must have.
    package var least: TagVector
    /// From this score for being a detail of any type on a word is likely to be one; not above those of any tag.
    package var likely: Float
    package var bias: Float

    /// The same for lines in which labels stand already. What a label hides is no more there to be judged by,
    /// and what stands beside it was looked at when the label was set: so only what is sure counts.
    fileprivate var besideLabels: Thresholds {
      Thresholds(
        least: pointwiseMax(least, TagVector(repeating: Self.leastBesideLabels)), likely: likely, bias: bias)
    }

    private static let leastBesideLabels: Float = 0.63

    package init(least: TagVector, likely: Float, bias: Float) {
      self.least = least
      self.likely = likely
      self.bias = bias
    }
  }

  /// The details of a text.
  ///
  /// - Parameters:
  ///   - places: the only stretches of the folded text to look at, whole lines, ascending and disjoint; nil for
  ///     all.
  ///   - memory: what was found before with the same thresholds; brought up to date.
  package func spans(
    in analysis: Analysis, _ thresholds: Thresholds, within places: [ByteSpan]? = nil,
    remembering memory: TaggerMemory = TaggerMemory()
  ) -> TaggedSpans {
    var spans = TaggedSpans()
    var rest = places.map { $0[...] }
    var digest: UInt64 = 0
    forEachChain(
      in: analysis, bias: thresholds.bias, remembering: memory,
      unless: { chains, units, isCased in
        if rest != nil, !Self.isWithin(&rest, analysis.tokens.all[Self.firstToken(of: units)].start) {
          return true
        }
        digest = chains.digest(of: units, isCased: isCased, seed: memory.seed)
        guard let known = memory.chains[digest] else { return false }
        let first = Self.firstToken(of: units)
        spans.append(known.moved(by: first))
        return true
      }
    ) { chain in
      let found = Self.spans(of: chain, thresholds)
      let first = Self.firstToken(of: chain.units)
      memory.chains[digest] = found.moved(by: -first)
      spans.append(found)
    }
    return spans
  }

  /// Whether a place further on than those asked about before lies in one of the stretches.
  private static func isWithin(_ places: inout ArraySlice<ByteSpan>?, _ offset: Int) -> Bool {
    while let first = places?.first, first.end <= offset { places?.removeFirst() }
    return places?.first.map { $0.start <= offset } ?? false
  }

  private static func firstToken(of units: [Unit]) -> Int { units.first { !$0.isLabel }?.place ?? 0 }

  private static func spans(of chain: TaggedChain, _ thresholds: Thresholds) -> TaggedSpans {
    let thresholds = chain.units.contains(where: \.isLabel) ? thresholds.besideLabels : thresholds
    var spans = TaggedSpans()
    var open: TaggedSpan?
    for (unit, probability) in zip(chain.units, chain.probabilities) {
      let score = chain.curve.score(of: 1 - probability[0])
      var word: (span: TaggedSpan, goesOn: Bool)?
      if !unit.isLabel, score >= thresholds.likely {
        let (tag, type) = Self.mostProbable(probability)
        spans.likely.append(LikelyWord(token: Int32(unit.place), type: type))
        if score >= thresholds.least[tag.rawValue] {
          let goesOn = !tag.isName || probability[tag.continued.rawValue] >= probability[tag.rawValue]
          word = (TaggedSpan(tokens: unit.place..<unit.place + 1, type: type, score: score), goesOn)
        }
      }
      if let word, let before = open, word.goesOn, word.span.type == before.type, !unit.gap.beginsSentence {
        open = TaggedSpan(
          tokens: before.tokens.lowerBound..<word.span.tokens.upperBound, type: before.type,
          score: max(before.score, word.span.score))
      } else {
        if let open { spans.found.append(open) }
        open = word?.span
      }
    }
    if let open { spans.found.append(open) }
    return spans
  }

  /// What a word most probably is, if it is part of a detail.
  private static func mostProbable(_ probability: TagVector) -> (tag: WordTag, type: EntityType) {
    var best = (tag: WordTag.misc, type: EntityType.misc)
    var most: Float = -1
    for tag in WordTag.allCases where !tag.isInside {
      guard let type = tag.type else { continue }
      let sum = probability[tag.rawValue] + (tag.isName ? probability[tag.continued.rawValue] : 0)
      if sum > most { (best, most) = ((tag, type), sum) }
    }
    return best
  }
}
