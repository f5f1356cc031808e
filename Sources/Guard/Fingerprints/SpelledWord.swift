import RedactCore

/// A word of a name, or two that are one, by what the table of spellings and its sound make of it.
struct SpelledWord {
  /// The spelling that stands for it.
  let key: String
  /// How many tokens it takes.
  let count: Int
  /// The ways to read it aloud; none for what is spelled as it is meant.
  let heard: Set<UInt64>
  /// The ways to read its consonants, where a text in another script than the list's may leave vowels out; they count
  /// beside a further word only.
  let consonants: Set<UInt64>
  /// Whether the table has it.
  let isKnown: Bool
  /// Whether it begins a kunya.
  let isHead: Bool
  /// Whether it can be found by itself: it is in no dictionary, and nobody is addressed by it.
  let standsAlone: Bool

  /// Shorter words say too little by their sound; of letters.
  private static let shortestSound = 3
  private static let shortestSoundAlone = 4
  /// And by their spelling.
  private static let shortestKnown = 3

  /// Reads the word that begins with a token, which is no article of the next.
  ///
  /// - Parameter isListed: whether it stands in a list, and not in a text.
  init(at index: Int, in analysis: Analysis, _ words: WordKnowledge, isListed: Bool = false) {
    let token = analysis.tokens.all[index]
    let word = analysis.word(token)
    if let (key, count) = Self.compound(at: index, word, in: analysis, words) {
      (self.key, self.count, isKnown, isHead, standsAlone, consonants) = (key, count, true, false, true, [])
      heard = analysis.readings(of: key, words.spellings)
      return
    }
    count = 1
    if let head = words.spellings.kunyaHead(word) {
      (key, isKnown, isHead, standsAlone, heard, consonants) = (head, true, true, false, [], [])
      return
    }
    isHead = false
    let known = words.spellings.known(word)
    (key, isKnown) = (known ?? word, known != nil)
    let isCalled = !NameWords.noCallWordHashes.contains(token.hash)
    let isName = isCalled && !words.isOther(token.hash)
    // A place may be called like another: beside a second word it is heard, though it is in a dictionary.
    let canSound =
      isCalled && !words.isCommon(token.hash) && Self.letters(token) >= Self.shortestSound
      && !token.traits.contains(.hasDigit)
    heard = canSound ? analysis.readings(of: word, words.spellings) : []
    let isUnvowelled = canSound && (isListed || token.traits.contains(.otherScript))
    consonants = isUnvowelled ? words.spellings.consonants(of: word) : []
    let isLong = Self.letters(token) >= Self.shortestSoundAlone
    standsAlone = isName && (!heard.isEmpty && isLong || isKnown && Self.letters(token) >= Self.shortestKnown)
  }

  /// About: letters of other scripts have two bytes, but for rare ones.
  private static func letters(_ token: Token) -> Int {
    token.traits.contains(.hasLetter) ? token.span.count / (token.traits.contains(.otherScript) ? 2 : 1) : 0
  }

  /// `Abd al-Karim` and `Abdul Karim`: two or three tokens that are one name by the table.
  private static func compound(
    at index: Int, _ first: String, in analysis: Analysis, _ words: WordKnowledge
  ) -> (key: String, count: Int)? {
    let tokens = analysis.tokens.all
    guard words.beginsCompound(tokens[index].hash), index + 1 < tokens.count,
      analysis.joins(tokens[index], tokens[index + 1])
    else { return nil }
    let second = analysis.word(tokens[index + 1])
    if let key = words.spellings.known(first + second) { return (key, 2) }
    guard words.spellings.isArticle(second), index + 2 < tokens.count,
      analysis.joins(tokens[index + 1], tokens[index + 2]),
      let key = words.spellings.known(first + analysis.word(tokens[index + 2]))
    else { return nil }
    return (key, 3)
  }

  /// Whether a token is an article of the one behind it.
  static func isArticle(_ index: Int, in analysis: Analysis, _ words: WordKnowledge) -> Bool {
    let tokens = analysis.tokens.all
    guard index + 1 < tokens.count, tokens[index].length <= 6,
      analysis.joins(tokens[index], tokens[index + 1])
    else { return false }
    return words.spellings.isArticle(analysis.word(tokens[index]), before: analysis.word(tokens[index + 1]))
  }
}
