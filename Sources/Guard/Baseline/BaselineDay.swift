/// A day of the calendar, `YYYY-MM-DD`.
package struct BaselineDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  /// Nil for what is no day from the year 1970 on, or is written otherwise.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.joined().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard numbers[0] >= 1970, (1...12).contains(numbers[1]),
      (1...Self.days(of: numbers[1], in: numbers[0])).contains(numbers[2])
    else { return nil }
    description = text
  }

  package static func < (a: BaselineDay, b: BaselineDay) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
