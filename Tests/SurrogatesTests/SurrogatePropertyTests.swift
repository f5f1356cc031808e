import RedactCore
import TestSupport
import Testing

@testable import Surrogates

/// What holds for every corpus.
@Suite struct SurrogatePropertyTests {
  /// Entities of a corpus that was never written, with names of a few thousand words.
  private func requests(_ count: Int, seed: UInt64) -> [SurrogateRequest] {
    var random = SeededGenerator(seed: seed)
    let types: [EntityType] = [.person, .person, .person, .person, .kunya]
    let syllables = ["wa", "bro", "li", "ket", "sho", "mur", "pi", "gan", "del", "fo", "zu", "hem"]
    func word() -> String { (0..<3).map { _ in random.pick(syllables) }.joined().capitalized }
    return (0..<count).map { number in
      let type = random.pick(types)
      let name = type == .kunya ? "Umm \(word())" : random.next() % 3 == 0 ? word() : "\(word()) \(word())"
      return SurrogateRequest(
        id: random.bytes(16) + Array("\(number)".utf8), type: type, canonical: canonical(name),
        surface: Array(name.utf8))
    }
  }

  private func equal(_ a: SurrogateBook, _ b: SurrogateBook) -> Bool {
    a.assignments.elementsEqual(b.assignments) { $0.id == $1.id && $0.surrogate == $1.surrogate }
  }

  @Test(arguments: [
    (20_000, SurrogateOptions()), (5000, SurrogateOptions(keepsCulture: true, keepsSex: true)),
  ])
  func `no two of 20,000 share a stand-in or a part of one`(count: Int, options: SurrogateOptions) {
    var book = PackageStock.book(options)
    book.assign(all: requests(count, seed: 1))
    let texts = book.assignments.map(\.surrogate)
    #expect(texts.count == count)
    let canonicals = texts.map { NameShape(Array($0.utf8), book.stock.spellings).key }
    #expect(Set(canonicals).count == texts.count)
    let given = book.assignments.compactMap { book[$0.id]?.given?.latin }
    #expect(Set(given).count == given.count)
    let families = book.assignments.compactMap { book[$0.id]?.family?.latin }
    #expect(Set(families).count == families.count)
    #expect(book.conflicts.isEmpty)
  }

  @Test func `the order of the corpus changes nothing`() {
    var random = SeededGenerator(seed: 2)
    let all = requests(3000, seed: 3)
    var book = PackageStock.book()
    book.assign(all: all)
    for _ in 0..<3 {
      var other = PackageStock.book()
      other.assign(all: all.shuffled(using: &random))
      let isEqual = equal(book, other)
      #expect(isEqual)
    }
  }

  @Test func `the seed decides who gets which name`() {
    let all = requests(500, seed: 4)
    var one = PackageStock.book()
    var same = PackageStock.book()
    var other = PackageStock.book(seed: (0..<32).map { UInt8($0 ^ 1) })
    one.assign(all: all)
    same.assign(all: all)
    other.assign(all: all)
    let isEqual = equal(one, same)
    #expect(isEqual)
    let kept = zip(one.assignments, other.assignments).count { $0.surrogate == $1.surrogate }
    #expect(kept < 10)
  }

  @Test func `asked one by one, most get what the plan gives them`() {
    let all = requests(500, seed: 5)
    var plan = PackageStock.book()
    plan.assign(all: all)
    var book = PackageStock.book()
    for request in all.reversed() { book.refuse(canonical: request.canonical) }
    for request in all.reversed() {
      _ = book.surrogate(
        for: request.id, type: request.type, canonical: request.canonical, surface: request.surface)
    }
    let same = zip(plan.assignments, book.assignments).count { $0.surrogate == $1.surrogate }
    #expect(same > 200)
  }

  @Test func `no stand-in bears a name of the corpus`() {
    let stock = PackageStock.all
    var random = SeededGenerator(seed: 6)
    // Real names here are those of the stock itself: the worst corpus there is.
    let given = stock.names.filter { $0.role == .given }.map(\.part.latin)
    let families = stock.names.filter { $0.role == .family }.map(\.part.latin)
    let real = (0..<600).map { _ in "\(random.pick(given)) \(random.pick(families))" }
    var book = PackageStock.book()
    book.assign(
      all: real.enumerated().map { number, name in
        SurrogateRequest(
          id: Array("\(number)".utf8), type: .person, canonical: canonical(name), surface: Array(name.utf8))
      })
    let words = Set(real.flatMap { NameShape(Array($0.utf8), stock.spellings).units.map(\.key) })
    #expect(book.assignments.count == 600)
    for (_, text) in book.assignments {
      let units = NameShape(Array(text.utf8), stock.spellings).units.map(\.key)
      #expect(words.isDisjoint(with: units), "\(text)")
    }
  }

  @Test func `adopting all gives the same book`() {
    var book = PackageStock.book()
    let all = requests(2000, seed: 7)
    book.assign(all: all)
    var other = PackageStock.book()
    for request in all { other.refuse(canonical: request.canonical) }
    for (id, text) in book.assignments {
      let isNew = other.adopt(id: id, surrogate: text)
      #expect(isNew, "\(text)")
    }
    for (id, text) in book.assignments {
      #expect(other[id]?.given?.latin == book[id]?.given?.latin, "\(text)")
      #expect(other[id]?.family?.latin == book[id]?.family?.latin, "\(text)")
    }
    // Who comes later gets the same.
    let later = requests(500, seed: 8)
    book.assign(all: later)
    other.assign(all: later)
    let isEqual = equal(book, other)
    #expect(isEqual)
  }

  @Test func `hostile bytes and texts never crash`() {
    var random = SeededGenerator(seed: 9)
    var nasty = NastyText(seed: 10)
    var book = PackageStock.book(
      SurrogateOptions(keepsCulture: true, keepsSex: true, sharesFamilyNames: true))
    for number in 0..<3000 {
      let name = number % 2 == 0 ? random.bytes(random.number(below: 40)) : nasty.next()
      let other = number % 3 == 0 ? random.bytes(random.number(below: 40)) : nasty.next()
      let id = random.bytes(random.number(below: 3))
      switch number % 4 {
      case 0: book.refuse(canonical: name)
      case 1: book.adopt(id: id, surrogate: String(decoding: name, as: UTF8.self), canonical: other)
      default:
        _ = book.surrogate(
          for: id, type: random.pick(EntityType.allCases), canonical: name, surface: other, child: id)
      }
      if let surrogate = book[id] { _ = book.render(surface: name, canonical: other, as: surrogate) }
      _ = book.isSurrogate(canonical: name)
    }
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    _ = book.surrogate(for: [1, 2, 3, 4], type: .person, canonical: long, surface: long)
  }

  @Test func `a short seed is a seed`() {
    for seed in [[], [1], [UInt8](repeating: 255, count: 100)] as [[UInt8]] {
      #expect(Notebook(PackageStock.book(seed: seed)).surrogate("1", "Ahmad") != nil)
    }
  }
}
