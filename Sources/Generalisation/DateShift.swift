import RedactCore

/// Moves dates by one offset, so that the time between them stays.
///
/// ## Privacy
/// The offset is a secret of the interview; whoever learns one true date learns it.
package struct DateShift: Sendable {
  private let days: Int
  private let ladders: Ladders

  /// An offset beyond this many days would leave the calendars that are known.
  private static let farthest = 36_525

  /// - Parameters:
  ///   - days: the offset, the same for a whole interview; zero moves nothing.
  ///   - ladders: where the public events stand that never move.
  package init(days: Int, with ladders: Ladders) {
    self.days = max(-Self.farthest, min(Self.farthest, days))
    self.ladders = ladders
  }

  /// The date of a mention, moved and written in the notation it had.
  ///
  /// - Returns: nil when it cannot be read; it must then be generalised or masked, and never left.
  package func shift(_ passage: Passage) -> Shifted? {
    guard let slot = Slot(passage), !slot.isJoinedLeft, !slot.isJoinedRight else { return nil }
    if let relative = RelativeTime(slot.words) {
      return relative.isInterval ? Shifted(text: slot.surfaceText, outcome: .interval) : nil
    }
    guard let reading = DateParser.read(slot.surface, slot.words, isDayFirst: ladders.isDayFirst),
      !reading.isAmbiguous, !reading.pointsAway, !reading.pointsBack, !reading.hasPart, reading.third == nil
    else { return nil }
    if ladders.events.isNamed(in: slot, around: passage, reading) {
      return Shifted(text: slot.surfaceText, outcome: .publicEvent)
    }
    return moved(reading, slot).map { Shifted(text: $0, outcome: .moved) }
  }

  private func moved(_ reading: DateReading, _ slot: Slot) -> String? {
    guard reading.decade == nil, reading.months.count < 2, reading.days.count < 2 else { return nil }
    var writer = DateWriter(slot.surface, slot.words, reading.calendar)
    if let day = reading.days.first {
      guard let month = reading.months.first, reading.seasons.isEmpty, reading.years.count < 2 else {
        return nil
      }
      // Without a year the length of February is the only thing that is not known.
      let year = reading.years.first?.value ?? (reading.calendar == .hijri ? 1436 : 2015)
      guard let old = reading.calendar.day(year, month.value, day.value) else { return nil }
      let new = DayNumber(value: old.value + days)
      let parts = reading.calendar.components(new)
      writer.put(day, parts.day)
      writer.put(month, parts.month)
      if let year = reading.years.first { guard writer.putYear(year, parts.year) else { return nil } }
      if let weekday = reading.weekday { writer.put(weekday, (weekday.value + days % 7 + 7) % 7) }
      return writer.text
    }
    guard reading.weekday == nil, !reading.hasClock, reading.dayParts.isEmpty else { return nil }
    if let month = reading.months.first {
      guard reading.seasons.isEmpty, reading.years.count < 2 else { return nil }
      // A Hijri month without a year is a season of faith and not a date.
      guard reading.calendar == .gregorian || !reading.years.isEmpty else { return nil }
      guard let new = middle(reading.calendar, reading.years.first?.value, month.value) else { return nil }
      writer.put(month, new.month)
      if let year = reading.years.first { guard writer.putYear(year, new.year) else { return nil } }
      return writer.text
    }
    if let season = reading.seasons.first {
      guard reading.seasons.count == 1, reading.years.count < 2,
        let new = middle(.gregorian, reading.years.first?.value, season.value * 3 + 1)
      else { return nil }
      writer.put(season, Season(month: new.month).rawValue)
      if let year = reading.years.first { guard writer.putYear(year, new.year) else { return nil } }
      return writer.text
    }
    guard !reading.years.isEmpty else { return nil }
    for year in reading.years {
      guard let new = middle(reading.calendar, year.value, 7), writer.putYear(year, new.year) else {
        return nil
      }
    }
    return writer.text
  }

  /// The middle of a month, moved.
  private func middle(_ calendar: CalendarKind, _ year: Int?, _ month: Int) -> CalendarDay? {
    let known = year ?? (calendar == .hijri ? 1436 : 2015)
    return calendar.day(known, month, 15).map { calendar.components(DayNumber(value: $0.value + days)) }
  }
}

/// A date after a shift.
package struct Shifted: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Written anew, as many days from where it was as the shift says.
    case moved
    /// A time between two moments, which a shift does not change: "three days later".
    case interval
    /// The day of a public event, which would betray the offset if it moved.
    case publicEvent
  }

  /// What is written in the place of the mention.
  package let text: String
  package let outcome: Outcome

  package init(text: String, outcome: Outcome) {
    self.text = text
    self.outcome = outcome
  }
}

/// Puts new values in the place of the parts of a date, each in the notation that it had.
struct DateWriter {
  private let surface: [UInt8]
  private let words: [SurfaceWord]
  private let calendar: CalendarKind
  private var changes: [(range: Range<Int>, text: String)] = []

