// Rules as checked values. This module reads rule and lexicon files and compiles them; it never sees a
// document.

package import PatternEngine
package import RedactCore

/// One rule of a pack: what to find, where to try, when to believe it, and the evidence that it works.
package struct Rule: Sendable {
  package var id = ""
  package var name = ""
  package var entity: EntityType = .misc
  package var kind: IdentifierKind = .quasi
  package var languages: [String] = []
  package var why = ""
  package var score = 0.8
  package var matcher: Matching = .lexicon("")
  package var triggers: Triggers?
  /// What may stand behind a trigger, found out from the pattern.
  package var continuations = Continuations()
  package var requiredLexicons: [String] = []
  package var forbiddenLexicons: [String] = []
  package var casing: Casing = .any
  package var regime: Regime = .any
  package var mustBeProper = false
  package var context: ContextWords?
  package var unless = Neighbours()
  package var validator: String?
  /// Word hashes of hits that are no finding.
  package var exceptions: [String] = []
  package var propagates = true
  package var matchLimit = 200_000
  package var references: [String] = []
  package var examples: [String] = []
  package var counterexamples: [String] = []
  /// The compiled pattern, where the rules come from a flat file of the present PCRE2.
  package var compiled: CompiledPattern?
  /// What tells of most places that the pattern cannot match there, where the rules come from a flat file.
  package var sieve: Sieve?
  /// The file it was read from, relative to the folder of packs.
  package var file = ""

  package init() {}

  /// Compiles the pattern, or takes the one that was compiled before.
  ///
  /// - Throws: `PatternError`; nil for a rule without a pattern.
  package func withPattern<Result>(
    usesJIT: Bool, _ use: (consuming Pattern) throws(PatternError) -> Result
  ) throws(PatternError) -> Result? {
    guard case .pattern(let source, let ignoresCase) = matcher else { return nil }
    if let compiled {
      return try use(
        try Pattern(serialized: compiled.bytes, usesJIT: usesJIT, matchLimit: UInt32(matchLimit)))
    }
    return try use(
      try Pattern(
        source, ignoresCase: ignoresCase, searchesWholeText: (triggers?.reach ?? 1) > 0, usesJIT: usesJIT,
        matchLimit: UInt32(matchLimit)))
  }

  /// Makes the sieve of the pattern; nil for a rule without one, and where it would be of no use.
  package func madeSieve() -> Sieve? {
    guard case .pattern(let source, let ignoresCase) = matcher, triggers != nil else { return nil }
    return Sieve(source, ignoresCase: ignoresCase)
  }

  /// How large the compiled pattern is, in bytes; a guess where it was not compiled before.
  package var patternSize: Int {
    guard case .pattern(let source, _) = matcher else { return 0 }
    return compiled?.bytes.count ?? 3 * source.utf8.count
  }

  /// How a rule finds its candidates.
  package enum Matching: Hashable, Sendable {
    /// A PCRE2 pattern with all fragments put in.
    case pattern(String, ignoresCase: Bool)
    /// The longest run of words that is an entry of this lexicon.
    case lexicon(String)
  }

  /// Which spelling a hit must have.
  package enum Casing: String, CaseIterable, Sendable {
    case any, capitalised
    /// Capitalised, save in text that uses no capitals at all.
    case name
  }

  /// In which text a rule applies: with capitals, without, or both.
  package enum Regime: String, CaseIterable, Sendable {
    case any, cased, caseless
  }
}

/// Where a pattern is tried; see `Documentation/specs/rule-file.md`.
package struct Triggers: Hashable, Sendable {
  /// Words in lower case.
  package var words: [String] = []
  /// ASCII bytes; unless there are none, a word is a trigger right behind one of them only.
  package var after: [UInt8] = []
  /// Capitalised words, in lower case, that are no trigger all the same.
  package var except: [String] = []
  /// Single ASCII bytes.
  package var bytes: [UInt8] = []
  package var digits = false
  package var capitals = false
  /// Words without a lower-case letter, such as initials and codes.
  package var allCaps = false
  /// Words that begin with a lower-case letter.
  package var lowerCase = false
  /// Words of another script than Latin.
  package var otherScript = false
  package var lines = false
  /// How many bytes before a trigger a match may begin.
  package var reach = 0

  package init() {}
}

/// Words nearby that raise a rule's score.
package struct ContextWords: Hashable, Sendable {
  package var words: [String] = []
  /// How many words before and after the hit are looked at.
  package var before = 5
  package var after = 0
  /// What one of them adds to the score.
  package var boost = 0.3

  package init() {}
}

/// Words of which a hit may not be the neighbour.
package struct Neighbours: Hashable, Sendable {
  /// A hit right after one of these is no finding.
  package var after: [String] = []
  /// Nor is one right before one of these.
  package var before: [String] = []

  package init() {}
}

/// A compiled pattern in a mapped file, which `owner` keeps mapped.
package struct CompiledPattern: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  let owner: AnyObject
}
