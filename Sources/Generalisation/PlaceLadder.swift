/// Places: subdistrict, district, governorate, country, region.
struct PlaceLadder: Sendable {
  let slot: Slot
  let step: PlaceFile.Level
  let places: PlaceFile

  func generalised() -> Generalised? {
    guard slot.isEnglish, !slot.isJoinedLeft, !slot.isJoinedRight, !slot.isPossessive, slot.endsPhrase,
      let name = PlaceName(slot.words.map(\.text), places)
    else { return nil }
    if name.meanings.count == 1, name.meanings[0].kind == nil, let unit = places.unit(name.meanings[0].unit),
      unit.level.rank >= step.rank
    {
      return isFree ? slot.unchanged : nil
    }
    guard let common = common(name) else { return nil }
    return write(name, common)
  }

  // MARK: - What all meanings share

  /// The finest unit at the step or above it in which every meaning lies, and whose name tells nothing of the mention.
  private func common(_ name: PlaceName) -> PlaceFile.Unit? {
    let chains = name.meanings.map { meaning in
      let chain = places.chain(meaning.unit)
      return meaning.kind == nil ? Array(chain.dropFirst()) : chain
    }
    guard let first = chains.first else { return nil }
    let candidates = first.filter { unit in
      unit.level.rank >= step.rank && chains.allSatisfy { $0.contains(unit) }
    }
    return candidates.first { !tells($0.text, name) }
  }

  /// Whether a text names what it is to hide.
  private func tells(_ text: String, _ name: PlaceName) -> Bool {
    let said = SurfaceWord.folded(text)
    return name.words.contains { word in
      said.contains { other in
        other == word || word.count > 3 && other.count > 3 && (other.contains(word) || word.contains(other))
      }
    }
  }

  // MARK: - Fitting it into the sentence

  private func write(_ name: PlaceName, _ unit: PlaceFile.Unit) -> Generalised? {
    let isRegionOfCountry = unit.level == .region && name.isCountry
    if isRegionOfCountry { return isFree ? slot.write(unit.text) : nil }
    var taken = 0
    var kind = self.kind(name)
    if name.kindSaid == nil, let said = kindInFront { (taken, kind) = (said.taken, said.kind) }
    let lead = slot.lead
    if taken == 0, lead.first?.text == "the" { taken = 1 }
    if taken < lead.count {
      let next = lead[taken]
      // "a city of Raqqa" and "Camp Roj" are no places that can be told otherwise.
      guard English.mayLead(next.text) else { return nil }
      if Self.naming.contains(next.text) { return nil }
    }
    return slot.write(kind.withArticle + " in " + unit.text, over: taken)
  }

  /// Whether no determiner or adjective in front belongs to the place.
  private var isFree: Bool {
    guard let lead = slot.lead.first else { return true }
    return English.mayLead(lead.text) && !Self.naming.contains(lead.text)
  }

  /// `village` where "the village of" stands in front.
  private var kindInFront: (taken: Int, kind: String)? {
    let lead = slot.lead
    guard lead.count >= 2, lead[0].text == "of", Self.kinds.contains(lead[1].text) else { return nil }
    guard lead.count >= 3, ["the", "a", "our", "my", "his", "her", "their"].contains(lead[2].text) else {
      return nil
    }
    return (3, lead[1].text)
  }

  private func kind(_ name: PlaceName) -> String {
    if let said = name.kindSaid { return said }
    let kinds = Set(name.meanings.map { $0.kind ?? places.unit($0.unit).map(Self.kind(of:)) ?? "place" })
    return kinds.count == 1 ? kinds.first ?? "place" : "place"
  }

  /// `state` for `Borno state`; what is written without such a word is a region.
  private static func kind(of unit: PlaceFile.Unit) -> String {
    if unit.level == .country { return "country" }
    let last = unit.text.split(separator: " ").last.map(String.init) ?? ""
    return divisions.contains(last) ? last : "region"
  }

  private static let divisions: Set<String> = [
    "subdistrict", "district", "governorate", "province", "state", "oblast", "entity",
  ]

  private static let kinds: Set<String> = [
    "village", "town", "city", "camp", "district", "neighbourhood", "neighborhood",
  ]
  /// Behind these a name is a name, and nothing else can stand there.
  private static let naming: Set<String> = [
    "called", "named", "say", "says", "said", "is", "are", "am", "was", "were", "be", "been",
    "it's", "that's", "there's", "like",
  ]
}

/// A mention taken apart into a name that the ladder knows and what is said of its kind.
private struct PlaceName {
  let meanings: [PlaceFile.Meaning]
  /// The words that must not come back.
  let words: [String]
  /// `village`, where the mention itself says so.
  let kindSaid: String?
  /// Whether it can be nothing but a country.
  let isCountry: Bool

  init?(_ texts: [String], _ places: PlaceFile) {
    guard !texts.isEmpty, texts.count <= 8 else { return nil }
    var rest = texts[...]
    if rest.first == "the", rest.count > 1 { rest.removeFirst() }
    var kind: String?
    var found = Self.look(Array(rest), places)
    if found.isEmpty, rest.count > 2, Self.kinds.contains(rest.first ?? ""), rest.dropFirst().first == "of" {
      kind = rest.first
      rest = rest.dropFirst(2)
      found = Self.look(Array(rest), places).filter { $0.kind != nil }
    }
    if found.isEmpty, rest.count > 1, let last = rest.last, Self.kinds.contains(last) {
      kind = last
      rest.removeLast()
      found = Self.look(Array(rest), places).filter { $0.kind != nil }
    }
    guard !found.isEmpty else { return nil }
    meanings = found
    kindSaid = kind
    words = rest.filter { !Self.generic.contains($0) }
    isCountry = found.allSatisfy { $0.kind == nil && places.unit($0.unit)?.level == .country }
  }

  /// The meanings of the words, with or without an article in front.
  private static func look(_ texts: [String], _ places: PlaceFile) -> [PlaceFile.Meaning] {
    let whole = places.meanings(of: texts.joined(separator: " "))
    if !whole.isEmpty { return whole }
    guard texts.count > 1, let first = texts.first, articles.contains(first) else { return [] }
    return places.meanings(of: texts.dropFirst().joined(separator: " "))
  }

  private static let kinds: Set<String> = ["village", "town", "city", "camp", "neighbourhood", "quarter"]
  private static let articles: Set<String> = [
    "al", "el", "ar", "as", "ash", "at", "ath", "ad", "adh", "an", "az", "er", "es", "et", "the", "il", "l",
  ]
  private static let generic: Set<String> = articles.union([
    "of", "and", "in", "de", "la", "le", "governorate", "province", "district", "subdistrict", "region",
    "state",
    "city", "town", "village", "northern", "southern", "eastern", "western", "central",
  ])
}
