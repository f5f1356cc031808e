import RedactCore

/// Finds the tiers that say once more, in shorter labels, what another tier says: words below sentences.
struct WordTiers {
  /// For each tier the one it repeats; nil when it says things of its own.
  let originals: [Int?]

  /// The most tiers a tier is compared with, and the most sentences that are looked at.
  private static let mostTiers = 24
  private static let mostSentences = 64

  /// Labels that lie within one sentence, or within none.
  struct Group {
    var sentence: Int?
    var words: Range<Int>
  }

  init(_ tiers: [TextGridTier], _ text: [UInt8]) {
    var originals: [Int?] = tiers.map { _ in nil }
    var speaking: [Int] = []
    let order = tiers.indices.sorted { (tiers[$1].richness, $0) < (tiers[$0].richness, $1) }
    for index in order where !tiers[index].isPoints && !tiers[index].labels.isEmpty {
      originals[index] = speaking.prefix(Self.mostTiers).first {
        Self.repeats(tiers[index], tiers[$0], text)
      }
      if originals[index] == nil { speaking.append(index) }
    }
    self.originals = originals
  }

  /// Whether at least half of the sentences that have words below them are said again by these.
  private static func repeats(_ words: TextGridTier, _ sentences: TextGridTier, _ text: [UInt8]) -> Bool {
    let groups = groups(words.labels, sentences.labels).prefix(mostSentences)
    let equal = groups.count { group in
      guard let sentence = group.sentence else { return false }
      let coding = LeafCoding.doubledQuotes
      let whole = coding.decode(text, sentences.labels[sentence].raw).bytes
      let pieces = words.labels[group.words].map { coding.decode(text, $0.raw).bytes }
      return CopyAlignment.repeats(pieces, whole)
    }
    return equal > 0 && equal * 2 >= groups.count
  }

  /// The words, in order, by the sentence in whose time their middle lies.
  static func groups(_ words: [TextGridTier.Label], _ sentences: [TextGridTier.Label]) -> [Group] {
    var groups: [Group] = []
    var next = 0
    for (index, word) in words.enumerated() {
      let middle = word.start + (word.end - word.start) / 2
      while next < sentences.count, sentences[next].end <= middle { next += 1 }
      let isInside = next < sentences.count && sentences[next].start <= middle
      let sentence = isInside ? next : nil
      if let last = groups.last, last.sentence == sentence {
        groups[groups.count - 1].words = last.words.lowerBound..<index + 1
      } else {
        groups.append(Group(sentence: sentence, words: index..<index + 1))
      }
    }
    return groups
  }
}
