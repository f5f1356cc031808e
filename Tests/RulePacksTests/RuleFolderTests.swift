import RedactCore
import Testing

@testable import RulePacks

@Suite struct RuleFolderTests {
  @Test func `every field of a rule is read`() throws {
    let sample = try RuleFolderSample()
    let rule = try #require(try sample.load().rules.first)
    #expect(rule.id == "kin.abu" && rule.name == "Kunya" && rule.entity == .kunya && rule.kind == .direct)
    #expect(rule.languages == ["en"] && rule.why == "It names a child." && rule.score == 0.75)
    let pattern = #"(?<! \p{L} ) (?:Abu|Umm[ ]Al) [ ] (?<hit> [A-Z][a-z]+ )"#
    #expect(rule.matcher == .pattern(pattern, ignoresCase: false))
    var triggers = Triggers()
    triggers.words = ["abu", "umm", "ebu"]
    triggers.except = ["abuse"]
    triggers.bytes = [0x40]
    triggers.reach = 4
    #expect(rule.triggers == triggers)
    #expect(rule.requiredLexicons == ["towns"] && rule.forbiddenLexicons == ["words"])
    #expect(rule.casing == .name && rule.regime == .cased && rule.mustBeProper && !rule.propagates)
    var context = ContextWords()
    (context.words, context.before, context.after, context.boost) = (["son", "daughter"], 3, 2, 0.2)
    #expect(rule.context == context)
    #expect(rule.unless.after == ["and"] && rule.unless.before == ["son", "daughter", "junior"])
    #expect(rule.validator == "luhn" && rule.exceptions == ["abu dis"] && rule.matchLimit == 5000)
    #expect(rule.references == ["A book"] && rule.examples.count == 3 && rule.counterexamples.count == 2)
    #expect(rule.file == "kin/abu.yaml")
  }

  @Test func `what a rule does not say is by default`() throws {
    let sample = try RuleFolderSample()
    let rule = try #require(try sample.load().rules.last)
    #expect(rule.matcher == .lexicon("towns") && rule.triggers == nil && rule.context == nil)
    #expect(rule.score == 0.8 && rule.propagates && rule.casing == .any && rule.matchLimit == 200_000)
  }

  @Test func `words are folded as the text is in which they are looked for`() throws {
    let sample = try RuleFolderSample()
    try sample.change("exceptions: [abu dis]", "exceptions: [Škola, أحمد]")
    try sample.change(#"["{{head}}", Ebu]"#, "[Été, йод]")
    try sample.change("[Abuse]", "[Für]")
    try sample.change("after: [and]", "after: [même]")
    let rule = try #require(try sample.load().rules.first)
    #expect(rule.exceptions == ["Skola", "احمد"])
    #expect(rule.triggers?.words == ["ete", "иод"] && rule.triggers?.except == ["fur"])
    #expect(rule.unless.after == ["meme"])
  }

  @Test func `packs, rules and lexicons come in order of their names`() throws {
    let sample = try RuleFolderSample()
    for name in ["zoo", "age", "B2"] {
      try sample.folder.write("id: \(name)\nversion: 1.0.0\ntitle: T\n", "\(name)/pack.yaml")
    }
    try sample.folder.write("x\n", "lexicons/a.txt")
    try sample.folder.write("x\n", "lexicons/readme.md")
    let folder = try sample.load()
    #expect(folder.packs.map(\.id) == ["B2", "age", "kin", "zoo"])
    #expect(folder.lexicons.map(\.name) == ["a", "towns", "words"])
    #expect(folder.rules.map(\.id) == ["kin.abu", "kin.town"])
  }

  @Test func `a comment line is no entry of a lexicon`() throws {
    let towns = try #require(try RuleFolderSample().load().lexicons.first)
    #expect(towns.count == 2 && towns.phrases.longest == 2)
    #expect(towns.phrases.contains(word: WordHash(word: "harun".utf8).value))
    #expect(!towns.phrases.contains(word: WordHash(word: "places".utf8).value))
    #expect(!towns.phrases.contains(word: WordHash(word: "bab".utf8).value))
  }

  @Test func `a pack that lies outside is read against shared fragments`() throws {
    let sample = try RuleFolderSample()
    let other = try RuleFolderSample()
    try other.folder.write("id: mine\nversion: 1.0.0\ntitle: T\nfragments: {own: [x]}\n", "mine/pack.yaml")
    let rule = RuleFolderSample.rule.replacing("kin.abu", with: "mine.abu")
    try other.folder.write(rule, "mine/abu.yaml")
    var folder = try sample.load()
    try folder.add(packAt: other.folder["mine"], fragmentsOf: sample.path)
    #expect(folder.packs.map(\.id) == ["kin", "mine"])
    #expect(folder.rules.map(\.id) == ["kin.abu", "kin.town", "mine.abu"])
    let kin = other.folder["kin"]
    #expect(throws: RulePackError.self) { try folder.add(packAt: kin, fragmentsOf: sample.path) }
  }
}
