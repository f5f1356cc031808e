/// Ages: a band of five years, a decade, a stage of life.
struct AgeLadder: Sendable {
  enum Step: String, CaseIterable, Sendable { case band, decade, stage }

  let slot: Slot
  let step: Step

  func generalised() -> Generalised? {
    guard slot.isEnglish, !slot.isJoinedLeft, !slot.isPossessive else { return nil }
    if let kept = AgeSaid(slot.words.map(\.text)) { return kept.isCoarse(for: step) ? slot.unchanged : nil }
    let joints = String(decoding: slot.surface, as: UTF8.self)
    guard let age = AgeReading(slot.words, joints: joints), !isBlocked else { return nil }
    if case .infant(let years) = age.unit { return infant(age, below: years) }
    if let first = age.years.first, first > 120 { return nil }
    if age.isCompound, slot.surface.contains(0x2D) { return compound(age) }
    if slot.isJoinedRight { return joined(age) }
    guard slot.endsPhrase || unitFollows != nil else { return nil }
    return step == .stage ? stage(age) : span(age)
  }

  /// What stands in front decides whether a number is an age that can be replaced at all.
  private var isBlocked: Bool {
    if continues { return true }
    guard let lead = slot.lead.first?.text else { return false }
    if step == .stage, ["about", "around", "nearly", "almost"].contains(lead) { return true }
    return [
      "over", "past", "under", "least", "most", "above", "below", "turn", "turns", "turned", "turning",
      "becomes", "became", "become", "reached", "completed", "pushing", "than",
      "not", "yet", "half", "every", "between", "from", "to", "grade", "class", "number",
    ].contains(lead)
  }

  /// Whether months or a half follow: "four ⟦…⟧ and a half".
  private var continues: Bool {
    guard slot.next?.text == "and", slot.after.count >= 3 else { return false }
    let words = slot.after.dropFirst().prefix(4).map(\.text)
    return words.starts(with: ["a", "half"]) || words.starts(with: ["half"])
      || words.contains { $0.hasPrefix("month") }
  }

  /// `years` or `years old` behind the mention.
  private var unitFollows: String? {
    guard let next = slot.next?.text, !slot.isJoinedRight else { return nil }
    if next == "years" || next == "year" { return next }
    return next == "or" && slot.after.dropFirst().first?.text == "so" ? next : nil
  }

  // MARK: - Bands and decades

  private struct Bounds {
    let low: Int
    let high: Int
  }

  /// The lowest and the highest year of the step's span around these ages; nil when they lie in two spans.
  private func bounds(_ age: AgeReading) -> Bounds? {
    let width = step == .band ? 5 : 10
    guard let low = age.years.first, let high = age.years.last else { return nil }
    guard low / width == high / width || low >= 90 else { return nil }
    return Bounds(low: low / width * width, high: low / width * width + width - 1)
  }

  private func span(_ age: AgeReading) -> Generalised? {
    guard let bounds = bounds(age), let text = spanText(age, bounds) else { return nil }
    return slot.write(text, over: hedge)
  }

  /// The words for a span of years, or what has to stand with `at` in their place.
  private func spanText(_ age: AgeReading, _ bounds: Bounds) -> String? {
    let unit = age.saysYears ? (age.saysOld ? " years old" : " years") : ""
    func number(_ value: Int) -> String { age.isSpoken ? NumberWords.spelled(value) : String(value) }
    let frame = Self.frames[age.frame] ?? ""
    if bounds.low == 0 { return frame + "under " + number(bounds.high + 1) + unit }
    if bounds.low >= 90 { return frame + "over " + number(90) + unit }
    if unit.isEmpty, unitFollows == nil, let own = owner, let plural = Self.decades[bounds.low / 10] {
      let part = step == .decade ? "" : bounds.low % 10 == 0 ? "early " : "late "
      return "in \(own) \(part)\(plural)"
    }
    if step == .decade, bounds.low >= 20, unitFollows != "or" {
      return frame + number(bounds.low) + "-something" + unit
    }
    let (low, high) = (number(bounds.low), number(bounds.high))
    if atLength > 0 || age.frame == .at {
      return (age.frame == .at ? frame : "") + "an age between \(low) and \(high)"
    }
    if !age.isSpoken, isTabular || age.frame == .aged { return frame + "\(low)–\(high)" + unit }
    if isBehindOf || age.frame == .of { return frame + "\(low) to \(high)" + unit }
    return frame + "between \(low) and \(high)" + unit
  }

  private static let frames: [AgeReading.Frame: String] = [.aged: "aged ", .at: "at ", .of: "of "]

  /// How many neighbours in front go as well: "about" before a span, and "at the age of".
  private var hedge: Int {
    guard atLength < 2 else { return atLength - 1 }
    return slot.lead.first.map { Self.roughly.contains($0.text) } ?? false ? 1 : 0
  }

  private var isBehindOf: Bool { slot.lead.dropFirst(hedge).first?.text == "of" }

  private static let roughly: Set<String> = [
    "about", "around", "nearly", "almost", "approximately", "roughly",
  ]

  /// How many words in front say `at` or `at the age of`.
  private var atLength: Int {
    for phrase in ["at the age of", "at age", "at"] {
      let count = slot.leads(with: phrase)
      if count > 0 { return count }
    }
    return 0
  }

  /// In a bracket, behind a colon, behind `aged`, where a bare range of numbers reads well.
  private var isTabular: Bool {
    slot.lead.isEmpty || slot.leads(with: "aged") > 0 || slot.leads(with: "age") > 0
      || slot.leads(with: "ages") > 0
  }

