import RedactCore
import TestSupport
import Testing

@testable import Detection

@Suite struct NameDetectorTests {
  private static let commonWords: Set<UInt64> = [
    WordHash(word: "hope".utf8).value, WordHash(word: "islam".utf8).value,
  ]

  private func detector(_ known: String, kept: String = "") throws -> NameDetector {
    NameDetector(
      known: try KnownNames(parsing: Array(known.utf8)), kept: try KeptTerms(parsing: Array(kept.utf8)),
      isCommonWord: Self.commonWords.contains)
  }

  private func find(_ known: String, in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try detector(known).detect(in: Analysis(bytes)).map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  private struct Evasions: Decodable { let cases: [String: String] }

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `a known name is found in every published disguise`() throws {
    let cases = try Shared.json("vectors/redact-v1-kat/evasion.json", as: Evasions.self).cases
    #expect(cases.count > 30)
    for (name, text) in cases {
      let found = try find("Umm Hamza | أم حمزة", in: "Then they saw \(text), who left.")
      let covered = found.first.map { text.utf8.count - $0.utf8.count }
      #expect(found.count == 1 && covered.map { (0...8).contains($0) } == true, "\(name)")
    }
  }

  @Test(arguments: [
    "Nada al-Jassem", "NADA AL-JASSEM", "nada al jassem", "Nada\nal-Jassem", "Nada al-\nJassem",
    "nada aljassem", "nadaaljassem",
    "Nada al'Jassem", "N4da al-J4ss3m", "Nádá al-Jässem", "N a d a  al-Jassem", "Nada al-Jas-\nsem",
    "Nada. al-Jassem", "*Nada* al-Jassem",
  ])
  func `a known name is found in every way to write it`(text: String) throws {
    let found = try find("Nada al-Jassem", in: "so, \(text)!")
    #expect(found.count == 1)
    // Marks that touch a letter may stay outside.
    #expect(found.first.map { $0.utf8.count >= text.utf8.count - 1 } == true)
  }

  @Test(arguments: [
    ("K-118/17", "case <K-118/17> of"), ("R/4471-w", "card R/4471-w."), ("AB1234", "plate AB1234,"),
    ("+90 555 010 4471", "call +90 555 010 4471"), ("nada.j@mail.example", "to nada.j@mail.example"),
  ])
  func `a code is found as it is written`(known: String, text: String) throws {
    #expect(try find(known, in: text).map { known.hasSuffix($0) } == [true])
  }

  @Test(arguments: [
    "Nada", "Jassem Nada al", "Nada\n\nal-Jassem", "Nada, al-Jassem", "Nadal Jassem", "Nada x al-Jassem",
  ])
  func `what is another name is not found`(text: String) throws {
    #expect(try find("Nada al-Jassem", in: "so, \(text)!") == [])
  }

  @Test func `aliases lead to the same entity, and say what they are`() throws {
    let bytes = Array("Amal, umm zaki and Harun".utf8)
    let found = try detector("Amal | Umm Zaki\nHarun ; location").detect(in: Analysis(bytes))
    #expect(found.map(\.identity) == [0, 0, 1])
    #expect(found.map(\.type) == [.person, .person, .location])
    #expect(found.allSatisfy { $0.kind == .direct && $0.score == 1 && $0.rule == "known" })
  }

  @Test func `a common word is a name only with a capital, where capitals are used`() throws {
    #expect(try find("Hope", in: "We hope that Hope is well") == ["Hope"])
    #expect(try find("Nada", in: "We hope that nada is well") == ["nada"])
    #expect(try find("Hope", in: "and so we all hope that she is well and that they are too") == ["hope"])
  }

  @Test func `digits among letters are read as letters, and plain numbers are not`() throws {
    #expect(try find("Isa", in: "I54 and 154 and i5a") == ["I54", "i5a"])
  }

  @Test func `terms to keep are found each with its type`() throws {
    let analysis = Analysis(Array("lena fairholm of Harun".utf8))
    let kept = try detector("", kept: "Lena Fairholm\nHarun ; location").kept(in: analysis)
    #expect(kept.map(\.span) == [ByteSpan(0, 13), ByteSpan(17, 22)])
    #expect(kept.map(\.type) == [nil, .location])
  }
}
