/// Turns what the field says of a word into how often that is right, as it was measured on text that it did not learn from.
///
/// A field that is trained on little text is surer of itself than it should be. The curve is straight between its knots.
package struct ScoreCurve: Sendable, Equatable {
  /// What the probabilities 0, 0.1, ... 1 become; ascending, 0 to 1.
  package let knots: [Float]

  package static let knotCount = 11

  /// Says nothing else than the field.
  package static let identity = ScoreCurve(
    unchecked: (0..<knotCount).map { Float($0) / Float(knotCount - 1) })

  /// - Returns: nil unless there are as many knots as needed, ascending, none below 0 or above 1.
  package init?(knots: [Float]) {
    guard knots.count == Self.knotCount, knots.allSatisfy({ $0 >= 0 && $0 <= 1 }),
      zip(knots, knots.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.knots = knots
  }

  private init(unchecked knots: [Float]) { self.knots = knots }

  /// - Parameter probability: 0 to 1.
  package func score(of probability: Float) -> Float {
    let place = max(0, min(1, probability)) * Float(Self.knotCount - 1)
    let knot = min(Self.knotCount - 2, Int(place))
    return knots[knot] + (knots[knot + 1] - knots[knot]) * (place - Float(knot))
  }

  /// Measures a curve.
  ///
  /// - Parameter words: how probable each word was said to be part of a detail, and whether it is. Tenths that have fewer
  ///   words than `least` say nothing; with none at all the curve is `identity`.
  package static func measured(on words: [(probability: Float, isRight: Bool)], least: Int = 20) -> ScoreCurve
  {
    var counts = [(words: Int, right: Int, sum: Double)](repeating: (0, 0, 0), count: knotCount - 1)
    for word in words {
      let tenth = max(0, min(knotCount - 2, Int(word.probability * Float(knotCount - 1))))
      counts[tenth].words += 1
      counts[tenth].right += word.isRight ? 1 : 0
      counts[tenth].sum += Double(word.probability)
    }
    var points: [Point] = counts.filter { $0.words >= least }.map {
      let count = Double($0.words)
      return Point(mean: $0.sum / count, right: Double($0.right) / count, weight: count)
    }
    guard !points.isEmpty else { return identity }
    points = ascending(points)
    let line =
      [Point(mean: 0, right: 0, weight: 0)] + points + [
        Point(mean: 1, right: points.last?.right ?? 1, weight: 0)
      ]
    return ScoreCurve(unchecked: identity.knots.map { Float(value(at: Double($0), on: line)) })
  }

  /// A tenth: what was said in the mean, and what was so.
  private struct Point {
    var mean: Double
    var right: Double
    var weight: Double
  }

  /// Pools neighbours until none is lower than the one before it (Ayer and others 1955).
  private static func ascending(_ points: [Point]) -> [Point] {
    var pooled: [Point] = []
    for point in points {
      pooled.append(point)
      while pooled.count > 1, pooled[pooled.count - 2].right > pooled[pooled.count - 1].right {
        let last = pooled.removeLast()
        let before = pooled.removeLast()
        let weight = last.weight + before.weight
        pooled.append(
          Point(
            mean: (last.mean * last.weight + before.mean * before.weight) / weight,
            right: (last.right * last.weight + before.right * before.weight) / weight, weight: weight))
      }
    }
    return pooled
  }

  private static func value(at place: Double, on line: [Point]) -> Double {
    guard let next = line.firstIndex(where: { $0.mean >= place }), next > 0 else {
      return line.first?.right ?? 0
    }
    let (a, b) = (line[next - 1], line[next])
    guard b.mean > a.mean else { return b.right }
    return a.right + (b.right - a.right) * (place - a.mean) / (b.mean - a.mean)
  }
}
