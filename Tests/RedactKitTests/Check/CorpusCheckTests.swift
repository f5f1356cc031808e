import Findings
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct CorpusCheckTests {
  private func check(_ change: (inout CorpusCheck.Options) throws -> Void = { _ in }) throws -> CorpusCheck {
    var options = CorpusCheck.Options()
    try change(&options)
    return try CorpusCheck(rules: Kit.rules(), options: options)
  }

  private func findings(
    _ text: String, _ path: String = "interviews/07.txt", kind: CheckedPart.Kind = .file,
    _ change: (inout CorpusCheck.Options) throws -> Void = { _ in }
  ) throws -> [Finding] {
    let part = CheckedPart(kind, path: Array(path.utf8), bytes: Array(text.utf8))
    return try check(change).session().look(at: part).findings
  }

  @Test func `a finding tells where and what, and never the words`() throws {
    let found = try findings("Nobody spoke.\nEveryone there called her Umm Hamza.\n")
    let only = try #require(found.first)
    #expect(found.count == 1)
    #expect(only.path == "interviews/07.txt")
    #expect(only.place == LinePosition(line: 2, column: 27))
    #expect(only.type == "KUNYA" && only.leaf == "text" && only.fingerprint == nil)
  }

  @Test(arguments: [
    "She is umm hamza to them.", "They wrote to Um Hamzah.", "U\u{200B}mm Hamza was there.",
    "Umm\nHamza left.",
    "أم حمزة came back.", "It was samirah Nouri.", "Mrs Nouri stood there.", "UMM HAMZA!",
  ])
  func `a known entity is found in every spelling`(text: String) throws {
    let rules = try findings(text) { $0.known = Array("Samira Nouri | Umm Hamza | أم حمزة ; PERSON\n".utf8) }
      .map(\.rule)
    #expect(rules.contains { $0.hasPrefix("guard.known") })
  }

  @Test func `a witness's own wishes hold in the files of that witness`() throws {
    let wishes = "[interviews/0417*]\nthe blue bicycle ; MISC\n"
    let text = "He came on the blue bicycle, as always."
    let here = try findings(text, "interviews/0417-b.txt") { $0.known = Array(wishes.utf8) }
    let elsewhere = try findings(text, "interviews/0418.txt") { $0.known = Array(wishes.utf8) }
    #expect(here.map(\.rule).contains("guard.known"))
    #expect(!elsewhere.map(\.rule).contains("guard.known"))
  }

  @Test func `who is named in a path is found, and masked wherever the path is shown`() throws {
    let found = try findings("Nobody spoke.", "interviews/umm_hamza-2.txt")
    #expect(found.map(\.leaf) == ["file name"])
    #expect(found.map(\.path) == ["interviews/[KUNYA]-2.txt"])
    let shown = try findings("Nobody spoke.", "interviews/umm_hamza-2.txt") { $0.showsPaths = true }
    #expect(shown.map(\.path) == ["interviews/umm_hamza-2.txt"])
  }

  @Test func `a number for a name names nobody unless it is known`() throws {
    for path in ["interviews/0417.txt", "0417-02_1.json", "12345"] {
      #expect(try findings("Yes.", path).isEmpty)
    }
    let known = try findings("Yes.", "interviews/0417.txt") { $0.known = Array("0417 ; CODE\n".utf8) }
    #expect(known.map(\.rule) == ["guard.known"])
    #expect(try findings("Yes.", "interviews/+31 6 1234 5678.txt").map(\.leaf) == ["file name"])
  }

  @Test func `words where a released text has a label are found, and doubtful ones where wanted`() throws {
    let released =
      "To [LOCATION-1] it was far. Then [PERSON-1] went home alone at last. The door of [PERSON-2] stood open."
    let again = "Now it was far. Then nobody went home alone at last. The door of the mill fell shut."
    func rules(_ recall: Recall?) throws -> [String] {
      try findings(again) {
        $0.released = [(name: "a.txt", bytes: Array(released.utf8))]
        $0.recall = recall
      }.map(\.rule)
    }
    #expect(try rules(nil) == [])
    #expect(try rules(.high).contains("guard.less-redacted"))
  }

  @Test func `what a redaction left is not asked about again, unless that is wanted`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id: test\nversion: 1.0.0\ntitle: Test\n", "test/pack.yaml")
    try folder.write(Kit.rule(pattern: "bread") + "score: 0.35\n", "test/rule.yaml")
    let rules = try RuleSet(contentsOf: folder.path)
    func findings(_ text: String, _ recall: Recall? = nil) throws -> [Finding] {
      var options = CorpusCheck.Options()
      options.recall = recall
      let part = CheckedPart(.file, path: Array("a.txt".utf8), bytes: Array(text.utf8))
      return try CorpusCheck(rules: rules, options: options).session().look(at: part).findings
    }
    let original = "Q: And your mother?\n\nA: My name is Zaynab Sabbagh. My mother sold bread.\n"
    let redacted = try Kit.redactor().redact(Array(original.utf8)).output
    let text = String(decoding: redacted, as: UTF8.self)
    #expect(text.contains("bread"))
    #expect(try findings(original).count == 1)
    #expect(try findings(text).isEmpty)
    #expect(try findings(text, .high).count == 1)
  }

  @Test func `what a policy generalises to is no finding under that policy`() throws {
    var policy = Policy.standard
    policy.operators[.date] = .generalise(step: "year")
    var options = CorpusCheck.Options()
    let part = CheckedPart(
      .file, path: Array("a.txt".utf8), bytes: Array("It was in 2016, in the summer of 2017.".utf8))
    let generalising = try CorpusCheck(policy: policy, rules: Kit.rules(), options: options).session()
    let found = try generalising.look(at: part).findings.filter { $0.type == "DATE" }
    options.recall = .high
    let labelling = try CorpusCheck(rules: Kit.rules(), options: options).session().look(at: part).findings
    #expect(found.count < labelling.filter { $0.type == "DATE" }.count)
  }

  @Test(arguments: [
    "[NAME]", "[name]", "<PERSON_1>", "[REDACTED]", "(name withheld)", "{{NAME-1}}", "[Place A]", "XXXX",
    "██",
    "[name of village]", "[DATE]", "@@PERSON-1##",
  ])
  func `marks of others are those of a redaction too`(mark: String) throws {
    let doubtful = "I went with * to Syria in 2015."
    #expect(try findings(doubtful.replacing("*", with: mark)).isEmpty)
    #expect(try !findings(doubtful.replacing("*", with: "them")).isEmpty)
  }

  @Test func `words that were found elsewhere are as sure as they are there`() {
    let analysis = Analysis(Array("Nadir Oda saw Nadir, and Sirin saw Sirin.".utf8))
    func found(_ start: Int, _ end: Int, _ score: Double, _ rule: String) -> Detection {
      Detection(
        span: ByteSpan(start, end), type: .person, kind: .direct, score: score, rule: rule, propagates: false)
    }
    let all = [
      found(0, 9, 0.9, "a"), found(14, 19, 0.7, "propagated"), found(25, 30, 0.4, "a"),
      found(35, 40, 0.7, "propagated"),
    ]
    #expect(IdentifierSearch.sure(all, in: analysis) == Array(all.prefix(2)))
  }

  @Test(arguments: [
    "[laughs]", "[crosstalk]", "<name>", "(the place)", "[Date: 2015]", "[Person speaking]", "XXL", "[",
    "[name",
    "[name\n]", "SMITH-XX",
  ])
  func `what a transcriber notes is no mark of a redaction`(note: String) {
    #expect(!RedactionMarks.stand(in: Analysis(Array("They said \(note) and so on.".utf8))))
  }

  @Test(arguments: [
    "She was under ten.", "He was between thirty and thirty-nine years old.",
    "We lived in a city in Nineveh governorate.",
  ])
  func `nor are the words of it that are found in part`(text: String) throws {
    var policy = Policy.standard
    policy.operators[.age] = .generalise(step: "decade")
    policy.operators[.location] = .generalise(step: "governorate")
    let part = CheckedPart(.file, path: Array("a.txt".utf8), bytes: Array(text.utf8))
    let told = try CorpusCheck(policy: policy, rules: Kit.rules()).session().look(at: part).findings
    #expect(told.map(\.rule) == [])
    #expect(try !findings(text, "a.txt").isEmpty)
  }

  @Test func `metadata that redact takes out is a finding`() throws {
    let captions = "WEBVTT\n\nNOTE transcribed by hand\n\n00:01.000 --> 00:02.000\nNobody spoke.\n"
    #expect(try findings(captions, "a.vtt").map(\.rule) == ["guard.metadata"])
  }

  @Test func `a file that cannot be read is a finding, not skipped in silence`() throws {
    let part = CheckedPart(.file, path: Array("a.bin".utf8), bytes: [0xFF, 0, 1, 0xFE, 7])
    #expect(try check().session().look(at: part).findings.map(\.type) == ["UNREADABLE"])
    let large = CheckedPart(.unread, path: Array("a.txt".utf8))
    #expect(try check().session().look(at: large).findings.map(\.rule) == ["guard.unreadable"])
  }

  @Test func `where a link leads is read`() throws {
    let found = try findings("../originals/umm_hamza.txt", "link.txt", kind: .link)
    #expect(!found.isEmpty && found.allSatisfy { $0.leaf == "link" })
  }
}

