import Detection
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// The tagger beside the rules, with the weights of the package.
@Suite struct TaggerInThePipelineTests {
  private let text = Array(
    "i walked with idriz to the mill and later his cousin besnik came and we hid in peqin until the morning\n"
      .utf8)

  private func rules(_ change: (inout Pipeline) -> Void = { _ in }) throws -> [String] {
    var pipeline = try Kit.redactor().pipeline
    change(&pipeline)
    return try pipeline.detect(Analysis(text), remembering: DetectionMemory()).map(\.rule)
  }

  @Test func `what it finds stands beside what rules find`() throws {
    #expect(try rules().contains { $0.hasPrefix("tagger.") })
  }

  @Test func `names of files are looked at without it`() throws {
    #expect(try !rules { $0.asksTagger = false }.contains { $0.hasPrefix("tagger.") })
  }

  @Test func `what it remembers of a draft is what it would find again`() throws {
    let pipeline = try Kit.redactor().pipeline
    let memory = DetectionMemory()
    let first = try pipeline.detect(Analysis(text), remembering: memory)
    #expect(try pipeline.detect(Analysis(text), remembering: memory) == first)
    let longer = Analysis(Array("A line before.\n".utf8) + text)
    let found = try pipeline.detect(longer, remembering: memory).filter { $0.rule.hasPrefix("tagger.") }
    let fresh = try pipeline.detect(longer, remembering: DetectionMemory()).filter {
      $0.rule.hasPrefix("tagger.")
    }
    #expect(found == fresh && !found.isEmpty)
  }

  private func hit(
    _ word: String, in analysis: Analysis, _ kind: IdentifierKind, _ score: Double,
    _ type: EntityType = .location
  ) throws -> Detection {
    let number = try #require(analysis.tokens.all.firstIndex { analysis.word($0) == word })
    return Detection(
      span: analysis.span(of: number..<number + 1), type: type, kind: kind, score: score, rule: "a",
      propagates: false)
  }

  @Test(arguments: [
    ("peqin", 0.6, EntityType.location, IdentifierKind.quasi), ("peqin", 0.7, .person, .direct),
    ("besnik", 0.6, .person, .direct),
  ])
  func `a name that a rule can only guess to be a person's has the type that the tagger tells`(
    word: String, score: Double, type: EntityType, kind: IdentifierKind
  ) throws {
    let analysis = Analysis(text)
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let found = try hit(word, in: analysis, .direct, score, .person)
    let passed = try #require(tagger.judge([found], in: analysis) { _ in 0.4 }.passed.first)
    #expect((passed.span, passed.score, passed.type, passed.kind) == (found.span, score, type, kind))
  }

  @Test(arguments: [
    ("walked", IdentifierKind.quasi, 0.7, false), ("walked", .quasi, 0.75, true),
    ("walked", .direct, 0.65, false), ("walked", .direct, 0.66, true), ("peqin", .quasi, 0.4, true),
  ])
  func `a rule that is not sure is believed where the tagger thinks it likely`(
    word: String, kind: IdentifierKind, score: Double, passes: Bool
  ) throws {
    let analysis = Analysis(text)
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let found = try hit(word, in: analysis, kind, score)
    #expect(tagger.judge([found], in: analysis) { _ in 0.4 }.passed.isEmpty != passes)
  }

  @Test func `what no threshold lets count does not pass`() throws {
    let analysis = Analysis(text)
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let found = try hit("peqin", in: analysis, .quasi, 0.3)
    var doubts: [Doubt] = []
    let judged = tagger.judge([found], in: analysis, doubts: { doubts.append($1) }) {
      $0 == .age ? 0.35 : 0.4
    }
    #expect(judged.passed.isEmpty && doubts == [.low])
    #expect(tagger.judge([found], in: analysis) { $0 == .age ? 0.25 : 0.4 }.passed == [found])
  }

