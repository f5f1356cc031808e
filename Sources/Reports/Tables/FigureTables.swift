import RedactCore

/// The tables of figures: each stands under its chart, and in the Markdown report.
struct FigureTables: Sendable {
  let data: ReportData
  let figures: ReportFigures

  var types: DataTable { kinds("Type", figures.types.map { ($0.name.rawValue, $0.kinds) }, isShared: true) }
  var rules: DataTable { kinds("Rule", figures.rules.map { ($0.name, $0.kinds) }, isShared: true) }
  var documents: DataTable { kinds("Document", Array(zip(data.documents.map(\.id), figures.documents))) }
  var scores: DataTable {
    kinds("Score", Array(zip(figures.scores.indices.map(Self.scoreRange), figures.scores)))
  }

  /// The masked share of each document, in the given order.
  func shares(_ order: [Int]) -> DataTable {
    let outside = Set(figures.standingOut.documents)
    return DataTable(
      caption: "Masked share of the text of each document",
      columns: [
        .init(name: "Document"), .init(name: "Masked", isNumber: true),
        .init(name: "Characters", isNumber: true),
        .init(name: "Remark"),
      ],
      rows: order.map { index in
        [
          .text(data.documents[index].id), .figure(figures.shares[index].map(Numbers.percent) ?? "–"),
          .number(data.documents[index].length), .text(outside.contains(index) ? "stands out" : ""),
        ]
      })
  }

  /// `0.80 to 0.84`.
  static func scoreRange(of step: Int) -> String {
    let width = 100 / ReportFigures.scoreSteps
    let end = step == ReportFigures.scoreSteps - 1 ? 100 : step * width + width - 1
    return Numbers.score(Double(step * width) / 100) + " to " + Numbers.score(Double(end) / 100)
  }

  private func kinds(
    _ name: String, _ rows: [(String, ReportFigures.Kinds)], isShared: Bool = false
  ) -> DataTable {
    DataTable(
      caption: "Replacements by \(name.lowercased()) and kind",
      columns: [
        .init(name: name), .init(name: "Direct", isNumber: true), .init(name: "Quasi", isNumber: true),
      ] + (isShared ? [.init(name: "Share", isNumber: true)] : []),
      rows: rows.map { name, kinds in
        let share = Numbers.percent(Place.share(kinds.total, of: figures.kinds.total))
        return [.text(name), .number(kinds.direct), .number(kinds.quasi)] + (isShared ? [.figure(share)] : [])
      })
  }
}
