/// A word of Arabic script without what is written together with it: "and", "to", "by" and the article.
enum ArabicStems {
  /// One letter each, from "and" to "as".
  private static let proclitics = Set("وفبلك".unicodeScalars)
  private static let article = Array("ال".unicodeScalars)
  private static let toThe = Array("لل".unicodeScalars)
  /// A stem has at least so many letters.
  private static let shortest = 3

  /// The word, and all that is left of it when such are taken off.
  static func of(_ word: String) -> [String] {
    let letters = Array(word.unicodeScalars)
    var stems = [letters[...]]
    if let first = letters.first, proclitics.contains(first) { stems.append(letters.dropFirst()) }
    for stem in stems where stem.starts(with: article) { stems.append(stem.dropFirst(article.count)) }
    if letters.starts(with: toThe) { stems.append(letters.dropFirst(toThe.count)) }
    return stems.prefix(1).map(text) + stems.dropFirst().filter { $0.count >= shortest }.map(text)
  }

  private static func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }
}
