import Generalisation
public import Policy
import RedactCore
import RulePacks

extension Policy {
  /// Reads a policy file; see `Documentation/specs/policy.md`.
  ///
  /// - Throws: `RedactError.configuration` with file and line.
  public init(contentsOf path: String) throws(RedactError) {
    do {
      self = try PolicyFile(path: path).policy(YAMLMapping(parsing: try FileText.read(path), file: path))
    } catch {
      throw RedactError(error)
    }
  }
}

/// Reads a policy, and refuses by line whatever is unknown, wrong, or contradicts itself.
private struct PolicyFile {
  let path: String

  func policy(_ yaml: YAMLMapping) throws(RulePackError) -> Policy {
    try yaml.refuseUnknownKeys(PolicyKeys.top.names)
    guard try yaml.required("schema") == PolicyKeys.version else {
      throw yaml.error("schema", "must be \(PolicyKeys.version)")
    }
    var policy = Policy(name: try name(yaml))
    policy.recall = try yaml.choice("recall") ?? policy.recall
    policy.threshold = try yaml.double("threshold")
    if let section = try yaml.mapping("thresholds") {
      for key in section.keys { policy.thresholds[try type(key, section)] = try section.double(key) }
    }
    if let section = try yaml.mapping("operators") { try readOperators(section, into: &policy) }
    for section in try yaml.mappings("rules") ?? [] { policy.rules.append(try rule(section)) }
    try readPersons(yaml, into: &policy)
    policy.brackets = try brackets(yaml) ?? policy.brackets
    policy.bracketsWords = try yaml.word("bracketed", of: PolicyKeys.bracketed) == PolicyKeys.bracketed[1]
    if let section = try yaml.mapping("surrogates") {
      try section.refuseUnknownKeys(PolicyKeys.surrogates.names)
      policy.surrogates = SurrogateTraits(
        keepsCulture: try section.bool("keep-culture") ?? false,
        keepsSex: try section.bool("keep-sex") ?? false,
        sharesFamilyNames: try section.bool("share-family-names") ?? false)
    }
    policy.demands = try demands(yaml, of: policy)
    return policy
  }

  private func name(_ yaml: YAMLMapping) throws(RulePackError) -> String {
    let name = try yaml.required("name")
    let isWord = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
    guard isWord, name.utf8.count <= 64 else {
      throw yaml.error("name", "must be at most 64 letters, digits, '-' or '.'")
    }
    return name
  }

  private func type(_ key: String, _ section: YAMLMapping) throws(RulePackError) -> EntityType {
    guard let type = EntityType(rawValue: key) else {
      throw section.error(
        key, "is no entity type; there are " + PolicyKeys.types.joined(separator: " "))
    }
    return type
  }

  // MARK: Operators

  private func readOperators(
    _ section: YAMLMapping, into policy: inout Policy
  ) throws(RulePackError) {
    for key in section.keys {
      if key == "default" {
        policy.defaultOperator = try action(key, section, of: [])
      } else {
        let type = try type(key, section)
        policy.operators[type] = try action(key, section, of: [type])
      }
    }
  }

  /// - Parameter types: what it is done with; none for anything.
  private func action(
    _ key: String, _ section: YAMLMapping, of types: [EntityType]
  ) throws(RulePackError) -> Operator {
    let action = try self.action(key, section)
    switch action {
    case .generalise(let step): try checkStep(step, of: types, key, section)
    case .shift(let step):
      guard types == [.date] else { throw section.error(key, "only dates can be shifted") }
      try checkStep(step, of: types, key, section)
    default: break
    }
    return action
  }

  private func action(_ key: String, _ section: YAMLMapping) throws(RulePackError) -> Operator {
    guard section.isMapping(key), let form = try section.mapping(key) else {
      let word = try section.required(key)
      guard let action = Operator(word: word) else {
        let forms = "{generalise: STEP} {shift: true, else: …} {mask: same-length}"
        throw section.error(
          key, "must be one of \(Operator.plainWords.joined(separator: " ")) or \(forms)")
      }
      return action
    }
    if form.keys.contains("generalise") { return .generalise(step: try step(form)) }
    if form.keys.contains("shift") { return try shift(form) }
    if form.keys.contains("mask") { return try mask(form) }
    throw form.error(form.keys.first ?? key, "is no operator; there are generalise, shift and mask")
  }

