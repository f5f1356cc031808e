import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import Surrogates

@Suite struct StockTests {
  private let stock = PackageStock.all

  private func names(_ role: StockRole, _ culture: Int) -> [StockName] {
    stock.names.filter { $0.role == role && $0.culture == culture }
  }

  @Test func `every culture has given names of both sexes and family names`() {
    #expect(stock.cultures.count == 15)
    for culture in stock.cultures.indices {
      let label = stock.cultures[culture]
      for sex in [Sex.female, .male] {
        #expect(names(.given, culture).count { $0.sex == sex } >= 80, "\(label)")
      }
      #expect(names(.family, culture).count > 50, "\(label)")
    }
    #expect(names(.given, stock.cultures.firstIndex(of: "arabic-levantine") ?? 0).count > 300)
  }

  @Test func `no given name is of both sexes in one culture unless either bears it`() {
    for culture in stock.cultures.indices {
      var sexes: [Int: Set<Sex?>] = [:]
      for (number, name) in stock.names.enumerated() where name.role == .given && name.culture == culture {
        sexes[stock.identities[number], default: []].insert(name.sex)
      }
      let doubled = sexes.filter { $0.value.count > 1 }.keys.flatMap { stock.alike[$0] }
      #expect(doubled.map { stock.names[$0].part.latin } == [], "\(stock.cultures[culture])")
    }
  }

  @Test func `no name is a given name here and a family name there`() {
    let mixed = stock.alike.filter { Set($0.map { stock.names[$0].role }).count > 1 }
    #expect(mixed.map { $0.map { stock.names[$0].part.latin } } == [])
  }

  @Test func `no name is made of two others, or loses a word as a form of address`() {
    let shapes = stock.names.map { NameShape(Array($0.part.latin.utf8), stock.spellings) }
    for culture in stock.cultures.indices {
      let own = stock.names.indices.filter {
        stock.names[$0].culture == culture && [.given, .family].contains(stock.names[$0].role)
      }
      let single = Set(own.map { shapes[$0].units }.filter { $0.count == 1 }.map { $0[0].key })
      for number in own {
        let (name, shape) = (stock.names[number].part.latin, shapes[number])
        let words = name.split { $0 == " " || $0 == "-" }
        #expect(shape.head == nil && shape.words.count >= words.count, "\(name)")
        #expect(NameWords.titles.isDisjoint(with: shape.words), "\(name)")
        #expect(shape.units.count == 1 || !shape.units.allSatisfy { single.contains($0.key) }, "\(name)")
      }
    }
  }

  @Test func `no place is one, and nobody is famous`() throws {
    let places = try lexicon("places")
    let famous = try lexicon("public-names")
    for name in stock.names {
      for form in name.forms {
        let words = NameShape(Array(form.text.utf8), stock.spellings).words
        let forms = [words.joined(separator: " "), words.drop { $0 == "al" }.joined(separator: " ")]
        if name.role == .place { #expect(places.isDisjoint(with: forms), "\(form.text)") }
        #expect(famous.isDisjoint(with: forms + words + forms.map { "al " + $0 }), "\(form.text)")
      }
    }
  }

  @Test func `a place with a word before it is none either`() throws {
    let places = try lexicon("places")
    for (number, name) in stock.names.enumerated() where name.role == .place {
      for head in stock.heads[stock.names[number].culture] {
        let whole = NameShape(Array("\(head.latin) \(name.part.latin)".utf8), stock.spellings).words
        #expect(!places.contains(whole.joined(separator: " ")))
      }
    }
  }

  /// The entries of a lexicon, folded to words.
  private func lexicon(_ name: String) throws -> Set<String> {
    let text = try FileText.read(PackageRules.path + "/lexicons/\(name).txt")
    return Set(
      text.split(separator: "\n").lazy.filter { !$0.hasPrefix("#") }.map { line in
        String(line.map { $0 == "-" ? " " : $0 })
      })
  }

  @Test(arguments: [
    ("female: Lina", "culture: is required"),
    ("culture: A", "culture: must be of small letters and hyphens"),
    ("culture: a\nwomen: Lina", "unknown key 'women'"),
    ("culture: a\nfemale: Lina, Lina", "'Lina' stands twice"),
    ("culture: a\nfemale: Lina\nmale: LINA", "'LINA' stands twice"),
    ("culture: a\nfemale: Lin4", "female: 'Lin4' is no name"),
    ("culture: a\nfemale: Linа", "female: 'Linа' is no name"),
    ("culture: a\nfemale: لينا", "female: 'لينا' is no name"),
    ("culture: a\nfemale: \"{}\"", "female: '{}' is no name"),
    ("culture: a\norganisation-forms: Office", "organisation-forms: 'Office' must hold {} once"),
    ("culture: a\nfeminine: ov", "feminine: 'ov' must be two endings"),
    ("culture: a\nculture: b", "key 'culture' stands twice"),
    ("- a", "the file must be a mapping of keys to values"),
  ])
  func `what is wrong with a file is told`(text: String, reason: String) {
    #expect { try PackageStock.stock(text) } throws: { ($0 as? RulePackError)?.reason == reason }
  }

  @Test func `a culture has one file`() {
    #expect(throws: RulePackError("1.yaml", "culture 'a' has a file already")) {
      try PackageStock.stock("culture: a", "culture: a")
    }
  }

  @Test(
    arguments: [
      ("Layla", "arabic-levantine", Sex.female), ("Zelimkhan", "caucasian", .male),
      ("Mehmet", "turkish", .male),
      ("Sherzod", "central-asian", .male), ("Berfin", "kurdish", .female), ("Abdirahman", "somali", .male),
      ("Fatiha Benslimane", "arabic-maghrebi", .female), ("Nour", "arabic-maghrebi", nil),
      ("Залина", "caucasian", .female), ("ليلى", "arabic-levantine", .female),
      ("Mohammed", "arabic-levantine", .male), ("Xqzrt", nil, nil),
    ] as [(String, String?, Sex?)])
  func `culture and sex are guessed from the given name`(name: String, culture: String?, sex: Sex?) {
    let guess = stock.guess(NameShape(Array(name.utf8), stock.spellings))
    #expect(guess.culture.map { stock.cultures[$0] } == culture)
    #expect(guess.sex == sex)
  }
}
