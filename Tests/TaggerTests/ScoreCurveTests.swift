import Testing

@testable import Tagger

/// What a probability becomes, and how that is measured.
struct ScoreCurveTests {
  private func words(_ probability: Float, _ count: Int, right: Int) -> [(probability: Float, isRight: Bool)]
  {
    (0..<count).map { (probability, $0 < right) }
  }

  @Test func `without measure a score is what the field says`() {
    for probability: Float in [0, 0.05, 0.5, 0.93, 1] {
      #expect(abs(ScoreCurve.identity.score(of: probability) - probability) < 1e-6)
    }
    #expect(ScoreCurve.measured(on: []) == .identity)
  }

  @Test func `between two knots it is straight, and outside it ends`() throws {
    let curve = try #require(ScoreCurve(knots: [0, 0, 0, 0, 0, 0.4, 0.6, 0.6, 0.6, 0.6, 0.8]))
    #expect(abs(curve.score(of: 0.55) - 0.5) < 1e-6)
    #expect(curve.score(of: -1) == 0)
    #expect(curve.score(of: 2) == 0.8)
  }

  @Test func `what was said too surely is said less surely`() {
    let curve = ScoreCurve.measured(on: words(0.95, 100, right: 80) + words(0.25, 100, right: 30))
    #expect(abs(curve.score(of: 0.95) - 0.8) < 0.02)
    #expect(abs(curve.score(of: 0.25) - 0.3) < 0.02)
    #expect(curve.knots == curve.knots.sorted())
  }

  @Test func `more probable is never less sure, even where it was so`() {
    let curve = ScoreCurve.measured(on: words(0.55, 100, right: 60) + words(0.65, 100, right: 40))
    #expect(curve.knots == curve.knots.sorted())
    #expect(abs(curve.score(of: 0.6) - 0.5) < 0.01)
  }

  @Test func `a tenth with few words says nothing`() {
    let curve = ScoreCurve.measured(on: words(0.95, 100, right: 90) + words(0.45, 5, right: 5))
    #expect(curve.score(of: 0.45) < 0.5)
  }

  @Test(
    arguments: [
      [], [0.5], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.7, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.5],
      [-0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, .nan, 0, 0, 0, 0, 0, 0, 1],
    ] as [[Float]])
  func `knots that are no curve are refused`(knots: [Float]) {
    #expect(ScoreCurve(knots: knots) == nil)
  }
}
