/// How exactly a log tells when something was done.
package enum AuditGrain: String, CaseIterable, Sendable {
  case day, month, year, none
}

/// A moment in UTC, cut to a grain.
package struct AuditDate: Hashable, Sendable, CustomStringConvertible {
  /// `2026-11-21`, `2026-11`, `2026`, or nothing.
  package let description: String

  /// The date of a moment, given in seconds since 1970; the caller decides whether that is the clock's or
  /// SOURCE_DATE_EPOCH.
  package init(now: Int64, grain: AuditGrain = .day) throws(AuditError) {
    guard (0..<253_402_300_800).contains(now) else { throw .time }
    let day = Self.day(now / 86_400)
    let parts =
      switch grain {
      case .day: [Self.pad(day.year, 4), Self.pad(day.month, 2), Self.pad(day.day, 2)]
      case .month: [Self.pad(day.year, 4), Self.pad(day.month, 2)]
      case .year: [Self.pad(day.year, 4)]
      case .none: [String]()
      }
    description = parts.joined(separator: "-")
  }

  /// nil where the log is not to tell a date.
  package var word: String? { description.isEmpty ? nil : description }

  private static func day(_ number: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // Counts from 0000-03-01, so that the leap day is the last of its year; 400 years always have
    // 146,097 days.
    let shifted = number + 719_468
    let era = shifted / 146_097
    let day = shifted % 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let ordinal = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ordinal + 2) / 153
    let dayOfMonth = ordinal - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (era * 400 + year + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfMonth)
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
