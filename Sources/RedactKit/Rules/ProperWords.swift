import Generalisation
import RedactCore
import RulePacks

/// Words that have a capital and mean nobody wherever they stand: countries, languages, months, days; and of peoples,
/// religions and media those by which nobody is called.
struct ProperWords: Sendable {
  private let never, media, peoples, names, doubtfulNames: [PhraseSet]

  init(_ lexicons: [Lexicon]) {
    func lists(_ names: String...) -> [PhraseSet] {
      lexicons.filter { names.contains($0.name) }.map(\.phrases)
    }
    never = lists("countries", "languages")
    media = lists("keeps")
    peoples = lists("demonyms")
    names = lists("given-names", "surnames")
    doubtfulNames = lists("name-words")
  }

  /// Whether a word is one, by its hash.
  func contains(_ word: UInt64) -> Bool {
    func isIn(_ lists: [PhraseSet]) -> Bool { lists.contains { $0.contains(word: word) } }
    if Self.calendar.contains(word) || isIn(never) { return true }
    // "Islam" is a name too, and in most texts it is none.
    if isIn(peoples) { return isIn(doubtfulNames) || !isIn(names) }
    return isIn(media) && !isIn(names)
  }

  private static let calendar = Set(CalendarNames.english.map { WordHash(word: $0.utf8).value })
}
