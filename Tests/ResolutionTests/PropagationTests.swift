import RedactCore
import TestSupport
import Testing

@testable import Resolution

@Suite struct PropagationTests {
  private static let common = Set(
    ["hope", "islam", "nour", "will", "rose", "the", "baker"].map { WordHash(word: $0.utf8).value })

  private static let places: Set<UInt64> = [WordHash(word: "halib".utf8).value]

  /// Learns the names between ⟦ ⟧, and gives the text with every place marked that is found then.
  private func propagate(
    _ marked: String, _ type: EntityType = .person, score: Double = 0.8, propagates: Bool = true,
    identity: Int? = nil, rule: String = "a"
  ) -> String {
    let sample = Sample(marked)
    let analysis = Analysis(sample.text)
    var propagation = Propagation(
      PackageRules.spellings, isCommonWord: Self.common.contains, isNoName: Self.places.contains)
    propagation.learn(
      sample.spans.map {
        Detection(
          span: $0, type: type, kind: .direct, score: score, rule: rule, propagates: propagates,
          identity: identity)
      }, in: analysis)
    let settled = Overlaps.settle(propagation.detections(in: analysis), inert: [], in: analysis)
    return Sample.marking(settled.map(\.span), in: sample.text)
  }

  @Test(arguments: [
    (
      "earlier and later", "Zaki left. We saw ⟦Zaki⟧. Zaki's car.",
      "⟦Zaki⟧ left. We saw ⟦Zaki⟧. ⟦Zaki⟧'s car."
    ),
    ("speaker labels", "ZAKI: I am ⟦Zaki⟧.\nZAKI: yes", "⟦ZAKI⟧: I am ⟦Zaki⟧.\n⟦ZAKI⟧: yes"),
    ("parts of a full name", "⟦Nada Rawad⟧. So Nada and Rawad.", "⟦Nada Rawad⟧. So ⟦Nada⟧ and ⟦Rawad⟧."),
    (
      "over a line break", "⟦Nada Rawad⟧, so Nada\nRawad and Nada-Rawad.",
      "⟦Nada Rawad⟧, so ⟦Nada\nRawad⟧ and ⟦Nada-Rawad⟧."
    ),
    (
      "as one word", "It was ⟦Nada al-Jassem⟧, Nada Aljassem, Aljassem, el-Jassem.",
      "It was ⟦Nada al-Jassem⟧, ⟦Nada Aljassem⟧, ⟦Aljassem⟧, el-⟦Jassem⟧."
    ),
    (
      "no title and no particle", "⟦Dr. Nada al-Jassem⟧: the Dr. said al dente.",
      "Dr. ⟦Nada al-Jassem⟧: the Dr. said al dente."
    ),
    (
      "no small word", "By order of ⟦The Zarqan⟧. The bush and THE Zarqan.",
      "By order of ⟦The Zarqan⟧. The bush and ⟦THE Zarqan⟧."
    ),
    ("no small word alone", "I said, ⟦You⟧. You know that.", "I said, You. You know that."),
    ("lower case", "Then ⟦Zaki⟧ left, said zaki.", "Then ⟦Zaki⟧ left, said ⟦zaki⟧."),
    (
      "no thing that has the name",
      "They call him ⟦Sabon⟧. He took the sabon, a sabon; sabon left, the Sabon I knew.",
      "They call him ⟦Sabon⟧. He took the sabon, a sabon; ⟦sabon⟧ left, the ⟦Sabon⟧ I knew."
    ),
    (
      "behind an article where no capital can tell", "they saw ⟦zaki⟧ there and the zaki i know",
      "they saw ⟦zaki⟧ there and the ⟦zaki⟧ i know"
    ),
    (
      "a short name in lower case", "Then ⟦Zac⟧ left, said zac and Zac.",
      "Then ⟦Zac⟧ left, said zac and ⟦Zac⟧."
    ),
    (
      "disguised", "Then ⟦Zakiyya⟧ left, Zak\u{200B}iyya and Z4kiyya.",
      "Then ⟦Zakiyya⟧ left, ⟦Zak\u{200B}iyya⟧ and ⟦Z4kiyya⟧."
    ),
    ("other words that begin so", "We saw ⟦Zaki⟧, Zakiyya and Razaki.", "We saw ⟦Zaki⟧, Zakiyya and Razaki."),
    ("Arabic", "رأينا ⟦حمزة⟧ ثم حمزه.", "رأينا ⟦حمزة⟧ ثم ⟦حمزه⟧."),
  ])
  func `a name is found everywhere`(name: String, marked: String, expected: String) {
    #expect(propagate(marked) == expected, "\(name)")
  }

