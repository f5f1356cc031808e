import Policy
import RedactCore

extension Policy {
  /// The policy as a file that says everything it decides, whatever it was read from. Two policies that do the
  /// same under the same name have the same text.
  public var text: String {
    var lines = ["schema: \(PolicyKeys.version)", "name: \(name)", "recall: \(recall.rawValue)"]
    lines += ["threshold: \(threshold ?? recall.threshold)", "thresholds:"]
    lines += EntityType.allCases.map { "  \($0.rawValue): \(threshold(for: $0))" }
    lines += ["operators:", "  default: \(Self.text(defaultOperator))"]
    lines += EntityType.allCases.map { "  \($0.rawValue): \(Self.text(action(for: $0)))" }
    lines.append(rules.isEmpty ? "rules: []" : "rules:")
    lines += rules.map { "  - {\($0.members.joined(separator: ", "))}" }
    lines += [
      "speakers:", "  interviewer: \(Self.list(speakers.interviewers))",
      "  interviewee: \(Self.list(speakers.interviewees))", "public-figures: \(Self.list(publicFigures))",
    ]
    let marks = "{open: \(Self.quoted(brackets.opening)), close: \(Self.quoted(brackets.closing))}"
    lines += [
      "brackets: \(brackets.name ?? marks)",
      "bracketed: \(PolicyKeys.bracketed[bracketsWords ? 1 : 0])", "surrogates:",
      "  keep-culture: \(surrogates.keepsCulture)",
      "  keep-sex: \(surrogates.keepsSex)", "  share-family-names: \(surrogates.sharesFamilyNames)",
      "scope: \(demands.scope?.rawValue ?? PolicyKeys.any)",
      "labels: [\((demands.labels?.map(\.rawValue) ?? [PolicyKeys.any]).joined(separator: ", "))]",
      "audit: \(PolicyKeys.demand[demands.audit ? 0 : 1])",
      "vault: \(PolicyKeys.demand[demands.vault ? 0 : 1])", "dates: \(demands.dates.rawValue)",
      "signatures: \(PolicyKeys.signatures[demands.signatures - 1])",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Everything that a policy decides, for its digest in the audit.
  var digestInput: [UInt8] { Array(text.utf8) }

  fileprivate static func text(_ action: Operator) -> String {
    switch action {
    case .maskSameLength(let fill):
      "{mask: \(PolicyKeys.sameLength), with: \(quoted(String(fill.sign))), count: \(fill.unit.rawValue)}"
    case .generalise(let step): "{generalise: \(step)}"
    case .shift(let step): "{shift: true, else: {generalise: \(step)}}"
    default: action.word
    }
  }

  fileprivate static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONWriter.escape(text.utf8, to: &bytes)
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }
}

extension PolicyRule {
  fileprivate var members: [String] {
    var members: [String] = []
    func add(_ key: String, _ words: [String]) {
      if !words.isEmpty { members.append("\(key): [\(words.joined(separator: ", "))]") }
    }
    add("type", types.map(\.rawValue))
    add("kind", kinds.map(\.rawValue))
    add("role", roles.map(\.rawValue))
    // Quoted, for `no` is a language and YAML takes it for another word.
    if !languages.isEmpty { members.append("language: \(Policy.list(languages))") }
    if !found.isEmpty { members.append("rule: \(Policy.list(found))") }
    if let below { members.append("below: \(below)") }
    if let from { members.append("from: \(from)") }
    if let threshold { members.append("threshold: \(threshold)") }
    if let action { members.append("do: \(Policy.text(action))") }
    return members
  }
}
