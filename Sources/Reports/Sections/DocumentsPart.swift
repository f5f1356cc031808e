import RedactCore

/// All documents, each closed until somebody opens it: what is known of it, and its released text.
struct DocumentsPart: Sendable {
  let data: ReportData
  let figures: ReportFigures

  func write(to page: inout HTMLWriter) {
    page.part("documents", "Documents") { part in
      if data.documents.isEmpty {
        part.paragraph("The log has no document.")
        return
      }
      part.paragraph(lead)
      Finder(data: data, figures: figures).write(to: &part)
      let rules = Dictionary(
        uniqueKeysWithValues: figures.rules.enumerated().map { ($0.element.name, $0.offset) })
      let outside = Set(figures.standingOut.documents)
      let misses = Dictionary(grouping: data.nearMisses.indices, by: { data.nearMisses[$0].document })
      part.raw("<div id=\"list\">\n")
      for index in data.documents.indices {
        let near = (misses[index] ?? []).map { (number: $0, miss: data.nearMisses[$0]) }
        write(index, Marks(rules: rules, near: near), outside.contains(index), to: &part)
      }
      part.raw("</div>")
    }
  }

  private var lead: String {
    let texts = data.documents.count { $0.text != nil }
    let on =
      texts == data.documents.count
      ? "Each holds its released text." : "The released text of \(Numbers.grouped(texts)) is on hand."
    return on
      + " Open one to read it; point at a label, or reach it with the Tab key, to see by which rule it came. "
      + "A firm line under a label says direct, a dotted line says quasi."
  }

  private func write(_ index: Int, _ marks: Marks, _ standsOut: Bool, to part: inout HTMLWriter) {
    let document = data.documents[index]
    let share = figures.shares[index]
    part.raw(
      "<details class=\"doc\" id=\"d\(index)\" data-c=\"\(document.entities.count)\" "
        + "data-m=\"\(Int(((share ?? -1) * 1e6).rounded()))\">\n")
    part.element("summary") { summary in
      summary.element("span") { title in
        title.element("bdi", ["class": "name"], text: document.id)
        if standsOut { title.element("span", ["class": "badge"], text: "stands out") }
        if !marks.near.isEmpty {
          title.raw(" ")
          title.element(
            "span", ["class": "badge"], text: Numbers.counted(marks.near.count, "near miss", "near misses"))
        }
      }
      let replaced = Numbers.counted(document.entities.count, "replacement")
      summary.element(
        "span", ["class": "brief"],
        text: replaced + (share.map { " · \(Numbers.percent($0)) masked" } ?? " · empty"))
    }
    part.element("div", ["class": "body"]) { body in
      writeFacts(of: document, to: &body)
      if let text = document.text, UTF8Check.firstInvalid(in: text) == nil {
        writeKeys(of: document, to: &body)
        ReleasedText(text: text, entities: document.entities, marks: marks).write(to: &body)
      } else {
        EntityTable(entities: document.entities, marks: marks).write(to: &body)
      }
    }
    part.raw("</details>\n")
  }

  private func writeFacts(of document: ReportDocument, to body: inout HTMLWriter) {
    body.facts([
      ("Run", document.run), ("Format", document.format), ("Characters", Numbers.grouped(document.length)),
      (
        "Gates",
        document.gates.map { $0.name + ($0.held ? " held" : " did not hold") }.joined(separator: ", ")
      ),
      (
        "Taken out",
        document.removed.map { "\($0.name) \(Numbers.grouped($0.count))" }.joined(separator: ", ")
      ),
      (
        "Perhaps the same",
        document.perhapsSame.map { $0.joined(separator: " and ") }.joined(separator: "; ")
      ),
    ])
  }

  /// Says which colour stands for which type, for the types of one document.
  private func writeKeys(of document: ReportDocument, to body: inout HTMLWriter) {
    let types = Set(document.entities.map(\.type)).sorted { $0.rank < $1.rank }
    guard !types.isEmpty else { return }
    body.element("ul", ["class": "keys", "aria-label": "Colours of types"]) { list in
      for type in types {
        list.element("li") { item in
          item.element("span", ["class": "sample " + Palette.className(of: type)]) { _ in }
          item.text(type.rawValue)
        }
      }
    }
  }
}
