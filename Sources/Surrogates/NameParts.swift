import RedactCore

/// Which words of a real name its stand-in's parts stand for.
struct NameParts {
  let shape: NameShape
  /// The word that the given name stands for, and the one of the family name; what is between has no stand-in.
  let given, family: String?

  init(_ shape: NameShape, _ stock: SurrogateStock) {
    self.shape = shape
    let units = shape.units
    guard units.count < 2 else {
      given = units[0].key
      family = units[units.count - 1].key
      return
    }
    // Who is called by one word is called by the given name, unless the word can only be the other.
    let isFamily = units.first.map { $0.hasParticle || stock.isFamilyOnly($0.key) } ?? false
    given = isFamily ? nil : units.first?.key ?? ""
    family = isFamily ? units[0].key : nil
  }
}

/// A stand-in of an earlier run, taken apart again.
struct AdoptedName {
  let surrogate: Surrogate
  let key: String
  /// Names of the stock, by number.
  let given, families, others: [Int]

  init(_ text: String, _ stock: SurrogateStock) {
    let shape = NameShape(Array(text.utf8), stock.spellings)
    let found = stock.forms(in: shape.words)
    func names(_ role: StockRole) -> [SurrogateStock.Form] {
      found.compactMap { forms in
        let fitting = forms.filter { stock.names[$0.name].role == role }
        // Of several that are spelled alike but for their accents, the one that stands here.
        return fitting.first { Self.holds(text, $0.text) } ?? fitting.first
      }
    }
    key = shape.key
    let (first, last) = (names(.given), names(.family))
    given = first.map(\.name)
    families = last.map(\.name)
    // A place or an organisation is told by having no person's name in it.
    others = first.isEmpty && last.isEmpty ? (names(.place) + names(.organisation)).map(\.name) : []
    surrogate = Surrogate(
      text: text, given: stock.part(of: given),
      family: stock.part(of: families, isFeminine: last.contains(where: \.isFeminine)))
  }

  /// Whether a text holds another, byte by byte.
  private static func holds(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    return part.count <= text.count
      && (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }
}
