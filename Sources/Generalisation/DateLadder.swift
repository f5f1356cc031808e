/// Dates: day, month, season, year, period.
struct DateLadder: Sendable {
  enum Step: String, CaseIterable, Sendable { case day, month, season, year, period }

  let slot: Slot
  let step: Step
  let periods: Periods
  let isDayFirst: Bool?

  func generalised() -> Generalised? {
    guard !slot.isJoinedLeft, !slot.isJoinedRight, !slot.isPossessive else { return nil }
    guard slot.isEnglish else { return staying }
    if let said = periods.said(slot.words.map(\.text)) { return step == .period ? said(slot) : nil }
    if saysOneDay { return slot.unchanged }
    if let relative = RelativeTime(slot.words) { return self.relative(relative) }
    guard let reading = DateParser.read(slot.surface, slot.words, isDayFirst: isDayFirst), !reading.pointsAway
    else { return nil }
    guard let coarse = CoarseDate(reading, step, periods) else { return moment(reading) }
    if coarse.isUnchanged { return isPlain(reading) ? slot.unchanged : written(coarse, reading) }
    return written(coarse, reading)
  }

  /// A mention that says no more than the step may stay in any language.
  private var staying: Generalised? {
    guard let reading = DateParser.read(slot.surface, slot.words, isDayFirst: isDayFirst),
      !reading.pointsAway,
      isPlain(reading), CoarseDate(reading, step, periods)?.isUnchanged ?? false
    else { return nil }
    return slot.unchanged
  }

  /// Whether the mention is what `moment` writes.
  private var saysOneDay: Bool {
    let texts = slot.words.map(\.text)
    return texts.count == 2 && ["one", "that"].contains(texts[0]) && Self.dayParts[texts[1]] == texts[1]
  }

  /// Whether nothing of the mention is finer than the parts that were read.
  private func isPlain(_ reading: DateReading) -> Bool {
    reading.weekday == nil && !reading.hasClock && reading.dayParts.isEmpty && !reading.hasPart
      && (reading.third == nil || reading.decade != nil)
  }

  // MARK: - Fitting it into the sentence

  /// Puts the coarser time where the finer one stood, with the preposition that it needs.
  private func written(_ coarse: CoarseDate, _ reading: DateReading) -> Generalised? {
    var taken = 0
    let lead = slot.lead
    func word(_ index: Int) -> String? { index < lead.count ? lead[index].text : nil }
    let own = SurfaceLead(slot.words.map(\.text))
    // A weekday in front belongs to the date: "Monday the 3rd".
    if let first = word(0), CalendarNames.weekday([first], at: 0) != nil { taken = 1 }
    if word(taken) == "the" {
      let isOrdinal = reading.days.contains { $0.style == .ordinalDigits || $0.style == .ordinalSpoken }
      if isAdjectival, !isOrdinal {
        return slot.write(coarse.startsWithArticle ? coarse.bare : coarse.text, over: taken)
      }
      // "The 27th of May Sukhumi fell": the article is the date's, and the name begins the sentence.
      if isAdjectival, !(slot.next.map(slot.isName) ?? false) { return nil }
      taken += 1
    }
    // "the night of 13 May"
    if word(taken) == "of", let part = word(taken + 1), Self.dayHeads.contains(part) {
      taken += 2
      if word(taken) == "the" { taken += 1 }
      return adverbial(coarse, taken)
    }
    if let first = word(taken), Self.blocking.contains(first) { return nil }
    if word(taken) == "between", reading.days.count > 1 { return nil }
    if own.isAdverbial || word(taken) == "on" || (word(taken) == "at" && !own.hasPreposition) {
      if !own.isAdverbial { taken += 1 }
      return adverbial(coarse, taken)
    }
    if let kept = own.kept { return slot.write(kept + " " + coarse.text, over: taken) }
    return slot.write((needsIn(word(taken)) ? preposition(coarse) : "") + coarse.text, over: taken)
  }

  private func preposition(_ coarse: CoarseDate) -> String { coarse.isDay ? "on " : "in " }

  /// Whether a date without a preposition, "we left the third of July", is an adverb that now needs one.
  private func needsIn(_ before: String?) -> Bool {
    if let before {
      if English.isBe(before) || English.prepositions.contains(before) || ["says", "say"].contains(before) {
        return false
      }
      if !["and", "but", "then", "so", "because"].contains(before) { return true }
    }
    // "The 8th of May was a day of dust": there it is the subject.
    return slot.next.map { !English.isBe($0.text) } ?? false
  }

