/// Fits a rung of a ladder of words into the sentence.
struct WordSlot: Sendable {
  let slot: Slot
  let ladder: WordLadder
  let step: String

  private var surface: Surface { Surface(slot.words.map(\.text)) }

  // MARK: - Occupations

  func occupation() -> Generalised? {
    guard fits else { return nil }
    let surface = self.surface
    guard let found = ladder.find(surface.head(of: ladder.match), at: step), followsWell(in: found) else {
      return nil
    }
    if found.isUnchanged, surface.determiner == nil, surface.isHeadOnly { return slot.unchanged }
    guard let noun = found.isPlural ? found.rung.plural : found.rung.noun else { return nil }
    if found.isPlural { return slot.write((surface.kept.map { $0 + " " } ?? "") + noun) }
    switch surface.determiner {
    case "a", "an": return slot.write(noun.withArticle)
    case .some(let own): return slot.write(own + " " + noun)
    case nil: return articled(noun)
    }
  }

  /// With the article that stands outside, made to fit.
  private func articled(_ noun: String) -> Generalised? {
    guard let lead = slot.lead.first?.text else { return slot.write(noun) }
    if lead == "a" || lead == "an" { return slot.write(noun.withArticle, over: 1) }
    return slot.write(noun)
  }

  // MARK: - Organisations

  func organisation() -> Generalised? {
    guard fits else { return nil }
    let surface = self.surface
    guard let found = ladder.find(surface.head(of: ladder.match), at: step), followsWell(in: found) else {
      return nil
    }
    let noun = found.rung.noun
    if let determiner = surface.determiner, !["a", "an", "the"].contains(determiner) {
      return slot.write(determiner + " " + noun)
    }
    guard let lead = slot.lead.first?.text else { return slot.write(noun.withArticle) }
    if English.isBe(lead), surface.determiner == nil { return nil }
    if ["the", "a", "an", "this", "that"].contains(lead), surface.determiner == nil {
      return ["this", "that"].contains(lead) ? slot.write(noun) : slot.write(noun.withArticle, over: 1)
    }
    if English.isPossessive(lead), surface.determiner == nil { return slot.write(noun) }
    return English.mayLead(lead) ? slot.write(noun.withArticle) : nil
  }

  // MARK: - Relatives

  func relative() -> Generalised? {
    guard slot.isEnglish, !slot.isJoinedLeft, !slot.isJoinedRight || slot.isPossessive else { return nil }
    if !slot.isPossessive, let next = slot.next {
      if slot.isName(next) { return nil }
      if slot.casing == .lower, !English.mayFollowNoun(next.text) { return nil }
      if next.text == "in", slot.after.dropFirst().first?.text == "law" { return nil }
      if next.text == "of" { return nil }
    }
    let surface = self.surface
    let texts = surface.texts
    let isChain = texts.contains("s") || texts.contains("of")
    guard texts.last != "s", !texts.contains("and"),
      let found = ladder.find(
        isChain ? surface.chainHead : texts, at: isChain ? ladder.steps.last ?? step : step)
    else { return nil }
    guard let noun = found.isPlural ? found.rung.plural : found.rung.noun,
      !(found.isPlural && slot.isPossessive)
    else { return nil }
    let lead = slot.lead.first?.text
    if let lead, English.isDeterminer(lead) || English.isPossessive(lead), surface.determiner == nil {
      guard lead == "a" || lead == "an" else { return slot.write(noun) }
      return found.isPlural ? nil : slot.write(noun.withArticle, over: 1)
    }
    if surface.determiner == nil {
      // `Father said`: a bare word is a name here, and needs an article.
      if let lead, !English.mayLead(lead) { return nil }
    }
    if let determiner = surface.determiner, let lead, determiner != "the", English.isDeterminer(lead) {
      return nil
    }
    return slot.write(found.isPlural ? noun : noun.withArticle)
  }

  // MARK: - Peoples, religions, tribes

