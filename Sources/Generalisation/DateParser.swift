/// Reads the words of a mention as a date; every word must have its place in it.
struct DateParser {
  private let surface: [UInt8]
  private let words: [SurfaceWord]
  private let texts: [String]
  private let isDayFirst: Bool?
  private var at = 0
  private var reading = DateReading()

  /// - Parameter isDayFirst: how to read `03/04/2015`; nil when the project does not say.
  static func read(_ surface: [UInt8], _ words: [SurfaceWord], isDayFirst: Bool?) -> DateReading? {
    guard !words.isEmpty, words.count <= 24 else { return nil }
    if let numeric = NumericDate.read(surface, words, isDayFirst: isDayFirst) { return numeric }
    var parser = DateParser(surface: surface, words: words, isDayFirst: isDayFirst)
    return parser.run()
  }

  private init(surface: [UInt8], words: [SurfaceWord], isDayFirst: Bool?) {
    (self.surface, self.words, self.isDayFirst) = (surface, words, isDayFirst)
    texts = words.map(\.text)
  }

  private mutating func run() -> DateReading? {
    while at < words.count {
      guard step() else { return nil }
    }
    return settled()
  }

  /// Takes what begins at `at`; false when no reading is left.
  private mutating func step() -> Bool {
    if takeName() || takeDecade() || takeYear() || takeDay() || takeClock() || takeFiller() { return true }
    return false
  }

  // MARK: - Names

  private mutating func takeName() -> Bool {
    if let found = CalendarNames.month(texts, at: at) {
      let calendar = CalendarNames.months[found.table].kind
      guard reading.months.isEmpty || reading.calendar == calendar else { return false }
      reading.calendar = calendar
      reading.months.append(part(found.index + 1, found.count, .name(table: found.table)))
      return true
    }
    if let found = CalendarNames.season(texts, at: at) {
      reading.seasons.append(part(found.index, found.count, .name(table: found.table)))
      return true
    }
    if let found = CalendarNames.weekday(texts, at: at) {
      guard reading.weekday == nil else { return false }
      reading.weekday = part(found.index, found.count, .name(table: found.table))
      return true
    }
    return false
  }

  private mutating func part(_ value: Int, _ count: Int, _ style: DateReading.Style) -> DateReading.Part {
    let part = DateReading.Part(value: value, words: at..<at + count, style: style)
    at += count
    return part
  }

  // MARK: - Numbers

  private mutating func takeDecade() -> Bool {
    if at + 1 < words.count, let number = words[at].number, texts[at + 1] == "s", number % 10 == 0 {
      let year = texts[at].utf8.count == 4 ? number : texts[at].utf8.count == 2 ? Self.century(number) : nil
      guard let year else { return false }
      reading.decade = part(year, 2, .digits)
      return true
    }
    if let tens = Self.decades[texts[at]] {
      let style = DateReading.Style.spoken
      reading.decade = part(1900 + tens, 1, style)
      return true
    }
    if texts[at] == "nineteen" || texts[at] == "twenty", at + 1 < words.count,
      let tens = Self.decades[texts[at + 1]]
    {
      reading.decade = part((texts[at] == "twenty" ? 2000 : 1900) + tens, 2, .spoken)
      return true
    }
    return false
  }

  private mutating func takeYear() -> Bool {
    if let number = words[at].number, texts[at].utf8.count == 4, (1300...2199).contains(number) {
      reading.years.append(part(number, 1, .digits))
      return true
    }
    if let first = reading.years.last, first.style == .digits, let number = words[at].number,
      texts[at].utf8.count == 2, number == (first.value + 1) % 100, first.words.upperBound == at
    {
      // `winter 2014–15`
      reading.years.append(part(first.value + 1, 1, .shortYear))
      reading.isRange = true
      return true
    }
    if let number = words[at].number, texts[at].utf8.count == 2, hasApostrophe(before: at) {
      reading.years.append(part(Self.century(number), 1, .shortYear))
      return true
    }
    if let year = NumberWords.year(texts, at: at), (1850...2099).contains(year.value), isYearHere(year.count)
    {
      reading.years.append(part(year.value, year.count, .spoken))
      return true
    }
    // `ninety-one`, `eighty two`: a year that says no century can be none of ours but that.
    if let small = NumberWords.small(texts, at: at), small.value >= 32, reading.years.count < 2 {
      reading.years.append(part(1900 + small.value, small.count, .shortYear))
      return true
    }
    if let number = words[at].number, texts[at].utf8.count == 2, number >= 32, number < 100 {
      reading.years.append(part(1900 + number, 1, .shortYear))
      return true
    }
    return false
  }