  /// With `in`, unless a preposition in front already tells how the time is meant.
  private func adverbial(_ coarse: CoarseDate, _ taken: Int) -> Generalised? {
    var taken = taken
    if taken < slot.lead.count, ["on", "at", "in"].contains(slot.lead[taken].text) { taken += 1 }
    let keeps = taken < slot.lead.count && Self.keeping.contains(slot.lead[taken].text)
    return slot.write(keeps ? coarse.text : preposition(coarse) + coarse.text, over: taken)
  }

  /// "the 2014 attack": a noun follows, and the article is its own.
  private var isAdjectival: Bool { !slot.endsPhrase }

  private static let dayHeads: Set<String> = [
    "night", "day", "morning", "evening", "afternoon", "eve", "dawn", "week", "weekend", "noon",
  ]
  private static let keeping: Set<String> = [
    "since", "until", "till", "by", "from", "before", "after", "of", "during", "to", "between", "was", "is",
    "for",
  ]
  private static let blocking: Set<String> = [
    "every", "each", "last", "next", "this", "that", "a", "an", "another", "following", "previous", "number",
    "room",
    "aged", "article", "my", "his", "her", "our", "their", "your", "any", "all", "late", "early", "mid",
    "end",
  ]

  // MARK: - Times without a date

  private func relative(_ time: RelativeTime) -> Generalised? {
    if let lead = slot.lead.first?.text {
      if English.isDeterminer(lead) || Self.measures.contains(lead) { return nil }
      if time.isLength, Self.pointers.contains(lead) { return nil }
    }
    if time.isLength {
      guard slot.endsPhrase || ["ago", "later", "earlier"].contains(slot.next?.text ?? "") else { return nil }
      if ["of", "old", "or"].contains(slot.next?.text ?? "") { return nil }
    }
    return slot.write(time.text)
  }

  private static let measures: Set<String> = [
    "about", "around", "nearly", "almost", "over", "under", "than", "least", "most", "exactly",
    "approximately",
    "roughly", "some", "of", "maybe", "perhaps", "only", "and", "a", "or", "aged", "to", "by",
  ]
  private static let pointers: Set<String> = ["on", "at"]

  /// "on Friday night" is one night, when nothing says which.
  private func moment(_ reading: DateReading) -> Generalised? {
    guard reading.years.isEmpty, reading.seasons.isEmpty, reading.decade == nil, !reading.hasPart,
      reading.months.isEmpty || reading.days.count == 1, slot.endsPhrase, reading.dayParts.count < 2
    else { return nil }
    let part = reading.dayParts.first.map { Self.dayParts[$0] ?? "day" } ?? "day"
    guard reading.weekday != nil || part != "day" || reading.days.count == 1 else { return nil }
    var taken = 0
    let lead = slot.lead
    let own = SurfaceLead(slot.words.map(\.text))
    if let first = lead.first?.text {
      if first == "on" || first == "at" || first == "in" {
        guard !own.hasPreposition else { return nil }
        taken = 1
      } else if first == "the" {
        guard lead.count > 1, ["on", "in", "at"].contains(lead[1].text) else { return nil }
        taken = 2
      } else if !own.isAdverbial,
        English.prepositions.contains(first) || English.isBe(first)
          || English.isDeterminer(first) || Self.dayHeads.contains(first) || first == "one"
      {
        return nil
      }
    } else if !own.isAdverbial, !own.hasPointer, slot.after.isEmpty {
      return nil
    }
    return slot.write((reading.pointsBack ? "that " : "one ") + part, over: taken)
  }

  private static let dayParts = [
    "night": "night", "nights": "night", "midnight": "night", "morning": "morning", "dawn": "morning",
    "sunrise": "morning", "evening": "evening", "dusk": "evening", "sunset": "evening", "eve": "evening",
    "afternoon": "afternoon", "noon": "day", "midday": "day", "day": "day",
  ]
}

/// The small words that a mention of a date begins with.
private struct SurfaceLead {
  /// Whether it begins with `on`, `at` or `in`, or says `the night of`: then the coarser time needs `in`.
  let isAdverbial: Bool
  let hasPreposition: Bool
  let hasPointer: Bool
  /// A preposition to keep, such as `since`.
  let kept: String?

  init(_ texts: [String]) {
    let first = texts.first ?? ""
    hasPreposition = ["on", "at", "in", "since", "until", "by", "from", "before", "after", "during"].contains(
      first)
    hasPointer = ["that", "this", "the"].contains(first)
    kept = ["since", "until", "by", "from", "before", "after", "during"].contains(first) ? first : nil
    isAdverbial = ["on", "at", "in"].contains(first)
  }
}
