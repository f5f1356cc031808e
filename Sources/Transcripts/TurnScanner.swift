import RedactCore

/// Finds the turns of a transcript in text of any style.
///
/// First every line is read for what it may start, and labels are counted; then it is settled which lines
/// start a turn. A line is looked at only so far, so the time is linear in the text, also when the text is
/// one line.
struct TurnScanner {
  private struct Candidate {
    var start: Int
    var head: LineHead
    /// A paragraph or a sentence ended before the line.
    let isOpen: Bool
  }

  private let text: [UInt8]
  private var candidates: [Candidate] = []
  /// How often each label starts a line.
  private var counts: [UInt64: Int] = [:]
  /// How many lines are not blank.
  private var lines = 0

  /// The header's fields and the turns, in order.
  static func segments(of text: [UInt8]) -> [Segment] {
    var scanner = TurnScanner(text)
    scanner.collect()
    let header = HeaderBlock(text, counts: scanner.counts)
    scanner.settle(from: header.end)
    scanner.join()
    return header.fields + scanner.turns()
  }

  private init(_ text: [UInt8]) { self.text = text }

  private mutating func collect() {
    var isOpen = true
    for line in Lines(text) {
      if !line.span.isEmpty { lines += 1 }
      if let head = LineHead.parse(text, line.span) {
        candidates.append(Candidate(start: line.span.start, head: head, isOpen: isOpen))
        if let label = head.label { counts[label.key, default: 0] += 1 }
        isOpen = head.body >= line.span.end
      } else {
        isOpen = false
      }
      isOpen = isOpen || endsSentence(line.span)
    }
  }

  /// True for a blank line too.
  private func endsSentence(_ line: ByteSpan) -> Bool {
    guard let last = text[line.range].last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    if last >= 0x80 { return Self.wideEnds.contains { text[line.range].suffix(8).trimmedEnd.ends(with: $0) } }
    return Self.ends.contains(last)
  }

  private static let ends = Set(".?!:;\")]}'*_-".utf8)
  private static let wideEnds = ["…", "”", "»", "’", "؟", "۔", "。", "？", "！", "—", "–"].map { Array($0.utf8) }

  /// Leaves only the candidates that start turns.
  private mutating func settle(from end: Int) {
    keep { turn, _ in turn.start >= end }
    if candidates.contains(where: isSettled) || opensText(candidates.first, from: end) {
      keep { turn, scanner in scanner.isSettled(turn) || turn.head.evidence == .fair && turn.isOpen }
    } else {
      keep { turn, _ in turn.head.evidence == .dash }
      if candidates.count < 2 || candidates.count * 3 < lines { candidates = [] }  // a list among prose
    }
  }

  /// In place, since there may be millions.
  private mutating func keep(_ holds: (Candidate, TurnScanner) -> Bool) {
    var kept = 0
    for index in candidates.indices where holds(candidates[index], self) {
      candidates[kept] = candidates[index]
      kept += 1
    }
    candidates.removeLast(candidates.count - kept)
  }

  private func turns() -> [Segment] {
    candidates.indices.map { index in
      let turn = candidates[index]
      let next = index + 1 < candidates.count ? candidates[index + 1].start : text.count
      let body = ByteSpan(min(turn.head.body, next), next).trimmed(in: text)
      return Segment(speaker: turn.head.label?.span, time: turn.head.time, body: body)
    }
  }

  /// Starts a turn whatever the rest of the text looks like.
  private func isSettled(_ candidate: Candidate) -> Bool {
    switch candidate.head.evidence {
    case .strong: true
    case .dash: false
    case .pair: Self.pair.allSatisfy { counts[$0, default: 0] > 0 }
    case .fair, .weak: candidate.head.label.map { counts[$0.key, default: 0] > 1 } ?? false
    }
  }

  /// The text starts with this line, so a label that stands there once is one.
  private func opensText(_ candidate: Candidate?, from end: Int) -> Bool {
    guard let candidate, candidate.head.evidence == .fair else { return false }
    return isBlank(from: end, to: candidate.start)
  }

  private static let pair = ["Q", "A"].map { SpeakerLabel.key($0.utf8) }

  /// Makes one of a label and a time that stand on lines of their own, one right after the other.
  private mutating func join() {
    var kept = 0
    for index in candidates.indices {
      let turn = candidates[index]
      if kept > 0, let merged = merged(candidates[kept - 1], turn) {
        candidates[kept - 1] = merged
      } else {
        candidates[kept] = turn
        kept += 1
      }
    }
    candidates.removeLast(candidates.count - kept)
  }

  private func merged(_ first: Candidate, _ second: Candidate) -> Candidate? {
    guard isBlank(from: first.head.body, to: second.start) else { return nil }
    var merged = second
    merged.start = first.start
    if first.head.label == nil, second.head.label != nil, second.head.time == nil {
      merged.head.time = first.head.time
    } else if first.head.label != nil, first.head.time == nil, second.head.label == nil {
      merged.head.label = first.head.label
    } else {
      return nil
    }
    return merged
  }

  private func isBlank(from start: Int, to end: Int) -> Bool {
    start <= end && ByteSpan(start, end).trimmed(in: text).isEmpty
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmedEnd: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }

  fileprivate func ends(with bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
