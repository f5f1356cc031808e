import TestSupport

@testable import RulePacks

/// A small folder of rules that is right; each test makes one thing of it wrong.
final class RuleFolderSample {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "# shared\nhead: [Abu, Umm Al]\nwb: '(?<! \\p{L} )'\nsp: '[ ]'\nword: '[A-Z][a-z]+'\n", "fragments.yaml"
    )
    try folder.write(Self.spellings, "spellings.yaml")
    try folder.write("# places\nharun\nbab sur\n", "lexicons/towns.txt")
    try folder.write("hope\n", "lexicons/words.txt")
    try folder.write(
      "id: kin\nversion: 1.0.0\ntitle: Kin\nfragments:\n  own: [son, daughter]\n", "kin/pack.yaml")
    try folder.write(Self.rule, "kin/abu.yaml")
    try folder.write(Self.lexiconRule, "kin/town.yaml")
    try folder.write("seventeen bytes..", "model/tagger.weights")
  }

  var path: String { folder.path }

  func load() throws(RulePackError) -> RuleFolder { try RuleFolder.load(path) }

  /// Puts `new` where `old` stands in the rule.
  func change(_ old: String, _ new: String, in file: String = "kin/abu.yaml") throws {
    let text = String(decoding: try folder.read(file), as: UTF8.self)
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw TemporaryFolder.Failed() }
    try folder.rewrite(Array((parts[0] + new + parts[1]).utf8), file)
  }

  static let spellings = """
    names:
      - rawad raouad
      - zaki zeki
    compounds:
      heads: abd abdul
      names:
        - karim kerim
    kunya-heads:
      - abu abou
    articles:
      any: al el
      s: as
    corrections:
      between: [that is]
      behind: [however you write it]
    sounds:
      k: k q
      j: g(ei) j
      silent: ء

    """

  static let rule = """
    id: kin.abu
    name: Kunya
    entity: KUNYA
    kind: direct
    languages: [en]
    why: >
      It names a child.
    score: 0.75
    pattern: '{{wb}} {{head}} {{sp}} (?<hit> {{word}} )'
    triggers:
      words: ["{{head}}", Ebu]
      except: [Abuse]
      bytes: "@"
      reach: 4
    words:
      in: [towns]
      not-in: [words]
    case: name
    regime: cased
    proper: true
    context: {words: ["{{own}}"], before: 3, after: 2, boost: 0.2}
    unless: {after: [and], before: ["{{own}}", Junior]}
    validator: luhn
    exceptions: [abu dis]
    propagate: false
    limits: {match: 5000}
    references: ["A book"]
    examples:
      - "It was Abu ⟦Rawad⟧."
      - "I saw Abu ⟦Zaki⟧ there."
      - "Umm Al ⟦Nada⟧ left."
    counterexamples:
      - "Umm, no."
      - "abu"

    """

  static let lexiconRule = """
    id: kin.town
    name: Town
    entity: LOCATION
    kind: quasi
    why: A town.
    lexicon: towns
    examples: ["in ⟦Harun⟧", "at ⟦Bab Sur⟧", "⟦harun⟧"]
    counterexamples: ["Bab", "Sur"]

    """
}
