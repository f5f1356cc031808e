/// A date as it was said: its parts, and which words of the mention each part is.
struct DateReading: Sendable {
  struct Part: Hashable, Sendable {
    let value: Int
    /// The words of the mention that say it.
    let words: Range<Int>
    let style: Style
  }

  enum Style: Hashable, Sendable {
    case digits, ordinalDigits, spoken, ordinalSpoken, shortYear
    case name(table: Int)
  }

  enum Third: String, Sendable { case early, mid, late }

  var calendar = CalendarKind.gregorian
  var days: [Part] = []
  var months: [Part] = []
  var years: [Part] = []
  var seasons: [Part] = []
  var weekday: Part?
  /// The first year of a decade.
  var decade: Part?
  /// Which third of the time it is; of a decade, a year or a month.
  var third: Third?
  /// Whether a part of a month or a year, such as `the first week`, was said.
  var hasPart = false
  /// `night`, `morning`, `day` and the like, where one was said.
  var dayParts: [String] = []
  var hasClock = false
  /// Whether it was said with `that` or `this`.
  var pointsBack = false
  /// Whether `last`, `next` or `every` makes it another than it seems.
  var pointsAway = false
  /// Whether two ends of a time are meant, and not two dates.
  var isRange = false
  /// Whether months and days in digits can be the other way round.
  var isAmbiguous = false

  var isSpoken: Bool {
    (days + years).contains { $0.style == .spoken || $0.style == .ordinalSpoken }
  }

  /// The year of a date whose other parts count: one, or the later of two that follow each other as winters do.
  var year: Int? { years.count == 1 ? years[0].value : nil }
  var month: Int? { months.count == 1 ? months[0].value : nil }
  var day: Int? { days.count == 1 ? days[0].value : nil }

  /// The day that a full date is.
  var dayNumber: DayNumber? {
    guard !isAmbiguous, !isRange, let year, let month, let day else { return nil }
    return calendar.day(year, month, day)
  }
}
