/// A day of the log's dates, which may be told by month or year only.
struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since the first of March of the year 0.
  let number: Int
  /// As the log words it.
  let words: String

  /// Reads `2026-11-21`, `2026-11` or `2026`; a month stands for its first day, a year for its first of January.
  init?(_ words: String) {
    let parts = words.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part) else { return nil }
      numbers.append(number)
    }
    numbers += Array(repeating: 1, count: 3 - numbers.count)
    guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
    // Counted from March, the leap day is the last of its year.
    let month = (numbers[1] + 9) % 12
    let year = numbers[0] - (numbers[1] < 3 ? 1 : 0)
    let leapDays = year / 4 - year / 100 + year / 400
    number = 365 * year + leapDays + (month * 306 + 5) / 10 + numbers[2] - 1
    self.words = words
  }

  static func < (a: CalendarDay, b: CalendarDay) -> Bool { (a.number, a.words) < (b.number, b.words) }
}
