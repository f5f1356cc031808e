import RedactCore

/// The colours of both pages, light and dark.
///
/// Text has a contrast of at least 4.5 to 1 against paper and cards, marks of charts at least 3 to 1. The colours of
/// types were chosen to stay apart also for people who do not tell red, green or blue (simulated, two colours are never
/// nearer than 17 units of CIELAB); still nothing is told by colour alone.
enum Palette {
  /// One colour of the page in both schemes.
  private typealias Tone = (name: String, light: String, dark: String)

  private static let tones: [Tone] = [
    ("paper", "#fcfbf8", "#15171a"), ("card", "#f4f1ea", "#1e2126"), ("line", "#ddd8cc", "#34383f"),
    ("ink", "#1d1c1a", "#ece9e2"), ("soft", "#5c5850", "#aba69b"), ("edge", "#857f73", "#7d7a73"),
    ("accent", "#164a6b", "#9ccbea"), ("direct", "#143d5c", "#bfe0f5"), ("quasi", "#6690ad", "#4d7894"),
    ("rail", "#ebe7de", "#282c32"), ("warn", "#9c3510", "#ffab80"), ("warnpaper", "#fbeee6", "#332019"),
    ("good", "#1c6045", "#86d3ac"), ("alarm", "#9b1c1c", "#8f1d1d"), ("onalarm", "#ffffff", "#ffffff"),
  ]

  /// The colour of a type of detail.
  private static func tone(of type: EntityType) -> (light: String, dark: String) {
    switch type {
    case .person: ("#00154a", "#90a7ff")
    case .kunya: ("#0073df", "#f5c4ff")
    case .location: ("#07997c", "#83ffa4")
    case .organisation: ("#745843", "#ef9b02")
    case .date: ("#a92e00", "#cc3e0b")
    case .age: ("#711e0e", "#b3b398")
    case .relative: ("#0133c2", "#616de8")
    case .occupation: ("#cb6e4a", "#ddb160")
    case .demographic: ("#0b3f5d", "#00b3b7")
    case .contact: ("#42001b", "#d46159")
    case .code: ("#896ba7", "#a16578")
    case .quantity: ("#b37e00", "#f8fb55")
    case .event: ("#76008e", "#865ea6")
    case .misc: ("#09696b", "#c3ffe4")
    }
  }

  /// The class that marks of a type bear.
  static func className(of type: EntityType) -> String { "t\(type.rank)" }

  /// The variables, and the rules that give each type its own.
  static let style: String = {
    let types = EntityType.allCases
    let light = tones.map { "--\($0.name):\($0.light)" } + types.map { "--k\($0.rank):\(tone(of: $0).light)" }
    let dark = tones.map { "--\($0.name):\($0.dark)" } + types.map { "--k\($0.rank):\(tone(of: $0).dark)" }
    let marks = types.map { ".\(className(of: $0)){--t:var(--k\($0.rank))}" }
    return """
      :root{color-scheme:light dark;\(light.joined(separator: ";"))}
      @media screen and (prefers-color-scheme:dark){:root{\(dark.joined(separator: ";"))}}
      \(marks.joined())

      """
  }()
}
