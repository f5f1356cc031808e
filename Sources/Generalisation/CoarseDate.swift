/// A date at a step: what is written of it.
struct CoarseDate: Hashable, Sendable {
  /// With the article that it needs: `spring 2015`, `the mid-2010s`.
  let text: String
  /// Whether the mention says no more than this step.
  let isUnchanged: Bool

  /// Whether a day is still told, which stands with `on`.
  let isDay: Bool

  var startsWithArticle: Bool { text.hasPrefix("the ") }
  var bare: String { startsWithArticle ? String(text.dropFirst(4)) : text }

  private init(_ text: String, isUnchanged: Bool = false, isDay: Bool = false) {
    (self.text, self.isUnchanged, self.isDay) = (text, isUnchanged, isDay)
  }

  /// Nil when the date does not say what the step needs.
  init?(_ reading: DateReading, _ step: DateLadder.Step, _ periods: Periods) {
    let made: CoarseDate? =
      switch step {
      case .day: Self.day(reading)
      case .month: Self.month(reading)
      case .season: Self.season(reading)
      case .year: Self.year(reading)
      case .period: Self.period(reading, periods)
      }
    guard let made else { return nil }
    self = made
  }

  private static func day(_ reading: DateReading) -> CoarseDate? {
    guard let day = reading.day, let month = reading.month, !reading.isAmbiguous else {
      return month(reading)
    }
    guard let year = Self.years(reading) else {
      return CoarseDate("\(day) \(name(month, reading))", isDay: true)
    }
    return CoarseDate("\(day) \(name(month, reading)) \(year)", isDay: true)
  }

  private static func month(_ reading: DateReading) -> CoarseDate? {
    guard let month = reading.month, !reading.isAmbiguous || reading.days.isEmpty || isNamed(reading) else {
      return Self.season(reading)
    }
    let isPlain = reading.days.isEmpty
    guard let year = years(reading) else { return CoarseDate(name(month, reading), isUnchanged: isPlain) }
    if reading.isAmbiguous, reading.calendar == .hijri { return CoarseDate(year) }
    return CoarseDate(name(month, reading) + " " + year, isUnchanged: isPlain)
  }

  private static func season(_ reading: DateReading) -> CoarseDate? {
    if reading.seasons.count == 1 {
      let name = reading.seasons[0].seasonName
      let isPlain = reading.days.isEmpty && reading.months.isEmpty
      guard let year = years(reading) else { return CoarseDate(name, isUnchanged: isPlain) }
      return CoarseDate(name + " " + year, isUnchanged: isPlain)
    }
    guard !reading.months.isEmpty, !reading.isAmbiguous || isNamed(reading), reading.seasons.isEmpty else {
      return Self.year(reading)
    }
    if reading.isAmbiguous, reading.calendar == .hijri { return Self.year(reading) }
    let seasons = Set(reading.months.map { Season(month: $0.value) })
    if reading.calendar == .hijri {
      guard let day = middle(reading)?.gregorian else { return nil }
      return CoarseDate(season(day.year, day.month))
    }
    guard seasons.count == 1, let month = reading.months.first?.value else { return Self.year(reading) }
    guard let year = reading.year else {
      return reading.years.isEmpty ? CoarseDate(Season(month: month).name) : nil
    }
    return CoarseDate(season(year, month))
  }

  /// `winter 2014–15`: a winter has two years.
  private static func season(_ year: Int, _ month: Int) -> String {
    let season = Season(month: month)
    guard season == .winter else { return "\(season.name) \(year)" }
    let first = month == 12 ? year : year - 1
    let next = (first + 1) % 100
    return "winter \(first)–\(next < 10 ? "0" : "")\(next)"
  }

  private static func year(_ reading: DateReading) -> CoarseDate? {
    if let decade = reading.decade {
      return CoarseDate(Self.decade(decade.value, reading.third), isUnchanged: true)
    }
    guard !reading.years.isEmpty else { return nil }
    let isPlain = reading.days.isEmpty && reading.months.isEmpty && reading.seasons.isEmpty
    if reading.calendar == .hijri, !reading.isAmbiguous, !isPlain {
      return middle(reading).map { CoarseDate(String($0.gregorian.year)) }
    }
    return years(reading).map { CoarseDate($0, isUnchanged: isPlain) }
  }

  private static func period(_ reading: DateReading, _ periods: Periods) -> CoarseDate? {
    if let decade = reading.decade {
      return CoarseDate(Self.decade(decade.value, reading.third), isUnchanged: true)
    }
    if let day = middle(reading), let name = periods.name(of: day) { return CoarseDate(name) }
    var years = reading.years.map(\.value)
    if reading.calendar == .hijri {
      if reading.isAmbiguous, let first = years.first, first > 1600 {
        years = [first]
      } else {
        guard let year = middle(reading)?.gregorian.year else { return nil }
        years = [year]
      }
    }
    guard let first = years.min(), let last = years.max() else { return nil }
    if third(first) == third(last), first / 10 == last / 10 {
      return CoarseDate(decade(first / 10 * 10, third(first)))
    }
    return first / 10 == last / 10 ? CoarseDate(decade(first / 10 * 10, nil)) : nil
  }

  private static func third(_ year: Int) -> DateReading.Third {
    year % 10 < 4 ? .early : year % 10 < 7 ? .mid : .late
  }

  private static func decade(_ year: Int, _ third: DateReading.Third?) -> String {
    let part = third.map { $0 == .mid ? "mid-" : $0.rawValue + " " } ?? ""
    return "the \(part)\(year)s"
  }

  /// A day in the middle of what was read, for turning calendars; the mention names a year.
  private static func middle(_ reading: DateReading) -> DayNumber? {
    guard !reading.isRange, !reading.isAmbiguous, let year = reading.year else { return nil }
    let month =
      reading.months.first?.value ?? (reading.seasons.count == 1 ? reading.seasons[0].value * 3 + 1 : 7)
    return reading.calendar.day(year, month, min(28, reading.days.first?.value ?? 15))
  }

  private static func isNamed(_ reading: DateReading) -> Bool {
    reading.months.contains { if case .name = $0.style { true } else { false } }
  }

  private static func years(_ reading: DateReading) -> String? {
    guard let first = reading.years.first else { return nil }
    if reading.isRange, reading.years.count == 2 { return "\(first.value)–\(reading.years[1].value)" }
    guard reading.years.count == 1 else { return nil }
    if first.style == .spoken { return NumberWords.year(first.value, joint: " ") }
    return String(first.value)
  }

  private static func name(_ month: Int, _ reading: DateReading) -> String {
    let table = reading.calendar == .hijri ? CalendarNames.hijri : CalendarNames.months[0]
    return table.names[month - 1]
  }
}

extension DateReading.Part {
  fileprivate var seasonName: String { (Season(rawValue: value) ?? .winter).name }
}

extension CalendarNames {
  /// The Latin names of Hijri months.
  static let hijri = months.first { $0.kind == .hijri } ?? months[0]
}
