import TestSupport

/// Patterns of all that a sketch has to do justice to, and texts that they match now and then.
enum RandomPattern {
  static func text(_ generator: inout SeededGenerator) -> String {
    (0..<2 + generator.number(below: 6)).map { _ in
      generator.pick([" ", " ", "a", "b", "k", "A", "1", "'", "é", "Я", "\n", ","])
    }.joined()
  }

  static func pattern(_ generator: inout SeededGenerator, depth: Int) -> String {
    guard depth > 0 else {
      return generator.pick([
        "[ ]", "a", "b", "k", "A", "1", "'", "é", "[a-c]", "[^a]", "[^\\W b]", "[^é]",
        "[^\\P{Lu}\\P{Cyrillic}]", "\\d", "\\p{L}",
        "\\p{Cyrillic}", ".", "\\n", "\\b",
      ])
    }
    let first = pattern(&generator, depth: depth - 1)
    let second = pattern(&generator, depth: depth - 1)
    return switch generator.number(below: 9) {
    case 0, 1, 2: "\(first) \(second)"
    case 3, 4: "(?: \(first) | \(second) )"
    case 5: "(?: \(first) )" + generator.pick(["?", "*", "+", "{1,3}", "{0,4}?", "{2}"])
    case 6: "(?> \(first) ) \(second)"
    case 7: generator.pick(["(?=", "(?!"]) + " \(first) ) \(second)"
    default: "(?i: \(first) ) \(second)"
    }
  }
}
