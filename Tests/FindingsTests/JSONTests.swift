import Foundation
import RedactCore
import Testing

@testable import Findings

struct JSONTests {
  private func lines(_ findings: [Finding]) throws -> [[String: Any]] {
    try InventedFindings.text(.jsonl, findings).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `a line begins with its schema and leaves out what there is not`() throws {
    let vault = InventedFindings.north[6]
    let line = InventedFindings.text(.jsonl, [vault])
    #expect(
      line.hasPrefix(#"{"schema":"redact.finding/1","path":"vault/names.vault","leaf":"text","line":1,"#))
    #expect(line.contains(#""type":"VAULT""#) && line.hasSuffix("\n"))
    for member in ["label", "fingerprint", "revision", "\"text\":"] { #expect(!line.contains(member)) }
    let message = InventedFindings.text(.jsonl, [InventedFindings.north[0]])
    #expect(message.contains(#""path":null,"leaf":"commit message","revision":"9f2c41d0"#))
    #expect(message.contains(#""fingerprint":"00112233445566778899aabbccddeeff""#))
  }

  @Test func `the words are in it only where they were given`() throws {
    let finding = Finding(
      path: nil, type: .person, rule: "known", text: Sensitive(Array(InventedFindings.word.utf8)))
    #expect(try lines([finding])[0]["text"] as? String == InventedFindings.word)
  }

  @Test func `paths come through exactly, and nothing in the bytes acts on a terminal`() throws {
    let findings = InventedFindings.hostile
    let objects = try lines(findings)
    #expect(objects.count == findings.count)
    for (object, finding) in zip(objects, findings) {
      #expect((object["path"] as? String)?.utf8.elementsEqual((finding.path ?? "?").utf8) == true)
      #expect((object["leaf"] as? String)?.utf8.elementsEqual(finding.leaf.utf8) == true)
    }
    for format in [FindingFormat.json, .jsonl] {
      let text = InventedFindings.text(format, findings)
      #expect(!text.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
    }
  }

  @Test func `the whole report is one object with pairs and summary`() throws {
    var report = FindingReport(.json, unit: .scalars, version: "1")
    var bytes: [UInt8] = []
    for finding in InventedFindings.north { bytes += report.add([finding]) }
    let early = bytes.count
    bytes += report.add([PerhapsSame(first: "KUNYA-1", second: "PERSON-2")], of: [InventedFindings.north[2]])
    bytes += report.finish(InventedFindings.summary)
    #expect(early > 1_000)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["schema"] as? String == "redact.findings/1" && object["unit"] as? String == "scalars")
    #expect((object["findings"] as? [Any])?.count == InventedFindings.north.count)
    let pair = try #require((object["perhapsSame"] as? [[String: Any]])?.first)
    #expect(pair["path"] as? String == "interviews/north 1.txt")
    #expect(pair["labels"] as? [String] == ["KUNYA-1", "PERSON-2"])
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(summary["files"] as? Int == 218 && summary["leftOut"] as? Int == 4)
    #expect((summary["expiredWaivers"] as? [[String: String]])?.first?["expires"] == "2026-03-31")
    #expect((summary["unusedWaivers"] as? [Any])?.count == 1)
  }

  @Test func `without findings there is no summary, and still an object`() {
    #expect(
      InventedFindings.text(.json, [])
        == #"{"schema":"redact.findings/1","unit":"bytes","findings":[],"perhapsSame":[]}"# + "\n")
    #expect(InventedFindings.text(.jsonl, []).isEmpty)
  }

  @Test func `a record names its spans as it always did`() {
    let report = FindingReport(.jsonl, unit: .scalars, version: "1")
    let finding = Finding(
      path: nil, offsets: 2..<11, type: .kunya, score: 0.97, rule: "kunya.latin", label: "KUNYA-1")
    let line = report.record(
      id: Array("\"a\"".utf8), [finding], [PerhapsSame(first: "KUNYA-1", second: "KUNYA-2")])
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"id":"a","spans":[{"start":2,"end":11,"type":"KUNYA","kind":"direct","score":0.97,"#
        + #""rule":"kunya.latin","label":"KUNYA-1"}],"perhapsSame":[["KUNYA-1","KUNYA-2"]]}"# + "\n")
    #expect(String(decoding: report.record(id: nil, []), as: UTF8.self) == #"{"id":null,"spans":[]}"# + "\n")
  }
}
