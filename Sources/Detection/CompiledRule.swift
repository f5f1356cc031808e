import PatternEngine
import RedactCore
import RulePacks
import Synchronization

/// A rule with everything looked up that can be looked up once. Its pattern is compiled when it is first
/// tried.
final class CompiledRule: Sendable {
  let rule: Rule
  /// For each trigger word the hashes of its tokens, usually one.
  let triggerHashes: [[UInt64]]
  let exceptedTriggers: Set<UInt64>
  /// Lexicons by their numbers in the list of the detector.
  let required: [Int]
  let forbidden: [Int]
  let entries: Int?
  let contextHashes: Set<UInt64>
  /// Words of which no hit may be the neighbour.
  let unlessAfter: Set<UInt64>
  let unlessBefore: Set<UInt64>
  let exceptions: Set<[UInt64]>
  let validator: Validator?
  private let patterns = Mutex(Patterns())

  /// - Throws: `DetectionError.unknownValidator`.
  init(_ rule: Rule, lexicons: [String: Int]) throws(DetectionError) {
    self.rule = rule
    triggerHashes = (rule.triggers?.words ?? []).map(Tokens.hashes(ofFolded:))
    exceptedTriggers = Set((rule.triggers?.except ?? []).flatMap(Tokens.hashes(ofFolded:)))
    required = rule.requiredLexicons.compactMap { lexicons[$0] }
    forbidden = rule.forbiddenLexicons.compactMap { lexicons[$0] }
    if case .lexicon(let name) = rule.matcher { entries = lexicons[name] } else { entries = nil }
    contextHashes = Set((rule.context?.words ?? []).flatMap(Tokens.hashes(ofFolded:)))
    unlessAfter = Set(rule.unless.after.flatMap(Tokens.hashes(ofFolded:)))
    unlessBefore = Set(rule.unless.before.flatMap(Tokens.hashes(ofFolded:)))
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

  /// In which text it can find anything.
  var regimes: Regimes {
    switch rule.regime {
    case .any: .all
    case .cased: .cased
    case .caseless: .caseless
    }
  }

  /// Whether a single word can fail its conditions; see `HitConditions.refusesStart`.
  var hasWordConditions: Bool {
    !required.isEmpty || !forbidden.isEmpty || rule.mustBeProper || rule.casing != .any || rule.regime != .any
  }

  /// The pattern, compiled at the first call; nil for a rule without one.
  ///
  /// Machine code is made only where it repays itself: making it takes most of the time of a run on a short
  /// text.
  ///
  /// - Parameter tries: where it will be tried; nil for all of the text.
  func compiledPattern(for tries: Tries?, in text: CheckedText) throws(DetectionError) -> PatternBox? {
    guard case .pattern = rule.matcher else { return nil }
    // Where a match may begin before its trigger, a try is one at each of these characters.
    let count = tries.map { $0.offsets.count * (1 + $0.reach / 8) } ?? text.count
    do {
      return try patterns.withLock { patterns throws(PatternError) in
        if let made = patterns.machineCode { return made }
        patterns.tries += count
        let worth = max(count, patterns.tries / Self.textsToExpect) * Self.savedByTry
        let usesJIT = worth > Self.costOfJIT + rule.patternSize * Self.costOfByte
        if !usesJIT, let made = patterns.interpreted { return made }
        let made = try rule.withPattern(usesJIT: usesJIT) { PatternBox($0) }
        if usesJIT { patterns.machineCode = made } else { patterns.interpreted = made }
        return made
      }
    } catch {
      throw DetectionError(error, rule: rule.id, offset: 0)
    }
  }

  private struct Patterns {
    var interpreted: PatternBox?
    var machineCode: PatternBox?
    /// How often it was tried without machine code.
    var tries = 0
  }

  /// Nanoseconds, measured: what machine code saves for each place, which the sweep tries once more, and what
  /// it costs to make, which grows with the pattern. For a short text not even a small pattern is worth the
  /// memory.
  private static let savedByTry = 2600
  /// Tries add up over texts. Once they would have been worth it so many times, more texts are to be expected.
  private static let textsToExpect = 4
  private static let costOfJIT = 100_000
  private static let costOfByte = 40
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
    case .hitGroup: self = .badPattern(rule: rule, message: error.description, offset: 0)
    case .limit: self = .gaveUp(rule: rule, offset: offset)
    case .failed(let code): self = .engine(rule: rule, code: code)
    case .outOfMemory: self = .engine(rule: rule, code: 0)
    }
  }
}
