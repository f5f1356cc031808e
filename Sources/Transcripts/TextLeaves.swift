import RedactCore

/// The leaf map of text formats: the input is the document's text, but for some gaps.
///
/// A gap is what stands in the input and is no text: the byte order mark, and the margin of a line (see
/// `Margins`). Gaps stay whatever is edited: an edit that reaches over one replaces what stands before it,
/// and removes what stands behind it; the line end in front of the gap stays too, so no line is lost.
struct TextLeaves: LeafMap {
  struct Gap: Hashable {
    /// The offset in the document of the first byte behind the gap.
    let text: Int
    /// What is left out, in the input.
    let source: ByteSpan
  }

  /// In order; several may stand at one offset.
  let gaps: [Gap]

  func source(of offset: Int) -> Int {
    let behind = firstGap { $0.text > offset }
    if behind == 0 { return offset }
    let gap = gaps[behind - 1]
    return offset - gap.text + gap.source.end
  }

  func write(_ edits: [Edit], into source: [UInt8]) throws(TranscriptError) -> [UInt8] {
    let moved = edits.flatMap { pieces(of: $0, in: source) }
    do throws(SpliceError) {
      return try Splice.apply(moved, to: source)
    } catch {
      throw .edits(error)
    }
  }

  /// One edit of the document as edits of the input, cut at the gaps it reaches over.
  private func pieces(of edit: Edit, in source: [UInt8]) -> [Edit] {
    var pieces: [Edit] = []
    var replacement = edit.replacement
    var start = self.source(of: edit.span.start)
    var next = firstGap { $0.text > edit.span.start }
    while next < gaps.count, gaps[next].text < edit.span.end {
      let gap = gaps[next].source
      pieces.append(Edit(ByteSpan(start, lineEnd(before: gap.start, from: start, in: source)), replacement))
      replacement = []
      start = gap.end
      next += 1
    }
    let last = edit.span.isEmpty ? start : self.source(of: edit.span.end - 1) + 1
    pieces.append(Edit(ByteSpan(start, max(start, last)), replacement))
    return pieces
  }

  /// Where the line end in front of an offset starts, but not before `start`.
  private func lineEnd(before offset: Int, from start: Int, in source: [UInt8]) -> Int {
    var end = offset
    if end > start, source[end - 1] == 0x0A { end -= 1 }
    if end > start, source[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private func firstGap(where holds: (Gap) -> Bool) -> Int {
    var low = 0
    var high = gaps.count
    while low < high {
      let middle = (low + high) / 2
      if holds(gaps[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
