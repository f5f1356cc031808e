import PatternEngine
package import RedactCore
package import RulePacks

/// Runs all rules of a folder over a text.
package struct RuleDetector: Sendable {
  private let folder: RuleFolder
  private let rules: [CompiledRule]
  private let lexicons: [Reading.Lexicon]
  private let table: TriggerTable
  private let windowSize: Int?

  /// How patterns are tried.
  package enum Search: Sendable {
    /// Only where a rule's triggers stand.
    case triggers
    /// Everywhere: the oracle that triggers are tested against.
    case wholeText
  }

  /// - Parameter windowSize: how much of a long text all rules look at before they go on, in bytes; nil for what
  ///   suits the text. What they find does not depend on it.
  /// - Throws: `DetectionError.unknownValidator`.
  package init(_ folder: RuleFolder, windowSize: Int? = nil) throws(DetectionError) {
    let numbers = Dictionary(
      folder.lexicons.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var compiled: [CompiledRule] = []
    for rule in folder.rules { compiled.append(try CompiledRule(rule, lexicons: numbers)) }
    self.folder = folder
    rules = compiled
    let found = Set(compiled.compactMap(\.entries))
    let asked = Set(compiled.flatMap { $0.required + $0.forbidden })
    lexicons = folder.lexicons.enumerated().map { number, lexicon in
      Reading.Lexicon(
        phrases: lexicon.phrases, isAsked: asked.contains(number), isFound: found.contains(number))
    }
    table = TriggerTable(compiled)
    self.windowSize = windowSize
  }

  /// Everything the rules find, whatever its score, in order of rule and place.
  ///
  /// - Parameters:
  ///   - places: the only stretches of the folded text to look at, ascending and disjoint; nil for all. A
  ///     rule without triggers looks at all of it in any case.
  ///   - memory: what was found out about earlier drafts of the document by the same rules.
  ///   - nearMisses: called for each candidate that a condition of its rule turned down.
  /// - Throws: when a pattern could not be searched to its end; then there is no result.
  package func detect(
    in analysis: Analysis, search: Search = .triggers, only: Set<String>? = nil,
    within places: [ByteSpan]? = nil, remembering memory: DetectionMemory = DetectionMemory(),
    nearMisses: ((NearMiss) -> Void)? = nil
  ) throws(DetectionError) -> [Detection] {
    defer { folder.evict(after: analysis.text) }
    let reading: Reading
    do { reading = try Reading(analysis, lexicons, &memory.standings) } catch {
      throw DetectionError(error, rule: "", offset: 0)
    }
    let matcher: Matcher
    do { matcher = try Matcher() } catch { throw DetectionError(error, rule: "", offset: 0) }
    var scans = RuleScans(rules, in: reading, using: matcher, nearMisses: nearMisses)
    let asked = rules.indices.filter { only?.contains(rules[$0].rule.id) ?? true }
    func isCalled(_ number: Int) -> Bool { search == .triggers && rules[number].rule.triggers != nil }
    for number in asked where !isCalled(number) {
      scans.findEntries(ofRule: number, within: places)
      try scans.findMatches(ofRule: number, at: nil)
    }
    let called = asked.filter(isCalled)
    let collector = TriggerCollector(
      reading, table, rules, under: scans.conditions, keepsRefused: nearMisses != nil)
    let size = windowSize ?? Self.windowSize(for: analysis.folded.bytes)
    for window in Windows(of: analysis, within: places, size: size) {
      let index = TriggerIndex(collector, table.bytes, in: analysis, within: window)
      for number in called {
        let tries = index.tries(of: rules[number], at: number, in: reading.text)
        try scans.findMatches(ofRule: number, at: tries)
      }
    }
    return scans.detections()
  }

  /// In bytes. Each window calls all patterns into the processor's memory again, so that there must not be many.
  private static func windowSize(for text: [UInt8]) -> Int { max(1 << 18, text.count / 8) }
}

/// A candidate that its rule turned down, for `explain`.
package struct NearMiss: Hashable, Sendable {
  package let rule: String
  /// In bytes of the document's text.
  package let span: ByteSpan
  package let reason: Reason

  package enum Reason: String, Sendable {
    case casing = "its capitals do not fit"
    case regime = "the rule is for text of the other case"
    case exception = "it is an exception of the rule"
    case neighbour = "the rule finds nothing beside that word"
    case lexicon = "its words are in, or not in, a lexicon of the rule"
    case notProper = "the same word stands in lower case elsewhere"
    case invalid = "its check digits or shape are not valid"
  }
}
