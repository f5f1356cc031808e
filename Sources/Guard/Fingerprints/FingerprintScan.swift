package import RedactCore

extension FingerprintList {
  /// Every place where a listed entity stands in a text, in order of place.
  ///
  /// - Parameter covers: whether a pattern of paths covers the file that the text is of; asked once for each.
  package func occurrences(
    in analysis: Analysis, covers: (String) -> Bool = { _ in true }
  ) -> [Occurrence] {
    var scan = FingerprintScan(self, analysis, covered: Set(patterns.filter(covers)))
    return scan.run()
  }
}

/// Looks for the entities of a list in one text.
///
/// Each different word is asked once, by a short keyed hash; only what begins something is gone on from.
struct FingerprintScan {
  let list: FingerprintList
  let analysis: Analysis
  private let tokens: [Token]
  private let covered: Set<String>
  /// What is known of the words of the vocabulary.
  private var standings: [WordStanding]
  private var found: [FingerprintList.Occurrence] = []

  /// Of more readings of what stands before, only so many are followed.
  private static let mostStates = 8

  init(_ list: FingerprintList, _ analysis: Analysis, covered: Set<String>) {
    (self.list, self.analysis, self.covered) = (list, analysis, covered)
    tokens = analysis.tokens.all
    standings = Array(repeating: [], count: analysis.vocabulary.hashes.count)
  }

  mutating func run() -> [FingerprintList.Occurrence] {
    let numbers = analysis.vocabulary.numbers
    for index in tokens.indices {
      let (token, number) = (tokens[index], Int(numbers[index]))
      if standings[number].isEmpty { standings[number] = standing(of: token) }
      // Digits for letters are another word than the vocabulary has.
      if standings[number].contains(.stands) || token.hasDigitsAndLetters { findPhrases(at: index) }
      guard standings[number].contains(.isHead) || mayBeNamed(token) else { continue }
      if !standings[number].contains(.isHeard) { hear(index, number) }
      if standings[number].contains(.isSpelled) { findSpelled(at: index) }
    }
    return found.pruned()
  }

  private mutating func add(_ meaning: Meaning, _ tokens: Range<Int>) {
    guard let type = meaning.type, let how = FingerprintList.Occurrence.How(meaning.role) else { return }
    found.append(FingerprintList.Occurrence(span: analysis.span(of: tokens), type: type, how: how))
  }
}

extension FingerprintList.Occurrence.How {
  fileprivate init?(_ role: Meaning.Role?) {
    switch role {
    case .whole: self = .whole
    case .part: self = .part
    case .sound: self = .sound
    case .begins, nil: return nil
    }
  }
}

// MARK: Asking the list

extension FingerprintScan {
  private func has(_ kind: Lookup.Kind, _ state: UInt64, _ value: UInt64) -> Bool {
    list.has(list.keys.code(kind, state, value))
  }

  /// What a lookup means in the files that the text is of.
  private func meanings(_ lookup: Lookup) -> [Meaning] {
    guard has(lookup.kind, lookup.state, lookup.value) else { return [] }
    return list.said(of: lookup).compactMap { ($0.files.map(covered.contains) ?? true) ? $0.meaning : nil }
  }

  private func standing(of token: Token) -> WordStanding {
    let name = WordMemory.name(of: analysis.folded.bytes[token.span.range])
    let remembered = list.memory.standing(of: name)
    guard remembered.isEmpty else { return remembered }
    var standing = WordStanding.isAsked
    if has(.begins, 0, token.hash) || has(.ends, 0, token.hash) { standing.insert(.stands) }
    if list.words.isHead(token.hash) || list.words.beginsCompound(token.hash) { standing.insert(.isHead) }
    list.memory.remember(standing, of: name)
    return standing
  }

  /// Finds out whether a word may begin a spelled name.
  private mutating func hear(_ index: Int, _ number: Int) {
    var standing: WordStanding = .isHeard
    if isPerhapsSpelled(index, standings[number]) { standing.insert(.isSpelled) }
    standings[number].formUnion(standing)
    list.memory.remember(standing, of: WordMemory.name(of: analysis.folded.bytes[tokens[index].span.range]))
  }

  private func isPerhapsSpelled(_ index: Int, _ standing: WordStanding) -> Bool {
    let token = tokens[index]
    // What it is depends on the words behind it.
    if list.words.beginsCompound(token.hash) { return true }
    guard standing.contains(.isHead) || mayBeNamed(token) else { return false }
    let word = SpelledWord(at: index, in: analysis, list.words)
    let key = WordHash(word: word.key.utf8).value
    return has(.spelledBegins, 0, key) || has(.spelledEnds, 0, key)
      || word.heard.union(word.consonants).contains { has(.heardBegins, 0, $0) || has(.heardEnds, 0, $0) }
  }
}

// MARK: Words as they stand

