import RedactCore

/// The invocation of a SARIF log: what was looked at, and what is wrong with the baseline.
struct SARIFInvocation {
  let summary: CheckSummary

  func write(to json: inout JSONWriter) {
    json.key("executionSuccessful")
    json.bool(true)
    json.objects("toolExecutionNotifications", notes { $0 == .summary }) { note, json in
      Self.write(note, level: "note", to: &json)
      json.object("properties") { for (name, count) in summary.counts { $0.number(name, count) } }
    }
    json.objects("toolConfigurationNotifications", notes { $0 != .summary }) { note, json in
      Self.write(note, level: "warning", to: &json)
    }
  }

  /// The entry of a kind of notes in the driver's list.
  static func describe(_ kind: SummaryNote.Kind, in json: inout JSONWriter) {
    json.text("id", kind.rawValue)
    json.object("shortDescription") { $0.text("text", kind.sentence) }
  }

  private func notes(where isWanted: (SummaryNote.Kind) -> Bool) -> [SummaryNote] {
    summary.notes.filter { isWanted($0.kind) }
  }

  private static func write(_ note: SummaryNote, level: String, to json: inout JSONWriter) {
    json.text("level", level)
    json.object("message") { $0.text("text", note.text) }
    json.object("descriptor") { json in
      json.text("id", note.kind.rawValue)
      json.number("index", SummaryNote.Kind.allCases.firstIndex(of: note.kind) ?? 0)
    }
  }
}
