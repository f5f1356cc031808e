import RedactCore

/// A report for other programs: `redact.report/1`, one object in ASCII, members sorted by name.
struct JSONReport: Sendable {
  static let schema = "redact.report/1"

  let bytes: [UInt8]

  init(_ data: ReportData) {
    let figures = ReportFigures(data)
    let outside = Set(figures.standingOut.documents)
    var writer = JSONWriter()
    writer.object { report in
      report.text("date", data.date)
      report.array("decisions", data.decisions, Self.write)
      report.array("documents", data.documents.indices) { index, list in
        Self.write(data.documents[index], standsOut: outside.contains(index), to: &list)
      }
      report.array("nearMisses", data.nearMisses, Self.write)
      report.array("records", data.records, Self.write)
      report.array("runs", data.runs, Self.write)
      report.text("schema", Self.schema)
      report.key("seal")
      Self.write(data.seal, to: &report)
      report.text("title", data.title)
      report.key("totals")
      Self.write(figures, documents: data.documents.count, to: &report)
      report.text("version", data.version)
    }
    writer.endLine()
    bytes = ASCIIJSON.escaped(writer.bytes)
  }

  private static func write(_ decision: ReportDecisions, to list: inout JSONWriter) {
    list.object { member in
      member.number("count", decision.count)
      member.text("decision", decision.decision.rawValue)
      member.text("type", decision.type.rawValue)
    }
  }

  private static func write(_ document: ReportDocument, standsOut: Bool, to list: inout JSONWriter) {
    list.object { member in
      member.array("entities", document.entities, write)
      member.text("format", document.format)
      member.key("gates")
      member.object { gates in
        for gate in document.gates {
          gates.key(gate.name)
          gates.bool(gate.held)
        }
      }
      member.text("id", document.id)
      member.number("length", document.length)
      member.share("maskedShare", document.maskedShare)
      member.array("perhapsSame", document.perhapsSame) { pair, list in
        list.array { names in for name in pair { names.string(name) } }
      }
      member.counts("removed", document.removed.map { ($0.name, $0.count) })
      member.text("run", document.run)
      member.key("standsOut")
      member.bool(standsOut)
    }
  }

  private static func write(_ entity: ReportEntity, to list: inout JSONWriter) {
    list.object { member in
      member.text("action", entity.action)
      member.pair("bytes", entity.bytes.start, entity.bytes.end)
      member.text("kind", entity.kind.rawValue)
      member.text("label", entity.label)
      member.text("review", entity.review?.rawValue)
      member.text("rule", entity.rule)
      member.text("ruleVersion", entity.ruleVersion)
      member.pair("scalars", entity.scalars.lowerBound, entity.scalars.upperBound)
      member.score(entity.score)
      member.text("type", entity.type.rawValue)
    }
  }

  private static func write(_ miss: ReportNearMiss, to list: inout JSONWriter) {
    list.object { member in
      member.pair("bytes", miss.bytes.start, miss.bytes.end)
      member.number("column", miss.position.column)
      member.number("document", miss.document)
      member.number("line", miss.position.line)
      member.text("rule", miss.rule)
      member.score(miss.score)
      member.text("type", miss.type.rawValue)
      member.text("why", miss.why)
    }
  }

  private static func write(_ record: ReportRecord, to list: inout JSONWriter) {
    list.object { member in
      member.text("action", record.action)
      member.text("date", record.date)
      if let documents = record.documents { member.number("documents", documents) }
      member.text("reason", record.reason)
      member.text("record", record.record)
    }
  }

  private static func write(_ run: ReportRun, to list: inout JSONWriter) {
    list.object { member in
      member.text("date", run.date)
      member.number("documents", run.documents)
      member.number("entities", run.entities)
      if let exit = run.exit { member.number("exit", exit) }
      member.text("kind", run.kind)
      member.text("name", run.name)
      member.text("profile", run.profile)
      member.number("refused", run.refused)
      member.text("scope", run.scope)
      member.text("version", run.version)
    }
  }

  private static func write(_ seal: ReportSeal, to report: inout JSONWriter) {
    report.object { member in
      member.list("cosigners", seal.cosigners)
      member.text("origin", seal.origin)
      member.text("reason", seal.reason)
      member.text("root", seal.root)
      member.list("signers", seal.signers)
      if let size = seal.size { member.number("size", size) }
      member.text("state", seal.state.rawValue)
    }
  }

  private static func write(_ figures: ReportFigures, documents: Int, to report: inout JSONWriter) {
    report.object { member in
      member.number("direct", figures.kinds.direct)
      member.number("documents", documents)
      member.number("entities", figures.kinds.total)
      member.number("length", figures.length)
      member.share("maskedShare", figures.share)
      member.number("quasi", figures.kinds.quasi)
      member.number("refused", figures.refused)
      member.counts("rules", figures.rules.map { ($0.name, $0.kinds.total) }.sorted { $0.0 < $1.0 })
      member.counts("types", figures.types.map { ($0.name.rawValue, $0.kinds.total) }.sorted { $0.0 < $1.0 })
    }
  }
}

extension JSONWriter {
  fileprivate mutating func array<Items: Sequence>(
    _ name: String, _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
  ) {
    key(name)
    array { list in for item in items { write(item, &list) } }
  }

  fileprivate mutating func pair(_ name: String, _ first: Int, _ second: Int) {
    key(name)
    array { pair in
      pair.int(first)
      pair.int(second)
    }
  }

  fileprivate mutating func counts(_ name: String, _ counts: [(String, Int)]) {
    key(name)
    object { members in for (name, count) in counts { members.number(name, count) } }
  }

  fileprivate mutating func score(_ score: Double) {
    key("score")
    fixed(score.isFinite ? min(1, max(0, score)) : 0, places: 2)
  }

  /// Writes a share with four decimals, where there is one.
  fileprivate mutating func share(_ name: String, _ share: Double?) {
    guard let share else { return }
    key(name)
    fixed(share, places: 4)
  }
}
