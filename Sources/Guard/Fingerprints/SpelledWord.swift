import RedactCore

/// A word of a name, or two that are one, by what the table of spellings and its sound make of it.
struct SpelledWord {
  /// The spelling that stands for it.
  let key: String
  /// How many tokens it takes.
  let count: Int
  /// The ways to read it aloud; none for what is spelled as it is meant.
  let heard: Set<UInt64>
  /// The ways to read its consonants, since vowels are heard in many ways and left out in other scripts; they count
  /// beside a further word only.
  let consonants: Set<UInt64>
  /// Whether the table has it.
  let isKnown: Bool
  /// Whether it begins a kunya.
  let isHead: Bool
  /// Whether it can be found by itself: nobody else is meant by it, and it is in no dictionary or in the table.
  let standsAlone: Bool

  /// Shorter words say too little by their sound; of letters.
  private static let shortestSound = 3
  private static let shortestSoundAlone = 4
  /// And by their spelling.
  private static let shortestKnown = 3
  /// Where vowels are left out because of the script, fewer consonants are enough.
  private static let fewestUnvowelled = 2
  private static let fewestConsonants = 3

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
    // A place may be called like another, or as a thing is: beside a second word it is heard, though it is in a dictionary.
    let isNamed = isListed || token.traits.contains(.capitalised) || !words.isCommon(token.hash)
    let isCalled = !NameWords.noCallWordHashes.contains(token.hash)
    let isHeard =
      isCalled && isNamed && Self.letters(token) >= Self.shortestSound && !token.traits.contains(.hasDigit)
    let stems = token.traits.contains(.otherScript) ? ArabicStems.of(word) : [word]
    let known = stems.lazy.compactMap { words.spellings.known($0) }.first
    (key, isKnown) = (known ?? word, known != nil)
    let isUnvowelled = isListed || token.traits.contains(.otherScript)
    (heard, consonants) =
      isHeard ? Self.sounds(of: stems, isUnvowelled: isUnvowelled, in: analysis, words) : ([], [])
    let isSound =
      !heard.isEmpty && Self.letters(token) >= Self.shortestSoundAlone && !words.isOther(token.hash)
    standsAlone =
      !words.callsNobody(token.hash) && (isSound || isKnown && Self.letters(token) >= Self.shortestKnown)
  }

  /// The ways to read a word with its vowels, and without.
  private static func sounds(
    of stems: [String], isUnvowelled: Bool, in analysis: Analysis, _ words: WordKnowledge
  ) -> (heard: Set<UInt64>, consonants: Set<UInt64>) {
    let fewest = isUnvowelled ? fewestUnvowelled : fewestConsonants
    var (heard, consonants) = (Set<UInt64>(), Set<UInt64>())
    for stem in stems {
      heard.formUnion(analysis.readings(of: stem, words.spellings))
      consonants.formUnion(words.spellings.consonants(of: stem, fewest: fewest))
    }
    return (heard, consonants)
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
