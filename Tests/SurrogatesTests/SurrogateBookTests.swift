import RedactCore
import TestSupport
import Testing

@testable import Surrogates

@Suite struct SurrogateBookTests {
  private let stock = PackageStock.all

  /// What the stock knows of a name it gave away.
  private func names(of text: String?, _ role: StockRole) -> [StockName] {
    let shape = NameShape(Array((text ?? "").utf8), stock.spellings)
    return stock.forms(in: shape.words).joined().map { stock.names[$0.name] }.filter { $0.role == role }
  }

  @Test func `a full name gets a full name, a given name a given name, a family name a family name`() {
    let book = Notebook()
    let full = book.surrogate("1", "Ahmad al-Khalil")
    #expect(names(of: full, .given).isEmpty == false && names(of: full, .family).isEmpty == false)
    let given = book.surrogate("2", "Ahmad")
    #expect(names(of: given, .given).isEmpty == false && names(of: given, .family).isEmpty)
    let family = book.surrogate("3", "al-Khalil")
    #expect(names(of: family, .given).isEmpty && names(of: family, .family).isEmpty == false)
  }

  @Test func `an entity keeps what it has`() {
    let book = Notebook()
    let first = book.surrogate("1", "Ahmad al-Khalil")
    #expect(first != nil && book.surrogate("1", "Ahmad") == first)
    #expect(book.assignments.map(\.surrogate) == [first])
  }

  @Test(arguments: [EntityType.date, .age, .code, .contact, .occupation, .misc])
  func `other types are labelled`(type: EntityType) {
    let book = Notebook()
    #expect(book.surrogate("1", "Ahmad", type) == nil)
    #expect(book.assignments.isEmpty)
  }

