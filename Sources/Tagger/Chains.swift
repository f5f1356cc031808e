package import RedactCore

/// One word, or a label of an earlier run, as it stands in a chain.
package struct Unit {
  /// The number of the token; of a label, its number less than zero.
  package let place: Int
  /// What stands before it.
  package let gap: Gap
  package let capitals: Capitals

  /// Whether it is a label.
  package var isLabel: Bool { place < 0 }
}

/// Splits a text into chains: lines, or parts of very long ones.
package struct Chains {
  /// Before each token.
  private let gaps: [Gap]
  /// For each word of the vocabulary.
  package let notes: [WordNotes]
  private let analysis: Analysis
  private let tokens: [Token]
  private var next = 0
  private var nextLabel = 0
  /// Where labels begin in the folded text.
  private let labelStarts: [Int]

  /// A chain is cut at the end of a sentence after so many words, and anywhere after twice as many.
  private static let length = 200
  /// One word in so many that is not all in capitals makes a line one that is not.
  private static let wordsPerLowerCase = 8

  package init(_ analysis: Analysis) {
    self.analysis = analysis
    tokens = analysis.tokens.all
    labelStarts = analysis.labels.map { analysis.folded.folded($0.span).start }
    gaps = Self.gaps(analysis)
    notes = Self.notes(analysis, gaps)
  }

  private static func gaps(_ analysis: Analysis) -> [Gap] {
    var gaps: [Gap] = []
    gaps.reserveCapacity(analysis.tokens.all.count)
    var end = 0
    analysis.folded.bytes.withUnsafeBufferPointer { text in
      for token in analysis.tokens.all {
        let isFirst = token.traits.contains(.startsLine)
        gaps.append(isFirst ? .lineStart : Gap.between(end, token.start, in: text))
        end = token.end
      }
    }
    return gaps
  }

  private static func notes(_ analysis: Analysis, _ gaps: [Gap]) -> [WordNotes] {
    var notes = [WordNotes](repeating: [], count: analysis.vocabulary.hashes.count)
    let words = analysis.vocabulary.numbers
    for (index, token) in analysis.tokens.all.enumerated() where analysis.isCased(index) {
      if let note = WordNotes.note(of: token.traits, after: gaps[index]) {
        notes[Int(words[index])].insert(note)
      }
    }
    return notes
  }

  /// Replaces `units` by those of the next chain; false when there is none.
  ///
  /// - Returns: also whether the chain uses capitals.
  package mutating func read(into units: inout [Unit]) -> (found: Bool, isCased: Bool) {
    units.removeAll(keepingCapacity: true)
    guard next < tokens.count else { return (false, false) }
    let first = next
    var capitals = 0
    var words = 0
    while next < tokens.count, next == first || !ends(at: next, after: next - first) {
      addLabels(before: tokens[next].start, to: &units)
      let traits = tokens[next].traits
      let kind = Capitals(traits)
      units.append(Unit(place: next, gap: gaps[next], capitals: kind))
      if traits.contains(.hasLetter), tokens[next].span.count > 1 {
        words += 1
        if kind == .all { capitals += 1 }
      }
      next += 1
    }
    let shouts = words > 2 && (words - capitals) * Self.wordsPerLowerCase < words
    return (true, analysis.isCased(first) && !shouts)
  }

  private func ends(at token: Int, after length: Int) -> Bool {
    gaps[token] == .lineStart || length >= 2 * Self.length
      || length >= Self.length && gaps[token] == .sentenceEnd
  }

  private mutating func addLabels(before start: Int, to units: inout [Unit]) {
    while nextLabel < labelStarts.count, labelStarts[nextLabel] < start {
      nextLabel += 1
      units.append(Unit(place: -nextLabel, gap: .space, capitals: .unknown))
    }
  }

  /// What a chain's tags depend on, as one number: words with what is known of them, and what stands between.
  func digest(of units: [Unit], isCased: Bool, seed: UInt64) -> UInt64 {
    // Taken out of the loop, which runs over every word of a text and its drafts.
    let hashes = analysis.vocabulary.hashes
    let numbers = analysis.vocabulary.numbers
    var digest = seed &+ (isCased ? 1 : 0)
    for unit in units {
      let word =
        unit.isLabel
        ? UInt64(label(unit).type?.rank ?? EntityType.allCases.count)
        : hashes[Int(numbers[unit.place])]
      let known = unit.isLabel ? 0 : UInt64(notes[Int(numbers[unit.place])].rawValue)
      let place =
        UInt64(unit.gap.rawValue) | UInt64(unit.capitals.rawValue) << 8 | known << 16
        | (unit.isLabel ? 1 << 24 : 0)
      let product = (digest ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      digest = (product.high ^ product.low) &+ place &* 0x9E37_79B9_7F4A_7C15
    }
    return digest
  }

  /// The label that a unit with a place below zero stands for.
  package func label(_ unit: Unit) -> LabelOccurrence { analysis.labels[-unit.place - 1] }
}

extension WordNotes {
  /// What one occurrence, in text that uses capitals, tells of a word.
  package static func note(of traits: Token.Traits, after gap: Gap) -> WordNotes? {
    if !traits.contains(.capitalised) { return traits.contains(.hasLowerCase) ? .lowerCase : nil }
    return gap.beginsSentence ? nil : .capitalisedInside
  }
}
