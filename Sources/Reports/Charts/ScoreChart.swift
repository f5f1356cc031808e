/// How sure the rules were: how many replacements have which score.
struct ScoreChart: Sendable {
  let figures: ReportFigures
  let tables: FigureTables

  func write(to page: inout HTMLWriter) {
    guard figures.kinds.total > 0 else { return }
    let most = max(1, figures.scores.map(\.total).max() ?? 1)
    let names = figures.scores.indices.map(FigureTables.scoreRange)
    let low = figures.scores.prefix(ReportFigures.scoreSteps / 2).map(\.total).saturatingSum
    let frame = ChartFrame(
      title: "How sure the rules were",
      summary: "Replacements by score, from 0 (a guess) to 1 (certain). "
        + "\(Numbers.grouped(low)) of \(Numbers.grouped(figures.kinds.total)) have a score below 0.50.",
      legend: NameCharts.kinds,
      table: tables.scores)
    let columns = zip(names, figures.scores).map { name, kinds in
      ColumnChart.Column(
        name: "\(name): \(Numbers.grouped(kinds.total))",
        parts: kinds.parts(of: most))
    }
    let chart = ColumnChart(
      columns: columns, highest: Numbers.grouped(most), ticks: ["0.00", "0.25", "0.50", "0.75", "1.00"])
    frame.write(to: &page, height: ColumnChart.height) { chart.draw(in: &$0) }
  }
}
