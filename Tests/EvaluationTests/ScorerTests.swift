import RedactCore
import Testing

@testable import Evaluation

/// Cases small enough to be counted by hand.
@Suite struct ScorerTests {
  static let text = "Mr Zaki Daoud met Umm Salma in Nouria on 3 May 2015. Zaki left İlmet."

  private func span(
    _ words: String, _ type: String, last: Bool = false, _ identifier: String? = nil, _ entity: String? = nil
  ) -> GoldSpan {
    let scalars = Array(Self.text.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    let starts = scalars.indices.filter { scalars[$0...].starts(with: wanted) }
    let start = (last ? starts.last : starts.first) ?? 0
    return GoldSpan(start..<start + wanted.count, type, identifier: identifier, entity: entity)
  }

  private var gold: GoldDocument {
    var document = GoldDocument(
      id: "d", text: Array(Self.text.utf8),
      spans: [
        span("Mr Zaki Daoud", "PERSON", "DIRECT", "e1"), span("Zaki", "PERSON", last: true, "DIRECT", "e1"),
        span("Umm Salma", "PERSON", "QUASI", "e2"), span("Nouria", "LOCATION", "QUASI", "e3"),
        span("3 May 2015", "DATETIME", "QUASI", "e4"), span("İlmet", "LOCATION", "NO_MASK", "e5"),
      ])
    document.annotatedTypes = ["PERSON", "LOCATION", "DATETIME"]
    return document
  }

  private func score(
    _ spans: [GoldSpan], _ gold: GoldDocument? = nil, _ options: ScoreOptions = ScoreOptions()
  ) throws -> Figures {
    var predictions = Predictions()
    predictions.add(spans.map { PredictedSpan($0.range, $0.type) }, to: "d")
    return try Scorer.figures(gold: [gold ?? self.gold], predictions: predictions, options: options)
  }

  @Test func `the gold itself is perfect`() throws {
    let figures = try score(gold.spans)
    #expect(figures.all.strict.precision == 1 && figures.all.strict.recall == 1 && figures.all.strict.f1 == 1)
    #expect(figures.tab?.direct.protected == 1 && figures.tab?.quasi.protected == 1)
    #expect(figures.tab?.direct.entities == 1 && figures.tab?.quasi.entities == 3)
  }

  @Test func `nothing predicted is no recall and no precision to speak of`() throws {
    let figures = try score([])
    #expect(figures.all.strict.recall == 0)
    #expect(figures.all.strict.precision == nil && figures.all.strict.f1 == nil)
    #expect(figures.tab?.direct.protected == 0)
  }

  @Test func `every measure sees what it should`() throws {
    let predicted = [
      span("Zaki Daoud", "PERSON"), span("Salma", "KUNYA"), span("Nouria", "ORG"), span("3 May", "DATE"),
      span("2015", "YEAR"), span("left", "PERSON"), span("met", "QUANTITY"),
    ]
    let figures = try score(predicted)
    #expect(figures.all.gold == 6 && figures.all.predicted == 5)
    #expect(figures.unjudged.map(\.type) == ["QUANTITY", "ORG"])
    #expect(figures.unjudged.map(\.count) == [1, 1])
    #expect(figures.all.strict.recall == 0)
    #expect(figures.all.partial.recall == 3.0 / 6 && figures.all.partial.precision == 4.0 / 5)
    #expect(figures.all.coverRecall == 2.0 / 6)
    #expect(figures.anyTypePartial.recall == 4.0 / 6)
    #expect(figures.characters.rates.recall == 28.0 / 42)  // 9 + 5 + 6 + 8 of 11 + 4 + 8 + 6 + 8 + 5
    #expect(figures.characters.rates.precision == 22.0 / 26)  // 9 + 5 + 8, and 4 of a false alarm
    #expect(figures.tab?.direct.protected == 0)
    #expect(figures.tab?.direct.mentionsMasked == 1.0 / 2)  // the title does not count
    #expect(figures.tab?.quasi.protected == 2.0 / 3)
    #expect(figures.tab?.overmaskOutside == 7.0 / 35)
    var exact = ScoreOptions()
    exact.exact = true
    #expect(try score(predicted, nil, exact).tab?.direct.mentionsMasked == 0)
  }

  @Test func `types meet through the table, aliases and coarse`() throws {
    var document = gold
    document.annotatedTypes = ["PERSON", "KUNYA"]
    document.spans = [span("Zaki", "PERSON", last: true), span("Umm Salma", "KUNYA")]
    let predicted = [span("Zaki", "PERSON", last: true), span("Umm Salma", "PER")]
    #expect(try score(predicted, document).all.strict.recall == 0.5)
    var coarse = ScoreOptions()
    coarse.coarse = true
    #expect(try score(predicted, document, coarse).all.strict.f1 == 1)
    var aliased = ScoreOptions()
    aliased.aliases = [("mum", "KUNYA")]
    let odd = [span("Umm Salma", "MUM")]
    #expect(try score(odd, document, aliased).all.strict.precision == 1)
    #expect(try score(odd, document).unjudged.map(\.type) == ["MUM"])
  }

  @Test func `kept names are no gold, weak and excluded spans are not judged`() throws {
    var document = gold
    document.spans[2].identifier = "KEEP"
    document.spans[3].isWeak = true
    document.spans[4].origin = "label"
    var options = ScoreOptions()
    options.excludedOrigins = ["label"]
    let predicted = [span("Umm Salma", "PERSON"), span("Nouria", "LOCATION"), span("3 May 2015", "DATE")]
    let figures = try score(predicted, document, options)
    #expect(figures.all.gold == 3 && figures.all.predicted == 1)
    #expect(figures.all.partial.precision == 0)
    options.weak = true
    #expect(try score(predicted, document, options).all.gold == 4)
  }

  @Test func `only the types asked for are scored`() throws {
    var options = ScoreOptions()
    options.types = ["LOCATION"]
    let figures = try score(gold.spans, nil, options)
    #expect(figures.types.map(\.name) == ["LOCATION"])
    #expect(figures.all.gold == 2 && figures.all.predicted == 2)
  }

  @Test func `figures have the names of the JSON`() throws {
    var options = ScoreOptions()
    options.grouping = .genre
    let tree = try score(gold.spans, nil, options).tree
    #expect(tree.number(at: "cover.recall") == 1)
    #expect(tree.number(at: "types.PERSON.chars.recall") == 1)
    #expect(tree.number(at: "tab.direct_entities") == 1)
    #expect(tree.number(at: "groups.?.gold") == 6)
    #expect(tree.number(at: "tab") == nil && tree.number(at: "no.such") == nil)
  }

  @Test func `spans of bytes become spans of scalars`() throws {
    var predictions = Predictions()
    let end = Self.text.utf8.count
    predictions.add([(span: ByteSpan(end - 7, end - 1), type: "LOCATION")], to: gold)
    let figures = try Scorer.figures(gold: [gold], predictions: predictions)
    #expect(figures.all.strict.precision == 1)
  }

  @Test func `a span past the end is refused`() {
    #expect(throws: EvaluationError(.predictions, .spanPastEnd, line: 1)) {
      try score([GoldSpan(60..<900, "LOCATION")])
    }
  }
}