  @Test func `an empty stock gives nothing`() {
    let book = Notebook(SurrogateStock.none)
    for type in EntityType.allCases { #expect(book.surrogate("1", "Umm Hamza", type) == nil) }
  }

  @Test func `culture and sex are kept where the policy says so`() {
    let options = SurrogateOptions(keepsCulture: true, keepsSex: true)
    let book = Notebook(options)
    #expect(options.kept == ["culture", "sex"])
    for (number, culture) in stock.cultures.enumerated() {
      let women = stock.names.filter { $0.culture == number && $0.sex == .female }
      let own = women.filter {
        stock.guess(NameShape(Array($0.part.latin.utf8), stock.spellings)).culture == number
      }
      for name in own.prefix(20) {
        let given = names(of: book.surrogate("\(culture)\(name.part.latin)", name.part.latin), .given)
        #expect(given.contains { $0.culture == number && $0.sex != .male }, "\(culture) \(name.part.latin)")
      }
    }
  }

  @Test func `nothing is kept otherwise`() {
    let book = Notebook()
    #expect(book.options.kept.isEmpty)
    let cultures = Set(
      (0..<200).map { names(of: book.surrogate("\($0)", "Layla al-Sabbagh"), .family).first?.culture })
    #expect(cultures.count > 10)
  }

  @Test func `a culture can be named`() {
    let book = Notebook(SurrogateOptions(culture: "kurdish"))
    for number in 0..<50 {
      let name = names(of: book.surrogate("\(number)", "Peter Becker"), .given)
      #expect(name.contains { stock.cultures[$0.culture] == "kurdish" })
    }
    #expect(book.surrogate("place", "Raqqa", .location) != nil, "it has no places")
  }

  @Test func `family names are shared only if the policy says so`() {
    let apart = Notebook()
    let together = Notebook(SurrogateOptions(sharesFamilyNames: true))
    func families(_ book: Notebook) -> [String?] {
      let names = ["Ahmad al-Khalil", "Layla Khalil", "Umar al-Turk"]
      for (number, name) in names.enumerated() { _ = book.surrogate("\(number)", name) }
      return (0..<3).map { book["\($0)"]?.family?.latin }
    }
    #expect(Set(families(apart)).count == 3)
    let shared = families(together)
    #expect(shared[0] == shared[1] && shared[0] != shared[2] && shared[0] != nil)
  }

  @Test func `a shared family name stays shared after an adoption that says whose it is`() {
    let options = SurrogateOptions(sharesFamilyNames: true)
    let first = Notebook(options)
    let text = first.surrogate("1", "Ahmad al-Khalil") ?? ""
    let second = Notebook(options)
    #expect(second.adopt("0", text, of: "Ahmad al-Khalil"))
    _ = second.surrogate("2", "Layla al-Khalil")
    #expect(second["2"]?.family?.latin == first["1"]?.family?.latin)
  }

  @Test func `women bear family names in their own form`() throws {
    let stock = try PackageStock.stock(
      "culture: a\nfemale: Залина\nmale: Аслан".replacing("Залина", with: "Zalina Залина")
        .replacing("male: Аслан", with: "male: Aslan Аслан")
        + "\nfamilies: Vadukhov Вадухов\nfeminine: ov ova, ов ова")
    for (name, surrogate) in [("Maryam Kaplan", "Zalina Vadukhova"), ("Мария Каплан", "Залина Вадухова")] {
      let book = Notebook(stock)
      book.refuse("Aslan")
      #expect(book.surrogate("1", name) == surrogate)
    }
  }

  @Test(arguments: [
    ("Umm Hamza", "Umm "), ("Oum Hamza", "Oum "), ("um hamza", "um "), ("أم حمزة", "أم "),
    ("Abou Hamza", "Abou "),
    ("Ebu Hamza", "Ebu "), ("Umm Hamza al-Tunisiyya", "Umm "),
  ])
  func `a kunya stays a kunya with the head as it is spelled`(kunya: String, head: String) {
    let book = Notebook()
    let surrogate = book.surrogate("1", kunya, .kunya)
    #expect(surrogate?.hasPrefix(head) == true)
    #expect(names(of: surrogate, .given).isEmpty == false && names(of: surrogate, .family).isEmpty)
  }

  @Test func `a person called by a kunya keeps one`() {
    #expect(Notebook().surrogate("1", "Sheikh Abu Bakr")?.hasPrefix("Abu ") == true)
  }

  @Test func `two given names are of one sex`() {
    let book = Notebook(SurrogateOptions(culture: "somali"))
    for number in 0..<1500 {
      let sexes = names(of: book.surrogate("\(number)", "Peter"), .given)
        .filter { stock.cultures[$0.culture] == "somali" }.compactMap(\.sex)
      #expect(Set(sexes).count < 2)
    }
  }

  @Test func `a kunya names the child's stand-in where the plan knows the child`() {
    let book = Notebook()
    book.assign(all: [
      request("1", "Umm Hamza", .kunya, child: "2"), request("2", "Hamza al-Khalil"),
      request("3", "Abu Hamza", .kunya, child: "2"), request("4", "Umm Hamza", .kunya, child: "2"),
    ])
    let child = book["2"]?.given?.latin ?? ""
    #expect(book["1"]?.text == "Umm \(child)")
    #expect(book["3"]?.text == "Abu \(child)")
    // Another mother of that name is another woman.
    #expect(book["4"]?.text != "Umm \(child)")
    #expect(book["4"]?.text.hasPrefix("Umm ") == true)
  }

  @Test func `a kunya whose child nobody knows names nobody's child`() {
    let book = Notebook()
    let kunya = book.surrogate("1", "Umm Hamza", .kunya) ?? ""
    for number in 0..<2000 {
      let given = book.surrogate("p\(number)", "Hamza")
      #expect(given.map { kunya.hasSuffix(" " + $0) } != true)
    }
  }

  @Test func `a name in another script gets one in that script, or none`() {
    let book = Notebook()
    for name in ["أحمد الخليل", "رضا تهرانی", "حلب"] {
      let text = book.surrogate(name, name, name == "حلب" ? .location : .person)
      #expect(text.map { Script(of: $0) } == .arabic, "\(name)")
    }
    for name in ["Зелимхан Дудаев", "Иван"] {
      #expect(book.surrogate(name, name).map { Script(of: $0) } == .cyrillic)
    }
    for name in ["გიორგი", "王芳", "משה"] { #expect(book.surrogate(name, name) == nil) }
  }

  @Test func `what was refused is given to nobody, in no spelling`() throws {
    let stock = try PackageStock.stock(
      "culture: a\nfemale: Muhammad, Khadija, Yusuf, Zaynab\nfamilies: al-Kathiri")
    let book = Notebook(stock)
    for name in ["Mehmet Kaya", "Youssef", "Zeinab"] { book.refuse(name) }
    #expect(book.surrogate("1", "Peter") == "Khadija")
    #expect(book.surrogate("2", "Peter") == nil)
    book.refuse("al Kathiry")
    #expect(book.surrogate("3", "al-Becker") == nil)
    #expect(book.conflicts.isEmpty)
    book.refuse("Hadija")
    #expect(book.conflicts == [Array("1".utf8)])
  }

  @Test func `nobody is given a word of the own name`() throws {
    let stock = try PackageStock.stock("culture: a\nfemale: Zaynab")
    let book = Notebook(stock)
    #expect(book.surrogate("1", "Zeynep") == nil)
  }

  @Test func `two given names follow when single ones are gone, and then nothing`() throws {
    let stock = try PackageStock.stock("culture: a\nfemale: Zaynab, Khadija, Buthayna")
    let book = Notebook(stock)
    let given = (0..<8).map { book.surrogate("\($0)", "Peter") }
    #expect(given.prefix(3).allSatisfy { $0?.contains(" ") == false })
    #expect(given[3..<6].allSatisfy { $0?.split(separator: " ").count == 2 })
    #expect(given[6...] == [nil, nil])
    #expect(Set(given.compactMap { $0?.split(separator: " ").sorted() }).count == 6)
  }

  @Test func `what was assigned before stays, and is given to nobody else`() throws {
    let stock = try PackageStock.stock("culture: a\nfemale: Zaynab, Khadija\nfamilies: al-Kathiri, Farhud")
    let book = Notebook(stock)
    #expect(book.adopt("9", "Zaynab al-Kathiri"))
    #expect(book.adopt("9", "Zaynab al-Kathiri"))
    #expect(!book.adopt("9", "Khadija"))
    #expect(!book.adopt("8", "Zeinab Al Kathiri"))
    #expect(book.surrogate("9", "") == "Zaynab al-Kathiri")
    #expect(book.surrogate("1", "Peter Becker") == "Khadija Farhud")
    #expect(book["9"]?.given?.latin == "Zaynab" && book["9"]?.family?.latin == "al-Kathiri")
    #expect(book.adopt("7", "a name of another stock"))
    #expect(
      book.assignments.map(\.surrogate) == ["Khadija Farhud", "a name of another stock", "Zaynab al-Kathiri"])
  }

  @Test func `the tool knows its own stand-ins`() {
    let book = Notebook()
    let text = book.surrogate("1", "Ahmad al-Khalil") ?? ""
    #expect(book.isSurrogate(text))
    #expect(book.isSurrogate(book["1"]?.given?.latin ?? ""))
    #expect(!book.isSurrogate("Ahmad al-Khalil"))
    #expect(!book.isSurrogate(""))
  }

  @Test func `places and organisations that do not exist`() {
    let book = Notebook()
    let places = (0..<600).map { book.surrogate("l\($0)", "Raqqa", .location) }
    let offices = (0..<600).map { book.surrogate("o\($0)", "the White Helmets", .organisation) }
    #expect(Set(places.compactMap { $0 }).count == 600)
    #expect(Set(offices.compactMap { $0 }).count == 600)
  }

  private func request(
    _ id: String, _ name: String, _ type: EntityType = .person, child: String? = nil
  ) -> SurrogateRequest {
    SurrogateRequest(
      id: Array(id.utf8), type: type, canonical: canonical(name), surface: Array(name.utf8),
      child: child.map { Array($0.utf8) })
  }
}
