import Testing

@testable import Evaluation

/// Several corpora in one table, and names by where they are borne.
@Suite struct CorporaFiguresTests {
  private func document(_ id: String, _ text: String, _ spans: [GoldSpan]) -> GoldDocument {
    GoldDocument(id: id, text: Array(text.utf8), spans: spans)
  }

  private func figures(names: NameGroups? = nil) throws -> CorporaFigures {
    var options = ScoreOptions()
    options.nameGroups = names
    var first = Predictions()
    first.add([PredictedSpan(0..<5, "PERSON")], to: "1")
    var second = Predictions()
    second.add([PredictedSpan(0..<6, "PERSON")], to: "1")
    return try CorporaFigures(
      [
        (
          "a", [document("1", "Halit met Şiyar.", [GoldSpan(0..<5, "PERSON"), GoldSpan(10..<15, "PERSON")])],
          first
        ),
        (
          "b", [document("1", "Dushka in Nouria", [GoldSpan(0..<6, "KUNYA"), GoldSpan(10..<16, "LOC")])],
          second
        ),
      ], options: options)
  }

  @Test func `documents of one id in two corpora are told apart`() throws {
    let figures = try figures()
    #expect(figures.corpora.map(\.name) == ["a", "b"])
    #expect(figures.corpora.map(\.figures.all.coverRecall) == [0.5, 0.5])
    #expect(figures.all.documents == 2 && figures.all.all.gold == 4 && figures.all.all.coverRecall == 0.5)
  }

  @Test func `types that corpora name apart meet in the sum`() throws {
    #expect(try figures().all.types.map(\.name) == ["LOCATION", "PERSON"])
  }

  @Test func `names are counted to the first group that has a word of them`() throws {
    let groups = NameGroups([("turkish", ["Halit", "siyar"]), ("kurdish", ["Şiyar", "dushka"])])
    #expect(groups.group(of: Array("Hajji ŞİYAR Halit".utf8)) == "turkish")
    #expect(groups.group(of: Array("Nobody".utf8)) == NameGroups.other)
    let names = try #require(try figures(names: groups).all.names)
    #expect(names.map(\.group) == ["turkish", "kurdish"])
    #expect(names.map(\.gold) == [2, 1] && names.map(\.coverRecall) == [0.5, 1])
  }

  @Test func `the table has a line for each corpus, type and group`() throws {
    let table = try figures(names: NameGroups([("turkish", ["halit"])])).table
    let lines = table.split(separator: "\n").map(String.init)
    for name in ["a", "b", "all", "PERSON", "LOCATION", "turkish", "other"] {
      #expect(lines.contains { $0.hasPrefix("| \(name) ") }, "\(name)")
    }
    #expect(Set(lines.prefix(5).map(\.count)).count == 1, "columns are aligned")
  }
}
