import Foundation
import FoundationXML
import RedactCore
import Testing

@testable import Findings

struct JUnitTests {
  private func suite(_ findings: [Finding], _ summary: CheckSummary? = nil) throws -> XMLElement {
    let bytes = InventedFindings.report(.junit, findings, summary, run: InventedFindings.run)
    let document = try XMLDocument(data: Data(bytes))
    let root = try #require(document.rootElement())
    #expect(root.name == "testsuites" && root.elements(forName: "testsuite").count == 1)
    return try #require(root.elements(forName: "testsuite").first)
  }

  private func text(_ element: XMLElement, _ attribute: String) -> String? {
    element.attribute(forName: attribute)?.stringValue
  }

  @Test func `a case for each part with findings, and one for all the rest`() throws {
    let suite = try suite(InventedFindings.north)
    let cases = suite.elements(forName: "testcase")
    #expect(text(suite, "name") == "redact check")
    #expect(text(suite, "tests") == "6" && text(suite, "failures") == "5")
    #expect(
      cases.map { text($0, "name") } == [
        "commit message in 9f2c41d", "interviews/[PERSON].vtt", "interviews/north 1.txt",
        "notes/diary.docx in 9f2c41d", "vault/names.vault", "everything else",
      ])
    #expect(cases.map { $0.elements(forName: "failure").count } == [1, 1, 1, 1, 1, 0])
    let failure = try #require(cases[2].elements(forName: "failure").first)
    #expect(text(failure, "message") == "3 findings" && text(failure, "type") == "KUNYA")
    #expect(failure.stringValue?.split(separator: "\n").count == 3)
    #expect(failure.stringValue?.contains("north 1.txt:4:60: LOCATION quasi 0.50 place.town\n") == true)
  }

  @Test func `a clean run has a case that passed`() throws {
    let suite = try suite([])
    #expect(text(suite, "tests") == "1" && text(suite, "failures") == "0")
    #expect(suite.elements(forName: "testcase").map { text($0, "name") } == ["everything else"])
  }

  @Test func `the summary is told in properties and words`() throws {
    let suite = try suite(InventedFindings.north, InventedFindings.summary)
    let properties = suite.elements(forName: "properties").flatMap { $0.elements(forName: "property") }
    let values = properties.map { "\(text($0, "name") ?? "")=\(text($0, "value") ?? "")" }
    #expect(
      values == [
        "files=218", "blobs=12", "messages=1", "leftOut=4", "findings=7", "waived=1", "unusedWaivers=1",
        "expiredWaivers=1",
      ])
    let words = try #require(suite.elements(forName: "system-out").first?.stringValue)
    #expect(
      words.hasPrefix("218 files, 12 blobs and 1 message looked at, 4 left out; 7 findings, 1 waived.\n"))
    #expect(words.contains("of guard.known expired on 2026-03-31.\n") && words.contains("waives nothing.\n"))
  }

  @Test func `a part that comes again stays one case`() throws {
    let again = InventedFindings.north + InventedFindings.north
    let cases = try suite(again).elements(forName: "testcase")
    #expect(cases.count == 6)
    #expect(text(try #require(cases[2].elements(forName: "failure").first), "message") == "6 findings")
  }

  @Test func `every name is well-formed XML, and comes back`() throws {
    let bytes = InventedFindings.report(.junit, InventedFindings.hostile)
    #expect(UTF8Check.firstInvalid(in: bytes) == nil)
    let refused = String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      $0 != "\n" && Visible.isHidden($0) || $0 == "\u{FFFE}" || $0 == "\u{FFFF}"
    }
    #expect(!refused)
    let cases = try suite(InventedFindings.hostile).elements(forName: "testcase")
    #expect(cases.count == InventedFindings.hostilePaths.count + 1)
    for (found, path) in zip(cases, InventedFindings.hostilePaths) {
      let shown = path.oneLine.replacing("\u{FFFF}", with: "\u{FFFD}").replacing("\u{FFFE}", with: "\u{FFFD}")
      #expect(text(found, "file")?.utf8.elementsEqual(shown.utf8) == true)
      #expect(text(found, "name") == shown + " in 9f2c41d")
    }
  }
}