extension FingerprintScan {
  private mutating func findPhrases(at index: Int) {
    let text = analysis.folded.bytes
    var phrase = PlainWord(tokens[index], in: text)
    var end = index + 1
    while true {
      for meaning in meanings(Lookup(.ends, words: phrase.text, hash: phrase.hash))
      where counts(meaning, index..<end) {
        add(meaning, index..<end)
      }
      guard end < tokens.count, end - index < EntityLookups.mostWords else { return }
      let begins = meanings(Lookup(.begins, words: phrase.text, hash: phrase.hash))
      guard !begins.isEmpty else { return }
      let joints = FurtherJoints.bytes(begins.reduce(0) { $0 | $1.detail })
      guard PhraseJoint.joins(text, tokens[end - 1].end..<tokens[end].start, or: joints) else { return }
      phrase.append(PlainWord(tokens[end], in: text))
      end += 1
    }
  }

  /// Whether a phrase, or a word of a name, is meant where it stands: "Hope" is a name, "hope" is not, where
  /// the text tells them apart.
  private func counts(_ meaning: Meaning, _ range: Range<Int>) -> Bool {
    guard range.count == 1 else { return true }
    let token = tokens[range.lowerBound]
    guard meaning.role == .part else {
      return standsAsName(range.lowerBound, token) || !list.words.isCommon(token.hash)
    }
    if standsOut(range.lowerBound, token) { return true }
    return !list.words.isCommon(token.hash) && token.span.count >= Self.shortestInLowerCase
  }

  /// A shorter word of a name is none where it stands in lower case and others do not.
  private static let shortestInLowerCase = 4

  /// Whether a word is written as names are: with a capital, or where there are none.
  private func standsAsName(_ index: Int, _ token: Token) -> Bool {
    token.traits.contains(.capitalised) || token.traits.contains(.otherScript) || !analysis.isCased(index)
  }

  /// The same, but an everyday word must have a capital that nothing else explains.
  private func standsOut(_ index: Int, _ token: Token) -> Bool {
    guard list.words.isCommon(token.hash) else { return standsAsName(index, token) }
    guard analysis.isCased(index), token.traits.contains(.capitalised) else { return false }
    return !analysis.startsSentence(index)
      || !analysis.standsInLowerCase(index) && analysis.capitalMayName(index..<index + 1)
  }

  /// Whether a word can be one of several that are a name together: in raw speech nothing has a capital, and what has
  /// one, or is in a dictionary of places, may be a name as well.
  private func mayBeNamed(_ token: Token) -> Bool {
    token.traits.contains(.capitalised) || token.traits.contains(.otherScript)
      || !list.words.isCommon(token.hash)
  }
}

// MARK: Words as they are spelled

extension FingerprintScan {
  private mutating func findSpelled(at start: Int) {
    var open: [(state: UInt64, at: Int)] = [(0, start)]
    for _ in 0..<EntityLookups.mostSpelledWords {
      var next: [(state: UInt64, at: Int)] = []
      for (state, at) in open.prefix(Self.mostStates) {
        guard let index = state == 0 ? at : nameWord(from: at) else { continue }
        let word = SpelledWord(at: index, in: analysis, list.words)
        let end = index + word.count
        for meaning in meanings(of: word, after: state, (.spelledEnds, .heardEnds))
        where state != 0 || isAlone(word, at: index) {
          add(meaning, start..<end)
        }
        for meaning in meanings(of: word, after: state, (.spelledBegins, .heardBegins))
        where !next.contains(where: { $0 == (meaning.detail, end) }) {
          next.append((meaning.detail, end))
        }
      }
      if next.isEmpty { return }
      open = next
    }
  }

  /// The next word of a name, without an article before it; nil where the name cannot go on.
  private func nameWord(from index: Int) -> Int? {
    guard index < tokens.count, analysis.joins(tokens[index - 1], tokens[index]) else { return nil }
    let index = SpelledWord.isArticle(index, in: analysis, list.words) ? index + 1 : index
    let isNamed =
      mayBeNamed(tokens[index]) || NameWords.noCallWordHashes.contains(tokens[index].hash)
    return isNamed ? index : nil
  }

  /// Whether a word that is all of a name by its spelling is meant as one: of those that only sound so, none
  /// that is in a dictionary, or anywhere without its capital.
  private func isAlone(_ word: SpelledWord, at index: Int) -> Bool {
    guard word.standsAlone else { return false }
    if word.isKnown { return standsOut(index, tokens[index]) }
    return standsAsName(index, tokens[index]) && !analysis.standsInLowerCase(index)
  }

  private func meanings(
    of word: SpelledWord, after state: UInt64, _ kinds: (spelled: Lookup.Kind, heard: Lookup.Kind)
  ) -> [Meaning] {
    var all = meanings(Lookup(kinds.spelled, after: state, WordHash(word: word.key.utf8).value))
    for reading in word.heard.union(word.consonants).sorted() {
      // Two names of the table are two, however they sound.
      for meaning in meanings(Lookup(kinds.heard, after: state, reading))
      where !(meaning.isKnownName && word.isKnown) && !all.contains(meaning) {
        all.append(meaning)
      }
    }
    return all
  }
}