  @Test func `an everyday word that somebody is called by is found without a capital, where it stands bare`()
  {
    let text =
      "the boys there called him ⟦hope⟧ and then hope left and we hope so and don't hope and the hope went"
    #expect(
      propagate(text)
        == "the boys there called him ⟦hope⟧ and then ⟦hope⟧ left and we hope so and don't hope and the hope went"
    )
    #expect(
      propagate("the boys there called him ⟦the baker⟧ and i think the baker and a baker laughed")
        == "the boys there called him ⟦the baker⟧ and i think ⟦the baker⟧ and a baker laughed")
  }

  @Test
  func `an everyday word that was hardly sure at first is found when a rule says that somebody is called so`()
  {
    let sample = Sample("we all saw ⟦hope⟧ there and they called her ⟦hope⟧ and then hope left")
    let analysis = Analysis(sample.text)
    var propagation = Propagation(PackageRules.spellings, isCommonWord: Self.common.contains)
    for (span, rule, score) in zip(sample.spans, [("tagger.person", 0.4), ("a", 0.8)]).map({
      ($0, $1.0, $1.1)
    }) {
      propagation.learn(
        [Detection(span: span, type: .person, kind: .direct, score: score, rule: rule, propagates: true)],
        in: analysis)
    }
    #expect(
      Sample.marking(propagation.detections(in: analysis).map(\.span), in: sample.text)
        == "we all saw ⟦hope⟧ there and they called her hope and then ⟦hope⟧ left")
  }

  @Test func `an everyday word is none without a capital, when it was not sure, or no person`() {
    let text = "the boys there called him ⟦hope⟧ and then hope left"
    let unchanged = "the boys there called him hope and then hope left"
    #expect(propagate(text, score: 0.6) == unchanged)
    #expect(propagate(text, rule: "tagger.person") == unchanged)
    #expect(propagate(text, .demographic) == unchanged)
    #expect(propagate(text, identity: 1) == unchanged)
    #expect(propagate("the boys there called him ⟦uncle hope⟧ and then hope left").contains("then hope left"))
  }

  @Test func `an everyday word that was hardly sure is no name elsewhere`() {
    let text = "We met ⟦Hope⟧ there, and then Hope left with ⟦Zaki⟧ and Zaki."
    #expect(propagate(text, score: 0.4) == "We met Hope there, and then Hope left with ⟦Zaki⟧ and ⟦Zaki⟧.")
    #expect(propagate(text, score: 0.5).contains("then ⟦Hope⟧ left"))
  }

  @Test func `a title that was not sure is no name elsewhere`() {
    let text = "They called ⟦Uncle⟧, and Uncle left."
    #expect(propagate(text, score: 0.6) == "They called Uncle, and Uncle left.")
    #expect(propagate(text, score: 0.66).contains("and ⟦Uncle⟧ left"))
  }

  @Test(arguments: [
    (
      "Hope", "I hope so. We met ⟦Hope⟧ there. Hope is good. Hope you do.",
      "I hope so. We met ⟦Hope⟧ there. ⟦Hope⟧ is good. Hope you do."
    ),
    ("Islam", "We saw ⟦Islam⟧ and then Islam left.", "We saw ⟦Islam⟧ and then ⟦Islam⟧ left."),
    (
      "Nour", "NOUR: yes. But ⟦Nour⟧ said: Nour? Yes, the nour.",
      "⟦NOUR⟧: yes. But ⟦Nour⟧ said: ⟦Nour⟧? Yes, the nour."
    ),
    (
      "Will in full", "We saw ⟦Will Harun⟧. Will you? Then Will ran.",
      "We saw ⟦Will Harun⟧. Will you? Then ⟦Will⟧ ran."
    ),
    (
      "caseless", "so we all saw ⟦hope⟧ and we hope that she is well",
      "so we all saw ⟦hope⟧ and we hope that she is well"
    ),
  ])
  func `a common word is a name only where it stands as one`(name: String, marked: String, expected: String) {
    #expect(propagate(marked) == expected, "\(name)")
  }

  @Test(arguments: [
    ("a later spelling", "We saw ⟦Wardan⟧. Then Ouardan left.", "We saw ⟦Wardan⟧. Then ⟦Ouardan⟧ left."),
    ("a word of a full name", "It was ⟦Wardan Rawad⟧. So Raouad.", "It was ⟦Wardan Rawad⟧. So ⟦Raouad⟧."),
    ("a spelling of the table", "We saw ⟦Khalid⟧. Then Haled left.", "We saw ⟦Khalid⟧. Then ⟦Haled⟧ left."),
    ("spelled out", "We saw ⟦Wardan⟧. O-U-A-R-D-A-N.", "We saw ⟦Wardan⟧. ⟦O-U-A-R-D-A-N⟧."),
    ("in lower case", "We saw ⟦Wardan⟧. Then ouardan left.", "We saw ⟦Wardan⟧. Then ouardan left."),
    (
      "a word in lower case elsewhere", "We saw ⟦Wardan⟧. The ouardan. Ouardan is old.",
      "We saw ⟦Wardan⟧. The ouardan. Ouardan is old."
    ),
    (
      "text without capitals", "then we all of us saw ⟦wardan⟧ there and then ouardan left too",
      "then we all of us saw ⟦wardan⟧ there and then ⟦ouardan⟧ left too"
    ),
    ("a common word", "We saw ⟦Nouara⟧. Then Nour left.", "We saw ⟦Nouara⟧. Then Nour left."),
    ("a common word that sounds so", "We saw ⟦Roze⟧. Then Rose left.", "We saw ⟦Roze⟧. Then Rose left."),
    ("a common word of that sound", "We saw ⟦Hupa⟧. Then Hope left.", "We saw ⟦Hupa⟧. Then Hope left."),
    ("a word that is listed elsewhere", "We saw ⟦Haleb⟧. In Halib.", "We saw ⟦Haleb⟧. In Halib."),
    ("a short word", "We saw ⟦Ali⟧. Then Aly and Eli left.", "We saw ⟦Ali⟧. Then Aly and Eli left."),
    ("two names", "We saw ⟦Hasan⟧. Then Hussein left.", "We saw ⟦Hasan⟧. Then Hussein left."),
    ("a title", "We saw ⟦Amer⟧. Then the Amir left.", "We saw ⟦Amer⟧. Then the Amir left."),
    ("Arabic", "رأينا ⟦صالحي⟧ ثم سالحي.", "رأينا ⟦صالحي⟧ ثم ⟦سالحي⟧."),
  ])
  func `what sounds like a name is found where it stands as one`(
    name: String, marked: String, expected: String
  ) {
    #expect(propagate(marked) == expected, "\(name)")
  }

  @Test func `places are not found for their sound`() {
    #expect(propagate("In ⟦Wardan⟧ and Ouardan.", .location) == "In ⟦Wardan⟧ and Ouardan.")
  }

  @Test func `what only sounds so says so, and is nobody yet`() {
    let analysis = Analysis(Array("Wardan and Ouardan".utf8))
    var propagation = Propagation(PackageRules.spellings) { _ in false }
    propagation.learn(
      [
        Detection(
          span: ByteSpan(0, 6), type: .person, kind: .direct, score: 1, rule: "a", propagates: true,
          identity: 5)
      ], in: analysis)
    let found = propagation.detections(in: analysis).filter { $0.span.start > 0 }
    #expect(found.map(\.rule) == ["propagated.sound"])
    #expect(found.allSatisfy { $0.identity == nil && !$0.propagates && $0.score == 0.5 })
  }

  @Test func `a common word inside a full name is found with it`() {
    #expect(
      propagate("so we all saw ⟦rose harun⟧ there and then a rose harun or harun and a rose")
        == "so we all saw ⟦rose harun⟧ there and then a ⟦rose harun⟧ or ⟦harun⟧ and a rose")
  }

  @Test func `nobody is called by an article or a trade in a full name`() {
    #expect(
      propagate("Then ⟦Maruf the baker⟧ came. The baker, Maruf, came.")
        == "Then ⟦Maruf the baker⟧ came. The baker, ⟦Maruf⟧, came.")
  }

  @Test func `places and codes are found as a whole`() {
    #expect(propagate("At ⟦Bab Sur⟧, the Bab, bab sur.", .location) == "At ⟦Bab Sur⟧, the Bab, ⟦bab sur⟧.")
    #expect(propagate("No. ⟦AB-12⟧ and ab 12 and ab12.", .code) == "No. ⟦AB-12⟧ and ⟦ab 12⟧ and ab12.")
  }

  @Test func `a kunya is found as a whole`() {
    #expect(
      propagate("As ⟦Umm Zaki⟧ said, umm zaki and Zaki.", .kunya)
        == "As ⟦Umm Zaki⟧ said, ⟦umm zaki⟧ and Zaki.")
  }

  @Test func `what does not propagate is not learned`() {
    #expect(propagate("We saw ⟦Zaki⟧ and Zaki.", propagates: false) == "We saw Zaki and Zaki.")
  }

  @Test func `what is found says so, and whose it is`() {
    let analysis = Analysis(Array("Zaki and Zaki".utf8))
    var propagation = Propagation(PackageRules.spellings) { _ in false }
    propagation.learn(
      [
        Detection(
          span: ByteSpan(0, 4), type: .person, kind: .quasi, score: 1, rule: "a", propagates: true,
          identity: 5)
      ], in: analysis)
    let found = propagation.detections(in: analysis)
    #expect(found.count == 2)
    #expect(
      found.allSatisfy { $0.rule == "propagated" && $0.identity == 5 && $0.kind == .quasi && !$0.propagates })
  }

  @Test func `names of one text are found in the next`() {
    var propagation = Propagation(PackageRules.spellings) { _ in false }
    let first = Analysis(Array("Zaki".utf8))
    propagation.learn(
      [Detection(span: ByteSpan(0, 4), type: .person, kind: .direct, score: 1, rule: "a", propagates: true)],
      in: first)
    #expect(propagation.detections(in: Analysis(Array("and Zaki".utf8))).map(\.span) == [ByteSpan(4, 8)])
  }

  private func learned(_ names: [String]) -> Propagation {
    var propagation = Propagation(PackageRules.spellings) { _ in false }
    for name in names {
      let detection = Detection(
        span: ByteSpan(0, name.utf8.count), type: .person, kind: .direct, score: 1, rule: "a",
        propagates: true)
      propagation.learn([detection], in: Analysis(Array(name.utf8)))
    }
    return propagation
  }

  @Test func `names that were looked for before are looked for in the given places only`() {
    let analysis = Analysis(Array("Zaki and Harun\nZaki and Harun".utf8))
    let found = learned(["Zaki", "Harun"]).detections(
      in: analysis, Propagation.Scope(places: [ByteSpan(15, 29)], names: 1))
    #expect(Set(found.map(\.span)) == [ByteSpan(15, 19), ByteSpan(24, 29), ByteSpan(9, 14)])
  }

  @Test func `words that sound like a newer name are looked for everywhere`() {
    let analysis = Analysis(Array("Ouardan\nMarwan".utf8))
    let names = learned(["Marwan", "Wardan"])
    #expect(
      names.detections(in: analysis, Propagation.Scope(places: [], names: 1)).map(\.rule)
        == ["propagated.sound"])
    #expect(names.detections(in: analysis, Propagation.Scope(places: [], names: 2)).isEmpty)
  }

  @Test(arguments: [
    ("the same", 0..<4, EntityType.person, IdentifierKind.direct, true),
    ("a longer one", 0..<8, .location, .quasi, true),
    ("another type", 0..<4, .location, .direct, false), ("another kind", 0..<4, .person, .quasi, false),
    ("a shorter one", 1..<4, .person, .direct, false), ("another place", 9..<12, .person, .direct, false),
  ])
  func `what was accepted is not told again`(
    name: String, span: Range<Int>, type: EntityType, kind: IdentifierKind, isTold: Bool
  ) {
    let analysis = Analysis(Array("Zaki and him".utf8))
    let accepted = Detection(
      span: ByteSpan(span.lowerBound, span.upperBound), type: type, kind: kind, score: 0.5, rule: "b",
      propagates: false)
    let found = learned(["Zaki"]).detections(in: analysis, Propagation.Scope(accepted: [accepted]))
    #expect(found.isEmpty == isTold, "\(name)")
  }
}
