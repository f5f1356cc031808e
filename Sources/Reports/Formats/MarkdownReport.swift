import RedactCore

/// The figures and tables of a report as Markdown, without released text.
struct MarkdownReport: Sendable {
  private(set) var bytes: [UInt8] = []

  init(_ data: ReportData) {
    let figures = ReportFigures(data)
    let seal = SealWords(data.seal)
    write("# \(Self.escaped(data.title))\n\n")
    write("\(seal.verdict) \(seal.meaning)\n\n")
    writeSeal(data.seal)
    writeTotals(data, figures)
    let tables = FigureTables(data: data, figures: figures)
    write("Replacements by type", tables.types)
    write("Replacements by rule", tables.rules)
    write("Documents, the least masked first", tables.shares(figures.leastMaskedFirst))
    write("Near misses", Self.nearMisses(of: data))
    let records = RecordTables(data: data)
    write("Runs", records.runs)
    write("Decisions of reviewers", records.decisions)
    write("Restores, vaults and keys", records.records)
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  private mutating func writeSeal(_ seal: ReportSeal) {
    let facts: [(String, String?)] = [
      ("First thing found", seal.reason), ("Sealed by", seal.signers.joined(separator: ", ")),
      ("Sealed again by", seal.cosigners.joined(separator: ", ")),
      ("Lines under the seal", seal.size.map(Numbers.grouped)), ("Origin", seal.origin), ("Root", seal.root),
    ]
    for case (let name, let value?) in facts where !value.isEmpty {
      write("- \(name): \(Self.escaped(value))\n")
    }
    write("\n")
  }

  private mutating func writeTotals(_ data: ReportData, _ figures: ReportFigures) {
    let direct = Numbers.percent(Place.share(figures.kinds.direct, of: figures.kinds.total))
    write("## Totals\n\n")
    write(
      "- \(Numbers.counted(data.documents.count, "document")) given out, \(Numbers.grouped(figures.refused)) refused\n"
    )
    write("- \(Numbers.counted(figures.kinds.total, "replacement")), \(direct) of them direct\n")
    if let share = figures.share {
      write("- \(Numbers.percent(share)) of the released text is replacements\n")
    }
    write(
      "- \(Numbers.counted(figures.standingOut.documents.count, "document")) much less masked than the others\n\n"
    )
  }

  /// Writes a table under its heading; one without rows is left out.
  private mutating func write(_ heading: String, _ table: DataTable) {
    guard !table.rows.isEmpty else { return }
    write("## \(heading)\n\n|")
    for column in table.columns { write(" \(column.name) |") }
    write("\n|")
    for column in table.columns { write(column.isNumber ? " ---: |" : " --- |") }
    write("\n")
    for row in table.rows {
      write("|")
      for cell in row { write(" \(Self.escaped(cell.words)) |") }
      write("\n")
    }
    write("\n")
  }

  private static func nearMisses(of data: ReportData) -> DataTable {
    DataTable(
      caption: "Near misses",
      columns: ["Document", "Line, column", "Perhaps", "Rule", "Score", "Why it was left"].map {
        .init(name: $0)
      },
      rows: data.nearMisses.filter { data.documents.indices.contains($0.document) }.map { miss in
        [
          .text(data.documents[miss.document].id), .text("\(miss.position.line), \(miss.position.column)"),
          .text(miss.type.rawValue), .text(miss.rule), .figure(Numbers.score(miss.score)), .text(miss.why),
        ]
      })
  }

  /// Text that no reader of Markdown takes for markup, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in Escape.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "!", "~", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{7F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
