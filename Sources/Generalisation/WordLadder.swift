import RulePacks

/// A ladder of words: what stands for what, one step up and the next.
struct WordLadder: Sendable {
  /// What is written at one step.
  struct Rung: Sendable {
    let name: String
    let step: String
    let above: Int?
    let noun: String
    let plural: String?
    let adjective: String?
    let predicate: String?
  }

  struct Found: Sendable {
    let rung: Rung
    let isPlural: Bool
    /// Whether the mention says no more than this rung.
    let isUnchanged: Bool
  }

  /// Which words of a mention say what it is.
  enum Match: String, Sendable {
    case whole, last, ends
  }

  let steps: [String]
  private(set) var match = Match.whole
  private(set) var rungs: [Rung] = []
  private var words: [String: Int] = [:]
  private var own: [String: Int] = [:]
  private var longest = 1

  static let none = WordLadder()

  private init() { steps = [] }

  /// How many entries it has.
  var count: Int { words.count }

  // MARK: - Reading the file

  /// - Throws: `RulePackError` for the first thing that is wrong, with its line.
  init(reading path: String, named file: String, type: String, steps: [String]) throws(RulePackError) {
    try self.init(
      YAMLMapping(parsing: try FileText.read(path, named: file), file: file), type: type, steps: steps)
  }

  init(_ yaml: YAMLMapping, type: String, steps: [String]) throws(RulePackError) {
    self.steps = steps
    try yaml.refuseUnknownKeys(["version", "type", "steps", "match", "rungs"])
    try yaml.checkVersion()
    guard try yaml.required("type") == type else { throw yaml.error("type", "must be \(type)") }
    guard try yaml.strings("steps") ?? [] == steps else {
      throw yaml.error("steps", "must be [\(steps.joined(separator: ", "))]")
    }
    guard let match = Match(rawValue: try yaml.required("match")) else {
      throw yaml.error("match", "must be whole, last or ends")
    }
    self.match = match
    guard let list = try yaml.mapping("rungs") else { throw yaml.error("rungs", "is required") }
    let numbers = Dictionary(uniqueKeysWithValues: list.keys.enumerated().map { ($1, $0) })
    for name in list.keys {
      guard let rung = try list.mapping(name) else { continue }
      rungs.append(try self.rung(name, rung, numbers))
      try take(try rung.string("words") ?? "", of: rung, rungs.count - 1)
    }
    for (number, rung) in rungs.enumerated() { try check(rung, number, in: list) }
  }

  private func rung(
    _ name: String, _ yaml: YAMLMapping, _ numbers: [String: Int]
  ) throws(RulePackError) -> Rung {
    try yaml.refuseUnknownKeys(["step", "above", "noun", "plural", "adjective", "predicate", "words"])
    let step = try yaml.required("step")
    guard steps.contains(step) else {
      throw yaml.error("step", "must be one of \(steps.joined(separator: ", "))")
    }
    var above: Int?
    if let over = try yaml.string("above") {
      above = numbers[over]
      guard above != nil else { throw yaml.error("above", "there is no rung '\(over)'") }
    }
    return Rung(
      name: name, step: step, above: above, noun: try yaml.string("noun") ?? name,
      plural: try yaml.string("plural"), adjective: try yaml.string("adjective"),
      predicate: try yaml.string("predicate"))
  }

  private mutating func take(_ list: String, of yaml: YAMLMapping, _ number: Int) throws(RulePackError) {
    for item in list.split(separator: ",") {
      let folded = SurfaceWord.folded(String(item))
      guard !folded.isEmpty else { throw yaml.error("words", "holds an empty entry") }
      let key = folded.joined(separator: " ")
      guard words.updateValue(number, forKey: key) == nil else {
        throw yaml.error("words", "'\(key)' stands twice")
      }
      longest = max(longest, folded.count)
    }
    for name in [rungs[number].name, rungs[number].noun] {
      own[SurfaceWord.folded(name).joined(separator: " ")] = number
    }
    if let plural = rungs[number].plural { own[SurfaceWord.folded(plural).joined(separator: " ")] = number }
  }

  /// A rung must be below the one that is above it, so that no ladder is a ring.
  private func check(_ rung: Rung, _ number: Int, in list: YAMLMapping) throws(RulePackError) {
    guard let above = rung.above else {
      guard rung.step == steps.last else {
        throw list.error(rung.name, "must say what is above, as it is not on the last step")
      }
      return
    }
    guard index(of: rungs[above].step) > index(of: rung.step) else {
      throw list.error(rung.name, "'\(rungs[above].name)' must be on a later step")
    }
  }

  private func index(of step: String) -> Int { steps.firstIndex(of: step) ?? 0 }

  // MARK: - Looking up

  /// What is written of these words at a step.
  func find(_ texts: [String], at step: String) -> Found? {
    guard steps.contains(step), !texts.isEmpty, texts.count <= 12, let hit = lookUp(texts) else { return nil }
    var number = hit.number
    while index(of: rungs[number].step) < index(of: step), let above = rungs[number].above { number = above }
    let said = texts.joined(separator: " ")
    let isOwn = own[said].map { index(of: rungs[$0].step) >= index(of: step) } ?? false
    return Found(rung: rungs[number], isPlural: hit.isPlural, isUnchanged: isOwn)
  }

  private func lookUp(_ texts: [String]) -> (number: Int, isPlural: Bool)? {
    if let hit = entry(texts[...]) { return hit }
    guard match != .whole else { return nil }
    for count in stride(from: min(longest, texts.count), through: 1, by: -1) {
      if let hit = entry(texts.suffix(count)) { return hit }
    }
    guard match == .ends else { return nil }
    for count in stride(from: min(longest, texts.count), through: 1, by: -1) {
      if let hit = entry(texts.prefix(count)) { return hit }
    }
    // "the 4th battalion of the North"
    guard let cut = texts.firstIndex(where: { ["of", "in", "at", "for", "de"].contains($0) }), cut > 0 else {
      return nil
    }
    for count in stride(from: min(longest, cut), through: 1, by: -1) {
      if let hit = entry(texts[..<cut].suffix(count)) { return hit }
    }
    return nil
  }

  private func entry(_ texts: ArraySlice<String>) -> (number: Int, isPlural: Bool)? {
    let phrase = texts.joined(separator: " ")
    if let number = own[phrase] {
      return (number, rungs[number].plural.map { SurfaceWord.folded($0).joined(separator: " ") } == phrase)
    }
    if let number = words[phrase] { return (number, false) }
    for singular in Self.singulars(phrase) {
      if let number = words[singular] ?? own[singular] { return (number, true) }
    }
    return nil
  }

  /// What a plural can be the plural of.
  private static func singulars(_ phrase: String) -> [String] {
    var forms: [String] = []
    if phrase.hasSuffix("men") { forms.append(phrase.dropLast(3) + "man") }
    if phrase.hasSuffix("ies") { forms.append(phrase.dropLast(3) + "y") }
    if phrase.hasSuffix("ives") { forms.append(phrase.dropLast(3) + "fe") }
    if phrase.hasSuffix("es") { forms.append(String(phrase.dropLast(2))) }
    if phrase.hasSuffix("s"), !phrase.hasSuffix("ss") { forms.append(String(phrase.dropLast())) }
    if phrase.hasSuffix("children") { forms.append(String(phrase.dropLast(3))) }
    return forms
  }
}
