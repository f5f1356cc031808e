import TestSupport

/// Seeded invented interviews with everything that makes bytes hard to keep: names in many spellings, Arabic, emoji,
/// hidden characters, and every kind of line end.
struct StoryGenerator {
  private var generator: SeededGenerator
  private var nasty: NastyText

  /// The names that the stories are full of, as a list of known entities.
  static let known = """
    Nada al-Jassem | Umm Zaki
    Harun Rawad
    Zaki
    أم حمزة
    Bab Sur ; location
    """

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    nasty = NastyText(seed: seed &+ 1)
  }

  private static let pieces = [
    "Nada al-Jassem", "UMM ZAKI", "umm zaki", "Umm Z\u{200B}aki", "nada aljassem", "Harun", "Rawad",
    "Harun\u{A0}Rawad", "Zaki's",
    "أم حمزة", "حمزه", "Bab Sur", "bab-sur", "NADA:", "Q:", "[00:01:02]", "on 3 May 2016", "I was nineteen.",
    "my eldest brother",
    "salma@example.org", "+90 532 000 11 22", "in the village", "Dr. Lena Fairholm", "Karim", "Abu Karim",
    "K.", "we left", "then",
    "😀", "👩\u{200D}🔬", "\u{202E}", "e\u{301}", "Ömer", "قال لي", "…", "—", "“so”", "(laughs)", "**Harun**",
    "# Notes", "- one", "7", "H4run",
  ]

  /// One document that can be read.
  mutating func next() -> [UInt8] {
    let lineEnd = generator.pick(["\n", "\n", "\r\n", "\r"])
    var text = generator.number(below: 8) == 0 ? "\u{FEFF}" : ""
    for _ in 0..<generator.number(below: 40) {
      switch generator.number(below: 10) {
      case 0: text += lineEnd
      case 1: text += lineEnd + lineEnd
      case 2: text += String(decoding: nasty.next(4), as: UTF8.self).filter { !$0.isNewline }
      default: text += generator.pick(Self.pieces)
      }
      if generator.number(below: 5) > 0 { text += " " }
    }
    return Array(text.utf8)
  }
}
