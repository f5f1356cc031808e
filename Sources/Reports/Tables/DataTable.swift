/// A table of words and numbers; on a narrow screen a wide one is shown as a list of its rows.
///
/// The roles say again what the tags say, because browsers forget the tags where rows are shown as a list.
struct DataTable: Sendable {
  struct Column: Sendable {
    let name: String
    var isNumber = false
    /// Names and words of the log, which should not be broken where there is room.
    var isWord = false

    var className: String { isNumber ? "number" : isWord ? "word" : "words" }
  }

  enum Cell: Sendable {
    case text(String)
    case number(Int)
    /// A number or a share that is written already.
    case figure(String)
    /// Markup of ours.
    case markup([UInt8])

    /// What it says, without markup.
    var words: String {
      switch self {
      case .text(let words), .figure(let words): words
      case .number(let number): Numbers.grouped(number)
      case .markup: ""
      }
    }
  }

  let caption: String
  let columns: [Column]
  var isWide = false
  var rows: [[Cell]]
  /// Attributes of the rows, markup of ours; none where there are none.
  var marks: [String] = []

  func write(to page: inout HTMLWriter) {
    page.element("table", ["class": isWide ? "wide" : "plain", "role": "table"]) { table in
      table.element("caption", ["class": "unseen"], text: caption)
      table.element("thead", ["role": "rowgroup"]) { head in
        head.element("tr", ["role": "row"]) { row in
          for column in columns {
            row.element(
              "th", ["scope": "col", "role": "columnheader", "class": column.className],
              text: column.name)
          }
        }
      }
      table.element("tbody", ["role": "rowgroup"]) { body in
        for (index, row) in rows.enumerated() {
          write(row, marks.indices.contains(index) ? " " + marks[index] : "", to: &body)
        }
      }
    }
  }

  private func write(_ row: [Cell], _ marks: String, to body: inout HTMLWriter) {
    body.raw("<tr role=\"row\"\(marks)>")
    for (column, cell) in zip(columns, row) {
      body.element(
        "td", ["role": "cell", "class": column.className, "data-l": column.name]
      ) { place in
        switch cell {
        case .text(let text): if !text.isEmpty { place.element("bdi", text: text) }
        case .number, .figure: place.text(cell.words)
        case .markup(let markup): place.raw(markup)
        }
      }
    }
    body.raw("</tr>\n")
  }
}
