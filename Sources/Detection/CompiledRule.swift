import PatternEngine
import RedactCore
import RulePacks
import Synchronization

/// A rule with everything looked up that can be looked up once. Its pattern is compiled when it is first tried.
final class CompiledRule: Sendable {
  let rule: Rule
  let triggerHashes: [UInt64]
  let required: [PhraseSet]
  let forbidden: [PhraseSet]
  let entries: PhraseSet?
  let contextHashes: Set<UInt64>
  let exceptions: Set<[UInt64]>
  let validator: Validator?
  private let pattern = Mutex<PatternBox?>(nil)

  /// - Throws: `DetectionError.unknownValidator`.
  init(_ rule: Rule, lexicons: [String: PhraseSet]) throws(DetectionError) {
    self.rule = rule
    triggerHashes = (rule.triggers?.words ?? []).flatMap(Tokens.hashes(ofFolded:))
    required = rule.requiredLexicons.compactMap { lexicons[$0] }
    forbidden = rule.forbiddenLexicons.compactMap { lexicons[$0] }
    if case .lexicon(let name) = rule.matcher { entries = lexicons[name] } else { entries = nil }
    contextHashes = Set((rule.context?.words ?? []).flatMap(Tokens.hashes(ofFolded:)))
    exceptions = Set(rule.exceptions.map(Tokens.hashes(ofFolded:)))
    if let name = rule.validator {
      guard let found = Validator.named(name) else {
        throw .unknownValidator(rule: rule.id, name: name)
      }
      validator = found
    } else {
      validator = nil
    }
  }

  /// The pattern, compiled at the first call.
  func compiledPattern() throws(DetectionError) -> PatternBox? {
    guard case .pattern(let source, let ignoresCase) = rule.matcher else { return nil }
    do {
      return try pattern.withLock { box throws(PatternError) in
        if let box { return box }
        let made = try PatternBox(
          Pattern(
            source, ignoresCase: ignoresCase, searchesWholeText: (rule.triggers?.reach ?? 1) > 0,
            matchLimit: UInt32(rule.matchLimit)))
        box = made
        return made
      }
    } catch {
      throw DetectionError(error, rule: rule.id, offset: 0)
    }
  }
}

/// Lets several owners share one pattern.
final class PatternBox: Sendable {
  let pattern: Pattern

  init(_ pattern: consuming Pattern) { self.pattern = pattern }
}

extension DetectionError {
  init(_ error: PatternError, rule: String, offset: Int) {
    switch error {
    case .syntax(let message, let offset): self = .badPattern(rule: rule, message: message, offset: offset)
    case .limit: self = .gaveUp(rule: rule, offset: offset)
    case .failed(let code): self = .engine(rule: rule, code: code)
    case .outOfMemory: self = .engine(rule: rule, code: 0)
    }
  }
}
