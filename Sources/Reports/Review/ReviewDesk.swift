import RedactCore

/// What a reviewer works with: a name, progress, filters, and the place where the script lists the findings.
struct ReviewDesk: Sendable {
  let data: ReviewData

  func write(to page: inout HTMLWriter) {
    page.raw("<div id=\"desk\" hidden>\n")
    page.element("label", ["class": "who"]) { label in
      label.element("span", text: "Your name, as it shall stand in the file")
      label.open("input", ["id": "reviewer", "autocomplete": "off", "maxlength": "200"])
    }
    writeBar(to: &page)
    writeFilters(to: &page)
    page.element("p", ["class": "count", "id": "count", "role": "status"]) { _ in }
    page.raw("<div id=\"findings\"></div>\n")
    page.element("div", ["class": "buttons", "id": "pager"]) { pager in
      pager.element("button", ["type": "button", "data-do": "earlier"], text: "Earlier findings")
      pager.element("button", ["type": "button", "data-do": "later"], text: "Later findings")
    }
    page.raw("</div>\n")
  }

  private func writeBar(to page: inout HTMLWriter) {
    page.element("div", ["class": "bar"]) { bar in
      bar.element("div", ["class": "progress"]) { progress in
        progress.element("p", ["id": "progress-words", "role": "status"]) { _ in }
        progress.element("progress", ["id": "progress", "aria-labelledby": "progress-words", "value": "0"]) {
          _ in
        }
      }
      bar.element(
        "button", ["type": "button", "class": "main", "id": "download"], text: "Download decisions")
    }
  }

  private func writeFilters(to page: inout HTMLWriter) {
    page.element("form", ["id": "filters", "class": "finder", "aria-label": "Filter"]) { form in
      form.element("div", ["class": "controls"]) { controls in
        choice("Show", "state", Self.states, &controls)
        choice(
          "Document", "document",
          [("", "all")] + data.documents.enumerated().map { ("\($0.offset)", $0.element.name.value) },
          &controls)
        choice("Type", "type", [("", "all")] + types.map { ($0.rawValue, $0.rawValue) }, &controls)
        controls.element("label") { label in
          label.element("span", text: "Score below")
          label.open("input", ["type": "number", "name": "below", "min": "0", "max": "1", "step": "0.01"])
        }
      }
      form.element("p", ["class": "small"]) { line in
        line.element("label") { label in
          label.open("input", ["type": "checkbox", "id": "shortcuts", "checked": ""])
          label.text(" Keys: ")
        }
        for (key, meaning) in Self.keys {
          line.element("kbd", text: key)
          line.text(" \(meaning)  ")
        }
      }
    }
  }

  private var types: [EntityType] {
    Set(data.documents.flatMap(\.findings).map(\.line.type)).sorted { $0.rank < $1.rank }
  }

  private static let states = [
    ("", "all findings"), ("none", "undecided"), ("accept", "accepted"), ("reject", "rejected"),
    ("edit", "edited"),
  ]
  private static let keys = [
    ("a", "accept"), ("r", "reject"), ("e", "edit"), ("c", "comment"), ("n", "next"), ("p", "previous"),
  ]

  private func choice(_ name: String, _ key: String, _ options: [(String, String)], _ form: inout HTMLWriter)
  {
    form.element("label") { label in
      label.element("span", text: name)
      label.element("select", ["name": key]) { select in
        for (value, name) in options {
          select.element("option", ["value": value], text: name)
        }
      }
    }
  }
}
