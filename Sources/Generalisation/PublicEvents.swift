import RedactCore
import RulePacks

/// Days that everybody knows: a date that is told beside the name of its event never moves.
struct PublicEvents: Sendable {
  private struct Event: Sendable {
    let names: [[String]]
    let day: CalendarDay
  }

  private var events: [Event] = []

  static let none = PublicEvents()

  private init() {}

  init(reading path: String, named file: String) throws(RulePackError) {
    let yaml = try YAMLMapping(parsing: try FileText.read(path, named: file), file: file)
    try yaml.refuseUnknownKeys(["version", "events"])
    try yaml.checkVersion()
    guard let list = try yaml.mapping("events") else { return }
    for id in list.keys {
      guard let event = try list.mapping(id) else { continue }
      try event.refuseUnknownKeys(["day", "names"])
      guard let day = DayNumber(iso: try event.required("day"))?.gregorian else {
        throw event.error("day", "must be a day, as in 2014-06-10")
      }
      let names = try event.required("names").split(separator: ",").map { SurfaceWord.folded(String($0)) }
      guard names.allSatisfy({ !$0.isEmpty }) else { throw event.error("names", "holds an empty name") }
      events.append(Event(names: names, day: day))
    }
  }

  /// Whether the clause around a date names an event of just this time.
  func isNamed(in slot: Slot, around passage: Passage, _ reading: DateReading) -> Bool {
    let near = events.filter { Self.agrees($0.day, reading) }
    guard !near.isEmpty else { return false }
    let words = SurfaceWord.all(in: Self.clause(passage)).map(\.text)
    return near.contains { event in
      event.names.contains { name in
        words.indices.contains { words[$0...].starts(with: name) }
      }
    }
  }

  private static func agrees(_ day: CalendarDay, _ reading: DateReading) -> Bool {
    guard reading.calendar == .gregorian, reading.year == day.year else { return false }
    if let month = reading.months.first?.value, month != day.month { return false }
    if let number = reading.days.first?.value { return number == day.day && !reading.months.isEmpty }
    return reading.seasons.isEmpty
  }

  /// The sentence around the mention, of which no more than is near.
  private static func clause(_ passage: Passage) -> [UInt8] {
    let (text, span) = (passage.text, passage.span)
    var lower = span.start
    while lower > 0, span.start - lower < 160, !ends(text, lower - 1) { lower -= 1 }
    while lower < span.start, text[lower] & 0xC0 == 0x80 { lower += 1 }
    var upper = span.end
    while upper < text.count, upper - span.end < 160, !ends(text, upper) { upper += 1 }
    while upper > span.end, upper < text.count, text[upper] & 0xC0 == 0x80 { upper -= 1 }
    return Array(text[lower..<upper])
  }

  private static func ends(_ text: [UInt8], _ at: Int) -> Bool {
    switch text[at] {
    case 0x0A, 0x21, 0x3F, 0x3B: true
    case 0x2E: at + 1 >= text.count || text[at + 1] == 0x20 || text[at + 1] == 0x0A
    default: false
    }
  }
}
