import RedactCore
import Testing

@testable import Reports

struct FiguresTests {
  @Test func `numbers have separators, shares one decimal`() {
    #expect(
      [0, 7, 999, 1_000, 12_345, 1_234_567, -1_000].map(Numbers.grouped)
        == ["0", "7", "999", "1,000", "12,345", "1,234,567", "-1,000"])
    #expect([0, 0.0412, 1].map(Numbers.percent) == ["0.0%", "4.1%", "100.0%"])
    #expect(Numbers.counted(1, "near miss", "near misses") == "1 near miss")
    #expect(Numbers.counted(1_200, "document") == "1,200 documents")
    #expect(Numbers.score(.nan) == "–" && Numbers.score(.infinity) == "–")
    #expect([Int.max, 1].saturatingSum == .max)
  }

  @Test func `dates of days, months and years are in order of time`() throws {
    let words = ["2024", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01", "2026-11"]
    let days = try words.map { try #require(CalendarDay($0)) }
    #expect(days == days.sorted())
    #expect(zip(days, days.dropFirst()).map { $1.number - $0.number } == [59, 1, 305, 1, 669])
    for wrong in ["", "24", "2024-13", "2024-00-01", "2024-1-x", "2024-01-01-01", "20240101", "२०२४"] {
      #expect(CalendarDay(wrong) == nil)
    }
  }

  @Test func `a document that is much less masked than the others stands out`() {
    let usual: [Double?] = [0.050, 0.047, 0.055, 0.061, 0.043, 0.052]
    #expect(StandingOut(shares: usual).documents.isEmpty)
    #expect(StandingOut(shares: usual + [0.008, 0.002, 0]).documents == [8, 7, 6])
    #expect(StandingOut(shares: usual + [0.040, 0.2, nil]).documents.isEmpty)
  }

  @Test func `where documents vary much, little is no sign`() {
    #expect(StandingOut(shares: [0.01, 0.09, 0.02, 0.16, 0.04, 0.25, 0.03]).documents.isEmpty)
  }

  @Test func `among documents that are all alike, half as much stands out`() {
    #expect(StandingOut(shares: [0.04, 0.04, 0.04, 0.04, 0.04, 0.019]).documents == [5])
    #expect(StandingOut(shares: [0.04, 0.04, 0.04, 0.04, 0.04, 0.021]).documents.isEmpty)
  }

  @Test func `of too few documents, or of none with labels, none stands out`() {
    #expect(StandingOut(shares: [0.05, 0.05, 0.05, 0]).documents.isEmpty)
    #expect(StandingOut(shares: [0.05, 0.05, 0.05, 0, nil, nil]).median == nil)
    #expect(StandingOut(shares: [0, 0, 0, 0, 0, 0]).documents.isEmpty)
    #expect(StandingOut(shares: []).documents.isEmpty)
  }

  @Test func `everything is counted once, by type, rule, kind, score and document`() {
    let figures = ReportFigures(InventedReports.river)
    let entities = InventedReports.river.documents.flatMap(\.entities)
    #expect(figures.kinds.total == entities.count)
    #expect(figures.kinds.direct == entities.count { $0.kind == .direct })
    for sum in [
      figures.types.map(\.kinds.total).saturatingSum, figures.rules.map(\.kinds.total).saturatingSum,
      figures.scores.map(\.total).saturatingSum, figures.documents.map(\.total).saturatingSum,
    ] { #expect(sum == entities.count) }
    #expect(figures.types.count == EntityType.allCases.count)
    #expect(figures.types.map(\.kinds.total) == figures.types.map(\.kinds.total).sorted(by: >))
    #expect(figures.refused == 3)
    #expect(figures.standingOut.documents == [8])
  }

  @Test func `the masked share counts replacements, but not what was kept, and is never above all`() {
    func entity(_ scalars: Range<Int>, _ action: String) -> ReportEntity {
      ReportEntity(
        bytes: ByteSpan(0, 1), scalars: scalars, type: .person, kind: .direct, rule: "r", action: action,
        score: 1)
    }
    func share(_ length: Int, _ entities: [ReportEntity]) -> Double? {
      ReportDocument(id: "", run: "", format: "", length: length, entities: entities).maskedShare
    }
    #expect(share(100, [entity(0..<10, "label"), entity(20..<40, "keep"), entity(50..<65, "mask")]) == 0.25)
    #expect(share(10, [entity(0..<Int.max, "label"), entity(0..<Int.max, "label")]) == 1)
    #expect(share(0, []) == nil)
  }

  @Test func `a score falls into the step it begins`() {
    let scores = [0, 0.049, 0.05, 0.29, 0.58, 0.95, 1, 7, -1, .nan]
    let document = ReportDocument(
      id: "", run: "", format: "", length: 1,
      entities: scores.map {
        ReportEntity(
          bytes: ByteSpan(0, 0), scalars: 0..<0, type: .misc, kind: .quasi, rule: "r", action: "label",
          score: $0)
      })
    let steps = ReportFigures(ReportData(title: "", version: "", documents: [document])).scores.map(\.total)
    #expect([0, 1, 5, 11, 19].map { steps[$0] } == [3, 2, 1, 1, 3])
    #expect(
      FigureTables.scoreRange(of: 0) == "0.00 to 0.04" && FigureTables.scoreRange(of: 19) == "0.95 to 1.00")
  }
}