  private func step(_ form: YAMLMapping) throws(RulePackError) -> String {
    try form.refuseUnknownKeys(PolicyKeys.generalise.names)
    return try form.required("generalise")
  }

  private func shift(_ form: YAMLMapping) throws(RulePackError) -> Operator {
    try form.refuseUnknownKeys(PolicyKeys.shift.names)
    guard try form.bool("shift") == true else { throw form.error("shift", "must be true") }
    return .shift(otherwise: try form.mapping("else").map(step) ?? Operator.stepAfterShift)
  }

  private func mask(_ form: YAMLMapping) throws(RulePackError) -> Operator {
    try form.refuseUnknownKeys(PolicyKeys.mask.names)
    guard try form.required("mask") == PolicyKeys.sameLength else {
      throw form.error("mask", "must be \(PolicyKeys.sameLength)")
    }
    var fill = Operator.Fill()
    if let text = try form.string("with") {
      guard let sign = text.unicodeScalars.first, text.unicodeScalars.count == 1,
        Operator.Fill.mayStand(sign)
      else { throw form.error("with", "must be one sign that can be seen and means nothing in a format") }
      fill.sign = sign
    }
    fill.unit = try form.choice("count") ?? fill.unit
    return .maskSameLength(fill)
  }

  private func checkStep(
    _ step: String, of types: [EntityType], _ key: String, _ section: YAMLMapping
  ) throws(RulePackError) {
    guard !types.isEmpty else { throw section.error(key, "a step belongs to a type, and none is named") }
    for type in types {
      let steps = Ladders.steps(of: type)
      if steps.isEmpty { throw section.error(key, "\(type.rawValue) has no ladder") }
      guard steps.contains(step) else {
        throw section.error(
          key, "\(type.rawValue) has no step '\(step)'; there are \(steps.joined(separator: " "))")
      }
    }
  }

  // MARK: Rules

  private func rule(_ yaml: YAMLMapping) throws(RulePackError) -> PolicyRule {
    try yaml.refuseUnknownKeys(PolicyKeys.rule.names)
    var rule = PolicyRule()
    rule.types = try yaml.choices("type") ?? []
    rule.kinds = try yaml.choices("kind") ?? []
    rule.roles = try yaml.choices("role") ?? []
    rule.languages = try yaml.words("language", of: Language.codes) ?? []
    rule.found = try yaml.strings("rule") ?? []
    guard rule.found.allSatisfy(Self.isRule) else {
      throw yaml.error("rule", "must be ids of rules, or a pack and '.*'")
    }
    rule.below = try yaml.double("below")
    rule.from = try yaml.double("from")
    if let below = rule.below, let from = rule.from, from >= below {
      throw yaml.error("below", "no score is from \(from) on and below \(below)")
    }
    guard rule.roles.isEmpty || rule.types.allSatisfy(Policy.haveRoles.contains) else {
      throw yaml.error("role", "only PERSON and KUNYA have roles")
    }
    rule.threshold = try yaml.double("threshold")
    if yaml.keys.contains("do") { rule.action = try action("do", yaml, of: rule.types) }
    guard rule.action != nil || rule.threshold != nil else {
      throw yaml.error(yaml.keys.first ?? "do", "the rule says neither do nor threshold")
    }
    return rule
  }

