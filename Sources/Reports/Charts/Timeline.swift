/// When runs took place: a stem for each date, as high as the number of its documents.
struct Timeline: Sendable {
  struct Stem: Sendable {
    let day: CalendarDay
    let runs: Int
    let documents: Int
    /// Some run of that date did not end well.
    let isFlagged: Bool
  }

  static let height = 190
  private static let top = 34.0
  private static let bottom = 158.0
  private static let margin = 0.04

  /// In order of time.
  let stems: [Stem]

  /// Gathers runs by date; those without a date that can be read are left out.
  init(runs: [ReportRun]) {
    var days: [CalendarDay: [ReportRun]] = [:]
    for run in runs {
      if let day = run.date.flatMap({ CalendarDay($0) }) { days[day, default: []].append(run) }
    }
    stems = days.keys.sorted().map { day in
      let runs = days[day] ?? []
      return Stem(
        day: day, runs: runs.count, documents: runs.map(\.documents).saturatingSum,
        isFlagged: runs.contains { $0.exit != 0 })
    }
  }

  func draw(in image: inout HTMLWriter) {
    let most = max(1, stems.map(\.documents).max() ?? 1)
    image.line("axis", from: ("0", Self.bottom), to: ("100%", Self.bottom))
    for stem in stems {
      let x = Place.percent(place(of: stem.day))
      let y = Self.bottom - (Self.bottom - Self.top) * Place.share(stem.documents, of: most)
      image.element("g") { group in
        group.element("title", text: Self.words(for: stem))
        group.line("stem", from: (x, Self.bottom), to: (x, y))
        group.element("svg", ["x": x, "y": Place.pixels(y), "overflow": "visible"]) {
          $0.raw(
            stem.isFlagged
              ? "<path class=\"flag\" d=\"M0 -8L8 0L0 8L-8 0Z\"/>" : "<circle class=\"direct\" r=\"6\"/>")
        }
        if hasRoomForWords(stem) { group.words("mid", x: x, y: y - 13, Numbers.grouped(stem.documents)) }
      }
    }
    guard let first = stems.first, let last = stems.last else { return }
    if stems.count == 1 {
      image.words("tick mid", x: "50%", y: Self.bottom + 20, first.day.words)
    } else {
      image.words("tick", x: "0", y: Self.bottom + 20, first.day.words)
      image.words("tick end", x: "100%", y: Self.bottom + 20, last.day.words)
    }
  }

  /// True where no higher stem stands beside it.
  private func hasRoomForWords(_ stem: Stem) -> Bool {
    stems.count <= 8
      && stems.allSatisfy {
        $0.day == stem.day || $0.documents < stem.documents
          || (place(of: $0.day) - place(of: stem.day)).magnitude > 0.05
      }
  }

  static func words(for stem: Stem) -> String {
    "\(stem.day.words): \(Numbers.counted(stem.runs, "run")), \(Numbers.counted(stem.documents, "document"))"
  }

  private func place(of day: CalendarDay) -> Double {
    guard let first = stems.first?.day.number, let last = stems.last?.day.number, first < last else {
      return 0.5
    }
    return Self.margin + (1 - 2 * Self.margin) * Double(day.number - first) / Double(last - first)
  }
}
