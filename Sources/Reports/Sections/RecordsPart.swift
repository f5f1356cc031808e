/// What else the log holds: runs, decisions of reviewers, restores, and what was done to vaults and keys.
struct RecordsPart: Sendable {
  let data: ReportData

  func write(to page: inout HTMLWriter) {
    let tables = RecordTables(data: data)
    page.part("records", "Runs and other records") { part in
      part.element("h3", text: "Runs")
      data.runs.isEmpty ? part.paragraph("The log has no run.") : tables.runs.write(to: &part)
      if !data.decisions.isEmpty {
        part.element("h3", text: "Decisions of reviewers")
        tables.decisions.write(to: &part)
      }
      part.element("h3", text: "Restores, vaults and keys")
      data.records.isEmpty
        ? part.paragraph("The log tells of no restore, and of nothing that was done to a vault or a key.")
        : tables.records.write(to: &part)
    }
  }
}