  init(_ surface: [UInt8], _ words: [SurfaceWord], _ calendar: CalendarKind) {
    (self.surface, self.words, self.calendar) = (surface, words, calendar)
  }

  /// The whole mention with all changes made.
  var text: String {
    var result: [UInt8] = []
    var copied = 0
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += surface[copied..<change.range.lowerBound]
      result += Array(change.text.utf8)
      copied = change.range.upperBound
    }
    result += surface[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  mutating func put(_ part: DateReading.Part, _ value: Int) {
    let old = self.old(part)
    let new: String
    switch part.style {
    case .digits, .shortYear: new = digits(value, like: words[part.words.lowerBound])
    case .ordinalDigits:
      let suffix = NumberWords.suffix(value)
      let isUpper = old.utf8.last.map { (0x41...0x5A).contains($0) } ?? false
      new = String(value) + (isUpper ? suffix.uppercased() : suffix)
    case .ordinalSpoken: new = cased(NumberWords.ordinal(value, joint: joint(old)), like: old)
    case .spoken:
      let spoken = NumberWords.spelled(value).split(separator: "-").joined(separator: joint(old))
      new = cased(spoken, like: old)
    case .name(let table): new = name(table, value, part, like: old)
    }
    changes.append((range(part), new))
  }

  /// False where the notation cannot hold the year: two digits of another century.
  mutating func putYear(_ part: DateReading.Part, _ year: Int) -> Bool {
    switch part.style {
    case .shortYear:
      guard words[part.words.lowerBound].number != nil else {
        guard part.value / 100 == year / 100, year % 100 >= 10 else { return false }
        let old = self.old(part)
        let spoken = NumberWords.spelled(year % 100).split(separator: "-").joined(separator: joint(old))
        changes.append((range(part), cased(spoken, like: old)))
        return true
      }
      let new = year % 100
      guard DateParser.century(new) == year || part.value / 100 == year / 100 else { return false }
      changes.append((range(part), digits(new, like: words[part.words.lowerBound], width: 2)))
    case .spoken:
      let old = self.old(part)
      changes.append((range(part), cased(NumberWords.year(year, joint: joint(old)), like: old)))
    default: changes.append((range(part), digits(year, like: words[part.words.lowerBound])))
    }
    return true
  }

  private func range(_ part: DateReading.Part) -> Range<Int> {
    words[part.words.lowerBound].range.lowerBound..<words[part.words.upperBound - 1].range.upperBound
  }

  private func old(_ part: DateReading.Part) -> String {
    String(decoding: surface[range(part)], as: UTF8.self)
  }

  /// Speakers of raw transcripts have no hyphen in `twenty-first`.
  private func joint(_ old: String) -> String { old.contains("-") || !old.contains(" ") ? "-" : " " }

  private func cased(_ new: String, like old: String) -> String {
    if old.count > 1, old == old.uppercased(), old != old.lowercased() { return new.uppercased() }
    return old.first?.isUppercase == true ? new.capitalisedFirst : new
  }

  /// With as many leading zeros, and in the digits of the same script.
  private func digits(_ value: Int, like word: SurfaceWord, width: Int = 0) -> String {
    let old = Array(String(decoding: surface[word.range], as: UTF8.self).unicodeScalars)
    let isPadded =
      old.first.map { $0.properties.numericType == .decimal && $0.properties.numericValue == 0 } ?? false
    var text = String(value)
    let wanted = max(width, isPadded || isPaddedDate(old.count) ? old.count : 1)
    while text.count < wanted { text = "0" + text }
    guard let first = old.first, let digit = first.properties.numericValue, !first.isASCII else {
      return text
    }
    let zero = first.value - UInt32(digit)
    return String(
      String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar(zero + $0.value - 0x30) }))
  }

  /// Whether a date in digits alone has two of them for the day and for the month.
  private func isPaddedDate(_ count: Int) -> Bool {
    count == 2
      && words.allSatisfy { word in
        word.number != nil && (word.text.utf8.count == 2 || word.text.utf8.count == 4)
      }
  }

  private func name(_ table: Int, _ value: Int, _ part: DateReading.Part, like old: String) -> String {
    let names = tables(part)[table].names
    let index = isMonth(part) ? value - 1 : value
    let name = names[((index % names.count) + names.count) % names.count]
    if old.count > 1, old == old.uppercased(), old != old.lowercased() { return name.uppercased() }
    return old.first?.isUppercase == true ? name.capitalisedFirst : name.lowercased()
  }

  private func isMonth(_ part: DateReading.Part) -> Bool { matches(part, CalendarNames.month) }

  private func tables(_ part: DateReading.Part) -> [NameTable] {
    if isMonth(part) { return CalendarNames.months }
    return matches(part, CalendarNames.weekday) ? CalendarNames.weekdays : CalendarNames.seasons
  }

  private func matches(
    _ part: DateReading.Part, _ find: ([String], Int) -> CalendarNames.Found?
  ) -> Bool {
    find(words.map(\.text), part.words.lowerBound)?.count == part.words.count
  }
}
