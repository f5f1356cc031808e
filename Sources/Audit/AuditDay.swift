/// A day in UTC: the finest grain of time that enters a log.
package struct AuditDay: Hashable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  private let number: Int64

  /// The day of a moment, given in seconds since 1970; the caller decides whether that is the clock's or
  /// SOURCE_DATE_EPOCH.
  package init(now: Int64) throws(AuditError) {
    guard (0..<253_402_300_800).contains(now) else { throw .time }
    number = now / 86_400
  }

  /// `2026-11-21`.
  package var description: String {
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
    let civilYear = era * 400 + year + (civilMonth <= 2 ? 1 : 0)
    return "\(Self.pad(civilYear, 4))-\(Self.pad(civilMonth, 2))-\(Self.pad(dayOfMonth, 2))"
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
