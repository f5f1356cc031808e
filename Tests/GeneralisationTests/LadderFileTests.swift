@testable import Generalisation
import RedactCore
import RulePacks
import TestSupport
import Testing

/// The files of ladders: what is refused, and what those that ship hold.
struct LadderFileTests {
  private static let places = Result<PlaceFile, RulePackError> { () throws(RulePackError) in
    try PlaceFile(reading: PackageLadders.folder + "/places.txt", named: "places.txt")
  }

  @Test func `every chain of units ends in a region by way of a country, and none is a ring`() throws {
    let places = try Self.places.get()
    var units = 0
    places.forEachLine { key, fields in
      guard key.hasPrefix("=") else { return }
      units += 1
      let levels = places.chain(key).map(\.level)
      #expect(levels.last == .region && (levels.count == 1 || levels.dropLast().last == .country), "\(key)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $0.rank < $1.rank }, "\(key)")
    }
    #expect(units > 900)
  }

  @Test func `every name means something, is folded, and is not told by a unit that bears it`() throws {
    let places = try Self.places.get()
    var chains: [String: [PlaceFile.Unit]] = [:]
    var names = 0
    var folded = 0
    places.forEachLine { key, fields in
      guard !key.hasPrefix("=") else { return }
      names += 1
      // Folding all takes long; every seventh tells as much.
      if names % 7 == 0, SurfaceWord.folded(key).joined(separator: " ") == key { folded += 1 }
      for field in fields {
        let parts = field.split(separator: " ")
        let unit = String(parts.last ?? "")
        if chains[unit] == nil { chains[unit] = places.chain(unit) }
        #expect(parts.count == 2 && chains[unit]?.isEmpty == false, "\(key): \(field)")
      }
    }
    #expect(names > 150_000)
    #expect(folded * 7 > names * 99 / 100)
  }

  @Test func `no place of the hand lists is told by its own name, at any step`() throws {
    let places = try Self.places.get()
    let ladders = try PackageLadders.ladders()
    var told = 0
    var seen = 0
    var leaks: [String] = []
    let kinds: Set<Substring> = [
      "a", "al", "of", "the", "in", "governorate", "district", "subdistrict", "camp", "city", "province",
      "northern",
      "southern", "eastern", "western", "central", "town", "village", "neighbourhood",
    ]
    places.forEachLine { key, fields in
      guard !key.hasPrefix("="), fields.contains(where: { $0.contains("=SY") || $0.contains("=IQ") }) else {
        return
      }
      // All of them take long; every fifth tells as much.
      seen += 1
      guard seen % 5 == 0 else { return }
      let text = Array("we came from \(key) alone".utf8)
      let passage = Passage(text, ByteSpan(13, 13 + key.utf8.count))
      for step in Ladders.steps(of: .location) {
        guard let text = ladders.generalise(passage, type: .location, to: step)?.text, text != key else {
          continue
        }
        told += 1
        let own = Set(key.split(separator: " ")).subtracting(kinds)
        if !own.isDisjoint(with: text.lowercased().split { !$0.isLetter }) { leaks.append("\(key): \(text)") }
      }
    }
    #expect(leaks.isEmpty, "\(leaks.count): \(leaks.prefix(5))")
    #expect(told > 1_500)
  }

