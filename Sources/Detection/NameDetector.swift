package import RedactCore

/// Finds the names of the user's lists: those that must go, and those that stay.
package struct NameDetector: Sendable {
  /// The rule id of what a list of known names finds.
  package static let rule = "known"

  private let known: KnownNames
  private let kept: KeptTerms
  private var knownMatcher = PhraseMatcher()
  private var knownForms: [(entry: Int, isCommonWord: Bool)] = []
  private var keptMatcher = PhraseMatcher()

  /// - Parameter isCommonWord: whether a word by this hash is an everyday word of the language.
  package init(known: KnownNames, kept: KeptTerms, isCommonWord: (UInt64) -> Bool) {
    self.known = known
    self.kept = kept
    for (index, entry) in known.entries.enumerated() {
      for form in entry.forms {
        let folded = FoldedText(form.value).bytes
        let tokens = Tokens(folded).all
        knownMatcher.add(folded, phrase: knownForms.count)
        knownForms.append((index, tokens.count == 1 && isCommonWord(tokens[0].hash)))
      }
    }
    for (index, entry) in kept.entries.enumerated() {
      keptMatcher.add(FoldedText(entry.text.value).bytes, phrase: index, asOneWord: false)
    }
  }

  /// Every place where a known entity is named.
  package func detect(in analysis: Analysis) -> [Detection] {
    knownMatcher.occurrences(in: analysis.tokens, of: analysis.folded.bytes).compactMap { found in
      let (number, isCommonWord) = knownForms[found.phrase]
      // "Hope" is a name, "hope" is not, where the text tells them apart.
      let token = analysis.tokens.all[found.tokens.lowerBound]
      if isCommonWord, analysis.isCased(found.tokens.lowerBound), !token.traits.contains(.capitalised) {
        return nil
      }
      let entry = known.entries[number]
      return Detection(
        span: analysis.span(of: found.tokens), type: entry.type, kind: .direct, score: 1, rule: Self.rule,
        propagates: entry.type == .person, identity: number)
    }
  }

  /// Every place where a term stands that is to be kept, with the type it is kept as.
  package func kept(in analysis: Analysis) -> [(span: ByteSpan, type: EntityType?)] {
    keptMatcher.occurrences(in: analysis.tokens, of: analysis.folded.bytes).map {
      (analysis.span(of: $0.tokens), kept.entries[$0.phrase].type)
    }
  }
}
