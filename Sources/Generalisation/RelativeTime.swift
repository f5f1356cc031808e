/// A time told from another one, "three days later", or how long something took, "three years".
struct RelativeTime: Sendable {
  /// What is said in its place.
  let text: String
  /// Whether it hangs on nothing but the story, so that a shift of all dates leaves it true.
  let isInterval: Bool
  /// Whether it is only a length, which a determiner in front would not fit.
  let isLength: Bool

  /// Nil for what holds a date of its own or words that are not known.
  init?(_ words: [SurfaceWord]) {
    var texts = words.map(\.text)[...]
    guard texts.count <= 10 else { return nil }
    let lead = texts.first == "for" ? "for " : ""
    if !lead.isEmpty { texts.removeFirst() }
    while let first = texts.first, Self.hedges.contains(first) { texts.removeFirst() }
    if texts.first == "the", texts.count == 3,
      texts.dropFirst().first == "next" || texts.dropFirst().first == "following",
      let unit = texts.last, Self.dayUnits.contains(unit)
    {
      self.init("soon after", isInterval: true, isLength: false)
      return
    }
    guard let amount = Self.amount(&texts), let unit = texts.first, let plural = Self.units[unit] else {
      return nil
    }
    texts.removeFirst()
    let vague =
      amount == 1 && plural != "days" ? "some time" : amount >= 10 ? "many " + plural : "some " + plural
    if texts.isEmpty {
      self.init(lead + vague, isInterval: true, isLength: true)
      return
    }
    guard lead.isEmpty, let direction = texts.first, Self.directions.contains(direction) else { return nil }
    texts.removeFirst()
    guard let tail = Self.tail(Array(texts)) else { return nil }
    let after = direction == "afterwards" ? "later" : direction
    self.init(vague + " " + after + tail.text, isInterval: tail.text.isEmpty, isLength: false)
  }

  private init(_ text: String, isInterval: Bool, isLength: Bool) {
    (self.text, self.isInterval, self.isLength) = (text, isInterval, isLength)
  }

  /// The number of units; 3 for `some` and its like.
  private static func amount(_ texts: inout ArraySlice<String>) -> Int? {
    let words = Array(texts)
    guard let first = words.first else { return nil }
    if let read = NumberWords.small(words, at: 0) {
      texts.removeFirst(read.count)
      if let next = texts.first, next == "or" || next == "to" {
        let rest = Array(texts.dropFirst())
        guard let more = NumberWords.small(rest, at: 0) else { return nil }
        texts.removeFirst(1 + more.count)
        return more.value
      }
      return read.value
    }
    if let number = Int(first), number < 1000 {
      texts.removeFirst()
      return number
    }
    if ["a", "an"].contains(first), words.count > 1 {
      texts.removeFirst()
      if texts.first == "few" || texts.first == "couple" {
        texts.removeFirst()
        if texts.first == "of" { texts.removeFirst() }
        return 3
      }
      return 1
    }
    if ["some", "several", "many", "few"].contains(first) {
      texts.removeFirst()
      return first == "many" ? 10 : 3
    }
    return nil
  }

  /// What the time is told from: nothing, or a feast of every year.
  private static func tail(_ words: [String]) -> (text: String, Void)? {
    if words.isEmpty { return ("", ()) }
    let text = words.filter { $0 != "the" }.joined(separator: " ")
    guard let feast = feasts[text] else { return nil }
    return (" " + feast, ())
  }

  private static let hedges: Set<String> = [
    "about", "around", "maybe", "perhaps", "some", "nearly", "almost", "only",
  ]
  private static let directions: Set<String> = [
    "later", "after", "before", "earlier", "ago", "afterwards", "previously", "afterward",
  ]
  private static let dayUnits: Set<String> = [
    "day", "morning", "night", "evening", "afternoon", "week", "month",
  ]
  private static let units: [String: String] = [
    "day": "days", "days": "days", "night": "nights", "nights": "nights", "week": "weeks", "weeks": "weeks",
    "month": "months", "months": "months", "year": "years", "years": "years", "hour": "hours",
    "hours": "hours",
    "minute": "minutes", "minutes": "minutes", "winter": "years", "winters": "years", "summer": "years",
    "summers": "years", "mornings": "days", "evenings": "days",
  ]
  private static let feasts: [String: String] = [
    "ramadan": "Ramadan", "eid": "Eid", "ashura": "Ashura", "newroz": "Newroz", "nowruz": "Nowruz",
    "christmas": "Christmas", "easter": "Easter", "new year": "New Year", "feast": "the feast",
    "hajj": "the Hajj",
    "that": "that", "this": "this",
  ]
}
