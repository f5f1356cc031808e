import RedactCore
import Tagger
import Testing

@testable import redact_train

/// What is measured on texts that nothing was learned from.
struct CalibratorTests {
  /// Knows nothing, and so says the same of all words.
  private static func tagger() throws -> Tagger {
    let transitions = [TagVector](repeating: .zero, count: Gap.allCases.count * WordTag.count)
    let table = WeightTableSource(entries: [], scale: 0.1, transitions: transitions)
    return Tagger(
      try TaggerWeights(WeightWriter.file(cased: table, caseless: table)), TaggerLexicons { _ in nil })
  }

  /// Forty lines of four words of which the second and the third are marked.
  private func text(_ second: MarkedSpan.Certainty, _ third: MarkedSpan.Certainty, line: String) -> MarkedText
  {
    let count = line.utf8.count + 1
    let spans = (0..<40).flatMap { number in
      [(3, second), (6, third)].map { place, certainty in
        MarkedSpan(
          span: ByteSpan(number * count + place, number * count + place + 2), type: .person,
          certainty: certainty)
      }
    }
    let text = String(repeating: line + "\n", count: 40)
    return MarkedText(name: "a", text: Array(text.utf8), spans: spans, annotated: Set(EntityType.allCases))
  }

  private func curves(_ second: MarkedSpan.Certainty, _ third: MarkedSpan.Certainty) throws -> (
    cased: ScoreCurve, caseless: ScoreCurve
  ) {
    var calibrator = Calibrator(try Self.tagger())
    calibrator.add(text(second, third, line: "aa bb cc dd"))
    return calibrator.curves
  }

  @Test func `the curve tells how many words are details`() throws {
    #expect(abs(try curves(.sure, .sure).caseless.knots[10] - 0.5) < 0.01)
    #expect(abs(try curves(.sure, .kept).caseless.knots[10] - 0.25) < 0.01)
  }

  @Test(arguments: [MarkedSpan.Certainty.optional, .unknown])
  func `what may be a detail or not does not count`(certainty: MarkedSpan.Certainty) throws {
    #expect(abs(try curves(.sure, certainty).caseless.knots[10] - 1.0 / 3) < 0.01)
  }

  @Test func `each regime is measured by itself`() throws {
    #expect(try curves(.sure, .sure).cased == .identity)
    var calibrator = Calibrator(try Self.tagger())
    calibrator.add(text(.sure, .kept, line: "Aa bb Cc dd."))
    #expect(calibrator.curves.caseless == .identity)
    #expect(abs(calibrator.curves.cased.knots[10] - 0.25) < 0.01)
  }
}