  private static func isRule(_ id: String) -> Bool {
    let stem = id.hasSuffix(".*") ? id.dropLast(2) : Substring(id)
    return !stem.isEmpty
      && stem.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
      }
  }

  // MARK: Persons

  private func readPersons(_ yaml: YAMLMapping, into policy: inout Policy) throws(RulePackError) {
    if let section = try yaml.mapping("speakers") {
      try section.refuseUnknownKeys(PolicyKeys.speakers.names)
      policy.speakers.interviewers = try names("interviewer", section) ?? []
      policy.speakers.interviewees = try names("interviewee", section) ?? []
    }
    guard !yaml.isList("public-figures") else {
      policy.publicFigures = try names("public-figures", yaml) ?? []
      return
    }
    guard let file = try yaml.string("public-figures") else { return }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let lines = try FileText.read(file.hasPrefix("/") ? file : folder + file).split(
      whereSeparator: \.isNewline)
    policy.publicFigures = lines.filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
      .map(String.init)
  }

  private func names(_ key: String, _ section: YAMLMapping) throws(RulePackError) -> [String]? {
    let names = try section.strings(key)
    guard names?.contains(where: { $0.allSatisfy(\.isWhitespace) }) != true else {
      throw section.error(key, "a name is empty")
    }
    return names
  }

  // MARK: Output

  private func brackets(_ yaml: YAMLMapping) throws(RulePackError) -> LabelBrackets? {
    guard yaml.isMapping("brackets"), let section = try yaml.mapping("brackets") else {
      let names = LabelBrackets.named.map(\.name)
      guard let word = try yaml.words("brackets", of: names)?.first else { return nil }
      return LabelBrackets.named.first { $0.name == word }?.brackets
    }
    try section.refuseUnknownKeys(PolicyKeys.brackets.names)
    let (open, close) = (try section.required("open"), try section.required("close"))
    do { return try LabelBrackets(open: open, close: close) } catch {
      let reason =
        switch error {
        case .length: "each has one to eight bytes"
        case .sign:
          "each is signs that can be seen: no letter, digit, white space, nor any of - _ : < > & \" ' \\"
        case .alike: "neither may begin with the other"
        }
      throw yaml.error("brackets", reason)
    }
  }

  private func demands(_ yaml: YAMLMapping, of policy: Policy) throws(RulePackError) -> PolicyDemands {
    var demands = PolicyDemands()
    let kinds = [PolicyKeys.any] + ScopeKind.allCases.map(\.rawValue)
    demands.scope = try yaml.word("scope", of: kinds).flatMap(ScopeKind.init)
    let labels = try yaml.words("labels", of: [PolicyKeys.any] + LabelKind.allCases.map(\.rawValue))
    if let labels, !labels.contains(PolicyKeys.any) {
      demands.labels = labels.compactMap(LabelKind.init)
      guard labels.contains(where: { $0 != LabelKind.surrogate.rawValue }) else {
        throw yaml.error("labels", "surrogates do not do for everything; allow other labels as well")
      }
    }
    demands.audit = try yaml.word("audit", of: PolicyKeys.demand) == PolicyKeys.demand[0]
    demands.vault = try yaml.word("vault", of: PolicyKeys.demand) == PolicyKeys.demand[0]
    demands.dates =
      try yaml.word("dates", of: LogDates.allCases.map(\.rawValue)).flatMap(LogDates.init) ?? .day
    demands.signatures =
      try yaml.word("signatures", of: PolicyKeys.signatures) == PolicyKeys.signatures[1] ? 2 : 1
    for (action, kind) in [(Operator.token, LabelKind.token), (.surrogate, .surrogate)]
    where policy.actions.contains(action) && !demands.allows(kind) {
      throw yaml.error("labels", "an operator says '\(action.word)', which is not among them")
    }
    return demands
  }
}

extension YAMLMapping {
  /// One of these words.
  fileprivate func word(_ key: String, of words: [String]) throws(RulePackError) -> String? {
    guard let word = try string(key) else { return nil }
    guard words.contains(word) else {
      throw error(key, "must be one of " + words.joined(separator: " "))
    }
    return word
  }

  /// One of these words, or a list of them.
  fileprivate func words(_ key: String, of words: [String]) throws(RulePackError) -> [String]? {
    guard let found = try strings(key) else { return nil }
    guard !found.isEmpty, found.allSatisfy(words.contains) else {
      throw error(key, "must be one of " + words.joined(separator: " "))
    }
    return found
  }

  fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(RulePackError) -> Choice? where Choice.RawValue == String {
    try word(key, of: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
  }

  fileprivate func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(RulePackError) -> [Choice]? where Choice.RawValue == String {
    try words(key, of: Choice.allCases.map(\.rawValue))?.compactMap(Choice.init)
  }
}
