/// A day counted from a fixed one, so that calendars can be turned into each other.
struct DayNumber: Hashable, Comparable, Sendable {
  /// Julian day number of noon.
  var value: Int

  static func < (a: DayNumber, b: DayNumber) -> Bool { a.value < b.value }

  /// From 0 for Monday to 6 for Sunday.
  var weekday: Int { ((value % 7) + 7) % 7 }

  /// A day of the Gregorian calendar; nil when there is none such.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    let shift = (14 - month) / 12
    let y = year + 4800 - shift
    let m = month + 12 * shift - 3
    value = day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045
  }

  /// A day of the tabular Islamic calendar; nil when there is none such.
  init?(hijriYear year: Int, month: Int, day: Int) {
    guard (1...2000).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
    value = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_438
  }

  init(value: Int) { self.value = value }

  var gregorian: CalendarDay {
    let a = value + 32044
    let b = (4 * a + 3) / 146_097
    let c = a - 146_097 * b / 4
    let d = (4 * c + 3) / 1461
    let e = c - 1461 * d / 4
    let m = (5 * e + 2) / 153
    return CalendarDay(
      year: 100 * b + d - 4800 + m / 10, month: m + 3 - 12 * (m / 10), day: e - (153 * m + 2) / 5 + 1)
  }

  var hijri: CalendarDay {
    var year = (30 * (value - 1_948_439) + 10646) / 10631
    while let first = DayNumber(hijriYear: year + 1, month: 1, day: 1), first.value <= value { year += 1 }
    while let first = DayNumber(hijriYear: year, month: 1, day: 1), first.value > value { year -= 1 }
    var month = 12
    while month > 1, let first = DayNumber(hijriYear: year, month: month, day: 1), first.value > value {
      month -= 1
    }
    let first = DayNumber(hijriYear: year, month: month, day: 1)?.value ?? value
    return CalendarDay(year: year, month: month, day: value - first + 1)
  }

  static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

struct CalendarDay: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int
}

/// The calendar that a date is said in.
enum CalendarKind: Hashable, Sendable {
  case gregorian, hijri

  func day(_ year: Int, _ month: Int, _ day: Int) -> DayNumber? {
    switch self {
    case .gregorian: DayNumber(year: year, month: month, day: day)
    case .hijri: DayNumber(hijriYear: year, month: month, day: day)
    }
  }

  func components(_ day: DayNumber) -> CalendarDay { self == .gregorian ? day.gregorian : day.hijri }
}

enum Season: Int, Sendable {
  case winter, spring, summer, autumn

  /// The season of a month in the north.
  init(month: Int) { self = Season(rawValue: month % 12 / 3) ?? .winter }

  var name: String {
    switch self {
    case .winter: "winter"
    case .spring: "spring"
    case .summer: "summer"
    case .autumn: "autumn"
    }
  }

  /// The month in the middle of it.
  var middle: Int { rawValue * 3 + 1 }
}
