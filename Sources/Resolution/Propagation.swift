package import RedactCore

/// Finds everywhere what was found once: earlier mentions, speaker labels, parts of full names, and words that
/// sound like a name, because machines and typists spell a name otherwise the second time.
package struct Propagation {
  /// The rule id of what is found this way.
  package static let rule = "propagated"
  /// The rule id of what sounds like a name.
  package static let soundRule = "propagated.sound"
  /// How sure a propagated mention is: as sure as names are, by the evidence of its first finding.
  private static let score = 0.7
  /// From here on a finding makes an everyday word a name.
  private static let sureScore = 0.5
  /// From here on a finding makes a title a name: "the Doctor", "Uncle".
  private static let sureTitleScore = 0.66
  /// From here on a rule makes an everyday word a name where no capital can tell: "they called him Sparrow".
  private static let sureBynameScore = 0.65
  /// How sure a word is that only sounds so: less than any finding of it as something else.
  private static let soundScore = 0.5

  private struct Form {
    /// Folded.
    let text: [UInt8]
    let type: EntityType
    let kind: IdentifierKind
    let identity: Int?
    let isSingleWord: Bool
    let isCommonWord: Bool
    /// Whether everyday words were said to be what somebody is called, so that they are a name without a capital too.
    let isByname: Bool
    let isCode: Bool
  }

  private var matcher = PhraseMatcher()
  private var forms: [Form] = []
  /// The names by all their words.
  private var seen = Set<UInt64>()
  /// Those of them that are everyday words and what somebody is called.
  private var bynames = Set<UInt64>()
  /// The ways to read names aloud, and the form that is read so.
  private var sounds: [UInt64: Int] = [:]
  private let spellings: Spellings
  private let isCommonWord: @Sendable (UInt64) -> Bool
  private let isKeptWord: @Sendable (UInt64) -> Bool
  private let isNoName: @Sendable (UInt64) -> Bool
  private let plainWords = PlainWords()

  /// - Parameters:
  ///   - isCommonWord: whether a word by this hash is an everyday word of the language.
  ///   - isKeptWord: whether it is one that stays, such as a language or brand; where it stands for a person
  ///     once, it does not elsewhere.
  ///   - isNoName: whether it is in a dictionary of anything else than persons; such a word is found where it
  ///     is a name, but not for its sound.
  package init(
    _ spellings: Spellings, isCommonWord: @escaping @Sendable (UInt64) -> Bool,
    isKeptWord: @escaping @Sendable (UInt64) -> Bool = { _ in false },
    isNoName: @escaping @Sendable (UInt64) -> Bool = { _ in false }
  ) {
    self.spellings = spellings
    self.isCommonWord = isCommonWord
    self.isKeptWord = isKeptWord
    self.isNoName = isNoName
  }

  /// Learns the names of accepted detections.
  package mutating func learn(_ detections: [Detection], in analysis: Analysis) {
    for detection in detections where detection.propagates {
      var indices = analysis.tokenIndices(in: detection.span)
      let isName = detection.type == .person || detection.type == .kunya
      if isName { indices = Self.withoutTitles(indices, analysis) }
      guard !indices.isEmpty else { continue }
      learn(indices, detection, analysis)
      guard detection.type == .person, indices.count > 1,
        spellings.kunyaHead(analysis.word(analysis.tokens.all[indices.lowerBound])) == nil
      else { continue }
      for index in indices where canCall(index, analysis) {
        learn(index..<index + 1, detection, analysis)
        // "al-Jassem" is met as "Aljassem" as well.
        if index > indices.lowerBound,
          spellings.isArticle(
            analysis.word(analysis.tokens.all[index - 1]), before: analysis.word(analysis.tokens.all[index]))
        {
          learn(index - 1..<index + 1, detection, analysis)
        }
      }
    }
  }

  private mutating func learn(_ indices: Range<Int>, _ detection: Detection, _ analysis: Analysis) {
    let tokens = analysis.tokens.all[indices]
    let isByname =
      Self.isByname(detection) && analysis.tokenIndices(in: detection.span) == indices && isEveryday(tokens)
    let phrase = Self.phrase(tokens)
    // A word that was no more than likely before may turn out to be what somebody is called.
    let isNewByname = isByname && bynames.insert(phrase).inserted
    guard seen.insert(phrase).inserted || isNewByname, let first = tokens.first else { return }
    if tokens.count == 1, detection.identity == nil {
      // Of what is hardly sure a word of every day would be taken for a name wherever it has a capital.
      if isKeptWord(first.hash) || detection.score < leastScore(ofWord: first.hash) { return }
    }
    let span = ByteSpan(first.start, tokens[indices.upperBound - 1].end)
    guard span.count >= 3 else { return }
    let text = Array(analysis.folded.bytes[span.range])
    matcher.add(text, phrase: forms.count, asOneWord: detection.type == .person)
    if detection.type == .person, tokens.count == 1, canBeMisheard(first) {
      for reading in analysis.readings(of: analysis.word(first), spellings) where sounds[reading] == nil {
        sounds[reading] = forms.count
      }
    }
    forms.append(
      Form(
        text: text, type: detection.type, kind: detection.kind, identity: detection.identity,
        isSingleWord: tokens.count == 1,
        isCommonWord: isEveryday(tokens), isByname: isByname,
        isCode: detection.type == .code || detection.type == .contact))
  }

  private func isEveryday(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.allSatisfy { isCommonWord($0.hash) || $0.span.count < 3 }
  }

  /// Whether a rule is sure that somebody is called so; known names are looked for by themselves.
  private static func isByname(_ detection: Detection) -> Bool {
    detection.type == .person && detection.identity == nil && !detection.isOfTagger
      && detection.score >= sureBynameScore
  }

  /// How sure the finding of a single word must be, for the word to be looked for elsewhere.
  private func leastScore(ofWord word: UInt64) -> Double {
    if NameWords.smallWordHashes.contains(word) { return .infinity }
    if NameWords.titleHashes.contains(word) { return Self.sureTitleScore }
    return isCommonWord(word) ? Self.sureScore : 0
  }

  private static func phrase(_ tokens: ArraySlice<Token>) -> UInt64 {
    tokens.dropFirst().reduce(tokens.first?.hash ?? 0) { WordHash.joined($0, $1.hash) }
  }

  /// How many names were learned so far.
  package var count: Int { forms.count }

  /// What is known of a text already when names are looked for in it.
  package struct Scope {
    /// The only stretches of the folded text where all names are looked for; nil for everywhere.
    package var places: [ByteSpan]?
    /// How many names were looked for in all of it before; those that came later still have to be.
    var names: Int
    /// What was accepted in it: a name that lies within is not told again. Disjoint.
    package var accepted: [Detection]

    package init(places: [ByteSpan]? = nil, names: Int = 0, accepted: [Detection] = []) {
      self.places = places
      self.names = names
      self.accepted = accepted
    }
  }

  /// Every place where a learned name stands as a name, or a word that sounds like one.
  package func detections(in analysis: Analysis, _ scope: Scope = Scope()) -> [Detection] {
    let cover = TokenCover(scope.accepted, in: analysis)
    var found = exact(matcher, from: 0, within: scope.places, cover, analysis)
    found += misheard(from: 0, within: scope.places, analysis)
    guard scope.places != nil, scope.names < forms.count else { return found }
    var newer = PhraseMatcher()
    for form in forms[scope.names...] {
      newer.add(form.text, phrase: newer.count, asOneWord: form.type == .person)
    }
    return found + exact(newer, from: scope.names, within: nil, cover, analysis)
      + misheard(from: scope.names, within: nil, analysis)
  }

  /// - Parameter first: the number of the form that is the first phrase of the matcher.
  private func exact(
    _ matcher: PhraseMatcher, from first: Int, within places: [ByteSpan]?, _ cover: TokenCover,
    _ analysis: Analysis
  ) -> [Detection] {
    matcher.occurrences(in: analysis.tokens, of: analysis.folded.bytes, within: places).compactMap { found in
      let form = forms[first + found.phrase]
      guard form.isCode || standsAsName(found.tokens, form, analysis) else { return nil }
      let detection = Detection(
        span: analysis.span(of: found.tokens), type: form.type, kind: form.kind, score: Self.score,
        rule: Self.rule, propagates: false, identity: form.identity)
      return cover.tells(detection, at: found.tokens) ? nil : detection
    }
  }

  /// Words that stand as names and sound like one. Each different word is asked once.
  ///
  /// - Parameter first: the number of the first form that counts.
  private func misheard(from first: Int, within places: [ByteSpan]?, _ analysis: Analysis) -> [Detection] {
    guard sounds.values.contains(where: { $0 >= first }) else { return [] }
    var answers = [Answer](repeating: .open, count: analysis.vocabulary.hashes.count)
    var found: [Detection] = []
    for indices in analysis.tokens.indices(within: places) {
      for index in indices where Self.canSound(analysis.tokens.all[index]) {
        let number = Int(analysis.vocabulary.numbers[index])
        guard answers[number] != .no else { continue }
        if answers[number] == .open { answers[number] = answer(index, from: first, analysis) }
        guard case .form(let form) = answers[number] else { continue }
        found.append(
          Detection(
            span: analysis.span(of: index..<index + 1), type: forms[form].type, kind: forms[form].kind,
            score: Self.soundScore, rule: Self.soundRule, propagates: false))
      }
    }
    return found
  }

  /// Whether a word sounds like a name, and like which.
  private enum Answer: Equatable {
    case open, no
    case form(Int)
  }

  private func answer(_ index: Int, from first: Int, _ analysis: Analysis) -> Answer {
    let token = analysis.tokens.all[index]
    // What was learned as it stands is found as it stands.
    // A word that is anywhere without its capital is none that a name is mistaken for.
    guard !analysis.standsInLowerCase(index), !NameWords.noCallWordHashes.contains(token.hash),
      canBeMisheard(token), !seen.contains(token.hash)
    else { return .no }
    // The first learned, so that the same text always has the same answer.
    let form = analysis.readings(of: analysis.word(token), spellings).compactMap { sounds[$0] }.min()
    return form.map { $0 >= first ? .form($0) : .no } ?? .no
  }

  private static let shortestSound = 4

  /// Letters of other scripts have two bytes, but for rare ones.
  private static func canSound(_ token: Token) -> Bool {
    token.span.count >= (token.traits.contains(.otherScript) ? 2 : 1) * shortestSound
      && token.traits.contains(.hasLetter) && !token.traits.contains(.hasDigit)
  }

  /// Words of a dictionary are spelled as they are meant.
  private func canBeMisheard(_ token: Token) -> Bool {
    Self.canSound(token) && !plainWords.contains(token.hash) { isCommonWord($0) || isNoName($0) }
  }

  /// A common word counts only where it is written as a name; others count in any case.
  private func standsAsName(_ indices: Range<Int>, _ form: Form, _ analysis: Analysis) -> Bool {
    guard form.isSingleWord || form.isCommonWord else { return true }
    let token = analysis.tokens.all[indices.lowerBound]
    if token.traits.contains(.otherScript) { return true }
    guard analysis.isCased(indices.lowerBound) else {
      return !form.isCommonWord || form.isByname && Self.standsBare(indices, analysis)
    }
    if token.traits.contains(.capitalised) {
      return !form.isCommonWord || analysis.capitalMayName(indices)
    }
    return !form.isCommonWord && token.span.count >= 4 && !Self.standsAsThing(indices, form, analysis)
  }

  /// Whether a word without its capital has an article before it: then it is not a person who is called so, but what
  /// the person is called after, as in "the biro".
  private static func standsAsThing(_ indices: Range<Int>, _ form: Form, _ analysis: Analysis) -> Bool {
    form.type == .person && isBehind(NameWords.articleHashes, indices, analysis)
  }

  /// Whether an everyday word stands like a name, without article or pronoun before it ("then sparrow left"), or with
  /// an article that is part of the name.
  private static func standsBare(_ indices: Range<Int>, _ analysis: Analysis) -> Bool {
    indices.count > 1 || !isBehind(NameWords.beforeCommonWordHashes, indices, analysis)
  }

  private static func isBehind(_ words: Set<UInt64>, _ indices: Range<Int>, _ analysis: Analysis) -> Bool {
    guard indices.lowerBound > 0 else { return false }
    let before = analysis.tokens.all[indices.lowerBound - 1]
    return analysis.joins(before, analysis.tokens.all[indices.lowerBound]) && words.contains(before.hash)
  }

  private static func withoutTitles(_ indices: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    var range = indices
    while range.count > 1, NameWords.titleHashes.contains(analysis.tokens.all[range.lowerBound].hash) {
      range = range.lowerBound + 1..<range.upperBound
    }
    return range
  }

  /// Whether somebody can be called by this word of a full name alone: not by the "the" of "Maruf the baker".
  private func canCall(_ index: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens.all[index]
    guard token.span.count >= 3, token.traits.contains(.hasLetter) else { return false }
    if analysis.isCased(index), token.traits.contains(.hasLowerCase), !token.traits.contains(.capitalised),
      isCommonWord(token.hash)
    {
      return false
    }
    return !NameWords.noCallWordHashes.contains(token.hash)
  }
}

