import RedactCore

/// The form that narrows documents and labels down; it is shown only where the script runs.
struct Finder: Sendable {
  private typealias Option = (value: String, name: String)

  let data: ReportData
  let figures: ReportFigures

  func write(to part: inout HTMLWriter) {
    part.element("form", ["class": "finder", "id": "finder", "hidden": "", "aria-label": "Filter"]) { form in
      form.element("div", ["class": "controls"]) { controls in
        choice(
          "Document", "document", data.documents.enumerated().map { ("d\($0.offset)", $0.element.id) },
          &controls)
        let types = figures.types.map(\.name).sorted { $0.rank < $1.rank }
        choice("Type", "type", types.map { (Palette.className(of: $0), $0.rawValue) }, &controls)
        choice("Kind", "kind", [("direct", "direct"), ("quasi", "quasi")], &controls)
        choice(
          "Rule", "rule",
          figures.rules.enumerated().map { ("\($0.offset)", $0.element.name) }.sorted { $0.1 < $1.1 },
          &controls)
        field(
          "Score below", ["type": "number", "name": "below", "min": "0", "max": "1", "step": "0.01"],
          &controls)
        field("Label has", ["type": "search", "name": "label", "autocomplete": "off"], &controls)
        writeOrder(to: &controls)
      }
      form.element("div", ["class": "buttons"]) { buttons in
        button("Previous", "previous", &buttons)
        // The button that Enter presses.
        buttons.element("button", ["type": "submit", "data-do": "next"], text: "Next")
        button("Open all", "open", &buttons)
        button("Close all", "close", &buttons)
        buttons.element("button", ["type": "reset"], text: "Show all")
      }
      form.element("p", ["class": "count", "id": "count", "role": "status"]) { _ in }
    }
  }

  private func choice(_ name: String, _ key: String, _ options: [Option], _ form: inout HTMLWriter) {
    form.element("label") { label in
      label.element("span", text: name)
      label.element("select", ["name": key]) { select in
        select.element("option", ["value": ""], text: "all")
        for option in options { select.element("option", ["value": option.value], text: option.name) }
      }
    }
  }

  private func field(_ name: String, _ attributes: HTMLWriter.Attributes, _ form: inout HTMLWriter) {
    form.element("label") { label in
      label.element("span", text: name)
      label.open("input", attributes)
    }
  }

  private func button(_ name: String, _ key: String, _ form: inout HTMLWriter) {
    form.element("button", ["type": "button", "data-do": key], text: name)
  }

  private func writeOrder(to form: inout HTMLWriter) {
    form.element("label") { label in
      label.element("span", text: "Order")
      label.element("select", ["name": "order"]) { select in
        select.element("option", ["value": "log"], text: "as in the log")
        select.element("option", ["value": "share"], text: "least masked first")
        select.element("option", ["value": "most"], text: "most replacements first")
        select.element("option", ["value": "name"], text: "by name")
      }
    }
  }
}
