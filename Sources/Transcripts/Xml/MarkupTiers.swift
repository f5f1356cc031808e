import RedactCore

/// A tier of a format that keeps words in tiers: each of its labels lasts from one time to another.
struct MarkupTier {
  struct Label {
    /// The nodes that hold its words.
    let words: [Int]
    /// When it is said, in milliseconds or in steps of a timeline; what orders it.
    let start: Int
    let end: Int
    /// Whether its words go on where those of the label before end.
    var goesOn = false
    /// In milliseconds, where both are known.
    var time: (start: Int, end: Int)?
  }

  /// The attribute that stands in front of its turns.
  var speaker: Int?
  /// How the speaker's name is written there, when not all of the attribute is the name.
  var name: ByteSpan?
  var labels: [Label] = []
  /// How long a label is on average, in bytes: long ones hold sentences, short ones words.
  var richness = 0
}

/// Lays tiers out as a transcript: turns in order of time, tiers that say the same once more as copies.
struct MarkupTiers {
  private let tiers: [MarkupTier]
  private var places: [[ByteSpan]]
  /// For a tier of words, the tier whose sentences it repeats.
  private var originals: [Int?]

  /// The most tiers a tier is compared with, and the most sentences that are looked at.
  private static let mostTiers = 24
  private static let mostSentences = 64

  init(_ tiers: [MarkupTier], _ reader: MarkupReader) {
    self.tiers = tiers.map { tier in
      var tier = tier
      tier.labels.removeAll { label in label.words.allSatisfy { reader.isBlank(reader.raw($0)) } }
      let size = tier.labels.reduce(0) { $0 + $1.words.reduce(0) { $0 + reader.raw($1).count } }
      tier.richness = size / max(1, tier.labels.count)
      return tier
    }
    places = self.tiers.map { $0.labels.map { _ in ByteSpan(0, 0) } }
    originals = self.tiers.map { _ in nil }
    findCopies(reader)
  }

  mutating func write(to reader: inout MarkupReader) {
    writeTurns(to: &reader)
    for (index, original) in originals.enumerated() {
      if let original { writeCopies(of: index, repeating: original, to: &reader) }
    }
  }

  // MARK: Turns

  /// The attributes that stand in front of a turn.
  private(set) var shown: Set<Int> = []

  private mutating func writeTurns(to reader: inout MarkupReader) {
    var last = -1
    for run in runs() {
      if run.tier != last {
        say(tiers[run.tier], &reader)
        if let speaker = tiers[run.tier].speaker { shown.insert(speaker) }
        last = run.tier
      } else {
        reader.builder.goOn()
      }
      for index in run.labels {
        let label = tiers[run.tier].labels[index]
        if index > run.labels.lowerBound, !label.goesOn { reader.builder.goOn() }
        places[run.tier][index] = write(label, &reader)
      }
    }
  }

  private func write(_ label: MarkupTier.Label, _ reader: inout MarkupReader) -> ByteSpan {
    let start = reader.builder.text.count
    for index in label.words { reader.words(index) }
    let place = ByteSpan(start, reader.builder.text.count)
    if let time = label.time { reader.builder.time(place, time.start, time.end) }
    return place
  }

  private func say(_ tier: MarkupTier, _ reader: inout MarkupReader) {
    guard let speaker = tier.speaker, !reader.isBlank(tier.name ?? reader.raw(speaker)) else {
      return reader.builder.breakParagraph()
    }
    let name = tier.name ?? reader.raw(speaker)
    if let place = reader.builder.beginTurn(name, reader.coding(speaker)) {
      reader.builder.define(place, isUnique: false)
    }
  }

  /// Labels that go on in one another, in the order in which the first of them begin.
  private func runs() -> [(tier: Int, labels: Range<Int>)] {
    var runs: [(tier: Int, labels: Range<Int>)] = []
    for (index, tier) in tiers.enumerated() where originals[index] == nil {
      var start = 0
      for label in tier.labels.indices {
        let next = label + 1
        if next < tier.labels.count, tier.labels[next].goesOn { continue }
        runs.append((index, start..<next))
        start = next
      }
    }
    return runs.sorted {
      (tiers[$0.tier].labels[$0.labels.lowerBound].start, $0.tier, $0.labels.lowerBound)
        < (tiers[$1.tier].labels[$1.labels.lowerBound].start, $1.tier, $1.labels.lowerBound)
    }
  }

  // MARK: Copies

  private mutating func findCopies(_ reader: MarkupReader) {
    var speaking: [Int] = []
    let order = tiers.indices.sorted { (tiers[$1].richness, $0) < (tiers[$0].richness, $1) }
    for index in order where !tiers[index].labels.isEmpty {
      originals[index] = speaking.prefix(Self.mostTiers).first { repeats(index, $0, reader) }
      if originals[index] == nil { speaking.append(index) }
    }
  }

  /// Whether at least half of the sentences that have words below them are said again by these.
  private func repeats(_ words: Int, _ sentences: Int, _ reader: MarkupReader) -> Bool {
    let groups = groups(words, sentences).prefix(Self.mostSentences)
    let equal = groups.count { group in
      guard let sentence = group.sentence else { return false }
      let whole = tiers[sentences].labels[sentence].words.flatMap { reader.value($0) }
      let pieces = tiers[words].labels[group.words].flatMap { $0.words.map { reader.value($0) } }
      return CopyAlignment.stretches(of: pieces, in: whole, [ByteSpan(0, whole.count)]) != nil
    }
    return equal > 0 && equal * 2 >= groups.count
  }

  /// The words, in order, by the sentence in whose time their middle lies.
  private func groups(_ words: Int, _ sentences: Int) -> [(sentence: Int?, words: Range<Int>)] {
    let sentences = tiers[sentences].labels
    var groups: [(sentence: Int?, words: Range<Int>)] = []
    for (index, word) in tiers[words].labels.enumerated() {
      let middle = word.start + (word.end - word.start) / 2
      let next = sentences.partition { $0.start > middle } - 1
      let isInside = next >= 0 && (sentences[next].end > middle || sentences[next].start == middle)
      let sentence = isInside ? next : nil
      if let last = groups.last, last.sentence == sentence {
        groups[groups.count - 1].words = last.words.lowerBound..<index + 1
      } else {
        groups.append((sentence, index..<index + 1))
      }
    }
    return groups
  }

  /// Words that repeat a sentence are copies of it; others are text below.
  private func writeCopies(of index: Int, repeating original: Int, to reader: inout MarkupReader) {
    for group in groups(index, original) {
      let labels = tiers[index].labels[group.words]
      if let sentence = group.sentence {
        let words = labels.flatMap(\.words)
        let pieces = words.map { (raw: reader.raw($0), coding: reader.coding($0)) }
        if reader.builder.copy(pieces, of: [places[original][sentence]]) {
          for word in words { reader.finish(word) }
          continue
        }
      }
      reader.builder.breakParagraph()
      for label in labels {
        reader.builder.goOn()
        _ = write(label, &reader)
      }
    }
  }
}
