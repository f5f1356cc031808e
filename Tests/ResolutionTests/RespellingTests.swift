import RedactCore
import TestSupport
import Testing

@testable import Resolution

/// What sounds alike becomes one only where the text says so.
@Suite struct RespellingTests {
  private struct Linked {
    let entities: [Int]
    let perhapsSame: [[Int]]
  }

  /// The entities of the marked names, numbered by first appearance, and the pairs that are perhaps the same.
  private func link(_ marked: String, identities: [Int?] = []) -> Linked {
    let sample = Sample(marked)
    let detections = zip(sample.spans, sample.words).enumerated().map { index, name in
      let isKunya = ["Abu ", "Umm "].contains { name.1.hasPrefix($0) }
      return Detection(
        span: name.0, type: isKunya ? .kunya : .person, kind: .direct, score: 0.8, rule: "a",
        propagates: true, identity: index < identities.count ? identities[index] : nil)
    }
    var table = EntityTable(PackageRules.spellings) { Array("known \($0)".utf8) }
    let links = table.link(detections, in: Analysis(sample.text))
    var numbers: [Int: Int] = [:]
    for entity in links where numbers[entity] == nil { numbers[entity] = numbers.count }
    return Linked(
      entities: links.map { numbers[$0] ?? -1 },
      perhapsSame: table.perhapsSame.map { [numbers[$0.first] ?? -1, numbers[$0.second] ?? -1].sorted() })
  }

  @Test(arguments: [
    ("a sentence that was begun anew", "⟦Wardan⟧- ⟦Ouardan⟧ came.", [0, 0]),
    ("however you write it", "⟦Wardan⟧, ⟦Ouardan⟧, however you write it, came.", [0, 0]),
    ("or, however you spell it", "⟦Wardan⟧ or ⟦Ouardan⟧, however you spell it.", [0, 0]),
    ("that is", "⟦Wardan⟧, that is ⟦Ouardan⟧, came.", [0, 0]),
    ("I mean", "⟦Wardan⟧, I mean ⟦Ouardan⟧, came.", [0, 0]),
    ("spelled out", "⟦Wardan⟧, ⟦O-U-A-R-D-A-N⟧, came.", [0, 0]),
    ("it's spelled", "⟦Wardan⟧, it's spelled ⟦O-U-A-R-D-A-N⟧.", [0, 0]),
    ("and then everywhere", "⟦Ouardan⟧ left. ⟦Wardan⟧, I mean ⟦Ouardan⟧. ⟦Wardan⟧!", [0, 0, 0, 0]),
    ("the same title", "Then ⟦Sheikh Wardan⟧. So ⟦Sheikh Ouardan⟧ said.", [0, 0]),
    ("the same title outside", "Then Sheikh ⟦Wardan⟧. So Sheikh ⟦Ouardan⟧ said.", [0, 0]),
    ("the same kin", "My uncle ⟦Wardan⟧. So my uncle ⟦Ouardan⟧ said.", [0, 0]),
    ("the same surname", "⟦Wardan Rawad⟧ and again ⟦Ouardan Rawad⟧, so ⟦Ouardan⟧.", [0, 0, 0]),
    ("the same kunya", "⟦Wardan⟧, ⟦Abu Zaki⟧. It was ⟦Ouardan⟧, ⟦Abu Zaki⟧.", [0, 1, 0, 1]),
  ])
  func `a text can say that two spellings are one name`(name: String, marked: String, entities: [Int]) {
    #expect(link(marked).entities == entities, "\(name)")
  }

