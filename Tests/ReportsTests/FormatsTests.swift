import Foundation
import RedactCore
import Testing

@testable import Reports

struct FormatsTests {
  @Test func `only the page holds released text`() {
    let sentence = "I used to count the trains."
    #expect(String(decoding: Report.html(InventedReports.river), as: UTF8.self).contains(sentence))
    for bytes in [
      Report.markdown(InventedReports.river), Report.json(InventedReports.river),
      Report.csv(InventedReports.river),
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.count > 1_000 && !text.contains(sentence) && !text.contains("count the"))
    }
  }

  @Test func `the JSON is one line of ASCII with sorted members, whatever names hold`() throws {
    for data in [InventedReports.river, InventedReports.hostile, ReportData(title: "", version: "")] {
      let bytes = Report.json(data)
      #expect(bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
      #expect(bytes.count { $0 == 0x0A } == 1 && bytes.last == 0x0A)
      let object = try JSONSerialization.jsonObject(with: Data(bytes))
      let again = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      let keys = try #require(object as? [String: Any])
      #expect(keys["schema"] as? String == "redact.report/1")
      #expect((keys["documents"] as? [Any])?.count == data.documents.count)
      // The same members in the same order: what remains when all values but strings are taken out.
      #expect(members(Array(again)) == members(bytes))
    }
  }

  /// The names of the members of a JSON text, in order.
  private func members(_ json: [UInt8]) -> [String] {
    let text = String(decoding: json, as: UTF8.self)
    return text.matches(of: #/"([A-Za-z]+)":/#).map { String($0.1) }
  }

  @Test func `the JSON tells totals and what stands out`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Report.json(InventedReports.river)))
    let report = try #require(object as? [String: Any])
    let totals = try #require(report["totals"] as? [String: Any])
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(totals["entities"] as? Int == InventedReports.river.documents.flatMap(\.entities).count)
    #expect(documents.indices.filter { documents[$0]["standsOut"] as? Bool == true } == [8])
    #expect((report["seal"] as? [String: Any])?["state"] as? String == "holds")
  }

  @Test func `the table has one line an entity, and no line that a spreadsheet would compute`() {
    let csv = String(decoding: Report.csv(InventedReports.river), as: UTF8.self)
    let lines = csv.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == InventedReports.river.documents.flatMap(\.entities).count + 2)
    #expect(lines[0].hasPrefix("Document,Run,Format,Number,Type,"))
    let hostile = String(decoding: Report.csv(InventedReports.hostile), as: UTF8.self)
    #expect(hostile.contains("\" =1+1\"") && !hostile.contains(",=") && !hostile.contains("\n="))
    #expect(hostile.contains("\"\"\"><img src=x onerror=alert(1)>\""))
    #expect(hostile.contains("\"a\r\nb\tc\""))
  }

  @Test func `tables in Markdown keep their columns, whatever names hold`() {
    let text = String(decoding: Report.markdown(InventedReports.hostile), as: UTF8.self)
    var columns = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      #expect(columns == 0 || bars == columns)
      columns = bars
    }
    #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("\u{1B}"))
    #expect(MarkdownReport.escaped("a|b*c\nd\\") == "a\\|b\\*c d\\\\")
  }
}
