import RedactCore
import Testing

@testable import Reports

struct ReleasedTextTests {
  private func entity(_ start: Int, _ end: Int, _ label: String? = "PERSON-1") -> ReportEntity {
    ReportEntity(
      bytes: ByteSpan(start, end), scalars: 0..<1, type: .person, kind: .direct, rule: "names.latin",
      ruleVersion: "2",
      action: "label", label: label, score: 0.83, review: .accept)
  }

  private func written(_ text: String, _ entities: [ReportEntity], near: [ByteSpan] = []) -> String {
    let misses = near.map {
      ReportNearMiss(
        document: 0, position: LinePosition(line: 1, column: 1), bytes: $0, type: .misc, rule: "r",
        score: 0.3,
        why: "Too little.")
    }
    let marks = Marks(
      rules: ["names.latin": 4], near: misses.enumerated().map { (number: $0.offset, miss: $0.element) })
    return String(
      decoding: HTMLWriter.fragment {
        ReleasedText(text: Array(text.utf8), entities: entities, marks: marks).write(to: &$0)
      }, as: UTF8.self)
  }

  @Test func `a label is highlighted, and tells where it comes from`() {
    let page = written("I met [PERSON-1].", [entity(6, 16)])
    #expect(
      page
        == "<div class=\"released\" dir=\"auto\">I met <mark class=\"t0\" data-r=\"4\" data-s=\"83\" tabindex=\"0\" "
        + "data-d=\"PERSON-1 · PERSON · direct identifier · rule names.latin 2 · action label · score 0.83 · "
        + "reviewed: accept\">[PERSON-1]</mark>.</div>\n")
  }

  @Test func `spans that do not fit the text are left out`() {
    let text = "grün [X]"
    for span in [(3, 4), (0, 99), (2, 3), (10, 11)] {
      #expect(!written(text, [entity(span.0, span.1)]).contains("<mark"), "\(span)")
    }
    #expect(written(text, [entity(6, 9), entity(7, 8), entity(0, 5)]).components(of: "<mark") == 2)
    #expect(written(text, [entity(9, 9, nil)]).contains("<mark class=\"t0 gone\""))
  }

  @Test func `a near miss has a place to jump to, but not inside a label`() {
    let page = written("the mill and [PERSON-1]", [entity(13, 23)], near: [ByteSpan(4, 8), ByteSpan(14, 20)])
    #expect(page.contains("<mark id=\"n0\" class=\"near t13\"") && !page.contains("id=\"n1\""))
  }

  @Test func `a page shows each released text as it is`() throws {
    let scanner = try PageScanner(Report.html(InventedReports.river))
    for document in InventedReports.river.documents {
      guard let text = document.text else { continue }
      #expect(scanner.text.contains(String(decoding: text, as: UTF8.self)))
    }
  }

  @Test func `a text that is not UTF-8 is not shown`() {
    var data = InventedReports.river
    data.documents[0].text?.append(0xFF)
    #expect(String(decoding: Report.html(data), as: UTF8.self).components(of: "class=\"released\"") == 12)
  }

  @Test func `pieces are cut at words, never inside a scalar`() {
    let text = Array("aaa bbb ccc ü ddd".utf8)
    #expect(TextCut.before(8, in: text, reach: 6) == 4)
    #expect(TextCut.after(3, in: text, reach: 6) == 7)
    #expect(TextCut.before(8, in: text, reach: 99) == 0)
    #expect(TextCut.after(3, in: text, reach: 99) == text.count)
    let dense = Array("üüüüüüüü".utf8)
    #expect(TextCut.before(8, in: dense, reach: 3) == 6)
    #expect(TextCut.after(8, in: dense, reach: 3) == 10)
  }
}

extension String {
  /// How often a piece occurs.
  func components(of piece: String) -> Int {
    split(separator: piece, omittingEmptySubsequences: false).count - 1
  }
}
