/// English numbers as they are spoken.
enum NumberWords {
  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let ordinalUnits = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
  ]
  private static let ordinalTens = ["twentieth", "thirtieth"]

  private static let values: [String: Int] = {
    var values: [String: Int] = ["fourty": 40]
    for (value, word) in units.enumerated() { values[word] = value }
    for (index, word) in tens.enumerated() { values[word] = (index + 2) * 10 }
    return values
  }()

  private static let ordinals: [String: Int] = {
    var values: [String: Int] = [:]
    for (value, word) in ordinalUnits.enumerated() { values[word] = value }
    for (index, word) in ordinalTens.enumerated() { values[word] = (index + 2) * 10 }
    return values
  }()

  /// The number below a hundred that begins at `at`, and how many words it has.
  static func small(_ words: [String], at: Int) -> (value: Int, count: Int)? {
    guard at < words.count, let first = values[words[at]] else { return nil }
    if first >= 20, at + 1 < words.count, let unit = values[words[at + 1]], (1...9).contains(unit) {
      return (first + unit, 2)
    }
    return (first, 1)
  }

  /// The ordinal up to thirty-one that begins at `at`.
  static func ordinal(_ words: [String], at: Int) -> (value: Int, count: Int)? {
    guard at < words.count else { return nil }
    if let value = ordinals[words[at]], value > 0 { return (value, 1) }
    guard let ten = values[words[at]], ten == 20 || ten == 30, at + 1 < words.count,
      let unit = ordinals[words[at + 1]], (1...9).contains(unit), ten + unit <= 31
    else { return nil }
    return (ten + unit, 2)
  }

  /// A year in words that can be nothing else: `twenty fifteen`, `two thousand and four`, `nineteen ninety`.
  static func year(_ words: [String], at: Int) -> (value: Int, count: Int)? {
    guard at < words.count else { return nil }
    if words[at] == "two", at + 1 < words.count, words[at + 1] == "thousand" {
      var next = at + 2
      if next < words.count, words[next] == "and" { next += 1 }
      guard let rest = small(words, at: next), rest.value > 0 else { return (2000, 2) }
      return (2000 + rest.value, next - at + rest.count)
    }
    guard let century = values[words[at]], (18...20).contains(century) else { return nil }
    var next = at + 1
    guard next < words.count else { return nil }
    if words[next] == "oh" || words[next] == "o" {
      guard let rest = small(words, at: next + 1), (1...9).contains(rest.value) else { return nil }
      return (century * 100 + rest.value, 2 + rest.count)
    }
    if words[next] == "hundred" {
      next += 1
      if next < words.count, words[next] == "and" { next += 1 }
      guard let rest = small(words, at: next) else { return (century * 100, 2) }
      return (century * 100 + rest.value, next - at + rest.count)
    }
    guard let rest = small(words, at: next), rest.value >= 10 else { return nil }
    return (century * 100 + rest.value, 1 + rest.count)
  }

  /// `thirty-four`; up to a hundred.
  static func spelled(_ number: Int) -> String {
    guard number >= 20 else { return units[max(0, number)] }
    guard number < 100 else { return "a hundred" }
    let ten = tens[number / 10 - 2]
    return number % 10 == 0 ? ten : ten + "-" + units[number % 10]
  }

  /// `twenty-third`; up to thirty-one.
  static func ordinal(_ number: Int, joint: String) -> String {
    guard number >= 20 else { return ordinalUnits[max(0, number)] }
    guard number % 10 != 0 else { return ordinalTens[min(1, number / 10 - 2)] }
    return tens[min(1, number / 10 - 2)] + joint + ordinalUnits[number % 10]
  }

  /// `twenty fifteen`, as speakers say it.
  static func year(_ year: Int, joint: String) -> String {
    let (century, rest) = (year / 100, year % 100)
    let spoken = spelled(rest).split(separator: "-").joined(separator: joint)
    if century == 20, rest < 10 { return rest == 0 ? "two thousand" : "two thousand " + spoken }
    if rest == 0 { return spelled(century) + " hundred" }
    return spelled(century) + (rest < 10 ? " oh " : " ") + spoken
  }

  /// `st`, `nd`, `rd`, `th`.
  static func suffix(_ number: Int) -> String {
    guard !(11...13).contains(number % 100) else { return "th" }
    return switch number % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }
}
