import RedactCore
import TestSupport
import Testing

@testable import Resolution

@Suite struct LinkTests {
  /// The entities of the marked names, numbered from 0 by first appearance; names that begin with Abu or Umm are kunyas.
  private func link(_ marked: String, type: EntityType = .person, identities: [Int?] = []) -> [Int] {
    let sample = Sample(marked)
    let detections = zip(sample.spans, sample.words).enumerated().map { index, name in
      let isKunya = ["Abu ", "Umm ", "Oum ", "أم "].contains { name.1.hasPrefix($0) }
      return Detection(
        span: name.0, type: isKunya ? .kunya : type, kind: .direct, score: 0.8, rule: "a", propagates: true,
        identity: index < identities.count ? identities[index] : nil)
    }
    var table = EntityTable(PackageRules.spellings) { Array("known \($0)".utf8) }
    let links = table.link(detections, in: Analysis(sample.text))
    #expect(Set(links) == Set(table.entities.indices))
    var numbers: [Int: Int] = [:]
    return links.map { entity in
      if numbers[entity] == nil { numbers[entity] = numbers.count }
      return numbers[entity] ?? -1
    }
  }

  @Test(arguments: [
    ("full name, first, last", "⟦Nada Rawad⟧ saw ⟦Nada⟧ and ⟦Rawad⟧", [0, 0, 0]),
    ("the short name stands first", "⟦Nada⟧ and ⟦Rawad⟧: ⟦Nada Rawad⟧", [0, 0, 0]),
    ("titles", "⟦Dr. Nada Rawad⟧, ⟦Mrs Rawad⟧, ⟦Sheikh Nada⟧", [0, 0, 0]),
    ("a name with and without its middle", "⟦Nada bint Harun Rawad⟧ or ⟦Nada Rawad⟧", [0, 0]),
    ("articles", "⟦Nada al-Jassem⟧, ⟦Jassem⟧, ⟦el Jassem⟧", [0, 0, 0]),
    ("possessive", "⟦Nada Rawad⟧ in ⟦Nada's⟧ house", [0, 0]),
    ("capitals and diacritics", "⟦Nada Rawad⟧, ⟦NADA RAWAD⟧, ⟦Nádá⟧", [0, 0, 0]),
    ("initials of all", "⟦Nada Rawad⟧ is ⟦N.R.⟧", [0, 0]),
    ("initials of first and last", "⟦Nada Harun Rawad⟧ is ⟦N. R.⟧", [0, 0]),
    ("kunyas of one spelling", "⟦Umm Zaki⟧, ⟦Oum Zaki⟧, ⟦UMM ZAKI⟧", [0, 0, 0]),
    ("a kunya and its child", "⟦Umm Zaki⟧ and ⟦Zaki⟧ and ⟦Zaki Rawad⟧", [0, 1, 1]),
    ("mother and father of one child", "⟦Umm Zaki⟧ and ⟦Abu Zaki⟧", [0, 1]),
    ("one name in two spellings", "⟦Mohammed Rawad⟧, ⟦Muhammad Rawad⟧, ⟦Mehmet⟧", [0, 0, 0]),
    ("names that only look alike", "⟦Hasan Rawad⟧ and ⟦Hussein Rawad⟧", [0, 1]),
    ("one letter between them", "⟦Nada Rawad⟧ and ⟦Nadia Rawad⟧ and ⟦Nado⟧", [0, 1, 2]),
    ("a first name that two share", "⟦Nada Rawad⟧, ⟦Nada Harun⟧, ⟦Nada⟧", [0, 1, 2]),
    ("a last name that two share", "⟦Nada Rawad⟧, ⟦Zaki Rawad⟧, ⟦Rawad⟧, ⟦Zaki⟧", [0, 1, 2, 1]),
    ("initials that two share", "⟦Nada Rawad⟧, ⟦Nour Rami⟧, ⟦N.R.⟧", [0, 1, 2]),
    ("words in another order", "⟦Nada Rawad⟧ and ⟦Rawad Nada⟧", [0, 1]),
    ("initials alone", "⟦N.R.⟧ and ⟦N. R.⟧ and ⟦M.R.⟧", [0, 0, 1]),
    ("particles", "⟦Nada bint Harun⟧, ⟦bint⟧", [0, 1]),
    ("Arabic script", "⟦أم حمزة⟧ و ⟦أم حمزه⟧", [0, 0]),
  ])
  func `names are linked by words and a table`(name: String, marked: String, entities: [Int]) {
    #expect(link(marked) == entities, "\(name)")
  }

  @Test func `what is no name is linked by its words, articles aside`() {
    #expect(link("⟦the Harun⟧, ⟦Harun⟧, ⟦HARUN⟧, ⟦Bab Harun⟧", type: .location) == [0, 0, 0, 1])
  }

  @Test func `the user's list decides before anything else`() {
    let known = link("⟦Umm Zaki⟧, ⟦Nada Rawad⟧, ⟦Nada⟧, ⟦Zaki⟧", identities: [7, 7, nil, nil])
    #expect(known == [0, 0, 0, 1])
    #expect(link("⟦Nada Rawad⟧, ⟦Nada Rawad⟧", identities: [1, 2]) == [0, 1])
  }

  @Test func `a known entity bears the canonical form of the list`() {
    let text = Array("Umm Zaki".utf8)
    let detection = Detection(
      span: ByteSpan(0, 8), type: .kunya, kind: .direct, score: 1, rule: "known", propagates: true,
      identity: 3)
    var table = EntityTable(PackageRules.spellings) { _ in Array("Nada RAWAD".utf8) }
    _ = table.link([detection], in: Analysis(text))
    #expect(table.entities.map(\.canonical.value) == [CanonicalForm.canon1(Array("Nada Rawad".utf8))])
  }

  @Test func `links hold over several texts`() {
    var table = EntityTable(PackageRules.spellings)
    let first = Analysis(Array("Nada Rawad".utf8))
    let second = Analysis(Array("Nada".utf8))
    func person(_ end: Int) -> Detection {
      Detection(span: ByteSpan(0, end), type: .person, kind: .direct, score: 1, rule: "a", propagates: true)
    }
    #expect(table.link([person(10)], in: first) == [0])
    #expect(table.link([person(4)], in: second) == [0])
    #expect(table.entities.count == 1)
  }
}