extension CorpusCheckTests {
  private func commit(
    _ kind: CheckedPart.Kind, _ text: String, _ change: (inout CorpusCheck.Options) throws -> Void = { _ in }
  ) throws -> [Finding] {
    let part = CheckedPart(kind, revision: "1234567890", bytes: Array(text.utf8))
    return try check(change).session().look(at: part).findings
  }

  @Test func `a message is read, and those whom its trailers name are people who commit`() throws {
    let known = Array("Samira Nouri ; PERSON\n".utf8)
    let text = "Correct what Umm Hamza said\n\nReviewed-by: Clara Winther <clara@example.org>\n"
    #expect(try commit(.message(of: "commit"), text).map(\.type) == ["KUNYA"])
    let trailer = "Correct it\n\nCo-authored-by: Samira Noury <s@example.org>\n"
    let found = try commit(.message(of: "commit"), trailer) { $0.known = known }
    #expect(found.map(\.leaf).allSatisfy { $0 == "commit message" })
    #expect(found.first?.place == LinePosition(line: 3, column: 17))
  }

  @Test func `who commits is no finding, unless known, or not among the authors that are listed`() throws {
    let clara = "Clara Winther <clara@example.org>"
    #expect(try commit(.person("author"), clara).isEmpty)
    #expect(try commit(.person("author"), clara) { $0.authors = [clara] }.isEmpty)
    let other = try commit(.person("author"), "Zaynab <z@example.org>") { $0.authors = [clara] }
    #expect(other.map(\.rule) == ["guard.author"])
    let known = try commit(.person("author"), clara) { $0.known = Array("Clara Winther\n".utf8) }
    #expect(known.first?.rule == "guard.known")
  }

  @Test func `names of branches are read`() throws {
    #expect(try commit(.reference("branch"), "fix/umm-hamza").map(\.leaf) == ["branch"])
    #expect(try commit(.reference("branch"), "fix/typos").isEmpty)
  }
}
