// One rule file: from YAML to a checked rule. Whatever is unknown, missing or out of range is refused by
// line.

import PatternEngine
import RedactCore

/// Reads rule files against the fragments of their pack.
struct RuleFile {
  static let keys: Set<String> = [
    "id", "name", "entity", "kind", "languages", "why", "score", "pattern", "ignore-case", "triggers",
    "lexicon", "words", "case", "regime", "proper", "context", "unless", "validator", "exceptions",
    "propagate",
    "limits", "references", "examples", "counterexamples",
  ]
  static let fewestExamples = 3
  static let fewestCounterexamples = 2

  let fragments: Fragments
  let pack: String

  /// - Parameter file: the path that errors name.
  func rule(parsing text: String, file: String) throws(RulePackError) -> Rule {
    let yaml = try YAMLMapping(parsing: text, file: file)
    try yaml.refuseUnknownKeys(Self.keys)
    var rule = Rule()
    rule.file = file
    try describe(&rule, from: yaml)
    rule.matcher = try matcher(yaml)
    rule.triggers = try triggers(yaml)
    if case .pattern(let pattern, let ignoresCase) = rule.matcher, let triggers = rule.triggers {
      rule.continuations = Continuations(pattern, ignoresCase: ignoresCase, words: triggers.words)
    }
    try constrain(&rule, from: yaml)
    try addEvidence(&rule, from: yaml)
    return rule
  }

