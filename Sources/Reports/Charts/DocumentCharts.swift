/// The charts that compare documents: how much was replaced in each, and which share of its text that is.
struct DocumentCharts: Sendable {
  /// More documents than these are drawn as columns without names.
  private static let mostRows = 24

  let data: ReportData
  let figures: ReportFigures
  let tables: FigureTables

  private var isLong: Bool { data.documents.count > Self.mostRows }
  private var ends: [String] { ["first document", "document \(Numbers.grouped(data.documents.count))"] }

  func write(to page: inout HTMLWriter) {
    guard !data.documents.isEmpty else { return }
    writeCounts(to: &page)
    writeShares(to: &page)
  }

  private func writeCounts(to page: inout HTMLWriter) {
    let totals = figures.documents.map(\.total)
    let most = max(1, totals.max() ?? 1)
    let frame = ChartFrame(
      title: "Replacements in each document",
      summary: "From \(Numbers.grouped(totals.min() ?? 0)) to \(Numbers.counted(most, "replacement")), "
        + "in the order of the log.",
      legend: NameCharts.kinds, isWhole: isLong,
      table: tables.documents)
    let bars = zip(data.documents, figures.documents).map { document, kinds in
      Bar(
        name: document.id, figure: Numbers.grouped(kinds.total),
        parts: kinds.parts(of: most))
    }
    draw(bars, in: frame, on: &page, highest: Numbers.grouped(most), ticks: ends)
  }

  private func writeShares(to page: inout HTMLWriter) {
    let order = figures.leastMaskedFirst
    let highest = max(figures.shares.compactMap { $0 }.max() ?? 0, 0.0001)
    let outside = Set(figures.standingOut.documents)
    let bars = order.map { index in
      let share = figures.shares[index]
      return Bar(
        name: data.documents[index].id, figure: share.map(Numbers.percent) ?? "empty",
        parts: [(outside.contains(index) ? "flag" : "direct", (share ?? 0) / highest)],
        isFlagged: outside.contains(index))
    }
    draw(
      bars, in: shareFrame(order, outside), on: &page, highest: Numbers.percent(highest),
      ticks: ["least masked", "most masked"], mark: figures.standingOut.median.map { $0 / highest })
  }

  private func shareFrame(_ order: [Int], _ outside: Set<Int>) -> ChartFrame {
    var summary = "How much of each released text is replacements, the least masked first."
    var legend = [ChartFrame.Sign(name: "masked share", className: "direct")]
    if let median = figures.standingOut.median {
      summary +=
        " Half of them are below \(Numbers.percent(median)); \(outside.count) "
        + (outside.count == 1 ? "stands out." : "stand out.")
      legend.append(.init(name: "the document in the middle", className: "median", shape: .dashes))
    }
    if !outside.isEmpty { legend.append(.init(name: "much less than the others", className: "flag")) }
    return ChartFrame(
      title: "Masked share of the text", summary: summary, legend: legend, isWhole: isLong,
      table: tables.shares(order))
  }

  /// What is drawn for a document, as a row or as a column.
  private struct Bar {
    let name: String
    let figure: String
    let parts: [(className: String, share: Double)]
    var isFlagged = false
  }

  private func draw(
    _ bars: [Bar], in frame: ChartFrame, on page: inout HTMLWriter, highest: String, ticks: [String],
    mark: Double? = nil
  ) {
    if isLong {
      let columns = bars.map {
        ColumnChart.Column(name: "\($0.name): \($0.figure)", parts: $0.parts, isFlagged: $0.isFlagged)
      }
      let chart = ColumnChart(columns: columns, highest: highest, ticks: ticks, mark: mark)
      frame.write(to: &page, height: ColumnChart.height) { chart.draw(in: &$0) }
    } else {
      let rows = bars.map {
        RowChart.Row(name: $0.name, figure: $0.figure, parts: $0.parts, isFlagged: $0.isFlagged)
      }
      let chart = RowChart(rows: rows, mark: mark)
      frame.write(to: &page, height: chart.height) { chart.draw(in: &$0) }
    }
  }
}
