import RedactCore

/// All that entities are found by: what each lookup means, whoever it is of.
struct EntityLookups {
  private struct Listed: Hashable {
    let meaning: Meaning
    let files: String?
  }

  /// A word of a phrase, and what stood before it.
  private struct Piece {
    let word: PlainWord
    var joints: UInt64 = 0
  }

  private let words: WordKnowledge
  private let keys: ListKeys
  private var listed: [Lookup: Set<Listed>] = [:]
  private var spelledWords: [String: SpelledWord] = [:]
  /// For what begins phrases, what may stand before the next word of one of them.
  private var joints: [Lookup: UInt64] = [:]

  /// A longer phrase is found by its first words.
  static let mostWords = 32
  /// A longer name is not looked for in other spellings.
  static let mostSpelledWords = 12
  /// A phrase of fewer bytes is not looked for as one word.
  private static let shortestOneWord = 6
  /// An article is not taken off a word that leaves fewer bytes.
  private static let shortestAfterArticle = 4
  /// Nobody is called by fewer letters.
  private static let shortestCall = 3

  /// What has a name that can be spelled in several ways.
  private static let named: Set<EntityType> = [.person, .kunya, .location, .organisation]

  init(_ words: WordKnowledge, _ keys: ListKeys) {
    self.words = words
    self.keys = keys
  }

  /// - Returns: false when a form has no word.
  mutating func add(_ entity: KnownEntity) -> Bool {
    for form in entity.forms {
      let analysis = Analysis(form.value)
      let all = analysis.tokens.all.indices.prefix(Self.mostWords)
      guard !all.isEmpty else { return false }
      addPhrase(all, .whole, of: entity, analysis)
      let untitled = entity.type == .person ? Self.withoutTitles(all, analysis) : all
      if untitled != all, untitled.count > 1 { addPhrase(untitled, .whole, of: entity, analysis) }
      guard Self.named.contains(entity.type) else { continue }
      let isKunya = words.isHead(analysis.tokens.all[untitled.lowerBound].hash)
      if entity.type == .person, all.count > 1, !isKunya { addParts(untitled, of: entity, analysis) }
      addSpelled(untitled, takenApart: entity.type == .person && !isKunya, of: entity, analysis)
    }
    return true
  }

  /// The lines of all that was added, in no order.
  func lines() -> [FingerprintLine] {
    let phrases = joints.map { lookup, joints in
      keys.line(lookup, Meaning(.begins, detail: joints), turn: 0, files: nil)
    }
    let rest = listed.flatMap { lookup, meanings in
      meanings.sorted { ($0.meaning.bits, $0.files ?? "") < ($1.meaning.bits, $1.files ?? "") }
        .enumerated().map { turn, listed in
          keys.line(lookup, listed.meaning, turn: UInt64(turn), files: listed.files)
        }
    }
    return phrases + rest
  }

  private mutating func add(_ lookup: Lookup, _ meaning: Meaning, _ files: String?) {
    listed[lookup, default: []].insert(Listed(meaning: meaning, files: files))
  }

  private static func withoutTitles(_ indices: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    var range = indices
    while range.count > 1, NameWords.titleHashes.contains(analysis.tokens.all[range.lowerBound].hash) {
      range = range.dropFirst()
    }
    return range
  }
}

// MARK: Words as they stand

extension EntityLookups {
  /// A phrase with articles apart and joined, and as one word.
  private mutating func addPhrase(
    _ indices: Range<Int>, _ role: Meaning.Role, of entity: KnownEntity, _ analysis: Analysis
  ) {
    let pieces = indices.map { index in piece(index, first: indices.lowerBound, analysis) }
    var variants = [pieces, split(pieces)]
    let joined = articlesJoined(pieces)
    if joined.count > 1 { variants.append(joined) }
    let oneWord = PlainWord(joining: pieces.map(\.word))
    if oneWord.text.count >= Self.shortestOneWord { variants.append([Piece(word: oneWord)]) }
    let meaning = Meaning(role, entity.type)
    for variant in variants { add(variant, meaning, entity.files) }
  }

  private func piece(_ index: Int, first: Int, _ analysis: Analysis) -> Piece {
    let tokens = analysis.tokens.all
    let word = PlainWord(tokens[index], in: analysis.folded.bytes)
    guard index > first else { return Piece(word: word) }
    let gap = analysis.folded.bytes[tokens[index - 1].end..<tokens[index].start]
    return Piece(word: word, joints: FurtherJoints.bits(of: gap))
  }

  private mutating func add(_ pieces: [Piece], _ meaning: Meaning, _ files: String?) {
    var phrase = pieces[0].word
    for piece in pieces.dropFirst() {
      joints[Lookup(.begins, words: phrase.text, hash: phrase.hash), default: 0] |= piece.joints
      phrase.append(piece.word)
    }
    add(Lookup(.ends, words: phrase.text, hash: phrase.hash), meaning, files)
  }