  /// `twenty first` is no year, and `june twenty fourteen` is one.
  private func isYearHere(_ count: Int) -> Bool {
    let next = at + count
    return next >= texts.count || NumberWords.ordinal(texts, at: next) == nil
  }

  private mutating func takeDay() -> Bool {
    if let ordinal = NumberWords.ordinal(texts, at: at) {
      if isPart(at + ordinal.count) {
        at += ordinal.count
        reading.hasPart = true
        return true
      }
      reading.days.append(part(ordinal.value, ordinal.count, .ordinalSpoken))
      return true
    }
    guard let number = words[at].number, (1...31).contains(number), texts[at].utf8.count <= 2 else {
      return takeSpokenDay()
    }
    if at + 1 < words.count, ["st", "nd", "rd", "th"].contains(texts[at + 1]),
      words[at + 1].range.lowerBound == words[at].range.upperBound
    {
      if isPart(at + 2) {
        at += 2
        reading.hasPart = true
        return true
      }
      reading.days.append(part(number, 2, .ordinalDigits))
      return true
    }
    if isClock(at) { return false }
    guard isBesideMonth(1) else { return false }
    reading.days.append(part(number, 1, .digits))
    return true
  }

  /// `june nine`; with a number above twelve or more it may be a year, and is refused.
  private mutating func takeSpokenDay() -> Bool {
    guard let small = NumberWords.small(texts, at: at), (1...31).contains(small.value), !isClock(at) else {
      return false
    }
    guard isBesideMonth(small.count) else { return false }
    if small.value > 9, !reading.months.isEmpty, reading.years.isEmpty,
      NumberWords.year(texts, at: at + small.count) == nil
    {
      // `april thirteen`: the thirteenth, or the year; the month is all that is sure.
      at += small.count
      reading.hasPart = true
      reading.isAmbiguous = true
      return true
    }
    reading.days.append(part(small.value, small.count, .spoken))
    return true
  }

  private func isBesideMonth(_ count: Int) -> Bool {
    if !reading.months.isEmpty { return true }
    var next = at + count
    while next < texts.count, Self.beforeMonth.contains(texts[next]) || words[next].number != nil {
      next += 1
    }
    return next < texts.count && CalendarNames.month(texts, at: next) != nil
  }

  private func isPart(_ index: Int) -> Bool { index < texts.count && Self.parts.contains(texts[index]) }

  /// Two digits behind an apostrophe, as in `'17`.
  private func hasApostrophe(before index: Int) -> Bool {
    let start = words[index].range.lowerBound
    guard start > 0 else { return false }
    if surface[start - 1] == 0x27 { return true }
    return start >= 3 && surface[start - 3] == 0xE2 && surface[start - 2] == 0x80
      && (0x98...0x99).contains(surface[start - 1])
  }

  static func century(_ number: Int) -> Int { number <= 30 ? 2000 + number : 1900 + number }

  // MARK: - The time of day

  private func isClock(_ index: Int) -> Bool {
    let next = index + 1
    guard next < texts.count else { return false }
    if ["am", "pm", "o", "oclock", "h", "hours"].contains(texts[next]) { return true }
    return index > 0 && ["at", "around", "about"].contains(texts[index - 1])
      && !["of"].contains(texts[next]) && CalendarNames.month(texts, at: next) == nil
      && !["st", "nd", "rd", "th"].contains(texts[next])
  }

  private mutating func takeClock() -> Bool {
    let start = at
    var next = at
    if texts[next] == "half" || texts[next] == "quarter" { next += 1 }
    if next < texts.count, texts[next] == "past" || texts[next] == "to", next > start { next += 1 }
    guard next < texts.count else { return false }
    var hour: Int?
    if let number = words[next].number, number <= 24 {
      hour = number
      next += 1
      if next < texts.count, let minutes = words[next].number, minutes < 60, texts[next].utf8.count == 2 {
        next += 1
      }
    } else if let small = NumberWords.small(texts, at: next), small.value <= 12 {
      hour = small.value
      next += small.count
      if next < texts.count, let minutes = NumberWords.small(texts, at: next), minutes.value < 60 {
        next += minutes.count
      }
    }
    guard hour != nil else { return false }
    let marks: Set<String> = ["am", "pm", "a", "p", "m", "o", "clock", "oclock", "h", "hours", "sharp"]
    var isMarked = next - start > 1
    while next < texts.count, marks.contains(texts[next]) {
      next += 1
      isMarked = true
    }
    let follows = next < texts.count ? texts[next] : ""
    let precedes = start > 0 ? texts[start - 1] : ""
    guard isMarked || ["in", "at"].contains(follows) || ["at", "around", "about"].contains(precedes) else {
      return false
    }
    reading.hasClock = true
    at = next
    return true
  }

