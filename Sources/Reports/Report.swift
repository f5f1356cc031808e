/// Turns what a log tells into something people read: a page, a text, a table, or data for other programs.
package enum Report {
  /// One page that needs nothing else: no network, no other file, and no script to be read.
  ///
  /// ## Privacy
  /// Holds the released texts that are on hand.
  package static func html(_ data: ReportData) -> [UInt8] {
    let figures = ReportFigures(data)
    let shell = PageShell(
      title: data.title, eyebrow: "Redaction report",
      styles: [PageStyle.text, ReportStyle.text, PrintStyle.text], script: ReportScript.script,
      parts: [
        ("overview", "Overview"), ("figures", "Figures"), ("standing-out", "What stands out"),
        ("near-misses", "Near misses"), ("documents", "Documents"), ("records", "Runs and records"),
        ("checking", "How to check this"),
      ])
    return shell.page(
      heading: { header in
        let when = data.date.map { "Made on \($0), by redact " } ?? "Made by redact "
        header.paragraph(
          when + data.version
            + ". What was replaced in which document, by which rule, and how sure that was. "
            + "It holds no word that was taken out.", class: "soft")
      },
      content: { page in
        Overview(data: data, figures: figures).write(to: &page)
        writeCharts(of: data, figures, to: &page)
        StandingOutPart(data: data, figures: figures).write(to: &page)
        NearMissPart(data: data).write(to: &page)
        DocumentsPart(data: data, figures: figures).write(to: &page)
        RecordsPart(data: data).write(to: &page)
        CheckingPart().write(to: &page)
      },
      footer: {
        $0.paragraph(
          "redact \(data.version) · redact.report/1 · nothing on this page was loaded from elsewhere")
      })
  }

  private static func writeCharts(of data: ReportData, _ figures: ReportFigures, to page: inout HTMLWriter) {
    let tables = FigureTables(data: data, figures: figures)
    page.part("figures", "Figures") { part in
      if data.documents.isEmpty && data.runs.isEmpty { part.paragraph("There is nothing to count.") }
      part.paragraph(
        "A direct identifier names somebody by itself, such as a name or a number. A quasi-identifier narrows down who "
          + "it can be, together with others: a place, a date, an occupation.")
      part.element("div", ["class": "charts"]) { charts in
        NameCharts(figures: figures, tables: tables).write(to: &charts)
        DocumentCharts(data: data, figures: figures, tables: tables).write(to: &charts)
        ScoreChart(figures: figures, tables: tables).write(to: &charts)
        RunChart(runs: data.runs).write(to: &charts)
      }
    }
  }

  /// The figures and tables as Markdown, without released text.
  package static func markdown(_ data: ReportData) -> [UInt8] { MarkdownReport(data).bytes }

  /// Everything but the released text as one JSON object, `redact.report/1`, in ASCII.
  package static func json(_ data: ReportData) -> [UInt8] { JSONReport(data).bytes }

  /// One line an entity as comma-separated values (RFC 4180), without released text.
  package static func csv(_ data: ReportData) -> [UInt8] { CSVReport.bytes(of: data) }
}