  @Test func `a high threshold of one type makes no rule of another doubted`() throws {
    let analysis = Analysis(text)
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let words = Set(analysis.tokens.all.map(analysis.word)).sorted()
    let hits = try words.map { try hit($0, in: analysis, .quasi, 0.4) }
    let passed = tagger.judge(hits, in: analysis) { _ in 0.1 }.passed
    #expect(!passed.isEmpty && passed.count < hits.count)
    #expect(tagger.judge(hits, in: analysis) { $0 == .age ? 1 : 0.1 }.passed == passed)
  }

  private func found(in text: String, byRule: [String] = []) throws -> (passed: [String], found: [String]) {
    let analysis = Analysis(Array(text.utf8))
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let hits = try byRule.map { try hit($0, in: analysis, .direct, 0.6) }
    let judged = tagger.judge(hits, in: analysis) { _ in 0.02 }
    func words(_ detections: [Detection]) -> [String] {
      detections.map { String(decoding: analysis.text[$0.span.range], as: UTF8.self) }
    }
    return (words(judged.passed), words(judged.found))
  }

  @Test(arguments: ["Kataib Hezbollah", "the White Helmets", "Boko Haram", "Daesh"])
  func `armed groups and bodies that everybody knows stay, others do not`(known: String) throws {
    #expect(
      try found(in: "My brother Idriz was with \(known) in Peqin.").found.allSatisfy { !known.hasSuffix($0) })
    #expect(
      try found(in: "My brother Idriz was with the Lantern Brigade in Peqin.").found.contains {
        $0.contains("Lantern")
      })
  }

  @Test func `part of a name that everybody knows in full is nobody's`() throws {
    let redactor = try Kit.redactor()
    func found(_ text: String) throws -> [EntityType] {
      try redactor.scan(Array(text.utf8)).mentions.map(\.type)
    }
    #expect(try found("They said that Deutsche Welle was lying, and Idriz said it too.") == [.person])
    #expect(
      try found("They said that Rustem Welle was lying, and Idriz said it too.") == [.person, .person])
  }

  @Test(arguments: [
    "[12.11., 21:17] Senad: Leave it.", "[22.11., 17:41] Mubera: done", "(01:02:03) Mubera: yes",
  ])
  func `the time before a turn is no number of anybody's`(line: String) throws {
    let digits = Set("0123456789:")
    #expect(try !found(in: line).found.contains { $0.allSatisfy(digits.contains) && !$0.isEmpty })
    #expect(try found(in: "My number in the prison was 21:17:88:03.").found.contains { $0.contains("21") })
  }

  @Test func `the initials of an armed group are nobody's`() throws {
    #expect(
      try !found(in: "He was a welder in Sestao, and ETA wanted him for his hands.").found.contains("ETA"))
  }

  @Test(arguments: [
    ("Prénom: Idriz\nMétier: maçon\n", ["Prénom", "Métier"]), ("Nom : NGARO Besnik\n", ["Nom"]),
    ("GÖRÜŞMECİ: evet\nTÉMOIN: Non.\n", ["GÖRÜŞMECİ", "TÉMOIN"]),
    ("- **Education:** nursing\n", ["Education"]),
    ("[00:01:02] Enquêteur : Où ?\nGörüşmeci 1: evet\n", ["Enquêteur", "Görüşmeci"]),
    ("Übersetzerin (00:03): ja\n", ["Übersetzerin"]), ("| Vorname | Besnik |\n", ["Vorname"]),
    ("Kod adı: Rodî\n", ["Kod", "Kod adı"]),
  ])
  func `questions of forms and roles of speakers are no names, in any language`(
    form: String, labels: [String]
  )
    throws
  {
    #expect(try Set(found(in: form).found).isDisjoint(with: labels))
  }

  @Test(arguments: ["Hakim", "Pere", "Tanu", "Marks", "Alter", "Anne", "Kabila", "Beyan"])
  func `a speaker called like a word of a form is found`(name: String) throws {
    let text = "\(name): We were there until they came.\nInterviewer: And then?\n"
    let found = try Kit.redactor().pipeline.detect(Analysis(Array(text.utf8)), remembering: DetectionMemory())
    #expect(found.contains { $0.span.start == 0 && $0.score >= TaggerDetector.sureDirectScore })
  }

  @Test func `a name behind a role is found all the same`() throws {
    #expect(try found(in: "Témoin Besnik Hoxholli: Non.\n").found.contains { $0.contains("Besnik") })
  }

  @Test func `a rule that is not sure is not believed about a part of a name that everybody knows`() throws {
    #expect(try found(in: "They spoke of Osama Bin Laden then.", byRule: ["osama"]).passed.isEmpty)
    #expect(try found(in: "They spoke of Osama Qarnabi then.", byRule: ["osama"]).passed == ["Osama"])
  }

  @Test(arguments: [
    "onlar bana dediler ki sen git sonra ⟦tariq⟧ geldi",
    "On ne savait pas quoi faire, puis ⟦Tariq⟧ est venu et il nous a dit non.",
    "Wir haben das nicht gesagt, und der ⟦Tariq⟧ war mit den Leuten dort.",
    "ja sam bio kod kuće i moj brat ⟦besnik⟧ je otišao s njima",
  ])
  func `where another language is spoken, its words are left and names are found`(marked: String) throws {
    let sample = Sample(marked)
    let pipeline = try Kit.redactor().pipeline
    let found = try pipeline.detect(Analysis(sample.text), remembering: DetectionMemory())
    let accepted = Set(found.filter { pipeline.policy.accepts($0.type, score: $0.score) }.map(\.span))
    #expect(accepted == Set(sample.spans))
  }

  @Test(arguments: [
    "⟦Segun⟧: yo no estaba con los que dijeron que no era mi hermano.",
    "⟦Ben⟧: ich habe nichts gesagt, und wir sind dann nach Hause.",
    "⟦Quzlar⟧: on ne savait pas quoi faire, et je ne suis pas parti.",
    "je m'appelle ⟦tom⟧ et je ne suis pas parti avec eux",
  ])
  func `a rule that is sure is believed in any language`(marked: String) throws {
    let sample = Sample(marked)
    let found = try Kit.redactor().pipeline.detect(Analysis(sample.text), remembering: DetectionMemory())
    let name = try #require(sample.spans.first)
    #expect(found.contains { $0.span == name && $0.score >= TaggerDetector.sureDirectScore })
  }

  @Test func `only the given places are looked at`() throws {
    let analysis = Analysis(text + text + text)
    let tagger = try #require(Kit.redactor().pipeline.rules.tagger)
    let second = ByteSpan(text.count, 2 * text.count)
    let all = tagger.judge([], in: analysis) { _ in 0.4 }.found.map(\.span)
    let within = tagger.judge([], in: analysis, within: [second]) { _ in 0.4 }.found.map(\.span)
    #expect(!within.isEmpty && within == all.filter { second.contains($0) })
    #expect(tagger.judge([], in: analysis, within: []) { _ in 0.4 }.found.isEmpty)
  }

  @Test func `more recall covers no less`() throws {
    var covered: [Set<Int>] = []
    for recall in [Recall.precise, .normal, .high] {
      var pipeline = try Kit.redactor().pipeline
      pipeline.policy.recall = recall
      let found = try pipeline.detect(Analysis(text), remembering: DetectionMemory())
      covered.append(
        Set(found.filter { pipeline.policy.accepts($0.type, score: $0.score) }.flatMap(\.span.range)))
    }
    #expect(covered[0].isSubset(of: covered[1]) && covered[1].isSubset(of: covered[2]))
  }

  @Test func `text of another script is left to the rules`() throws {
    let arabic = Analysis(Array("قالت ام حمزه خرجنا الي السوق".utf8))
    let found = try Kit.redactor().pipeline.detect(arabic, remembering: DetectionMemory())
    #expect(!found.contains { $0.rule.hasPrefix("tagger.") })
  }
}
