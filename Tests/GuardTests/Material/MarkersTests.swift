import RedactCore
import Testing

@testable import Guard

@Suite struct MarkersTests {
  private static func inText(_ text: String, _ more: [String] = []) -> [String] {
    let bytes = Array(text.utf8)
    return Markers(adding: more).found(in: Analysis(bytes))
      .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
  }

  private static func inName(_ path: String, _ more: [String] = []) -> [String] {
    let bytes = Array(path.utf8)
    return Markers(adding: more).found(inName: bytes)
      .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
  }

  @Test(arguments: [
    "NOT FOR PUBLICATION", "not for\npublication", "Unredacted", "un-redacted", "UN REDACTED",
    "Raw Transcript",
    "Original transcript - do not share", "original transcript – DO NOT SHARE", "CONFIDENTIAL: identities",
    "contains identifying\r\ninformation", "Nicht zur Veröffentlichung", "nicht zur Vero\u{308}ffentlichung",
    "UNGESCHWÄRZT", "Originaltranskript", "version non caviardée", "non anonymisé", "ليس للنشر",
    "غير مخصص للنشر", "n0t for publicati0n", "not f\u{200B}or publication",
  ])
  func `a text that says it is an original is found`(phrase: String) {
    #expect(Self.inText("Interview 4. \(phrase). Page 1") == [phrase])
    #expect(Self.inText("Interview 4.\n\(phrase)\n") == [phrase])
  }

  @Test(arguments: [
    "the original plan was to leave at dawn", "we ate raw meat",
    "she has a raw voice on the original transcript day",
    "he was not there for the publication of the book", "they identified him by information from a neighbour",
    "it was confidential and his identity was known", "the unredactedness of it",
    "a transcript of the original hearing",
    "we published it, but not for money", "I do not share this view", "not for publications",
    "c'est la version originale du film", "das Original der Abschrift", "النشر ليس سهلا",
  ])
  func `ordinary talk says nothing`(talk: String) { #expect(Self.inText(talk).isEmpty) }

  @Test(
    arguments: [
      ("interviews/0417_ORIGINAL.vtt", ["ORIGINAL"]), ("0417.raw.txt", ["raw"]),
      ("0417-unredacted.docx", ["unredacted"]),
      ("originals/0417.vtt", ["originals"]), ("0417_original", ["original"]),
      ("a/0417.original.srt", ["original"]),
      ("0417 Not for Publication.txt", ["Not for Publication"]),
      ("raw_transcript_0417.txt", ["raw_transcript"]),
      ("originals/0417-unredacted.txt", ["originals", "unredacted"]),
      ("0417_Unredacted_v2.txt", ["Unredacted"]),
    ])
  func `a name that says it is found`(path: String, found: [String]) { #expect(Self.inName(path) == found) }

  @Test(arguments: [
    "the_original_plan.txt", "original-sin-interview.vtt", "photo.raw", "raw-meat.txt", "draw.txt",
    "raw/0417.txt",
    "interviews/0417.vtt", "originality.txt", "",
  ])
  func `other names say nothing`(path: String) { #expect(Self.inName(path).isEmpty) }

  @Test func `the user's own markers are found as well`() {
    #expect(Self.inText("Team copy, green folder.", ["green folder"]) == ["green folder"])
    #expect(Self.inText("the green folders", ["green folder"]).isEmpty)
    #expect(
      Self.inName("0417_FULL.txt", ["_FULL"]) == ["FULL"] && Self.inName("full_0417.txt", ["_FULL"]).isEmpty)
    #expect(Self.inName("0417.in.txt", [".in."]) == ["in"] && Self.inName("0417.in", [".in."]).isEmpty)
    #expect(Self.inText("it is full", ["_FULL", "", "_"]).isEmpty)
  }

  @Test func `the surer phrase counts where one holds another, and names that are no text say nothing`() {
    let found = Markers().found(in: Analysis(Array("the unredacted version".utf8)))
    #expect(found.map(\.score) == [0.9] && found.map(\.rule) == ["guard.marker"])
    #expect(Markers().found(inName: [0xFF, 0x2E]).isEmpty)
  }
}
