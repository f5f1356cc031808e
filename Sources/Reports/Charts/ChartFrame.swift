/// What stands around a chart: its name, what it says in one sentence, a legend, and its figures as a table.
struct ChartFrame: Sendable {
  struct Sign: Sendable {
    enum Shape: Sendable { case box, dashes }
    let name: String
    let className: String
    var shape = Shape.box
  }

  let title: String
  /// What is to be seen, in a sentence.
  let summary: String
  var legend: [Sign] = []
  var isWhole = false
  let table: DataTable

  /// Writes the figure; `marks` draws into an image of the given height and of any width.
  func write(to page: inout HTMLWriter, height: Int, _ marks: (inout HTMLWriter) -> Void) {
    let id = page.newID()
    page.element("figure", ["class": isWhole ? "whole" : "half", "aria-labelledby": id]) { figure in
      figure.element("figcaption") { caption in
        caption.element("h3", ["id": id], text: title)
        caption.paragraph(summary)
      }
      writeLegend(to: &figure)
      figure.element(
        "svg",
        [
          "class": "chart", "role": "img", "height": String(height), "width": "100%",
          "aria-labelledby": "\(id)t \(id)d",
        ]
      ) { image in
        image.element("title", ["id": id + "t"], text: title)
        image.element("desc", ["id": id + "d"], text: summary)
        marks(&image)
      }
      figure.element("details", ["class": "more"]) { more in
        more.element("summary", text: "The figures as a table")
        table.write(to: &more)
      }
    }
    page.raw("\n")
  }

  private func writeLegend(to figure: inout HTMLWriter) {
    guard !legend.isEmpty else { return }
    figure.element("ul", ["class": "legend"]) { list in
      for sign in legend {
        list.element("li") { item in
          item.raw("<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\">")
          switch sign.shape {
          case .box: item.open("rect", ["class": sign.className, "width": "10", "height": "10", "rx": "2"])
          case .dashes: item.open("path", ["class": sign.className, "d": "M5 0V10"])
          }
          item.raw(sign.shape == .box ? "</rect></svg>" : "</path></svg>")
          item.text(sign.name)
        }
      }
    }
  }
}

/// Places in a chart, as shares of its width, so that it can be as wide as the screen while its words keep
/// their size.
enum Place {
  static func percent(_ share: Double) -> String { Numbers.fixed(share * 100, 2) + "%" }
  static func pixels(_ value: Double) -> String { Numbers.fixed(value, 1) }

  /// A part of a whole; nothing of nothing is nothing.
  static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}

extension HTMLWriter {
  /// Draws a rectangle; places are SVG lengths.
  mutating func rectangle(_ name: String, x: String, y: Double, width: String, height: Double) {
    element(
      "rect",
      ["class": name, "x": x, "y": Place.pixels(y), "width": width, "height": Place.pixels(height)]
    ) { _ in }
  }

  mutating func line(_ name: String, from: (x: String, y: Double), to: (x: String, y: Double)) {
    element(
      "line",
      [
        "class": name, "x1": from.x, "y1": Place.pixels(from.y), "x2": to.x, "y2": Place.pixels(to.y),
      ]
    ) { _ in }
  }

  mutating func words(_ name: String, x: String, y: Double, _ text: String) {
    element("text", ["class": name, "x": x, "y": Place.pixels(y)], text: text)
  }
}
