import RedactCore

/// The charts of things with names: types of detail, and rules.
struct NameCharts: Sendable {
  /// So many rules have a bar; all of them stand in the table.
  private static let mostRules = 15

  let figures: ReportFigures
  let tables: FigureTables

  static let kinds = [
    ChartFrame.Sign(name: "direct identifier", className: "direct"),
    ChartFrame.Sign(name: "quasi-identifier", className: "quasi"),
  ]

  func write(to page: inout HTMLWriter) {
    guard let first = figures.types.first else { return }
    let frame = ChartFrame(
      title: "Replacements by type and kind",
      summary:
        "\(first.name.rawValue) is the most frequent of \(Numbers.counted(figures.types.count, "type")), with "
        + "\(part(first.kinds)) of all replacements.",
      legend: Self.kinds, table: tables.types)
    draw(figures.types, in: frame, on: &page, name: \.rawValue) { Palette.className(of: $0) }
    writeRules(to: &page)
  }

  private func writeRules(to page: inout HTMLWriter) {
    let shown = Array(figures.rules.prefix(Self.mostRules))
    var summary = "\(Numbers.counted(figures.rules.count, "rule")) found something."
    if figures.rules.count > shown.count {
      summary += " The \(shown.count) most frequent are shown; the table has all."
    }
    let frame = ChartFrame(
      title: "Replacements by rule", summary: summary, legend: Self.kinds, table: tables.rules)
    draw(shown, in: frame, on: &page, name: \.self) { _ in nil }
  }

  private func draw<Name>(
    _ rows: [ReportFigures.Row<Name>], in frame: ChartFrame, on page: inout HTMLWriter,
    name: (Name) -> String,
    sample: (Name) -> String?
  ) {
    let most = rows.map(\.kinds.total).max() ?? 1
    let chart = RowChart(
      rows: rows.map { row in
        RowChart.Row(
          name: name(row.name), figure: "\(Numbers.grouped(row.kinds.total)) · \(part(row.kinds))",
          parts: row.kinds.parts(of: most), sample: sample(row.name))
      })
    frame.write(to: &page, height: chart.height) { chart.draw(in: &$0) }
  }

  private func part(_ kinds: ReportFigures.Kinds) -> String {
    Numbers.percent(Place.share(kinds.total, of: figures.kinds.total))
  }
}

extension ReportFigures.Kinds {
  /// The parts of a bar, where the longest bar stands for `most`.
  func parts(of most: Int) -> [(className: String, share: Double)] {
    [("direct", Place.share(direct, of: most)), ("quasi", Place.share(quasi, of: most))]
  }
}
