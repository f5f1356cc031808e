import RedactCore
import TestSupport
import Testing

@testable import Resolution

@Suite struct OverlapTests {
  private func detection(
    _ start: Int, _ end: Int, _ type: EntityType = .person, score: Double = 0.8, rule: String = "a",
    identity: Int? = nil
  ) -> Detection {
    Detection(
      span: ByteSpan(start, end), type: type, kind: .direct, score: score, rule: rule, propagates: true,
      identity: identity)
  }

  private func settle(_ detections: [Detection], in text: String, inert: [ByteSpan] = []) -> [Detection] {
    Overlaps.settle(detections, inert: inert, in: Analysis(Array(text.utf8)))
  }

  @Test func `detections that touch are not merged`() {
    let both = [detection(0, 4), detection(4, 8)]
    #expect(settle(both, in: "abcdefgh") == both)
  }

  @Test func `a known name wins over a longer finding, and what sticks out is kept`() {
    let known = detection(5, 9, rule: "known", identity: 0)
    let settled = settle([detection(0, 14, score: 1), known], in: "Nada Zaki Rawa")
    #expect(settled.map(\.span) == [ByteSpan(0, 4), ByteSpan(5, 9), ByteSpan(10, 14)])
    #expect(settled[1] == known)
    #expect(settled.map(\.propagates) == [false, true, false])
  }

  @Test func `the longer wins, then the surer, then the type, then the rule`() {
    let text = "Nada Zaki"
    #expect(
      settle([detection(0, 4, score: 1), detection(0, 9, .misc, score: 0.5)], in: text).map(\.type) == [.misc]
    )
    #expect(settle([detection(0, 4), detection(0, 4, .misc, score: 0.9)], in: text).map(\.type) == [.misc])
    #expect(
      settle([detection(0, 4, .location), detection(0, 4, .person)], in: text).map(\.type) == [.person])
    #expect(settle([detection(0, 4, rule: "b"), detection(0, 4, rule: "a")], in: text).map(\.rule) == ["a"])
  }

  @Test func `nothing touches what is inert`() {
    let settled = settle([detection(0, 19)], in: "Nada [PERSON-1] Zak", inert: [ByteSpan(5, 15)])
    #expect(settled.map(\.span) == [ByteSpan(0, 4), ByteSpan(16, 19)])
  }

  @Test func `scraps that are no word are left`() {
    #expect(
      settle([detection(0, 6), detection(4, 12)], in: "Nada, Zakiyya").map(\.span) == [
        ByteSpan(0, 4), ByteSpan(4, 12),
      ])
    #expect(
      settle([detection(0, 6), detection(3, 12)], in: "a, Zak, Zakiyya").map(\.span) == [ByteSpan(3, 12)])
  }

  @Test func `every word that is found stays found, whatever overlaps and in whatever order`() {
    var generator = SeededGenerator(seed: 99)
    for _ in 0..<1_500 {
      let words = (0..<12).map { _ in generator.pick(["Nada", "al", "Zaki", "أمل", "Ömer", "Rawad", "bin"]) }
      let text = words.joined(separator: " ")
      let analysis = Analysis(Array(text.utf8))
      let found = (0..<generator.number(below: 9)).map { number in
        let first = generator.number(below: words.count)
        let last = min(words.count, first + 1 + generator.number(below: 4))
        let span = analysis.span(of: first..<last)
        return detection(
          span.start, span.end, generator.pick(EntityType.allCases), score: generator.pick([0.5, 0.8]),
          rule: "r\(number)", identity: generator.pick([nil, nil, nil, number]))
      }
      let settled = Overlaps.settle(found, inert: [], in: analysis)
      for (one, next) in zip(settled, settled.dropFirst()) { #expect(one.span.end <= next.span.start) }
      #expect(covered(found, analysis) == covered(settled, analysis))
      #expect(Overlaps.settle(found.shuffled(using: &generator), inert: [], in: analysis) == settled)
      #expect(Overlaps.settle(settled, inert: [], in: analysis).map(\.span) == settled.map(\.span))
    }
  }

  private func covered(_ detections: [Detection], _ analysis: Analysis) -> Set<Int> {
    Set(detections.flatMap { analysis.tokenIndices(in: $0.span) })
  }
}
