// Raw detections may lie over one another; this is the one written rule that settles it:
//
//   Known names win over rules; then the longer span wins; then a kunya over what else it may be; then a rule
//   that is sure enough over the tagger, for its form tells the type; then the higher score; then the type that
//   stands first in the list of types; then the rule whose id sorts first.
//   What of a loser sticks out of the winners is kept as a detection of its own when a whole word of it is
//   left, so that nothing found is ever uncovered by the settling.

package import RedactCore

package enum Overlaps {
  /// Disjoint detections in order of place, covering every word that any detection covers.
  ///
  /// - Parameter inert: spans that no detection may touch, such as labels of an earlier run; ascending and
  ///   disjoint.
  package static func settle(
    _ detections: [Detection], inert: [ByteSpan], in analysis: Analysis
  ) -> [Detection] {
    var winners: [Detection] = []
    winners.reserveCapacity(detections.count)
    var rest = inert[...]
    // Places are sorted, not detections, which are larger.
    let order = detections.indices.sorted { detections[$0].span < detections[$1].span }
    var first = 0
    while first < order.count {
      let (span, end) = group(from: first, in: order, of: detections)
      defer { first = end }
      while let inert = rest.first, inert.end <= span.start { rest = rest.dropFirst() }
      let isFree = rest.first.map { $0.start >= span.end } ?? true
      let best = order[first..<end].min { wins(detections[$0], detections[$1]) } ?? order[first]
      // Mostly one stands alone, or covers all others.
      if isFree, detections[best].span == span {
        if !span.isEmpty { winners.append(detections[best]) }
        continue
      }
      // What overlaps nothing outside its group is settled alone, so that the work grows with the text only.
      var cover = SpanCover()
      for inert in rest.prefix(while: { $0.start < span.end }) { cover.add(inert) }
      winners += settle(order[first..<end].map { detections[$0] }, &cover, in: analysis)
    }
    return winners
  }

  /// What hangs together by overlaps from the place `first` of the order on: all that it covers, and where it
  /// ends.
  private static func group(
    from first: Int, in order: [Int], of detections: [Detection]
  ) -> (span: ByteSpan, end: Int) {
    var span = detections[order[first]].span
    var end = first + 1
    while end < order.count, detections[order[end]].span.start < span.end {
      span = span.union(detections[order[end]].span)
      end += 1
    }
    return (span, end)
  }

  /// The winners of one group, in order of place.
  private static func settle(
    _ group: [Detection], _ cover: inout SpanCover, in analysis: Analysis
  ) -> [Detection] {
    var winners: [Detection] = []
    for detection in group.sorted(by: wins) {
      let pieces = cover.uncovered(detection.span)
      for piece in pieces {
        guard let span = pieces == [detection.span] ? piece : wholeWords(of: piece, in: analysis) else {
          continue
        }
        var winner = detection
        winner.span = span
        // A remainder is no name of its own: it is masked where it stands and nowhere else.
        if span != detection.span { winner.propagates = false }
        winners.append(winner)
        cover.add(span)
      }
    }
    return winners.sorted { $0.span < $1.span }
  }

  private static func wins(_ a: Detection, _ b: Detection) -> Bool {
    let known = (a.identity != nil, b.identity != nil)
    if known.0 != known.1 { return known.0 }
    if a.span.count != b.span.count { return a.span.count > b.span.count }
    // That it is a kunya is told by its form, whoever is surer that it is a name.
    if (a.type == .kunya) != (b.type == .kunya) { return a.type == .kunya }
    let sure = (isSureRule(a), isSureRule(b))
    if sure.0 != sure.1 { return sure.0 }
    if a.score != b.score { return a.score > b.score }
    if a.type != b.type { return a.type.rank < b.type.rank }
    if a.span.start != b.span.start { return a.span.start < b.span.start }
    return a.rule < b.rule
  }

  private static func isSureRule(_ detection: Detection) -> Bool {
    detection.score >= sureScore && !detection.isOfTagger
  }

  /// From here on a rule's type is believed.
  private static let sureScore = 0.75

  /// The words that lie wholly in a piece; nil when only scraps are left.
  private static func wholeWords(of piece: ByteSpan, in analysis: Analysis) -> ByteSpan? {
    let words = analysis.tokenIndices(in: piece).filter {
      piece.contains(analysis.span(of: $0..<$0 + 1)) && analysis.tokens.all[$0].span.count > 1
    }
    guard let first = words.first, let last = words.last else { return nil }
    return analysis.span(of: first..<last + 1)
  }
}

/// Disjoint spans, kept sorted.
struct SpanCover {
  private(set) var spans: [ByteSpan] = []

  /// Adds a span that overlaps none.
  mutating func add(_ span: ByteSpan) {
    guard !span.isEmpty else { return }
    if let last = spans.last, last.end > span.start {
      spans.insert(span, at: index(after: span.start))
    } else {
      spans.append(span)
    }
  }

  /// What of `span` is not covered, in order.
  func uncovered(_ span: ByteSpan) -> [ByteSpan] {
    var pieces: [ByteSpan] = []
    var start = span.start
    var at = index(after: span.start)
    if at > 0, spans[at - 1].end > start { start = min(span.end, spans[at - 1].end) }
    while at < spans.count, spans[at].start < span.end {
      if spans[at].start > start { pieces.append(ByteSpan(start, spans[at].start)) }
      start = max(start, min(span.end, spans[at].end))
      at += 1
    }
    if start < span.end { pieces.append(ByteSpan(start, span.end)) }
    return pieces
  }

  /// The index of the first span that starts after `offset`.
  private func index(after offset: Int) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