  /// `nada aljassem` for `nada al jassem`.
  private func articlesJoined(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var article: Piece?
    for (index, piece) in pieces.enumerated() {
      let next = index + 1 < pieces.count ? pieces[index + 1].word.string : nil
      if let before = article {
        result.append(Piece(word: PlainWord(joining: [before.word, piece.word]), joints: before.joints))
        article = nil
      } else if next != nil, words.spellings.isArticle(piece.word.string, before: next) {
        article = piece
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// `nada al jassem` for `nada aljassem`.
  private func split(_ pieces: [Piece]) -> [Piece] {
    pieces.flatMap { piece in
      let text = piece.word.text
      let length = words.articles.first { text.starts(with: $0) }?.count ?? 0
      guard length > 0, text.count - length >= Self.shortestAfterArticle else { return [piece] }
      return [
        Piece(word: PlainWord(of: text[..<length]), joints: piece.joints),
        Piece(word: PlainWord(of: text[length...])),
      ]
    }
  }

  /// The words of a full name by which somebody may be called, each with its article as well.
  private mutating func addParts(_ indices: Range<Int>, of entity: KnownEntity, _ analysis: Analysis) {
    for index in indices where canCall(analysis.tokens.all[index]) {
      addPhrase(index..<index + 1, .part, of: entity, analysis)
      if index > indices.lowerBound, SpelledWord.isArticle(index - 1, in: analysis, words) {
        addPhrase(index - 1..<index + 1, .part, of: entity, analysis)
      }
    }
  }

  private func canCall(_ token: Token) -> Bool {
    token.span.count >= Self.shortestCall && token.traits.contains(.hasLetter)
      && !words.callsNobody(token.hash)
  }
}

// MARK: Words as they are spelled

extension EntityLookups {
  /// Names in other spellings: word by word, and each word alone where somebody can be called by it.
  private mutating func addSpelled(
    _ indices: Range<Int>, takenApart: Bool, of entity: KnownEntity, _ analysis: Analysis
  ) {
    let name = spelled(indices, analysis)
    let single = Meaning(.sound, entity.type)
    if takenApart || name.count == 1 {
      for word in name where word.standsAlone { addEnd(word, after: 0, single, entity.files) }
    }
    if takenApart {
      // Of two words that are one name, the second is said alone as well.
      for index in indices where canCall(analysis.tokens.all[index]) {
        let word = spelledWord(at: index, analysis)
        if word.count == 1, word.standsAlone { addEnd(word, after: 0, single, entity.files) }
      }
    }
    // Together they count where one alone would not: in lower case, and where a name is a word of a dictionary.
    guard (2...Self.mostSpelledWords).contains(name.count) else { return }
    var state: UInt64 = 0
    for word in name.dropLast() {
      let next = keys.state(after: state, key: Array(word.key.utf8))
      add(word, after: state, (.spelledBegins, .heardBegins)) { isKnown in
        Meaning(.begins, isKnownName: isKnown, detail: next)
      }
      state = next
    }
    addEnd(name[name.count - 1], after: state, single, entity.files)
  }

  /// The words of a name without its articles.
  private mutating func spelled(_ indices: Range<Int>, _ analysis: Analysis) -> [SpelledWord] {
    var name: [SpelledWord] = []
    var index = indices.lowerBound
    while index < indices.upperBound {
      if index + 1 < indices.upperBound, SpelledWord.isArticle(index, in: analysis, words) { index += 1 }
      let word = spelledWord(at: index, analysis)
      name.append(word)
      index += word.count
    }
    return name
  }

  /// Reads each different word once: many people of a list bear the same name.
  private mutating func spelledWord(at index: Int, _ analysis: Analysis) -> SpelledWord {
    let token = analysis.tokens.all[index]
    // What it is depends on the words behind it.
    if words.beginsCompound(token.hash) { return SpelledWord(at: index, in: analysis, words, isListed: true) }
    let name = analysis.word(token)
    if let read = spelledWords[name] { return read }
    let word = SpelledWord(at: index, in: analysis, words, isListed: true)
    spelledWords[name] = word
    return word
  }

  private mutating func addEnd(
    _ word: SpelledWord, after state: UInt64, _ meaning: Meaning, _ files: String?
  ) {
    guard let type = meaning.type else { return }
    add(word, after: state, (.spelledEnds, .heardEnds), files) { isKnown in
      Meaning(.sound, type, isKnownName: isKnown)
    }
  }

  private mutating func add(
    _ word: SpelledWord, after state: UInt64, _ kinds: (spelled: Lookup.Kind, heard: Lookup.Kind),
    _ files: String? = nil, meaning: (_ isKnown: Bool) -> Meaning
  ) {
    let meaning = meaning(word.isKnown)
    // A name of one word that the table does not have is found as it stands.
    if word.isKnown || state != 0 || kinds.spelled != .spelledEnds {
      add(Lookup(kinds.spelled, after: state, WordHash(word: word.key.utf8).value), meaning, files)
    }
    // A word alone is found by all of its sounds only.
    let isAlone = state == 0 && kinds.spelled == .spelledEnds
    for reading in isAlone ? word.heard : word.heard.union(word.consonants) {
      add(Lookup(kinds.heard, after: state, reading), meaning, files)
    }
  }
}

extension PlainWord {
  fileprivate var string: String { String(decoding: text, as: UTF8.self) }
}
