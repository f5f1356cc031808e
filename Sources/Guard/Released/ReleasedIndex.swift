package import RedactCore

/// Words that stand where a released text has a label.
package struct ReleasedPlace: Hashable, Sendable {
  /// The words, in bytes of the text that was looked at.
  package let span: ByteSpan
  /// 0 to 1: the more of the words around it are the same, the surer; 0.4 where nothing else of the released
  /// text is near it.
  package let score: Double

  /// From here on, more of the released text is near.
  package static let sureScore = 0.5

  /// The rule that findings name.
  package static let rule = "guard.less-redacted"
}

/// Knows released texts by the words around their labels, and finds where the same words stand around something
/// else: what was released has stood there with less taken out.
///
/// ## Privacy
/// Holds hashes of released words only.
package struct ReleasedIndex: Sendable {
  /// What is known of a context, by its number.
  private struct Known {
    let words: Int
    /// How many words a hole has at least; more than one where several labels are in it.
    let fewest: Int
    /// Whether labels may be left among these words.
    let mayHoldLabels: Bool
    var isPublic = false
    /// The first text that has it and the last one, and how many have; versions of one text are one.
    let first: Int
    /// Which label of the first text it is around, from 0.
    let label: Int
    var last: Int
    var texts = 1

    /// Whether nothing follows from it: the words in the hole are in a released text, or those around it are in so
    /// many that they are of a form.
    var saysNothing: Bool { isPublic || texts >= ReleasedIndex.textsOfAForm }
  }

  /// Hashes of what stands before a label, and for each how many elements may stand behind it: one bit a number.
  private var beginnings = HashNumbers()
  private var endings: [UInt32] = []
  private var beginningFilter = BitFilter([])
  /// Numbers of elements before labels, one bit each.
  private var sizes: UInt32 = 0
  /// Hashes of whole contexts.
  private var contexts = HashNumbers()
  private var contextFilter = BitFilter([])
  private var known: [Known] = []

  /// Words around a label that stand in so many different texts are those of a form.
  private static let textsOfAForm = 3
  private var texts = 0
  /// For each text how many labels it has.
  private var labels: [Int] = []

  /// A hole has at most so many words.
  private static let mostWords = 12

  /// - Parameter released: texts as they were given out, in any order.
  package init(_ released: some Sequence<Analysis>) {
    let passages = released.map(Passage.init)
    for passage in passages { add(passage) }
    beginningFilter = BitFilter(beginnings.hashes)
    contextFilter = BitFilter(contexts.hashes)
    // What can be read in a released text anyway, is public.
    for passage in passages {
      var open: [Int] = []
      forEachMatch(in: passage) { match in if match.isOpen { open.append(match.context) } }
      for number in open { known[number].isPublic = true }
    }
  }

  package var isEmpty: Bool { known.isEmpty }

  private mutating func add(_ passage: Passage) {
    let before = known.count
    var own: [Int] = []
    var label = 0
    for (index, element) in passage.elements.enumerated() where element == Passage.label {
      for context in ReleasedContext.all(around: index, in: passage.elements) {
        own.append(add(context, of: passage, label: label))
      }
      label += 1
    }
    let older = Dictionary(grouping: own.filter { $0 < before }) { known[$0].first }
    // A text that shares most with another one is a version of it.
    let same = older.first { $0.value.count * 2 > own.count }?.key
    let text = same ?? texts
    for number in own where number < before && known[number].first != text && known[number].last != text {
      known[number].texts += 1
      known[number].last = text
    }
    labels.append(label)
    texts += 1
  }

  /// Learns a context, and returns its number.
  private mutating func add(_ context: ReleasedContext, of passage: Passage, label: Int) -> Int {
    let hole = context.hole
    let before = Self.sized(passage.hash(hole.lowerBound - context.before..<hole.lowerBound), context.before)
    let number = beginnings.number(of: before)
    if number == endings.count { endings.append(0) }
    endings[number] |= 1 << UInt32(context.after)
    sizes |= 1 << UInt32(context.before)
    let after = passage.hash(hole.upperBound..<hole.upperBound + context.after)
    let whole = contexts.number(of: Self.joined(before, after, context.after))
    guard whole == known.count else { return whole }
    known.append(
      Known(
        words: context.words, fewest: hole.count, mayHoldLabels: hole.count == 1 && context.isInside,
        first: texts, label: label, last: texts))
    return whole
  }

  /// The places where a text says more than what was released, in order; none overlap.
  package func places(in analysis: Analysis) -> [ReleasedPlace] {
    guard !isEmpty else { return [] }
    let passage = Passage(analysis)
    var matches: [Match] = []
    forEachMatch(in: passage) { matches.append($0) }
    let seen = Set(matches.map { LabelPlace(text: known[$0.context].first, label: known[$0.context].label) })
    var scores: [Range<Int>: Double] = [:]
    for match in matches where match.isOpen {
      for run in Self.words(of: match.hole, in: passage) {
        scores[run] = max(scores[run] ?? 0, score(known[match.context], seen))
      }
    }
    let order = scores.keys.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var places: [ReleasedPlace] = []
    var end = 0
    // Of holes within one another the smaller one is the more exact; the first is it, for it begins last or ends first.
    for run in order where run.lowerBound >= end {
      let tokens = Int(passage.tokens[run.lowerBound])..<Int(passage.tokens[run.upperBound - 1]) + 1
      places.append(ReleasedPlace(span: analysis.span(of: tokens), score: scores[run] ?? 0))
      end = run.upperBound
    }
    return places
  }

  /// Another version of a text has what stands around the labels nearby as well, whatever is in their places;
  /// a common phrase stands alone.
  private func score(_ context: Known, _ seen: Set<LabelPlace>) -> Double {
    let near = max(0, context.label - Self.reach)...context.label + Self.reach
    let others = near.count {
      $0 != context.label && seen.contains(LabelPlace(text: context.first, label: $0))
    }
    if others < min(Self.fewestNear, labels[context.first] - 1) { return Self.scoreAlone }
    return 0.9 - 0.1 * Double(ReleasedContext.wanted - min(context.words, ReleasedContext.wanted))
  }

  /// How many labels on each side are nearby.
  private static let reach = 2
  private static let fewestNear = 2
  private static let scoreAlone = 0.4

  /// One label of a released text.
  private struct LabelPlace: Hashable {
    let text, label: Int
  }

  /// A place where a context stands.
  private struct Match {
    let context: Int
    /// The elements in the place of the label.
    let hole: Range<Int>
    /// Whether they say more than was released.
    let isOpen: Bool
  }

  /// The runs of words in a hole, without the labels that still stand there.
  private static func words(of hole: Range<Int>, in passage: Passage) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = hole.lowerBound
    for index in hole.lowerBound...hole.upperBound
    where index == hole.upperBound || passage.elements[index] == Passage.label {
      if start < index { runs.append(start..<index) }
      start = index + 1
    }
    return runs
  }

  /// Calls for every place where a context stands. What stands nearest counts: where that is a label or nothing,
  /// the place is as it was released, or more redacted.
  private func forEachMatch(in passage: Passage, _ found: (Match) -> Void) {
    for start in passage.elements.indices.dropFirst() where passage.elements[start - 1] != Passage.label {
      for size in 1...ReleasedContext.longest where sizes >> UInt32(size) & 1 == 1 && size <= start {
        let before = Self.sized(passage.hash(start - size..<start), size)
        guard beginningFilter.mayContain(before), let number = beginnings.find(before) else { continue }
        if let match = nearest(from: start, before, endings[number], in: passage) { found(match) }
      }
    }
  }

  private func nearest(from start: Int, _ before: UInt64, _ afters: UInt32, in passage: Passage) -> Match? {
    let elements = passage.elements
    var words = 0
    for end in start...min(elements.count, start + Self.mostWords * 2) {
      for size in 0...ReleasedContext.longest where afters >> UInt32(size) & 1 == 1 {
        guard end + size <= elements.count else { continue }
        let whole = Self.joined(before, passage.hash(end..<end + size), size)
        guard contextFilter.mayContain(whole), let number = contexts.find(whole) else { continue }
        let context = known[number]
        // A hole of several labels and words between them may hold no label any more.
        let isOpen = words >= context.fewest && (context.mayHoldLabels || words == end - start)
        return Match(context: number, hole: start..<end, isOpen: isOpen && !context.saysNothing)
      }
      guard end < elements.count, elements[end] != Passage.edge else { return nil }
      if elements[end] != Passage.label { words += 1 }
      if words > Self.mostWords { return nil }
    }
    return nil
  }

  private static func sized(_ hash: UInt64, _ size: Int) -> UInt64 {
    (hash ^ UInt64(size)) &* 0x9E37_79B9_7F4A_7C15
  }

  private static func joined(_ before: UInt64, _ after: UInt64, _ size: Int) -> UInt64 {
    WordHash.joined(before, sized(after, size))
  }
}

/// Says at once of most hashes that they are not known: sixteen bits for each that is.
private struct BitFilter: Sendable {
  private var bits: [UInt64]
  private let shift: UInt64

  init(_ hashes: [UInt64]) {
    let size = max(6, Int.bitWidth - (hashes.count * 16).leadingZeroBitCount)
    bits = Array(repeating: 0, count: 1 << (size - 6))
    shift = UInt64(64 - size)
    for hash in hashes {
      let bit = hash >> shift
      bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }

  /// False when the hash is surely not known.
  func mayContain(_ hash: UInt64) -> Bool {
    let bit = hash >> shift
    return bits[Int(bit >> 6)] >> (bit & 63) & 1 == 1
  }
}