  // MARK: - Small words

  private mutating func takeFiller() -> Bool {
    let text = texts[at]
    if let third = Self.thirds[text] {
      reading.third = third
    } else if Self.dayParts.contains(text) {
      reading.dayParts.append(text)
    } else if Self.parts.contains(text) {
      reading.hasPart = true
    } else if text == "that" || text == "this" || text == "same" {
      reading.pointsBack = true
    } else if Self.away.contains(text) {
      reading.pointsAway = true
    } else if ["to", "until", "till"].contains(text), at > 0 {
      reading.isRange = true
    } else if !Self.fillers.contains(text) {
      return false
    }
    at += 1
    return true
  }

  private static let thirds: [String: DateReading.Third] = [
    "early": .early, "beginning": .early, "start": .early, "mid": .mid, "middle": .mid, "late": .late,
    "end": .late,
  ]
  static let dayParts: Set<String> = [
    "night", "morning", "evening", "afternoon", "noon", "midnight", "dawn", "day", "dusk", "midday", "eve",
    "nights",
    "mornings", "evenings", "afternoons", "sunset", "sunrise",
  ]
  private static let parts: Set<String> = [
    "week", "weeks", "half", "days", "weekend", "decade", "quarter", "part", "month", "year", "years",
  ]
  private static let away: Set<String> = ["last", "next", "every", "each", "following", "previous", "past"]
  private static let beforeMonth: Set<String> = [
    "of", "the", "st", "nd", "rd", "th", "and", "or", "to", "de", "er", "ere", "in", "month", "day", "night",
  ]
  private static let fillers: Set<String> = [
    "the", "of", "on", "in", "at", "and", "or", "about", "around", "from", "since", "by", "a", "an", "de",
    "du", "le",
    "la", "l", "en", "am", "im", "den", "der", "des", "dem", "vom", "von", "seit", "ende", "anfang", "mitte",
    "fin", "debut", "an", "annee", "ta", "te", "da", "nin", "yil", "yili", "yilinda", "sene", "года", "году",
    "год",
    "г", "يوم", "شهر", "سنه", "سنة", "عام", "في", "من", "ليله", "ليلة", "هـ", "ه", "م", "ah", "ce", "hijri",
    "hegira",
    "ad", "during", "maybe", "perhaps", "exactly", "godine", "dana", "el", "er", "ere", "again", "circa",
    "between",
    "only", "already",
  ]
  static let decades: [String: Int] = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80,
    "nineties": 90,
  ]

  // MARK: - What was read

  private func settled() -> DateReading? {
    var result = reading
    guard result.days.count <= 3, result.months.count <= 2, result.years.count <= 2, result.seasons.count <= 2
    else {
      return nil
    }
    if let year = result.years.first, result.months.isEmpty == false, result.calendar == .hijri,
      year.value > 1600
    {
      // "Ramadan 2014": the month is of one calendar and the year of the other.
      result.isAmbiguous = true
    }
    if result.calendar == .gregorian, let year = result.years.first?.value, year < 1600 {
      guard result.months.isEmpty, result.seasons.isEmpty, (1380...1450).contains(year) else { return nil }
      result.calendar = .hijri
    }
    if result.years.count == 2, !result.isRange { result.isRange = hasDash }
    let isEmpty =
      result.days.isEmpty && result.months.isEmpty && result.years.isEmpty && result.seasons.isEmpty
    if isEmpty, result.weekday == nil, result.decade == nil, result.dayParts.isEmpty, !result.hasClock {
      return nil
    }
    return result
  }

  private var hasDash: Bool {
    let text = String(decoding: surface, as: UTF8.self)
    return text.contains { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "/" }
  }
}