/// The words of a document that dictionaries have, each asked once.
private final class PlainWords {
  private var words = HashNumbers()
  private var answers: [Bool] = []

  func contains(_ word: UInt64, ask: (UInt64) -> Bool) -> Bool {
    let number = words.number(of: word)
    if number == answers.count { answers.append(ask(word)) }
    return answers[number]
  }
}

/// Which accepted detection each token of a text lies in.
private struct TokenCover {
  private let detections: [Detection]
  private var numbers: [Int32] = []

  init(_ detections: [Detection], in analysis: Analysis) {
    self.detections = detections
    guard !detections.isEmpty else { return }
    numbers = Array(repeating: -1, count: analysis.tokens.all.count)
    for (number, detection) in detections.enumerated() {
      for token in analysis.tokenIndices(in: detection.span) { numbers[token] = Int32(number) }
    }
  }

  /// Whether what was accepted says all that a further detection would.
  func tells(_ detection: Detection, at tokens: Range<Int>) -> Bool {
    guard !numbers.isEmpty, numbers[tokens.lowerBound] >= 0 else { return false }
    let accepted = detections[Int(numbers[tokens.lowerBound])]
    guard accepted.span.contains(detection.span), accepted.identity != nil || detection.identity == nil else {
      return false
    }
    return accepted.span != detection.span
      || accepted.type == detection.type && accepted.kind == detection.kind
  }
}
