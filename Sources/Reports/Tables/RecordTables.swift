import RedactCore

/// The tables of what the log holds besides replacements: runs, decisions, restores, vaults and keys.
struct RecordTables: Sendable {
  let data: ReportData

  var runs: DataTable {
    DataTable(
      caption: "Runs of the log",
      columns: [
        .init(name: "Run"), .init(name: "Date"), .init(name: "What"), .init(name: "Version"),
        .init(name: "Policy"),
        .init(name: "Scope"), .init(name: "Documents", isNumber: true),
        .init(name: "Refused", isNumber: true),
        .init(name: "Replaced", isNumber: true), .init(name: "End"),
      ],
      isWide: true,
      rows: data.runs.map { run in
        [
          .text(run.name), .text(run.date ?? ""), .text(run.kind), .text(run.version),
          .text(run.profile ?? ""),
          .text(run.scope ?? ""), .number(run.documents), .number(run.refused), .number(run.entities),
          .text(run.ending),
        ]
      })
  }

  var decisions: DataTable {
    let types = Set(data.decisions.map(\.type)).sorted { $0.rank < $1.rank }
    return DataTable(
      caption: "Decisions of reviewers by type",
      columns: [.init(name: "Type")] + ReviewDecision.allCases.map { .init(name: $0.words, isNumber: true) },
      rows: types.map { type in
        [.text(type.rawValue)]
          + ReviewDecision.allCases.map { decision in
            let counts = data.decisions.filter { $0.type == type && $0.decision == decision }
            return .number(counts.map(\.count).saturatingSum)
          }
      })
  }

  var records: DataTable {
    DataTable(
      caption: "Restores, and what was done to vaults and keys",
      columns: [
        .init(name: "Date"), .init(name: "Record"), .init(name: "Action"),
        .init(name: "Documents", isNumber: true),
        .init(name: "Reason"),
      ],
      isWide: true,
      rows: data.records.map { record in
        [
          .text(record.date ?? ""), .text(record.record), .text(record.action ?? ""),
          record.documents.map { .number($0) } ?? .text(""), .text(record.reason ?? ""),
        ]
      })
  }
}

extension ReportRun {
  /// How it ended, in words.
  var ending: String {
    switch exit {
    case 0: "well"
    case .some(let code): "exit \(code)"
    case nil: "cut off"
    }
  }
}

extension ReviewDecision {
  /// What was done, as the head of a column.
  var words: String {
    switch self {
    case .accept: "Accepted"
    case .reject: "Rejected"
    case .edit: "Edited"
    }
  }
}
