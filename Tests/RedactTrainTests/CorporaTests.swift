import RedactCore
import Tagger
import Testing

@testable import redact_train

/// What of a corpus may be learned, and as what.
struct CorporaTests {
  private func document(
    _ text: String, _ spans: String, annotated: String? = nil, license: String = "CC0-1.0"
  ) throws -> Corpora.Document {
    let types = annotated.map { #","annotated_types":\#($0)"# } ?? ""
    let line = #"{"id":"d","text":"\#(text)","spans":[\#(spans)],"license":"\#(license)"\#(types)}"#
    let documents = try Corpora.documents(Array((line + "\n").utf8))
    return try #require(documents.first)
  }

  @Test(arguments: [
    "CC-BY-4.0", "CC-BY-2.5", "CC-BY (per the makers)", "cc-by-3.0-au", "MIT", "OGL-UK-3.0", "CC0-1.0",
    "public domain (a government)",
  ])
  func `one may learn from text under a permissive licence`(license: String) {
    #expect(Corpora.mayLearn(from: license))
  }

  @Test(arguments: [
    nil, "", "CC-BY-NC-4.0", "CC-BY-SA-3.0", "CC-BY-ND-4.0", "CC-BY-NC-SA-4.0",
    "MIT + CC-BY-SA-3.0-US (names)",
    "EUPL-1.2", "MITRE, on request", "GPL-3.0", "MIT + LGPL-2.1", "unknown", "all rights reserved, not CC-BY",
  ])
  func `one may not learn from text under any other licence`(license: String?) {
    #expect(!Corpora.mayLearn(from: license))
  }

  @Test func `of a corpus the last document of each five is held back`() {
    #expect((0..<12).filter { Corpora.isHeldOut($0, of: "news") } == [4, 9])
  }

  @Test(arguments: ["interviews", "interviews2", "interviews2-asr"])
  func `of a corpus of interviews all after the tenth are held back`(corpus: String) {
    #expect((0..<14).filter { Corpora.isHeldOut($0, of: corpus) } == [10, 11, 12, 13])
  }

  @Test func `a corpus that marks all types teaches that the rest is none`() throws {
    let document = try document("Zeki sells bread.", #"{"start":0,"end":4,"type":"PERSON"}"#)
    let text = try Corpora.training(document, corpus: "news")
    #expect(text.words.map(\.tags) == [[.personBegin], [.outside], [.outside]])
    #expect(text.unmarked == [])
  }

  @Test func `a type that a corpus does not mark is learned neither as a detail nor as none`() throws {
    let document = try document(
      "Zeki the baker left Sur.",
      #"{"start":0,"end":4,"type":"PERSON"},{"start":20,"end":23,"type":"LOC"}"#,
      annotated: #"["PERSON","LOC"]"#)
    let text = try Corpora.training(document, corpus: "news")
    let marked: Set<WordTag> = [.personBegin, .personInside, .placeBegin, .placeInside]
    #expect(text.tags(of: "Zeki") == [[.personBegin]])
    #expect(text.tags(of: "Sur") == [[.placeBegin]])
    #expect(text.tags(of: "baker") == [Set<WordTag>.all.subtracting(marked)])
    #expect(text.unmarked == Set<WordTag>.all.subtracting(marked).subtracting([.outside]))
  }

  @Test func `that a corpus marks other things does not say that it marks all of them`() throws {
    let document = try document("Zeki left.", "", annotated: #"["PERSON","MISC"]"#)
    let text = try Corpora.training(document, corpus: "news")
    #expect(text.tags(of: "left").allSatisfy { $0.contains(.misc) && !$0.contains(.personBegin) })
  }

  @Test(
    arguments: [
      (#""type":"PERSON","identifier":"keep""#, "news", [.outside]),
      (#""type":"DATE","identifier":"NO_MASK""#, "news", [.outside, .date]),
      (#""type":"DATE","note":"weak: a year""#, "news", [.outside, .date]),
      (#""type":"DATE","note":"exact""#, "news", [.date]),
      (#""type":"MISC""#, "news", .all),
      (#""type":"MISC""#, "interviews2", [.misc]),
      (#""type":"KUNYA""#, "interviews2", [.personBegin]),
      (#""type":"DATETIME""#, "news", [.date]),
      (#""type":"SOMETHING NEW""#, "news", .all),
    ] as [(String, String, Set<WordTag>)])
  func `how sure a mark is decides what its words may be`(
    mark: String, corpus: String, tags: Set<WordTag>
  ) throws {
    let document = try document("then Zeki left", #"{"start":5,"end":9,\#(mark)}"#)
    #expect(try Corpora.training(document, corpus: corpus).tags(of: "Zeki") == [tags])
  }

  @Test func `offsets count characters of Unicode, not bytes`() throws {
    let document = try document("Şırnak'ta 🙂 Zeki", #"{"start":12,"end":16,"type":"PERSON"}"#)
    let text = try Corpora.training(document, corpus: "news")
    #expect(text.words.filter { $0.tags == [.personBegin] }.map(\.text) == ["Zeki"])
  }

  @Test(arguments: [
    #"{"start":0,"end":11,"type":"PERSON"}"#, #"{"start":-1,"end":4,"type":"PERSON"}"#,
    #"{"start":4,"end":0,"type":"PERSON"}"#,
  ])
  func `a mark outside the text is refused`(span: String) throws {
    let document = try document("Zeki left.", span)
    #expect(throws: LessonError.markOutsideText("news")) {
      try Corpora.training(document, corpus: "news")
    }
  }
}
