import RulePacks

/// The page of every rule, made from the rule files: one Markdown file a pack and an index.
public struct RulePages {
  private let rules: RuleSet

  public init(_ rules: RuleSet) { self.rules = rules }

  /// The pages by file name, in order.
  public func pages() -> [(name: String, text: String)] {
    let packs = rules.folder.packs
    var index =
      "# Rules\n\n\(rules.count) rules in \(packs.count) packs. Made by `make rules-docs`; edit the rule files.\n\n"
    index += "| pack | version | rules | what it finds |\n| --- | --- | --- | --- |\n"
    for pack in packs {
      index +=
        "| [\(pack.id)](\(pack.id).md) | \(pack.version) | \(pack.rules.count) | \(pack.summary.oneLine) |\n"
    }
    return [("README.md", index)] + packs.map { ("\($0.id).md", page(of: $0)) }
  }

  /// One rule as text for a terminal; nil when there is none of this id.
  public func explain(_ id: String) -> String? {
    rules.folder.rules.first { $0.id == id }.map(section)
  }

  /// All rules, a line each: id, type, kind, name.
  public func list() -> String {
    let all = rules.folder.rules
    let width = all.map(\.id.count).max() ?? 0
    return all.map { rule in
      let gap = String(repeating: " ", count: width - rule.id.count)
      return "\(rule.id)\(gap)  \(rule.entity.rawValue) \(rule.kind.rawValue)  \(rule.name)\n"
    }.joined()
  }

  private func page(of pack: RulePack) -> String {
    let head = "# \(pack.title)\n\nPack `\(pack.id)`, version \(pack.version). \(pack.summary.oneLine)\n\n"
    return head + pack.rules.map(section).joined(separator: "\n")
  }

  private func section(_ rule: Rule) -> String {
    var text =
      "## `\(rule.id)`\n\n\(rule.name): \(rule.entity.rawValue), \(rule.kind.rawValue), score \(rule.score).\n\n"
    text += "\(rule.why.oneLine)\n\n"
    text += conditions(rule).map { "- \($0)\n" }.joined()
    text += "\nFinds:\n\n" + rule.examples.map { "- \($0.oneLine.marked)\n" }.joined()
    text += "\nLeaves alone:\n\n" + rule.counterexamples.map { "- \($0.oneLine)\n" }.joined()
    if !rule.references.isEmpty { text += "\nSources: " + rule.references.joined(separator: "; ") + "\n" }
    return text
  }

  private func conditions(_ rule: Rule) -> [String] {
    var lines: [String] = []
    if !rule.languages.isEmpty { lines.append("languages: " + rule.languages.joined(separator: ", ")) }
    if case .lexicon(let name) = rule.matcher { lines.append("entries of the lexicon `\(name)`") }
    if let validator = rule.validator { lines.append("checked by `\(validator)`") }
    if !rule.requiredLexicons.isEmpty {
      lines.append("its words stand in `" + rule.requiredLexicons.joined(separator: "`, `") + "`")
    }
    if !rule.forbiddenLexicons.isEmpty {
      lines.append("none of its words stands in `" + rule.forbiddenLexicons.joined(separator: "`, `") + "`")
    }
    if rule.regime != .any { lines.append("only in text that is \(rule.regime.rawValue)") }
    if rule.mustBeProper { lines.append("its words do not stand in lower case elsewhere in the document") }
    if let context = rule.context { lines.append("score +\(context.boost) near context words") }
    lines.append(rule.propagates ? "found once, masked everywhere" : "masked where it stands")
    return lines
  }
}

/// A rule file to start from.
public enum RuleScaffold {
  /// The text of a new rule, complete but for what only its author knows.
  public static func rule(id: String) -> String {
    """
    id: \(id)
    name: What it finds, in a few words
    entity: MISC
    kind: quasi
    languages: [en]
    why: Why this can identify somebody, in one or two sentences.
    score: 0.8
    pattern: |
      {{wb}} lantern {{we}}
    triggers:
      words: [lantern]
    examples:
      - "They kept a ⟦lantern⟧ in the window."
      - "The ⟦lantern⟧ was the sign."
      - "Without the ⟦lantern⟧ nobody would have come."
    counterexamples:
      - "They kept a candle in the window."
      - "The lanterns were out."

    """
  }

  /// The text of a new pack.
  public static func pack(id: String) -> String {
    "id: \(id)\nversion: 1.0.0\ntitle: \(id)\ndescription: Rules of our own.\n"
  }
}

extension String {
  /// Line breaks and runs of blanks as single blanks.
  fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The marks of an example as bold type.
  fileprivate var marked: String {
    map { $0 == "⟦" || $0 == "⟧" ? "**" : String($0) }.joined()
  }
}
