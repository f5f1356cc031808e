/// What this ladder itself writes, and what is as coarse: it stays as it is.
struct AgeSaid {
  private let step: AgeLadder.Step

  /// Nil for what says a number of years.
  init?(_ words: [String]) {
    let text = words.joined(separator: " ")
    if let last = words.last, Self.decades.contains(last) {
      step = words.contains("early") || words.contains("late") || words.contains("mid") ? .band : .decade
    } else if words.contains("something") {
      step = .decade
    } else if words.starts(with: ["over", "ninety"]) || words.starts(with: ["over", "90"])
      || words.starts(with: ["under", "ten"]) || words.starts(with: ["under", "10"])
    {
      step = .decade
    } else if words.starts(with: ["under", "five"]) || words.starts(with: ["under", "5"]) {
      step = .band
    } else if text.hasPrefix("less than a year") || text.hasPrefix("less than two years") {
      // What is said of infants, whatever the step.
      step = .stage
    } else if let last = words.last, Self.stages.contains(last) {
      step = .stage
    } else if let width = Self.width(words) {
      step = width == 10 ? .decade : .band
    } else {
      return nil
    }
  }

  func isCoarse(for step: AgeLadder.Step) -> Bool {
    let order = AgeLadder.Step.allCases
    return (order.firstIndex(of: self.step) ?? 0) >= (order.firstIndex(of: step) ?? 0)
  }

  /// The number of years in a range of whole bands.
  private static func width(_ words: [String]) -> Int? {
    guard let joint = words.firstIndex(where: { $0 == "to" || $0 == "and" }) ?? rangeJoint(words) else {
      return nil
    }
    let head = Array(words[..<joint]).filter { !frame.contains($0) }
    let isBare = words[joint] != "to" && words[joint] != "and"
    let tail = Array(words[(isBare ? joint : joint + 1)...])
    guard let low = number(head), let high = number(tail), low % 5 == 0, low > 0 else { return nil }
    return high - low == 4 ? 5 : high - low == 9 && low % 10 == 0 ? 10 : nil
  }

  private static func rangeJoint(_ words: [String]) -> Int? {
    words.count >= 2 && words[words.count - 1].allSatisfy(\.isNumber)
      && words[words.count - 2].allSatisfy(\.isNumber)
      ? words.count - 1 : nil
  }

  private static func number(_ words: [String]) -> Int? {
    guard let first = words.first else { return nil }
    let rest: ArraySlice<String>
    let value: Int
    if let digits = Int(first) {
      (value, rest) = (digits, words.dropFirst())
    } else if let read = NumberWords.small(words, at: 0) {
      (value, rest) = (read.value, words.dropFirst(read.count))
    } else {
      return nil
    }
    return rest.allSatisfy { ["year", "years", "old", "olds"].contains($0) } ? value : nil
  }

  private static let frame: Set<String> = ["aged", "between", "at", "an", "age", "a", "of"]
  private static let decades: Set<String> = [
    "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
  ]
  private static let stages: Set<String> = [
    "child", "children", "teenager", "teenagers", "adult", "adults", "elderly", "teenage", "baby", "young",
    "person",
  ]
}
