/// An age as it was said.
struct AgeReading: Hashable, Sendable {
  enum Unit: Hashable, Sendable { case years, infant(below: Int) }

  /// In years, ascending; more than one for "seventeen or eighteen".
  var years: [Int]
  var unit = Unit.years
  /// Whether it was said in words.
  var isSpoken: Bool
  /// Whether the mention itself says `years old` or only `years`.
  var saysYears = false
  var saysOld = false
  /// Whether it is `34-year-old`, before a noun or in its place.
  var isCompound = false
  var isPlural = false
  /// Words of the mention in front of the number that are part of the sentence, such as `aged`.
  var frame: Frame = .none

  enum Frame: Hashable, Sendable { case none, aged, at, of }

  /// Nil for all that is not an age alone.
  init?(_ words: [SurfaceWord], joints: String) {
    var texts = words.map(\.text)
    var numbers = words.map(\.number)
    func drop(_ count: Int) {
      texts.removeFirst(count)
      numbers.removeFirst(count)
    }
    if let first = texts.first, first == "aged" || first == "age" || first == "at" || first == "of" {
      frame = first == "of" ? .of : first == "at" ? .at : .aged
      drop(1)
    }
    while let first = texts.first, Self.hedges.contains(first) { drop(1) }
    var isSpoken = false
    var found: [Int] = []
    var at = 0
    while at < texts.count {
      if let number = numbers[at], number <= 120 {
        found.append(number)
        at += 1
      } else if let read = NumberWords.small(texts, at: at) {
        found.append(read.value)
        isSpoken = true
        at += read.count
      } else {
        break
      }
      let next = at + 1 < texts.count ? (texts[at], at + 1) : nil
      guard let (joint, after) = next, Self.joints.contains(joint),
        numbers[after] != nil || NumberWords.small(texts, at: after) != nil
      else { continue }
      at = after
    }
    guard !found.isEmpty, found.count <= 4 else { return nil }
    years = found.sorted()
    self.isSpoken = isSpoken
    guard read(tail: Array(texts[at...])) else { return nil }
    isCompound = isCompound && joints.contains("-")
  }

  /// What follows the number: units, `old`, and what is said of a part of a year.
  private mutating func read(tail: [String]) -> Bool {
    var rest = tail[...]
    if let unit = rest.first {
      switch unit {
      case "year", "years", "yrs", "yr":
        saysYears = true
        rest.removeFirst()
        if rest.first == "old" || rest.first == "olds" {
          saysOld = true
          isCompound = true
          isPlural = rest.first == "olds"
          rest.removeFirst()
        } else if rest.starts(with: ["of", "age"]) {
          saysOld = true
          rest.removeFirst(2)
        }
      case "months", "month", "weeks", "week", "days", "day":
        guard years.count == 1 else { return false }
        let days = years[0] * (unit.hasPrefix("m") ? 30 : unit.hasPrefix("w") ? 7 : 1)
        guard days < 720 else { return false }
        self.unit = .infant(below: days < 360 ? 1 : 2)
        rest.removeFirst()
        if rest.first == "old" {
          saysOld = true
          isCompound = true
          rest.removeFirst()
        }
      default: break
      }
    }
    return Self.tails.contains(rest.joined(separator: " ")) || isPart(Array(rest))
  }

  /// `and a half`, `and three months`.
  private func isPart(_ words: [String]) -> Bool {
    guard words.count >= 3, words[0] == "and" else { return false }
    let unit = words[words.count - 1]
    return ["month", "months", "weeks", "week", "days"].contains(unit)
      && (NumberWords.small(words, at: 1).map { 1 + $0.count == words.count - 1 } ?? false
        || ["some", "a", "few"].contains(words[1]) || Int(words[1]) != nil)
  }

  private static let joints: Set<String> = ["or", "and", "to", "going", "maybe", "perhaps"]
  private static let hedges: Set<String> = [
    "about", "around", "maybe", "perhaps", "almost", "nearly", "some", "past", "over", "only", "just",
    "barely", "hardly", "approximately", "roughly", "circa", "ca", "under",
  ]
  private static let tails: Set<String> = [
    "", "or so", "and a half", "and half", "and some", "almost", "maybe", "perhaps", "now", "then", "at most",
    "at least", "years", "or thereabouts", "about",
  ]
}
