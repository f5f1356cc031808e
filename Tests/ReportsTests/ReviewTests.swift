import Foundation
import RedactCore
import Testing

@testable import Reports

struct ReviewTests {
  private let line = ReviewLine(
    document: "0123456789ab", finding: "00112233445566778899aabbccddeeff", type: .person, kind: .direct,
    rule: "names.latin", score: 0.83, action: "label", label: "PERSON-1")

  @Test func `a line of a review file is as its format says`() {
    #expect(
      String(decoding: line.json, as: UTF8.self)
        == "{\"action\":\"label\",\"comment\":\"\",\"decision\":\"\",\"document\":\"0123456789ab\",\"edit\":{},"
        + "\"finding\":\"00112233445566778899aabbccddeeff\",\"kind\":\"direct\",\"label\":\"PERSON-1\","
        + "\"reviewer\":\"\",\"rule\":\"names.latin\",\"score\":0.83,\"type\":\"PERSON\"}")
    #expect(
      String(decoding: ReviewLine.head(documents: 3, findings: 71), as: UTF8.self)
        == "{\"documents\":3,\"findings\":71,\"schema\":\"redact.review/1\"}")
  }

  @Test func `words of a reviewer are written in ASCII`() {
    var line = line
    line.decision = .edit
    line.edit = .init(type: .misc, action: "generalise:district", words: "a “hut” \u{1F4DD}")
    line.comment = "é\u{7F}\n\u{1}"
    #expect(String(decoding: ASCIIJSON.escaped(Array("\"\u{7F}\"".utf8)), as: UTF8.self) == "\"\\u007f\"")
    let text = String(decoding: line.json, as: UTF8.self)
    #expect(
      text.contains(
        "\"edit\":{\"action\":\"generalise:district\",\"type\":\"MISC\","
          + "\"words\":\"a \\u201chut\\u201d \\ud83d\\udcdd\"}"))
    #expect(
      text.contains("\"comment\":\"\\u00e9\\u007f\\n\\u0001\"") && text.contains("\"decision\":\"edit\""))
  }

  @Test func `what the script reads cannot end its element, and is what was given`() throws {
    for data in [InventedReviews.hostile, InventedReviews.review(documents: 2, findings: 12)] {
      let json = ReviewPayload.json(of: data)
      #expect(!json.contains(UInt8(ascii: "<")))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
      let documents = try #require(object["documents"] as? [[String: Any]])
      for (read, given) in zip(documents, data.documents) {
        #expect(read["name"] as? String == given.name.value)
        let findings = try #require(read["findings"] as? [[Any]])
        #expect(findings.count == given.findings.count)
        for (finding, given) in zip(findings, given.findings) {
          // The reader of this test drops byte order marks.
          let words = String(decoding: given.words.value, as: UTF8.self).replacing("\u{FEFF}", with: "")
          #expect((finding[2] as? String)?.replacing("\u{FEFF}", with: "") == words)
          let line = try #require(finding[0] as? [String: Any])
          #expect(
            line["comment"] as? String == given.line.comment && line["rule"] as? String == given.line.rule)
        }
      }
    }
  }

  @Test func `the page warns of what it holds, and lets nothing out`() {
    let page = String(
      decoding: ReviewPage.html(InventedReviews.review(documents: 1, findings: 3)), as: UTF8.self)
    #expect(page.contains("This page holds words of the originals."))
    #expect(page.contains("default-src &#39;none&#39;") && page.contains("form-action &#39;none&#39;"))
    for word in [
      "localStorage", "sessionStorage", "indexedDB", "fetch(", "XMLHttpRequest", "cookie", "innerHTML",
    ] {
      #expect(!page.contains(word))
    }
  }
}
