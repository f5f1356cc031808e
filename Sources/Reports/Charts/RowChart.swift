import RedactCore

/// Bars that lie one below the other, each under its name: for few things with names.
struct RowChart: Sendable {
  struct Row: Sendable {
    let name: String
    /// What stands at the end of the line.
    let figure: String
    /// The parts of the bar, as shares of the width.
    let parts: [(className: String, share: Double)]
    /// The class of a sample of colour in front of the name.
    var sample: String?
    var isFlagged = false
  }

  private static let pitch = 41.0
  private static let longest = 38

  let rows: [Row]
  /// Where a dashed line stands across all bars, as a share of the width.
  var mark: Double?

  var height: Int { Int(Double(rows.count) * Self.pitch) }

  func draw(in image: inout HTMLWriter) {
    for (index, row) in rows.enumerated() {
      let top = Double(index) * Self.pitch
      image.element("g") { group in
        group.element("title", text: "\(row.name): \(row.figure)")
        draw(row, at: top, in: &group)
      }
    }
    if let mark {
      let x = Place.percent(mark)
      for index in rows.indices {
        let top = Double(index) * Self.pitch
        // A line of paper under it, so that it is seen on bars as well.
        image.line("halo", from: (x, top + 18), to: (x, top + 34))
        image.line("median", from: (x, top + 18), to: (x, top + 34))
      }
    }
  }

  private func draw(_ row: Row, at top: Double, in group: inout HTMLWriter) {
    if let sample = row.sample {
      group.element(
        "rect",
        [
          "class": "type " + sample, "x": "0", "y": Place.pixels(top + 4), "width": "10", "height": "10",
          "rx": "2",
        ]
      ) { _ in }
    }
    group.words(
      row.isFlagged ? "bad" : "what", x: row.sample == nil ? "0" : "17", y: top + 14, Self.short(row.name))
    group.words(row.isFlagged ? "end bad" : "end", x: "100%", y: top + 14, row.figure)
    group.rectangle("rail", x: "0", y: top + 21, width: "100%", height: 10)
    var x = 0.0
    for part in row.parts where part.share > 0 {
      group.rectangle(
        part.className, x: Place.percent(x), y: top + 21, width: Place.percent(part.share), height: 10)
      x += part.share
      // A gap, so that neighbours stay apart without their colours.
      group.rectangle("gap", x: Place.percent(x), y: top + 21, width: "1.5", height: 10)
    }
  }

  /// The name with its middle left out where it is long; all of it stands in the table.
  static func short(_ name: String) -> String {
    guard name.count > longest else { return name }
    return name.prefix(longest - 13) + "…" + name.suffix(12)
  }
}
