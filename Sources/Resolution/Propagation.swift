package import RedactCore

/// Finds everywhere what was found once: earlier mentions, speaker labels, parts of full names.
package struct Propagation {
  /// The rule id of what is found this way.
  package static let rule = "propagated"
  /// How sure a propagated mention is: as sure as names are, by the evidence of its first finding.
  private static let score = 0.7

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
  private let isCommonWord: @Sendable (UInt64) -> Bool
  private let isKeptWord: @Sendable (UInt64) -> Bool

  /// - Parameters:
  ///   - isCommonWord: whether a word by this hash is an everyday word of the language.
  ///   - isKeptWord: whether it is one that stays, such as a language or brand; where it stands for a person
  ///     once, it does not elsewhere.
  package init(
    isCommonWord: @escaping @Sendable (UInt64) -> Bool,
    isKeptWord: @escaping @Sendable (UInt64) -> Bool = { _ in false }
  ) {
    self.isCommonWord = isCommonWord
    self.isKeptWord = isKeptWord
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
        !NameWords.kunyaHeadHashes.contains(analysis.tokens.all[indices.lowerBound].hash)
      else { continue }
      for index in indices where canCall(index, analysis) {
        learn(index..<index + 1, detection, analysis)
        // "al-Jassem" is met as "Aljassem" as well.
        if index > indices.lowerBound,
          NameWords.articleHashes.contains(analysis.tokens.all[index - 1].hash)
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
    forms.append(
      Form(
        type: detection.type, kind: detection.kind, identity: detection.identity,
        isSingleWord: tokens.count == 1,
        isCommonWord: tokens.allSatisfy { isCommonWord($0.hash) || $0.span.count < 3 }, isCode: isCode))
  }

  /// Every place where a learned name stands as a name.
  package func detections(in analysis: Analysis) -> [Detection] {
    matcher.occurrences(in: analysis.tokens, of: analysis.folded.bytes).compactMap { found in
      let form = forms[found.phrase]
      guard form.isCode || standsAsName(found.tokens, form, analysis) else { return nil }
      return Detection(
        span: analysis.span(of: found.tokens), type: form.type, kind: form.kind, score: Self.score,
        rule: Self.rule, propagates: false, identity: form.identity)
    }
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
