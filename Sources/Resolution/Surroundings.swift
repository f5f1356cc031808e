import RedactCore

/// What stands before, between and behind the names of a text.
struct Surroundings {
  private let names: [SpokenName]
  private let analysis: Analysis
  private let spellings: Spellings

  /// - Parameter names: in order of place.
  init(_ names: [SpokenName], _ analysis: Analysis, _ spellings: Spellings) {
    self.names = names
    self.analysis = analysis
    self.spellings = spellings
  }

  // MARK: Titles and kin

  /// The title or the kin that a name is said with, and whose kin: `sheikh`, `my uncle`. Nil without one, and
  /// for what many bear.
  func title(of index: Int) -> String? {
    let range = names[index].tokens
    var end = range.lowerBound
    while end < range.upperBound, NameWords.titles.contains(word(end)) { end += 1 }
    var start = range.lowerBound
    while start > 0, isTitle(start - 1), isBeside(start - 1, start) { start -= 1 }
    guard start < end, !(start..<end).allSatisfy({ NameWords.commonTitles.contains(word($0)) }) else {
      return nil
    }
    if start > 0, NameWords.owners.contains(word(start - 1)), isBeside(start - 1, start) { start -= 1 }
    return (start..<end).map(word).joined(separator: " ")
  }

  private func isTitle(_ token: Int) -> Bool {
    NameWords.titles.contains(word(token)) || NameWords.kin.contains(word(token))
  }

  // MARK: Kunyas

  /// The kunya that stands beside a name: `Khalid, Abu Omar`.
  func kunya(beside index: Int) -> NameKey? {
    guard !names[index].key.isKunya else { return nil }
    for (neighbour, gap) in [(index + 1, (index, index + 1)), (index - 1, (index - 1, index))]
    where names.indices.contains(neighbour) && names[neighbour].key.isKunya {
      let (first, second) = gap
      if isBeside(names[first].tokens.upperBound - 1, names[second].tokens.lowerBound) {
        return names[neighbour].key
      }
    }
    return nil
  }

  // MARK: Corrections

  /// Whether the text gives the next name as another spelling of this one: `Haled- Khalid`, `Khalid, I mean
  /// Haled`, `Khalid, Haled, however you write it`, `Salma, that is S-A-L-M-A`.
  func correctsNext(_ index: Int) -> Bool {
    let (first, second) = (names[index].tokens, names[index + 1].tokens)
    guard !first.isEmpty, !second.isEmpty, first.upperBound <= second.lowerBound else { return false }
    let between = second.lowerBound - first.upperBound
    if between > 0, phrase(spellings.between, at: first.upperBound) == between { return true }
    guard between <= 1 else { return false }
    if between == 0, isCutOff(first.upperBound - 1) { return true }
    return isSpelledOut(second) || phrase(spellings.behind, at: second.upperBound) > 0
  }

  /// How many words the phrase has that begins at a token.
  private func phrase(_ phrases: PhraseSet, at token: Int) -> Int {
    guard token < analysis.tokens.all.count else { return 0 }
    return phrases.longestEntry(in: analysis.tokens.all, at: token) { $1.start - $0.end <= Self.widestGap }
  }

  /// `Haled-` with a blank behind: the speaker broke off.
  private func isCutOff(_ token: Int) -> Bool {
    let text = analysis.folded.bytes
    let end = analysis.tokens.all[token].end
    return end + 1 < text.count && text[end] == 0x2D && [0x20, 0x2D].contains(text[end + 1])
  }

  /// `S-A-L-M-A`, which the folded text has as one word.
  private func isSpelledOut(_ tokens: Range<Int>) -> Bool {
    let letters = Array(analysis.text[analysis.span(of: tokens).range])
    guard letters.count >= 5 else { return false }
    return letters.enumerated().allSatisfy { at, letter in
      at % 2 == 0 ? (0x61...0x7A).contains(letter | 0x20) : [0x2D, 0x2E, 0x20].contains(letter)
    }
  }

  // MARK: Tokens

  private static let widestGap = 3

  /// Whether nothing but blanks and commas is between two tokens.
  private func isBeside(_ first: Int, _ second: Int) -> Bool {
    let gap = analysis.tokens.all[first].end..<analysis.tokens.all[second].start
    return gap.count <= Self.widestGap
      && analysis.folded.bytes[gap].allSatisfy { [0x20, 0x2C, 0x28, 0x29].contains($0) }
  }

  private func word(_ token: Int) -> String { analysis.word(analysis.tokens.all[token]) }
}