  @Test(arguments: [
    ("", 1), ("# redact places 2\nraqqa\tcity =SY\n", 1),
    ("# redact places 1\nb\tcity =SY\na\tcity =SY\n", 3),
    ("# redact places 1\na\tcity =SY\na\tcity =SY\n", 3), ("# redact places 1\na\tcity =SY\nraqqa\n", 3),
  ]) func `a place file that cannot be searched is refused by line`(_ text: String, _ line: Int) {
    #expect { try PlaceFile(Array(text.utf8), named: "places.txt") } throws: { error in
      (error as? RulePackError)?.line == line
    }
  }

  @Test func `a ring of units ends, and a unit that is not there gives nothing`() throws {
    let text =
      "# redact places 1\n=A\tdistrict\tA district\t=B\n=B\tgovernorate\tB governorate\t=A\nx\ttown =A\ny\ttown =Z\n"
    let places = try PlaceFile(Array(text.utf8), named: "places.txt")
    #expect(places.chain("=A").count <= 12)
    #expect(places.chain("=Z").isEmpty)
  }

  private static let steps = ["group", "sector"]

  @Test(arguments: [
    ("type: OCCUPATION\nsteps: [group, sector]\nmatch: last\nrungs: {}", 1, "version"),
    ("version: 2\ntype: OCCUPATION", 1, "version"),
    ("version: 1\ntype: AGE", 2, "type"),
    ("version: 1\ntype: OCCUPATION\nsteps: [group]", 3, "steps"),
    ("version: 1\ntype: OCCUPATION\nsteps: [group, sector]\nmatch: first", 4, "match"),
    ("version: 1\ncolour: blue", 2, "colour"),
    (
      "version: 1\ntype: OCCUPATION\nsteps: [group, sector]\nmatch: last\nrungs:\n  a: {step: group, words: b}",
      6, "above"
    ),
    (
      "version: 1\ntype: OCCUPATION\nsteps: [group, sector]\nmatch: last\nrungs:\n  a: {step: group, above: z}",
      6,
      "no rung"
    ),
    (
      """
      version: 1
      type: OCCUPATION
      steps: [group, sector]
      match: last
      rungs:
        a: {step: group, above: c, words: "x, y"}
        b: {step: group, above: c, words: "y"}
        c: {step: sector}
      """, 7, "twice"
    ),
    (
      "version: 1\ntype: OCCUPATION\nsteps: [group, sector]\nmatch: last\nrungs:\n  a: {step: group, above: b}\n"
        + "  b: {step: group, above: a}", 6, "later step"
    ),
    (
      "version: 1\ntype: OCCUPATION\nsteps: [group, sector]\nmatch: last\nrungs:\n  a: {step: sector, size: 3}",
      6, "size"
    ),
  ]) func `a word ladder with a fault is refused by line`(_ text: String, _ line: Int, _ word: String) {
    #expect {
      try WordLadder(YAMLMapping(parsing: text, file: "f.yaml"), type: "OCCUPATION", steps: Self.steps)
    } throws: { error in
      guard let error = error as? RulePackError else { return false }
      return error.line == line && error.description.contains(word)
    }
  }

  @Test(arguments: [
    ("periods.yaml", "version: 1\nperiods:\n  the siege: 2014-01-01", 3),
    ("periods.yaml", "version: 1\nperiods:\n  a: 2014-01-01 to 2015-01-01\n  b: 2014-06-01 to 2016-01-01", 4),
    ("public-events.yaml", "version: 1\nevents:\n  x: {day: 2014-13-01, names: x}", 3),
    ("public-events.yaml", "version: 1\nevents:\n  x: {day: 2014-12-01, names: x, place: y}", 3),
  ]) func `periods and events with a fault are refused by line`(_ file: String, _ text: String, _ line: Int)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Array(text.utf8), file)
    #expect { try Ladders(reading: folder.path) } throws: { error in
      (error as? RulePackError)?.line == line && (error as? RulePackError)?.file == file
    }
  }

  @Test func `a project's own periods are told by their name`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("version: 1\nperiods:\n  the time of the siege: 2013-04-01 to 2014-02-15\n".utf8), "periods.yaml")
    let ladders = try Ladders(reading: folder.path)
    let text = Array("on 3 June 2013 we ran".utf8)
    let told = ladders.generalise(Passage(text, ByteSpan(3, 14)), type: .date, to: "period")
    #expect(told == Generalised(text: "in the time of the siege", extendsLeft: 3))
  }

  @Test(arguments: [(1435, 9, 1, 2014, 6, 28), (1436, 10, 5, 2015, 7, 21), (1437, 7, 27, 2016, 5, 4)])
  func `Hijri days are those of the tabular calendar`(
    _ year: Int, _ month: Int, _ day: Int, _ otherYear: Int, _ otherMonth: Int, _ otherDay: Int
  ) throws {
    let found = try #require(DayNumber(hijriYear: year, month: month, day: day))
    #expect(found.gregorian == CalendarDay(year: otherYear, month: otherMonth, day: otherDay))
    #expect(found.hijri == CalendarDay(year: year, month: month, day: day))
  }

  @Test func `every day turns into both calendars and back`() throws {
    for value in stride(from: 2_400_000, to: 2_480_000, by: 37) {
      let day = DayNumber(value: value)
      let (gregorian, hijri) = (day.gregorian, day.hijri)
      #expect(DayNumber(year: gregorian.year, month: gregorian.month, day: gregorian.day) == day)
      #expect(DayNumber(hijriYear: hijri.year, month: hijri.month, day: hijri.day) == day)
    }
  }
}
