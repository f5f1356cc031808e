import RedactCore

/// The conditions of rules in one text that a pattern cannot state: capitals, lexicons, exceptions, check digits.
final class HitConditions {
  private let reading: Reading
  private let analysis: Analysis
  private let tokens: [Token]

  init(_ reading: Reading) {
    self.reading = reading
    analysis = reading.analysis
    tokens = analysis.tokens.all
  }

  /// Why a rule turns this hit down; nil when it stands.
  func refusal(by rule: CompiledRule, of hit: ByteSpan, words: Range<Int>) -> NearMiss.Reason? {
    guard let first = words.first(where: { tokens[$0].traits.contains(.hasLetter) }) ?? words.first else {
      return rule.validator.map { isValid(hit, $0) } ?? true ? nil : .invalid
    }
    let isCased = analysis.isCased(words.lowerBound)
    if let reason = refusal(by: rule, ofFirst: tokens[first], isCased: isCased) { return reason }
    if !rule.exceptions.isEmpty, rule.exceptions.contains(tokens[words].map(\.hash)) { return .exception }
    if isNeighbour(words, forbiddenBy: rule) { return .neighbour }
    if isEntry(words, forbiddenBy: rule) || words.contains(where: { failsLexicons($0, of: rule) }) {
      return .lexicon
    }
    if rule.rule.mustBeProper, words.contains(where: isNotProper) { return .notProper }
    if let validator = rule.validator, !isValid(hit, validator) { return .invalid }
    return nil
  }

  /// Whether a rule turns down every hit that begins with this word, whatever follows.
  func refusesStart(_ index: Int, by rule: CompiledRule) -> Bool {
    let token = tokens[index]
    // Otherwise it is the next word with a letter that decides.
    guard token.traits.contains(.hasLetter) else { return false }
    return refusal(by: rule, ofFirst: token, isCased: analysis.isCased(index)) != nil
      || failsLexicons(index, of: rule) || rule.rule.mustBeProper && isNotProper(index)
  }

  private func refusal(by rule: CompiledRule, ofFirst token: Token, isCased: Bool) -> NearMiss.Reason? {
    switch rule.rule.regime {
    case .any: break
    case .cased: if !isCased { return .regime }
    case .caseless: if isCased { return .regime }
    }
    let isCapital = token.traits.contains(.capitalised) || token.traits.contains(.otherScript)
    switch rule.rule.casing {
    case .any: break
    case .capitalised: if !isCapital { return .casing }
    case .name: if isCased, !isCapital { return .casing }
    }
    return nil
  }

  /// Whether the words together are an entry of a forbidden lexicon.
  private func isEntry(_ words: Range<Int>, forbiddenBy rule: CompiledRule) -> Bool {
    guard !rule.forbidden.isEmpty else { return false }
    if words.count == 1 { return rule.forbidden.contains { reading.isEntry(words.lowerBound, of: $0) } }
    let phrase = tokens[words].dropFirst().reduce(tokens[words].first?.hash ?? 0) {
      WordHash.joined($0, $1.hash)
    }
    return rule.forbidden.contains { reading.lexicons[$0].phrases.entries.contains(phrase) }
  }

  /// Whether the word right before, or right behind, is one of which the hit may not be the neighbour.
  private func isNeighbour(_ words: Range<Int>, forbiddenBy rule: CompiledRule) -> Bool {
    func isJoint(_ left: Int) -> Bool {
      tokens.indices.contains(left) && left + 1 < tokens.count
        && analysis.joins(tokens[left], tokens[left + 1])
    }
    let (before, behind) = (words.lowerBound - 1, words.upperBound)
    return !rule.unlessAfter.isEmpty && isJoint(before) && rule.unlessAfter.contains(tokens[before].hash)
      || !rule.unlessBefore.isEmpty && isJoint(behind - 1) && rule.unlessBefore.contains(tokens[behind].hash)
  }

  private func failsLexicons(_ index: Int, of rule: CompiledRule) -> Bool {
    let token = tokens[index]
    if token.traits.contains(.hasLetter), rule.forbidden.contains(where: { reading.isEntry(index, of: $0) }) {
      return true
    }
    // Particles such as "al" or "de" stand in no list of names.
    return !rule.required.isEmpty && token.span.count > 2
      && !rule.required.contains { reading.isEntry(index, of: $0) }
  }

  private func isNotProper(_ index: Int) -> Bool {
    tokens[index].traits.contains(.capitalised)
      && analysis.standsInLowerCase(index)
  }

  private func isValid(_ hit: ByteSpan, _ validator: Validator) -> Bool {
    validator.accepts(analysis.folded.bytes[hit.range])
  }
}
