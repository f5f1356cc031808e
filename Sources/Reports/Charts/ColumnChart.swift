/// Bars that stand side by side over a line: for steps, and for more things than have room for their names.
struct ColumnChart: Sendable {
  struct Column: Sendable {
    /// What is shown when somebody points at it.
    let name: String
    /// The parts from below, as shares of the height.
    let parts: [(className: String, share: Double)]
    var isFlagged = false
  }

  static let height = 224
  private static let top = 22.0
  private static let bottom = 198.0
  /// Signs nearer than this share of the width would lie on each other.
  private static let flagDistance = 0.03

  let columns: [Column]
  /// What the height stands for.
  let highest: String
  /// Words under the line, from its start to its end at equal distances.
  let ticks: [String]
  /// Where a dashed line stands, as a share of the height.
  var mark: Double?

  func draw(in image: inout HTMLWriter) {
    let full = Self.bottom - Self.top
    for step in 0...1 {
      let y = Self.top + full * Double(step) / 2
      image.line("grid", from: ("0", y), to: ("100%", y))
    }
    image.words("tick", x: "0", y: Self.top - 7, highest)
    let width = 1 / Double(max(1, columns.count))
    let gap = columns.count > 150 ? 0 : columns.count > 60 ? 0.15 : 0.1
    var flag = -1.0
    for (index, column) in columns.enumerated() {
      let x = Double(index) * width
      image.element("g") { group in
        group.element("title", text: column.name)
        let y = draw(column, at: x + gap * width, width: (1 - 2 * gap) * width, in: &group)
        guard column.isFlagged, x - flag > Self.flagDistance else { return }
        flag = x
        drawFlag(at: x + width / 2, above: y, in: &group)
      }
    }
    image.line("axis", from: ("0", Self.bottom), to: ("100%", Self.bottom))
    if let mark {
      let y = Self.bottom - full * mark
      image.line("halo", from: ("0", y), to: ("100%", y))
      image.line("median", from: ("0", y), to: ("100%", y))
    }
    drawTicks(in: &image)
  }

  /// Draws one bar, and tells how high it reaches.
  private func draw(
    _ column: Column, at x: Double, width: Double, in group: inout HTMLWriter
  ) -> Double {
    var y = Self.bottom
    for part in column.parts where part.share > 0 {
      let height = max(1, (Self.bottom - Self.top) * part.share)
      y -= height
      group.rectangle(
        part.className, x: Place.percent(x), y: y, width: Place.percent(width), height: height)
    }
    return y
  }

  /// One sign for flagged columns that stand together.
  private func drawFlag(at x: Double, above y: Double, in image: inout HTMLWriter) {
    image.element("svg", ["x": Place.percent(x), "y": Place.pixels(y - 12), "overflow": "visible"]) {
      $0.raw("<path class=\"flag\" d=\"M-5 0H5L0 8Z\"/>")
    }
  }

  private func drawTicks(in image: inout HTMLWriter) {
    for (index, tick) in ticks.enumerated() {
      let share = ticks.count > 1 ? Double(index) / Double(ticks.count - 1) : 0
      let side = index == 0 ? "tick" : index == ticks.count - 1 ? "tick end" : "tick mid"
      image.words(side, x: Place.percent(share), y: Self.bottom + 18, tick)
    }
  }
}
