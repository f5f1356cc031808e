import RedactCore

/// The stretches in which a text is looked through, whole lines each: so the places where rules are to be tried are never
/// held for all of a long text at once.
struct Windows: Sequence {
  private let text: [UInt8]
  private let places: [ByteSpan]
  private let size: Int

  /// - Parameters:
  ///   - places: the only stretches of the folded text that count, whole lines, ascending and disjoint; nil for all.
  ///   - size: a window ends with the line in which it reaches so many bytes.
  init(of analysis: Analysis, within places: [ByteSpan]?, size: Int) {
    text = analysis.folded.bytes
    self.places = places ?? [ByteSpan(0, text.count)]
    self.size = size
  }

  /// Each window as the stretches that it consists of.
  func makeIterator() -> AnyIterator<[ByteSpan]> {
    var number = 0
    var start = places.first?.start ?? 0
    return AnyIterator {
      guard number < places.count else { return nil }
      var window: [ByteSpan] = []
      var rest = size
      while rest > 0, number < places.count {
        let end = endOfLine(holding: start + rest - 1, in: places[number])
        window.append(ByteSpan(start, end))
        rest -= end - start
        start = end
        if end == places[number].end {
          number += 1
          if number < places.count { start = places[number].start }
        }
      }
      return window
    }
  }

  private func endOfLine(holding offset: Int, in place: ByteSpan) -> Int {
    guard offset < place.end else { return place.end }
    return text[offset..<place.end].firstIndex(of: 0x0A).map { $0 + 1 } ?? place.end
  }
}