  func group() -> Generalised? {
    guard slot.isEnglish, !slot.isJoinedLeft, !slot.isJoinedRight, !slot.isPossessive else { return nil }
    let surface = self.surface
    guard let found = ladder.find(surface.texts, at: step) else { return nil }
    let rung = found.rung
    if found.isUnchanged, surface.determiner == nil { return slot.unchanged }
    let lead = slot.lead.first?.text
    let isArticle = lead == "a" || lead == "an"
    let ownArticle = surface.determiner == "a" || surface.determiner == "an"
    if let determiner = surface.determiner, !["a", "an", "the"].contains(determiner) { return nil }
    if !slot.endsPhrase {
      guard let adjective = rung.adjective, let next = slot.next, !found.isPlural,
        !next.isCapitalised || slot.casing == .upper
      else { return nil }
      if ownArticle { return slot.write(adjective.withArticle) }
      if surface.determiner != nil { return slot.write("the " + adjective) }
      return isArticle ? slot.write(adjective.withArticle, over: 1) : slot.write(adjective)
    }
    if found.isPlural {
      guard let plural = rung.plural else { return nil }
      if lead == "the", surface.determiner == nil { return slot.write(plural, over: 1) }
      return slot.write(plural)
    }
    if ownArticle { return slot.write(rung.noun.withArticle) }
    if isArticle { return slot.write(rung.noun.withArticle, over: 1) }
    if surface.determiner == nil, isPredicate {
      return rung.predicate.map { slot.write($0) } ?? rung.adjective.map { slot.write($0) }
    }
    if surface.determiner == "the" { return slot.write("the " + rung.noun) }
    return ["the", "this", "that", "one", "another"].contains(lead ?? "") ? slot.write(rung.noun) : nil
  }

  /// "she is ⟦…⟧", "I was ⟦…⟧".
  private var isPredicate: Bool {
    var lead = slot.lead[...]
    while let word = lead.first?.text,
      ["also", "not", "all", "both", "only", "really", "originally"].contains(word)
    {
      lead.removeFirst()
    }
    return lead.first.map { English.isBe($0.text) } ?? false
  }

  // MARK: - Common to all

  private var fits: Bool {
    slot.isEnglish && !slot.isJoinedLeft && (!slot.isJoinedRight || slot.isPossessive)
  }

  /// Whether a noun can stand here: no name and no other noun follows.
  private func followsWell(in found: WordLadder.Found) -> Bool {
    if slot.isPossessive { return !found.isPlural }
    guard let next = slot.next else { return true }
    return English.mayFollowNoun(next.text) && !slot.isName(next)
  }
}

/// The words of a mention without what leads them.
private struct Surface {
  let texts: [String]
  /// An article or possessive that the mention begins with.
  let determiner: String?
  /// A number or the like that it begins with.
  let kept: String?
  let isHeadOnly: Bool

  init(_ all: [String]) {
    var rest = all[...]
    var determiner: String?
    var kept: String?
    if let first = rest.first, rest.count > 1, Self.determiners.contains(first) {
      determiner = first
      rest.removeFirst()
    }
    if let first = rest.first, rest.count > 1, Self.numbers.contains(first) {
      kept = (determiner.map { $0 + " " } ?? "") + first
      rest.removeFirst()
    } else {
      kept = determiner
    }
    texts = Array(rest)
    self.determiner = determiner
    self.kept = kept
    isHeadOnly = texts.count == all.count
  }

  /// What says what it is: all up to the first preposition, where the last words decide.
  func head(of match: WordLadder.Match) -> [String] {
    guard match == .last,
      let cut = texts.firstIndex(where: { Self.cuts.contains($0) }), cut > 0
    else { return texts }
    return Array(texts[..<cut])
  }

  /// `brother` of `my wife's brother`, `son` of `son of my brother`.
  var chainHead: [String] {
    if let of = texts.firstIndex(of: "of"), of > 0 { return Array(texts[..<of]) }
    return texts.last.map { [$0] } ?? []
  }

  private static let determiners: Set<String> = [
    "a", "an", "the", "my", "his", "her", "our", "their", "your", "some", "any", "one", "another", "this",
    "that",
  ]
  private static let numbers: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "both", "few",
  ]
  private static let cuts: Set<String> = [
    "of", "at", "in", "for", "from", "with", "on", "to", "by", "and", "who", "under",
  ]
}
