import RedactCore

/// The conditions of a rule that a pattern cannot state: capitals, lexicons, exceptions, check digits.
struct HitConditions {
  let rule: CompiledRule
  let analysis: Analysis

  /// Why the rule turns this hit down; nil when it stands.
  func refusal(of hit: ByteSpan, words: Range<Int>) -> NearMiss.Reason? {
    let tokens = analysis.tokens.all[words]
    guard let first = tokens.first(where: { $0.traits.contains(.hasLetter) }) ?? tokens.first else {
      return rule.validator.map { isValid(hit, $0) } ?? true ? nil : .invalid
    }
    let isCased = analysis.isCased(words.lowerBound)
    switch rule.rule.regime {
    case .any: break
    case .cased: if !isCased { return .regime }
    case .caseless: if isCased { return .regime }
    }
    let isCapital = first.traits.contains(.capitalised) || first.traits.contains(.otherScript)
    switch rule.rule.casing {
    case .any: break
    case .capitalised: if !isCapital { return .casing }
    case .name: if isCased, !isCapital { return .casing }
    }
    if rule.exceptions.contains(tokens.map(\.hash)) { return .exception }
    if failsLexicons(tokens) { return .lexicon }
    if rule.rule.mustBeProper,
      tokens.contains(where: { $0.traits.contains(.capitalised) && analysis.lowerCaseWords.contains($0.hash) }
      )
    {
      return .notProper
    }
    if let validator = rule.validator, !isValid(hit, validator) { return .invalid }
    return nil
  }

  private func failsLexicons(_ tokens: ArraySlice<Token>) -> Bool {
    if !rule.forbidden.isEmpty {
      let phrase = tokens.dropFirst().reduce(tokens.first?.hash ?? 0) { WordHash.joined($0, $1.hash) }
      for list in rule.forbidden {
        if list.entries.contains(phrase) { return true }
        if tokens.contains(where: { $0.traits.contains(.hasLetter) && list.contains(word: $0.hash) }) {
          return true
        }
      }
    }
    guard !rule.required.isEmpty else { return false }
    // Particles such as "al" or "de" stand in no list of names.
    return tokens.contains { token in
      token.span.count > 2 && !rule.required.contains { $0.contains(word: token.hash) }
    }
  }

  private func isValid(_ hit: ByteSpan, _ validator: Validator) -> Bool {
    validator.accepts(analysis.folded.bytes[hit.range])
  }
}