  /// `her` where `she was` stands in front.
  private var owner: String? {
    var lead = slot.lead[...]
    while let word = lead.first?.text, Self.adverbs.contains(word) { lead.removeFirst() }
    guard let verb = lead.first?.text else { return nil }
    if verb.contains("'") { return English.possessive(of: verb) }
    guard ["is", "was", "am", "are", "were"].contains(verb), let subject = lead.dropFirst().first else {
      return nil
    }
    return English.possessive(of: subject.text)
  }

  private static let adverbs: Set<String> = [
    "about", "maybe", "around", "only", "just", "then", "now", "already", "perhaps", "nearly", "almost",
    "still", "also", "probably",
  ]

  private static let decades = [
    2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies", 8: "eighties",
  ]

  // MARK: - Stages of life

  private enum Stage: String { case child, teenager, adult, elderly }

  private static func stage(_ years: Int) -> Stage {
    years < 13 ? .child : years < 18 ? .teenager : years < 65 ? .adult : .elderly
  }

  private func stage(of age: AgeReading) -> Stage? {
    let stages = age.years.map(Self.stage)
    return Set(stages).count == 1 ? stages[0] : nil
  }

  private func stage(_ age: AgeReading) -> Generalised? {
    guard let stage = stage(of: age), unitFollows == nil, age.frame == .none || age.frame == .aged,
      slot.leads(with: "of") == 0 || atLength > 1
    else { return nil }
    let lead = slot.lead.first?.text
    let several = isSeveral(age)
    let noun: String =
      switch (stage, several) {
      case (.child, false): "a child"
      case (.child, true): "children"
      case (.elderly, _): "elderly"
      case (_, false): stage.rawValue.withArticle
      case (_, true): stage.rawValue + "s"
      }
    let at = atLength
    if at > 0 { return slot.write("as " + (stage == .elderly ? "an elderly person" : noun), over: at) }
    if lead == "aged" || lead == "age" { return slot.lead.count >= 1 ? slot.write(noun, over: 1) : nil }
    if age.saysYears, !age.saysOld { return nil }
    if lead == "ages" || slot.lead.first.map({ English.isDeterminer($0.text) }) ?? false { return nil }
    return slot.write(noun)
  }

  private func isSeveral(_ age: AgeReading) -> Bool {
    var lead = slot.lead[...]
    while let word = lead.first?.text, Self.adverbs.contains(word) { lead.removeFirst() }
    return ["were", "are", "we're", "they're"].contains(lead.first?.text ?? "")
      && lead.dropFirst().first?.text != "you"
  }

  // MARK: - Before a noun, and in the place of one

  /// `34-year-old`.
  private func compound(_ age: AgeReading) -> Generalised? {
    guard let text = compoundText(age) else { return nil }
    let article = slot.leads(with: "a") + slot.leads(with: "an")
    if article > 0, !age.isPlural { return slot.write(text.withArticle, over: 1) }
    return slot.write(text)
  }

  private func compoundText(_ age: AgeReading) -> String? {
    guard !slot.isJoinedRight, !slot.isPossessive else { return nil }
    let isNoun = slot.endsPhrase
    let suffix = age.isPlural ? "-year-olds" : "-year-old"
    if step == .stage {
      guard let stage = stage(of: age) else { return nil }
      let noun = stage == .elderly ? nil : stage.rawValue
      if isNoun { return noun.map { age.isPlural ? ($0 == "child" ? "children" : $0 + "s") : $0 } }
      switch stage {
      case .child: return Self.young.contains(slot.next?.text ?? "") ? "young" : nil
      case .teenager: return "teenage"
      case .adult: return "adult"
      case .elderly: return "elderly"
      }
    }
    guard let bounds = bounds(age) else { return nil }
    func number(_ value: Int) -> String { age.isSpoken ? NumberWords.spelled(value) : String(value) }
    if bounds.low >= 90 { return nil }
    if step == .decade, bounds.low >= 20 {
      return number(bounds.low) + "-something" + (isNoun && age.isPlural ? "s" : "")
    }
    if bounds.low == 0 { return "under-" + number(bounds.high + 1) + suffix }
    return number(bounds.low) + "-to-" + number(bounds.high) + suffix
  }

  /// The number alone, with `-year-old` behind the mention.
  private func joined(_ age: AgeReading) -> Generalised? {
    guard step == .band, age.frame == .none, slot.after.count >= 2,
      slot.after[0].text.hasPrefix("year"), slot.after[1].text.hasPrefix("old"),
      let bounds = bounds(age), bounds.low > 0, bounds.low < 90
    else { return nil }
    func number(_ value: Int) -> String { age.isSpoken ? NumberWords.spelled(value) : String(value) }
    let text = number(bounds.low) + "-to-" + number(bounds.high)
    let article = slot.leads(with: "a") + slot.leads(with: "an")
    return article > 0 ? slot.write(text.withArticle, over: 1) : slot.write(text)
  }

  private static let young: Set<String> = [
    "girl", "boy", "child", "son", "daughter", "brother", "sister", "niece", "nephew", "cousin", "girls",
    "boys",
    "children", "sons", "daughters", "brothers", "sisters", "nieces", "nephews", "cousins", "grandson",
    "granddaughter",
  ]

  private func infant(_ age: AgeReading, below years: Int) -> Generalised? {
    if age.isCompound, slot.surface.contains(0x2D) {
      guard let next = slot.next?.text, Self.young.contains(next), !slot.endsPhrase else { return nil }
      let article = slot.leads(with: "a") + slot.leads(with: "an")
      return slot.write(article > 0 ? "a baby" : "baby", over: article)
    }
    guard slot.endsPhrase, age.frame == .none else { return nil }
    let length = years == 1 ? "less than a year" : "less than two years"
    let needsOld = slot.leads(with: "of") == 0 && slot.leads(with: "aged") == 0 && atLength == 0
    return slot.write(length + (needsOld ? " old" : ""))
  }
}
