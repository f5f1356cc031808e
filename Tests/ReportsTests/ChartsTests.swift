import RedactCore
import Testing

@testable import Reports

struct ChartsTests {
  private func svg(_ draw: (inout HTMLWriter) -> Void) -> String {
    String(decoding: HTMLWriter.fragment(draw), as: UTF8.self)
  }

  @Test func `every chart has a name, a sentence and a table`() throws {
    for data in [InventedReports.river, InventedReports.hostile] {
      let page = try PageScanner(Report.html(data))
      let charts = page.tags.filter { tag in
        tag.name == "svg" && tag.attributes.contains { $0.name == "role" && $0.value == "img" }
      }
      let figures = page.tags.count { $0.name == "figure" }
      #expect(charts.count == figures && figures >= 5)
      #expect(page.tags.count { $0.name == "desc" } == figures)
      #expect(charts.allSatisfy { chart in chart.attributes.contains { $0.name == "aria-labelledby" } })
    }
  }

  @Test func `bars are as long as their shares, and end within the chart`() {
    let chart = RowChart(
      rows: [RowChart.Row(name: "PERSON", figure: "4", parts: [("direct", 0.25), ("quasi", 0.75)])])
    let drawn = svg { chart.draw(in: &$0) }
    #expect(drawn.contains("class=\"direct\" x=\"0.00%\" y=\"21.0\" width=\"25.00%\""))
    #expect(drawn.contains("class=\"quasi\" x=\"25.00%\" y=\"21.0\" width=\"75.00%\""))
  }

  @Test func `long names lose their middle`() {
    #expect(RowChart.short("interview.txt") == "interview.txt")
    let short = RowChart.short(String(repeating: "a", count: 200) + "-last.txt")
    #expect(short.count == 38 && short.hasSuffix("aaa-last.txt") && short.contains("…"))
  }

  @Test func `runs of one date share a stem, and those that did not end well are marked`() {
    func run(_ date: String?, exit: Int? = 0) -> ReportRun {
      ReportRun(name: "r", date: date, version: "1", exit: exit, documents: 2, entities: 5)
    }
    let stems = Timeline(runs: [
      run("2026-11"), run("2026-02-03", exit: 65), run("2026-11", exit: nil), run(nil), run("soon"),
    ])
    .stems
    #expect(stems.map(\.day.words) == ["2026-02-03", "2026-11"])
    #expect(
      stems.map(\.runs) == [1, 2] && stems.map(\.documents) == [2, 4]
        && stems.map(\.isFlagged) == [true, true])
    #expect(Timeline(runs: [run("2026")]).stems.map(\.isFlagged) == [false])
  }

  @Test func `many documents are drawn as columns, and those that stand out have one sign`() {
    var data = InventedReports.river
    data.documents = (0..<400).map {
      InventedInterviews.interview("i\($0)", seed: UInt64($0), bytes: 600, sparse: $0 < 4 ? 90 : 1)
    }
    let page = String(decoding: Report.html(data), as: UTF8.self)
    #expect(page.components(of: "class=\"whole\"") == 2)
    #expect((1...4).contains(page.components(of: "<path class=\"flag\" d=\"M-5")))
  }

  @Test func `a report of nothing can be drawn`() {
    let page = String(decoding: Report.html(ReportData(title: "Nothing", version: "1")), as: UTF8.self)
    #expect(page.contains("There is nothing to count.") && !page.contains("<figure"))
    #expect(page.contains("Nobody vouches for the log."))
  }
}
