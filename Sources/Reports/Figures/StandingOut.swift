/// Which documents are much less masked than the others: where a name was missed, that is often how it shows.
struct StandingOut: Sendable {
  /// Below so many documents there is no telling what is usual.
  static let fewest = 5
  /// How many times the usual distance from the middle a document has to be away.
  static let distances = 2.5
  /// What makes the median distance comparable to a standard deviation.
  private static let normal = 1.4826

  /// The indices of the documents that stand out, the least masked first.
  let documents: [Int]
  /// The share in the middle; nothing where there are too few documents.
  let median: Double?
  /// The share below which a document stands out.
  let limit: Double

  /// Looks at masked shares, one a document; those without a share are left out.
  ///
  /// Distances are taken between square roots, because the share of a document with many labels varies more than
  /// that of one with few.
  init(shares: [Double?]) {
    let known = shares.compactMap { $0 }
    guard known.count >= Self.fewest, let median = Self.median(of: known) else {
      (documents, median, limit) = ([], nil, 0)
      return
    }
    let middle = median.squareRoot()
    let spread = Self.median(of: known.map { ($0.squareRoot() - middle).magnitude }) ?? 0
    let root = max(0, middle - Self.distances * Self.normal * spread)
    let limit = min(median / 2, root * root)
    self.median = median
    self.limit = limit
    documents = shares.indices
      .filter { index in shares[index].map { $0 < limit || ($0 == 0 && median > 0) } ?? false }
      .sorted { (shares[$0] ?? 0, $0) < (shares[$1] ?? 0, $1) }
  }

  private static func median(of values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }
}
