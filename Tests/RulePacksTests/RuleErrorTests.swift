import Testing

@testable import RulePacks

/// One mistake a case, each refused with file and line.
@Suite struct RuleErrorTests {
  /// What is changed in the rule, and how the refusal must begin.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let line: Int?
    let reason: String
    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String, line: Int?, _ reason: String) {
      (self.name, self.old, self.new, self.line, self.reason) = (name, old, new, line, reason)
    }
  }

  static let mistakes = [
    Mistake("unknown key", "kind: direct", "kind: direct\ncolour: red", line: 5, "unknown key 'colour'"),
    Mistake(
      "unknown key of triggers", "  reach: 4", "  reach: 4\n  colour: red", line: 15, "unknown key 'colour'"),
    Mistake("unknown key of words", "  in: [towns]", "  of: [towns]", line: 16, "unknown key 'of'"),
    Mistake("unknown key of limits", "{match: 5000}", "{heap: 5000}", line: 26, "unknown key 'heap'"),
    Mistake("unknown key of context", "before: 3", "behind: 3", line: 21, "unknown key 'behind'"),
    Mistake("duplicate key", "kind: direct", "kind: direct\nname: Again", line: 2, "key 'name' stands twice"),
    Mistake("missing name", "name: Kunya\n", "", line: 1, "name: is required"),
    Mistake("missing entity", "entity: KUNYA\n", "", line: 1, "entity: is required"),
    Mistake("missing kind", "kind: direct\n", "", line: 1, "kind: is required"),
    Mistake("empty why", "why: >\n  It names a child.\n", "why: ' '\n", line: 6, "why: is required"),
    Mistake("bad entity", "KUNYA", "KUNIA", line: 3, "entity: must be one of PERSON KUNYA"),
    Mistake("bad kind", "direct", "sideways", line: 4, "kind: must be direct or quasi"),
    Mistake("id of another pack", "id: kin.abu", "id: names.abu", line: 1, "id: must be 'kin.' and"),
    Mistake("id with capitals", "id: kin.abu", "id: kin.Abu", line: 1, "id: must be 'kin.' and"),
    Mistake("score over one", "0.75", "1.5", line: 8, "score: must be a number from 0 to 1"),
    Mistake("score in words", "0.75", "high", line: 8, "score: must be a number from 0 to 1"),
    Mistake("score that is none", "0.75", ".nan", line: 8, "score: must be a number from 0 to 1"),
    Mistake("unknown fragment", "{{word}}", "{{wort}}", line: 9, "pattern: there is no fragment 'wort'"),
    Mistake("unclosed fragment", "{{word}}", "{{word", line: 9, "pattern: '{{' without '}}'"),
    Mistake(
      "trigger list that is no list", "[\"{{head}}\", Ebu]", "[\"{{wb}}\"]", line: 11,
      "words: 'wb' is not a list"),
    Mistake("trigger byte beyond ASCII", "\"@\"", "\"é\"", line: 13, "bytes: must be ASCII"),
    Mistake(
      "reach too far", "reach: 4", "reach: 4000", line: 14, "reach: must be a whole number from 0 to 1024"),
    Mistake("reach that is no number", "reach: 4", "reach: far", line: 14, "reach: must be a whole number"),
    Mistake(
      "unknown case", "case: name", "case: title", line: 18, "case: must be one of any capitalised name"),
    Mistake(
      "unknown regime", "regime: cased", "regime: old", line: 19, "regime: must be one of any cased caseless"),
    Mistake(
      "proper that is no yes or no", "proper: true", "proper: perhaps", line: 20,
      "proper: must be true or false"),
    Mistake("context without words", "[\"{{own}}\"]", "[]", line: 21, "context: names no word"),
    Mistake("context too wide", "before: 3", "before: 300", line: 21, "before: must be a whole number"),
    Mistake("unknown key of unless", "{after: [and]", "{behind: [and]", line: 22, "unknown key 'behind'"),
    Mistake(
      "unless without words", "{after: [and], before: [\"{{own}}\", Junior]}", "{after: []}", line: 22,
      "unless: names no word"),
    Mistake(
      "unknown lexicon", "not-in: [words]", "not-in: [verbs]", line: nil, "there is no lexicon 'verbs'"),
    Mistake("match limit too low", "match: 5000", "match: 5", line: 26, "match: must be a whole number"),
    Mistake(
      "pattern and lexicon", "case: name", "lexicon: towns", line: 18, "lexicon: a rule has a pattern or"),
    Mistake("neither pattern nor lexicon", "pattern:", "# pattern:", line: 1, "a rule needs a pattern or"),
    Mistake(
      "too few examples", "  - \"It was Abu ⟦Rawad⟧.\"\n", "", line: 28, "examples: at least 3 are required"),
    Mistake("example without marks", "Abu ⟦Zaki⟧", "Abu Zaki", line: 28, "examples: every example marks"),
    Mistake(
      "example with a mark left open", "Abu ⟦Zaki⟧", "Abu ⟦Zaki", line: 28, "examples: every example marks"),
    Mistake(
      "example with nothing in its marks", "Abu ⟦Zaki⟧", "Abu ⟦⟧", line: 28, "examples: every example marks"),
    Mistake("too few counterexamples", "  - \"abu\"\n", "", line: 32, "counterexamples: at least 2"),
    Mistake(
      "counterexample with marks", "\"abu\"", "\"⟦abu⟧\"", line: 32,
      "counterexamples: a counterexample marks nothing"),
    Mistake(
      "example that is a mapping", "- \"Umm Al ⟦Nada⟧ left.\"", "- a: b", line: 31,
      "examples: every item must be text"),
    Mistake("not YAML", "kind: direct", "kind: [direct", line: 5, "not valid YAML"),
    Mistake("more than one document", "name: Kunya", "---\nname: Kunya", line: 2, "not valid YAML"),
  ]

  @Test(arguments: mistakes)
  func `a mistake in a rule is refused with its line`(_ mistake: Mistake) throws {
    let sample = try RuleFolderSample()
    try sample.change(mistake.old, mistake.new)
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.file == "kin/abu.yaml")
    #expect(error?.line == mistake.line)
    #expect(error?.reason.hasPrefix(mistake.reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `an id that is taken names both files`() throws {
    let sample = try RuleFolderSample()
    try sample.folder.write(RuleFolderSample.rule, "kin/again.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.file == "kin/again.yaml" || error?.file == "kin/abu.yaml")
    #expect(error?.reason.hasPrefix("the id 'kin.abu' is taken by kin/a") == true)
  }

  @Test func `fragments in a circle are refused`() throws {
    let sample = try RuleFolderSample()
    try sample.change(
      "word: '[A-Z][a-z]+'", "word: '{{wb}} {{round}}'\nround: '{{word}}'", in: "fragments.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.line == 9)
    #expect(error?.reason.hasPrefix("pattern: fragments use one another") == true)
  }

  @Test func `lists in a circle are refused`() throws {
    let sample = try RuleFolderSample()
    try sample.change(
      "head: [Abu, Umm Al]", "head: [\"{{round}}\"]\nround: [\"{{head}}\"]", in: "fragments.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.reason.contains("fragments use one another") == true)
  }

  @Test func `a fragment of a pack may not take a shared name`() throws {
    let sample = try RuleFolderSample()
    try sample.change("  own:", "  wb: x\n  own:", in: "kin/pack.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error == RulePackError("kin/pack.yaml", line: 5, "wb: a fragment of this name exists already"))
  }

  @Test(arguments: [
    ("id: kin\n", "id: kind\n", 1, "id: must be the folder's name"),
    ("title: Kin\n", "", 1, "title: is required"),
    ("version: 1.0.0\n", "version: 1\n", 2, "version: must be three numbers"),
    ("version: 1.0.0\n", "version: 1.0.x\n", 2, "version: must be three numbers"),
    ("title: Kin\n", "title: Kin\ncolour: red\n", 4, "unknown key 'colour'"),
  ])
  func `a mistake in a pack is refused`(old: String, new: String, line: Int, reason: String) throws {
    let sample = try RuleFolderSample()
    try sample.change(old, new, in: "kin/pack.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.file == "kin/pack.yaml" && error?.line == line)
    #expect(error?.reason.hasPrefix(reason) == true)
  }

  @Test func `a folder without a pack, and no folder at all, are refused`() throws {
    let sample = try RuleFolderSample()
    let lexicons = sample.folder["lexicons"]
    let empty = #expect(throws: RulePackError.self) { try RuleFolder.load(lexicons) }
    #expect(empty?.reason.hasPrefix("holds no pack") == true)
    let absent = sample.folder["nowhere"]
    #expect(throws: RulePackError.self) { try RuleFolder.load(absent) }
  }

  @Test(arguments: ["", "- a list\n", "just text\n", "# nothing\n"])
  func `a rule file that is no mapping is refused`(text: String) throws {
    let sample = try RuleFolderSample()
    try sample.folder.rewrite(Array(text.utf8), "kin/abu.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error == RulePackError("kin/abu.yaml", line: 1, "the file must be a mapping of keys to values"))
  }

  @Test func `a rule file that is not UTF-8 is refused`() throws {
    let sample = try RuleFolderSample()
    try sample.folder.rewrite(Array(RuleFolderSample.rule.utf8) + [0xFF], "kin/abu.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error == RulePackError("kin/abu.yaml", "is not valid UTF-8"))
  }
}
