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
  /// How sure a word is that only sounds so: less than any finding of it as something else.
  private static let soundScore = 0.5

  private struct Form {
    let type: EntityType
    let kind: IdentifierKind
    let identity: Int?
    let isSingleWord: Bool
    let isCommonWord: Bool
    let isCode: Bool
  }

  private var matcher = PhraseMatcher()
  private var forms: [Form] = []
  private var seen = Set<[UInt64]>()
  /// The ways to read names aloud, and the form that is read so.
  private var sounds: [UInt64: Int] = [:]
  private let spellings: Spellings
  private let isCommonWord: @Sendable (UInt64) -> Bool
  private let isKeptWord: @Sendable (UInt64) -> Bool
  private let isNoName: @Sendable (UInt64) -> Bool

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
    guard seen.insert(tokens.map(\.hash)).inserted, let first = tokens.first else { return }
    if tokens.count == 1, detection.identity == nil, isKeptWord(first.hash) { return }
    let span = ByteSpan(first.start, tokens[indices.upperBound - 1].end)
    let isCode = detection.type == .code || detection.type == .contact
    guard span.count >= 3 else { return }
    matcher.add(
      Array(analysis.folded.bytes[span.range]), phrase: forms.count, asOneWord: detection.type == .person)
    if detection.type == .person, tokens.count == 1, canBeMisheard(indices.lowerBound, analysis) {
      for reading in analysis.readings(of: analysis.word(first), spellings) where sounds[reading] == nil {
        sounds[reading] = forms.count
      }
    }
    forms.append(
      Form(
        type: detection.type, kind: detection.kind, identity: detection.identity,
        isSingleWord: tokens.count == 1,
        isCommonWord: tokens.allSatisfy { isCommonWord($0.hash) || $0.span.count < 3 }, isCode: isCode))
  }

  /// Every place where a learned name stands as a name, or a word that sounds like one.
  package func detections(in analysis: Analysis) -> [Detection] {
    exact(in: analysis) + misheard(in: analysis)
  }

  private func exact(in analysis: Analysis) -> [Detection] {
    matcher.occurrences(in: analysis.tokens, of: analysis.folded.bytes).compactMap { found in
      let form = forms[found.phrase]
      guard form.isCode || standsAsName(found.tokens, form, analysis) else { return nil }
      return Detection(
        span: analysis.span(of: found.tokens), type: form.type, kind: form.kind, score: Self.score,
        rule: Self.rule, propagates: false, identity: form.identity)
    }
  }

  /// Words that stand as names and sound like one. Each different word is asked once.
  private func misheard(in analysis: Analysis) -> [Detection] {
    guard !sounds.isEmpty else { return [] }
    var answers = [Answer](repeating: .open, count: analysis.vocabulary.hashes.count)
    var found: [Detection] = []
    for (index, token) in analysis.tokens.all.enumerated() where Self.canSound(token) {
      let number = Int(analysis.vocabulary.numbers[index])
      guard answers[number] != .no else { continue }
      if answers[number] == .open { answers[number] = answer(index, analysis) }
      guard case .form(let form) = answers[number] else { continue }
      found.append(
        Detection(
          span: analysis.span(of: index..<index + 1), type: forms[form].type, kind: forms[form].kind,
          score: Self.soundScore, rule: Self.soundRule, propagates: false))
    }
    return found
  }

  /// Whether a word sounds like a name, and like which.
  private enum Answer: Equatable {
    case open, no
    case form(Int)
  }

  private func answer(_ index: Int, _ analysis: Analysis) -> Answer {
    // What was learned as it stands is found as it stands.
    // A word that is anywhere without its capital is none that a name is mistaken for.
    guard !analysis.standsInLowerCase(index), canBeMisheard(index, analysis),
      !seen.contains([analysis.tokens.all[index].hash])
    else { return .no }
    let token = analysis.tokens.all[index]
    guard !NameWords.noCallWordHashes.contains(token.hash) else { return .no }
    let readings = analysis.readings(of: analysis.word(token), spellings)
    // The first learned, so that the same text always has the same answer.
    return readings.compactMap { sounds[$0] }.min().map(Answer.form) ?? .no
  }

  private static let shortestSound = 4

  /// Letters of other scripts have two bytes, but for rare ones.
  private static func canSound(_ token: Token) -> Bool {
    token.span.count >= (token.traits.contains(.otherScript) ? 2 : 1) * shortestSound
      && token.traits.contains(.hasLetter) && !token.traits.contains(.hasDigit)
  }

  /// Words of a dictionary are spelled as they are meant.
  private func canBeMisheard(_ index: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens.all[index]
    return Self.canSound(token) && !isCommonWord(token.hash) && !isNoName(token.hash)
  }

  /// A common word counts only where it is written as a name; others count in any case.
  private func standsAsName(_ indices: Range<Int>, _ form: Form, _ analysis: Analysis) -> Bool {
    guard form.isSingleWord || form.isCommonWord else { return true }
    let token = analysis.tokens.all[indices.lowerBound]
    if token.traits.contains(.otherScript) { return true }
    guard analysis.isCased(indices.lowerBound) else { return !form.isCommonWord }
    if token.traits.contains(.capitalised) {
      return !form.isCommonWord || !startsSentence(token, analysis) || !asks(indices, analysis)
    }
    return !form.isCommonWord && token.span.count >= 4
  }

  /// At the start of a sentence "Will you come" asks and "Will came" tells: only before a word for a person
  /// or thing is the common word surely no name. Where both can be meant it is masked.
  private func asks(_ indices: Range<Int>, _ analysis: Analysis) -> Bool {
    guard indices.upperBound < analysis.tokens.all.count else { return false }
    return Self.wordsAfterAVerb.contains(analysis.word(analysis.tokens.all[indices.upperBound]))
  }

  private static let wordsAfterAVerb: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "my", "your", "his", "her", "our", "their",
    "this", "that",
    "these", "those", "there", "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "people",
  ]

  private func startsSentence(_ token: Token, _ analysis: Analysis) -> Bool {
    let text = analysis.folded.bytes
    var at = token.start
    while at > 0, [0x20, 0x09, 0x22, 0x27, 0x28].contains(text[at - 1]) { at -= 1 }
    return at == 0 || [0x2E, 0x3F, 0x21, 0x3A, 0x0A, 0x5D].contains(text[at - 1])
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