  private func describe(_ rule: inout Rule, from yaml: YAMLMapping) throws(RulePackError) {
    rule.id = try yaml.required("id")
    let allowed = rule.id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E].contains($0)
    }
    guard allowed, rule.id.hasPrefix(pack + ".") else {
      throw yaml.error("id", "must be '\(pack).' and a name of a-z, 0-9, '-' and '.'")
    }
    rule.name = try yaml.required("name")
    rule.why = try yaml.required("why").trimmed
    rule.languages = try yaml.strings("languages") ?? []
    rule.references = try yaml.strings("references") ?? []
    guard let entity = EntityType(rawValue: try yaml.required("entity")) else {
      throw yaml.error(
        "entity", "must be one of " + EntityType.allCases.map(\.rawValue).joined(separator: " "))
    }
    rule.entity = entity
    guard let kind = IdentifierKind(rawValue: try yaml.required("kind")) else {
      throw yaml.error("kind", "must be direct or quasi")
    }
    rule.kind = kind
    rule.score = try yaml.double("score") ?? rule.score
    rule.propagates = try yaml.bool("propagate") ?? Self.propagatesByDefault.contains(entity)
  }

  private static let propagatesByDefault: Set<EntityType> = [
    .person, .kunya, .location, .organisation, .contact, .code,
  ]

  private func matcher(_ yaml: YAMLMapping) throws(RulePackError) -> Rule.Matching {
    let lexicon = try yaml.string("lexicon")
    guard let pattern = try yaml.string("pattern") else {
      guard let lexicon else {
        throw RulePackError(yaml.file, line: 1, "a rule needs a pattern or a lexicon")
      }
      return .lexicon(lexicon)
    }
    guard lexicon == nil else { throw yaml.error("lexicon", "a rule has a pattern or a lexicon, not both") }
    let ignoresCase = try yaml.bool("ignore-case") ?? false
    return .pattern(try expand(pattern, "pattern", yaml), ignoresCase: ignoresCase)
  }

  private func triggers(_ yaml: YAMLMapping) throws(RulePackError) -> Triggers? {
    guard let section = try yaml.mapping("triggers") else { return nil }
    try section.refuseUnknownKeys([
      "words", "after", "except", "bytes", "digits", "capitals", "all-caps", "lower-case", "other-script",
      "lines", "reach",
    ])
    var triggers = Triggers()
    triggers.words = try firstWords(try section.strings("words") ?? [], "words", section)
    triggers.except = try singleWords(try section.strings("except") ?? [], "except", section)
    triggers.bytes = try characters("bytes", section)
    triggers.after = try characters("after", section)
    guard triggers.after.isEmpty || !triggers.words.isEmpty else {
      throw section.error("after", "says something of words, and there are none")
    }
    triggers.digits = try section.bool("digits") ?? false
    triggers.capitals = try section.bool("capitals") ?? false
    triggers.allCaps = try section.bool("all-caps") ?? false
    triggers.lowerCase = try section.bool("lower-case") ?? false
    triggers.otherScript = try section.bool("other-script") ?? false
    triggers.lines = try section.bool("lines") ?? false
    triggers.reach = try section.int("reach", in: 0...1024) ?? 0
    guard
      !triggers.words.isEmpty || !triggers.bytes.isEmpty || triggers.digits || triggers.capitals
        || triggers.allCaps || triggers.lowerCase || triggers.otherScript || triggers.lines
    else { throw yaml.error("triggers", "names no trigger") }
    return triggers
  }

  private func characters(_ key: String, _ yaml: YAMLMapping) throws(RulePackError) -> [UInt8] {
    let bytes = Array((try yaml.string(key) ?? "").utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { throw yaml.error(key, "must be ASCII characters") }
    return bytes
  }

  private func constrain(_ rule: inout Rule, from yaml: YAMLMapping) throws(RulePackError) {
    if let words = try yaml.mapping("words") {
      try words.refuseUnknownKeys(["in", "not-in"])
      rule.requiredLexicons = try words.strings("in") ?? []
      rule.forbiddenLexicons = try words.strings("not-in") ?? []
    }
    rule.casing = try choice("case", yaml) ?? .any
    rule.regime = try choice("regime", yaml) ?? .any
    rule.mustBeProper = try yaml.bool("proper") ?? false
    rule.exceptions = (try yaml.strings("exceptions") ?? []).map(Fragments.folded)
    rule.context = try context(yaml)
    rule.unless = try unless(yaml)
    rule.validator = try yaml.string("validator")
    if let limits = try yaml.mapping("limits") {
      try limits.refuseUnknownKeys(["match"])
      rule.matchLimit = try limits.int("match", in: 100...10_000_000) ?? rule.matchLimit
    }
  }

  private func context(_ yaml: YAMLMapping) throws(RulePackError) -> ContextWords? {
    guard let section = try yaml.mapping("context") else { return nil }
    try section.refuseUnknownKeys(["words", "before", "after", "boost"])
    var context = ContextWords()
    context.words = try firstWords(try section.strings("words") ?? [], "words", section)
    context.before = try section.int("before", in: 0...50) ?? context.before
    context.after = try section.int("after", in: 0...50) ?? context.after
    context.boost = try section.double("boost") ?? context.boost
    guard !context.words.isEmpty else { throw yaml.error("context", "names no word") }
    return context
  }

  private func unless(_ yaml: YAMLMapping) throws(RulePackError) -> Neighbours {
    var neighbours = Neighbours()
    guard let section = try yaml.mapping("unless") else { return neighbours }
    try section.refuseUnknownKeys(["after", "before"])
    neighbours.after = try firstWords(try section.strings("after") ?? [], "after", section)
    neighbours.before = try firstWords(try section.strings("before") ?? [], "before", section)
    guard neighbours != Neighbours() else { throw yaml.error("unless", "names no word") }
    return neighbours
  }

  private func addEvidence(_ rule: inout Rule, from yaml: YAMLMapping) throws(RulePackError) {
    rule.examples = try yaml.strings("examples") ?? []
    rule.counterexamples = try yaml.strings("counterexamples") ?? []
    guard rule.examples.count >= Self.fewestExamples else {
      throw yaml.error("examples", "at least \(Self.fewestExamples) are required")
    }
    guard rule.counterexamples.count >= Self.fewestCounterexamples else {
      throw yaml.error("counterexamples", "at least \(Self.fewestCounterexamples) are required")
    }
    guard rule.examples.allSatisfy(Self.isMarked) else {
      throw yaml.error("examples", "every example marks with ⟦ ⟧ what must be found")
    }
    guard !rule.counterexamples.contains(where: { $0.contains { "⟦⟧".contains($0) } }) else {
      throw yaml.error("counterexamples", "a counterexample marks nothing")
    }
  }

  /// True when ⟦ and ⟧ take turns with words between them.
  private static func isMarked(_ example: String) -> Bool {
    var marks = 0
    var isOpen = false
    var words = 0
    for scalar in example.unicodeScalars {
      switch scalar {
      case "⟦" where !isOpen: (isOpen, words) = (true, 0)
      case "⟧" where isOpen && words > 0: (isOpen, marks) = (false, marks + 1)
      case "⟦", "⟧": return false
      default: words += 1
      }
    }
    return marks > 0 && !isOpen
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ yaml: YAMLMapping
  ) throws(RulePackError) -> Choice? where Choice.RawValue == String {
    guard let text = try yaml.string(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw yaml.error(key, "must be one of " + Choice.allCases.map(\.rawValue).joined(separator: " "))
    }
    return choice
  }

  private func expand(
    _ pattern: String, _ key: String, _ yaml: YAMLMapping
  ) throws(RulePackError) -> String {
    do { return try fragments.expand(pattern) } catch { throw yaml.error(key, error.reason) }
  }

  /// The items of a list that are one plain word each; of others no single token can tell.
  private func singleWords(
    _ items: [String], _ key: String, _ yaml: YAMLMapping
  ) throws(RulePackError) -> [String] {
    do {
      return try fragments.words(items).map(Fragments.folded).filter { $0.allSatisfy(\.isLetter) }
        .map { $0.lowercased() }
    } catch {
      throw yaml.error(key, error.reason)
    }
  }

  /// Trigger and context words, lists put in; of an item of several words only the first counts.
  private func firstWords(
    _ items: [String], _ key: String, _ yaml: YAMLMapping
  ) throws(RulePackError) -> [String] {
    do {
      let words = try fragments.words(items).map { item in
        String(Fragments.folded(item).prefix { $0.isLetter || $0.isNumber }).lowercased()
      }
      var seen = Set<String>()
      return words.filter { !$0.isEmpty && seen.insert($0).inserted }
    } catch {
      throw yaml.error(key, error.reason)
    }
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
