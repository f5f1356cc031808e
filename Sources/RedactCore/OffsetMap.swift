/// Where the bytes of a changed copy came from: only the places that differ are kept, 16 bytes each.
struct OffsetMap: Sendable {
  /// One stretch of the source and what stands for it in the copy.
  struct Edit: Sendable {
    let source: UInt32
    let sourceEnd: UInt32
    let copy: UInt32
    let copyEnd: UInt32
  }

  /// In order; between two edits source and copy are the same.
  let edits: [Edit]

  /// The stretch of the source that the bytes of `span` in the copy came from.
  func source(_ span: ByteSpan) -> ByteSpan {
    let before = edits.partitionPoint { $0.copy <= span.start }
    let start = sourceStart(span.start, before)
    guard !span.isEmpty else { return ByteSpan(start, start) }
    // Most spans are short, and no further edit begins in them.
    let isFurther = before < edits.count && edits[before].copy < span.end
    let upTo = isFurther ? edits.partitionPoint { $0.copy < span.end } : before
    return ByteSpan(start, max(start, sourceEnd(span.end, upTo)))
  }

  /// The stretch of the copy that came from, or overlaps with what came from, `span` of the source.
  func copy(_ span: ByteSpan) -> ByteSpan {
    let start = copyStart(span.start)
    return ByteSpan(start, span.isEmpty ? start : max(start, copyEnd(span.end - 1)))
  }

  /// - Parameter before: how many edits of the copy begin there or earlier.
  private func sourceStart(_ offset: Int, _ before: Int) -> Int {
    guard before > 0 else { return offset }
    let edit = edits[before - 1]
    let beyond = offset - Int(edit.copyEnd)
    return beyond < 0 ? Int(edit.source) : Int(edit.sourceEnd) + beyond
  }

  /// - Parameter before: how many edits of the copy begin earlier.
  private func sourceEnd(_ end: Int, _ before: Int) -> Int {
    guard before > 0 else { return end }
    let edit = edits[before - 1]
    return Int(edit.sourceEnd) + max(0, end - Int(edit.copyEnd))
  }

  private func copyStart(_ offset: Int) -> Int {
    guard let edit = last({ $0.source <= offset }) else { return offset }
    let beyond = offset - Int(edit.sourceEnd)
    return beyond < 0 ? Int(edit.copy) : Int(edit.copyEnd) + beyond
  }

  private func copyEnd(_ lastByte: Int) -> Int {
    guard let edit = last({ $0.source <= lastByte }) else { return lastByte + 1 }
    return Int(edit.copyEnd) + max(0, lastByte + 1 - Int(edit.sourceEnd))
  }

  /// The last of the edits at the front for which `starts` holds.
  @inline(__always)
  private func last(_ starts: (Edit) -> Bool) -> Edit? {
    let after = edits.partitionPoint(starts)
    return after == 0 ? nil : edits[after - 1]
  }
}

/// Writes a changed copy of a text: say what is replaced, from front to back, and the rest is kept.
struct CopyWriter {
  let source: [UInt8]
  private(set) var suspicions: [Suspicion] = []
  private var copy: [UInt8] = []
  private var edits: [OffsetMap.Edit] = []
  private var written = 0
  /// True when anything was replaced.
  private(set) var changed = false

  init(_ source: [UInt8]) { self.source = source }

  /// Puts `replacement` where `range` of the source was; ranges come in order and do not overlap.
  mutating func replace(_ range: Range<Int>, with replacement: some Collection<UInt8>) {
    if !changed { copy.reserveCapacity(source.count) }
    changed = true
    copy.append(contentsOf: source[written..<range.lowerBound])
    let start = copy.count
    copy.append(contentsOf: replacement)
    written = range.upperBound
    guard copy.count - start != range.count else { return }
    edits.append(
      OffsetMap.Edit(
        source: UInt32(range.lowerBound), sourceEnd: UInt32(range.upperBound), copy: UInt32(start),
        copyEnd: UInt32(copy.count)))
  }

  /// Leaves a stretch out.
  mutating func drop(_ range: Range<Int>) { replace(range, with: EmptyCollection()) }

  /// Notes something odd in a stretch of the source.
  mutating func suspect(_ reason: Suspicion.Reason, _ range: Range<Int>) {
    var span = ByteSpan(range.lowerBound, range.upperBound)
    if let last = suspicions.last, last.reason == reason, last.span.end == span.start {
      span = suspicions.removeLast().span.union(span)
    }
    suspicions.append(Suspicion(reason: reason, span: span))
  }

  /// The finished copy and its way back.
  consuming func finish() -> (copy: [UInt8], map: OffsetMap) {
    copy.append(contentsOf: source[written...])
    return (copy, OffsetMap(edits: edits))
  }
}