  @Test(arguments: [
    ("nothing but the sound", "⟦Wardan⟧ came. Later ⟦Ouardan⟧ left.", [0, 1], [[0, 1]]),
    ("in a list", "⟦Wardan⟧, ⟦Ouardan⟧ and others.", [0, 1], [[0, 1]]),
    ("one or the other", "⟦Wardan⟧ or ⟦Ouardan⟧ came.", [0, 1], [[0, 1]]),
    (
      "two brothers with two surnames",
      "My brother ⟦Salim Rawad⟧ and my brother ⟦Salem Harun⟧. So ⟦Salem⟧ left.", [0, 1, 1], []
    ),
    ("two names of one sound", "My uncle ⟦Thamir⟧, I mean ⟦Tamer⟧.", [0, 1], []),
    (
      "a third that sounds so", "Sheikh ⟦Wardan⟧, then ⟦Vardan⟧ and Sheikh ⟦Ouardan⟧.", [0, 1, 2],
      [[0, 1], [0, 2], [1, 2]]
    ),
    (
      "two names that the table has", "My uncle ⟦Hasan⟧, I mean ⟦Hussein⟧. My uncle ⟦Hussein⟧.", [0, 1, 1], []
    ),
    ("two that only end otherwise", "Sheikh ⟦Salim⟧, that is ⟦Salima⟧.", [0, 1], []),
    ("another title", "Then Sheikh ⟦Wardan⟧. So Uncle ⟦Ouardan⟧ said.", [0, 1], [[0, 1]]),
    ("kin of another", "My uncle ⟦Wardan⟧. And his uncle ⟦Ouardan⟧ said.", [0, 1], [[0, 1]]),
    ("a title that many have", "Then Mr ⟦Wardan⟧. So Mr ⟦Ouardan⟧ said.", [0, 1], [[0, 1]]),
    (
      "three that sound alike", "Sheikh ⟦Wardan⟧, Sheikh ⟦Ouardan⟧, ⟦Vardan⟧.", [0, 1, 2],
      [[0, 1], [0, 2], [1, 2]]
    ),
    ("a word of a full name", "⟦Wardan Rawad⟧ came. Then ⟦Ouardan⟧.", [0, 1], [[0, 1]]),
    ("all words", "⟦Wardan Rawad⟧ came. Then ⟦Ouardan Raouad⟧.", [0, 1], [[0, 1]]),
    ("a shared first name", "⟦Nada Rawad⟧, ⟦Nada Zaki⟧, ⟦Nada⟧.", [0, 1, 2], [[0, 2], [1, 2]]),
    ("two kunyas", "⟦Umm Wardan⟧ and ⟦Umm Ouardan⟧ and ⟦Abu Wardan⟧.", [0, 1, 2], [[0, 1]]),
    ("a kunya and its child", "⟦Umm Wardan⟧ and ⟦Ouardan⟧.", [0, 1], []),
    ("father and mother", "⟦Umm Zaki⟧ and ⟦Abu Zaki⟧.", [0, 1], []),
    ("initials", "⟦N.R.⟧ and ⟦M.R.⟧", [0, 1], []),
  ])
  func `without that they are two, and perhaps the same`(
    name: String, marked: String, entities: [Int], pairs: [[Int]]
  ) {
    let linked = link(marked)
    #expect(linked.entities == entities, "\(name)")
    #expect(linked.perhapsSame == pairs, "\(name)")
  }

  @Test func `two of the user's list are two, whatever the text says`() {
    let linked = link("⟦Wardan⟧, I mean ⟦Ouardan⟧. ⟦Ouardan⟧ left.", identities: [1, 2, nil])
    #expect(linked.entities == [0, 1, 1])
    #expect(linked.perhapsSame.isEmpty)
  }

  @Test func `one of the user's list takes the other spelling`() {
    #expect(link("⟦Wardan⟧, I mean ⟦Ouardan⟧.", identities: [1, nil]).entities == [0, 0])
  }

  @Test func `compounds are one name, apart or together`() {
    let marked = "⟦Abd al-Karim Rawad⟧, ⟦Abdulkarim Rawad⟧, ⟦Abdul Karim⟧, ⟦Abdelkerim⟧ and ⟦Karim⟧."
    #expect(link(marked).entities == [0, 0, 0, 0, 1])
  }

  @Test func `a spelling that named somebody before keeps doing so`() {
    var table = EntityTable(PackageRules.spellings)
    func link(_ marked: String) -> [Int] {
      let sample = Sample(marked)
      return table.link(
        sample.spans.map {
          Detection(span: $0, type: .person, kind: .direct, score: 1, rule: "a", propagates: true)
        }, in: Analysis(sample.text))
    }
    #expect(link("⟦Wardan Rawad⟧ and ⟦Ouardan Harun⟧") == [0, 1])
    #expect(link("⟦Wardan⟧, I mean ⟦Ouardan⟧") == [0, 1])
    #expect(link("⟦Zulfa⟧, I mean ⟦Zulfat⟧") == [2, 2])
    #expect(link("and ⟦Zulfat⟧ again") == [2])
  }

  @Test func `many names that sound alike take no long time`() {
    let letters = ["a", "aa"]
    let names = (0..<3000).map { number in
      "W" + (0..<12).map { letters[number >> $0 & 1] + "rd" }.joined() + "n"
    }
    let marked = names.map { "Sheikh ⟦\($0)⟧." }.joined(separator: " ")
    var linked: Linked?
    let time = ContinuousClock().measure { linked = link(marked) }
    #expect(linked?.perhapsSame.count == 1000)
    #expect(time < .seconds(20))
  }
}
