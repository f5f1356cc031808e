import Generalisation
import RedactCore
import TestSupport
import Testing

struct DateShiftTests {
  private static func shifted(_ marked: String, _ days: Int = 12) throws -> (
    text: String, outcome: Shifted.Outcome
  )? {
    let sample = Sample(marked)
    let passage = Passage(sample.text, sample.spans[0])
    guard let shifted = DateShift(days: days, with: try PackageLadders.ladders()).shift(passage) else {
      return nil
    }
    return (Sentence.put(shifted.text, over: 0, in: passage), shifted.outcome)
  }

  @Test(arguments: [
    ("Recorded ⟦2015-03-14⟧ there.", "Recorded 2015-03-26 there."),
    ("on ⟦3 March 2015⟧", "on 15 March 2015"),
    ("on ⟦March 24th, 2015⟧", "on April 5th, 2015"),
    ("on ⟦the twenty-second of march twenty fifteen⟧", "on the third of april twenty fifteen"),
    ("on ⟦28/12/2014⟧", "on 09/01/2015"),
    ("on ⟦3.12.14⟧", "on 15.12.14"),
    ("on ⟦Tuesday, 3 March 2015⟧", "on Sunday, 15 March 2015"),
    ("am ⟦3. Februar 2015⟧", "am 15. Februar 2015"),
    ("le ⟦20 décembre 2015⟧", "le 1 janvier 2016"),
    ("⟦22 марта 2016 года⟧", "3 апреля 2016 года"),
    ("⟦١٤ آذار ٢٠١٦⟧", "٢٦ آذار ٢٠١٦"),
    ("⟦25 مارس 2016⟧", "6 أبريل 2016"),
    ("on ⟦12 Muharram 1437⟧", "on 24 Muharram 1437"),
    ("on ⟦25 Ramadan 1436⟧", "on 7 Shawwal 1436"),
    ("in ⟦March 2015⟧", "in March 2015"),
    ("in ⟦2015⟧", "in 2015"),
    ("on ⟦25 MARCH 2015⟧", "on 6 APRIL 2015"),
    ("on ⟦the 25th of June⟧", "on the 7th of July"),
  ]) func `a date moves in its own notation`(_ marked: String, _ expected: String) throws {
    let shifted = try Self.shifted(marked)
    #expect(shifted?.text == expected)
    #expect(shifted?.outcome == .moved)
  }

  @Test func `a month and a year move from their middle`() throws {
    #expect(try Self.shifted("in ⟦March 2015⟧", 40)?.text == "in April 2015")
    #expect(try Self.shifted("in ⟦2015⟧", 400)?.text == "in 2016")
    #expect(try Self.shifted("in ⟦spring 2015⟧", -90)?.text == "in winter 2015")
  }

  @Test func `the time between two dates stays`() throws {
    for days in [-300, -1, 0, 1, 29, 365] {
      let first = try #require(try Self.shifted("⟦2014-12-30⟧", days)).text
      let second = try #require(try Self.shifted("⟦2015-03-02⟧", days)).text
      let distance = try #require(Self.day(second)) - (try #require(Self.day(first)))
      #expect(distance == 62)
    }
  }

  private static func day(_ iso: String) -> Int? {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leap = parts[0] % 4 == 0
    let leaps = (parts[0] - 1) / 4
    return parts[0] * 365 + leaps + months[parts[1] - 1] + (leap && parts[1] > 2 ? 1 : 0) + parts[2]
  }

  @Test func `moving there and back gives the same date`() throws {
    for marked in [
      "on ⟦3 March 2015⟧", "on ⟦12 Muharram 1437⟧", "on ⟦28/12/2014⟧", "on ⟦Tuesday, 3 March 2015⟧",
    ] {
      let there = try #require(try Self.shifted(marked, 77)).text
      let inner = there.dropFirst(3)
      #expect(try Self.shifted("on ⟦\(inner)⟧", -77)?.text == Sample(marked).plain)
    }
  }

  @Test(arguments: ["⟦Three days later⟧ we ran.", "He was there for ⟦eleven years⟧."])
  func `a time that hangs on the story stays`(_ marked: String) throws {
    let shifted = try Self.shifted(marked)
    #expect(shifted?.text == Sample(marked).plain)
    #expect(shifted?.outcome == .interval)
  }

  @Test(arguments: [
    "the fall of Mosul on ⟦10 June 2014⟧ changed all", "Mosul fell in ⟦June 2014⟧, we left.",
    "After the fall of Mosul in ⟦2014⟧ we left.",
  ]) func `the date of a public event stays beside its name`(_ marked: String) throws {
    let shifted = try Self.shifted(marked)
    #expect(shifted?.text == Sample(marked).plain)
    #expect(shifted?.outcome == .publicEvent)
  }

  @Test func `another date beside the event moves, and so does its day in another sentence`() throws {
    #expect(try Self.shifted("After the fall of Mosul, on ⟦12 June 2014⟧, we left.")?.outcome == .moved)
    #expect(try Self.shifted("Mosul fell. On ⟦10 June 2014⟧ my son was born.")?.outcome == .moved)
  }

  @Test(arguments: [
    "on ⟦03/04/2015⟧", "it was ⟦last Ramadan⟧", "in ⟦Ramadan⟧", "on ⟦Friday⟧", "on ⟦the tenth⟧",
    "⟦two weeks before Ramadan⟧", "⟦the year of the big snow⟧", "in ⟦april thirteen⟧",
    "on ⟦31 February 2015⟧",
    "on ⟦the night of the 21st⟧", "in ⟦early 2015⟧",
  ]) func `what cannot be read moves nowhere and is not left`(_ marked: String) throws {
    #expect(try Self.shifted(marked) == nil)
  }

  @Test func `the order of day and month is read as the project says`() throws {
    let sample = Sample("on ⟦03/04/2015⟧")
    var ladders = try PackageLadders.ladders()
    ladders.isDayFirst = true
    let passage = Passage(sample.text, sample.spans[0])
    #expect(DateShift(days: 1, with: ladders).shift(passage)?.text == "04/04/2015")
    ladders.isDayFirst = false
    #expect(DateShift(days: 1, with: ladders).shift(passage)?.text == "03/05/2015")
  }
}

extension Sample {
  var plain: String { String(decoding: text, as: UTF8.self) }
}
