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
  private let ofSource: Blocks
  private let ofCopy: Blocks

  init(edits: [Edit]) {
    self.edits = edits
    ofSource = Blocks(edits.lazy.map(\.source))
    ofCopy = Blocks(edits.lazy.map(\.copy))
  }

  /// The stretch of the source that the bytes of `span` in the copy came from.
  func source(_ span: ByteSpan) -> ByteSpan {
    let before = ofCopy.count(upTo: span.start) { edits[$0].copy <= span.start }
    let start = sourceStart(span.start, before)
    guard !span.isEmpty else { return ByteSpan(start, start) }
    // Most spans are short, and no further edit begins in them.
    let isFurther = before < edits.count && edits[before].copy < span.end
    let upTo = isFurther ? ofCopy.count(upTo: span.end - 1) { edits[$0].copy < span.end } : before
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
    guard let edit = lastEdit(upTo: offset) else { return offset }
    let beyond = offset - Int(edit.sourceEnd)
    return beyond < 0 ? Int(edit.copy) : Int(edit.copyEnd) + beyond
  }

  private func copyEnd(_ lastByte: Int) -> Int {
    guard let edit = lastEdit(upTo: lastByte) else { return lastByte + 1 }
    return Int(edit.copyEnd) + max(0, lastByte + 1 - Int(edit.sourceEnd))
  }

  /// The last edit that begins at an offset of the source or before it.
  private func lastEdit(upTo offset: Int) -> Edit? {
    let after = ofSource.count(upTo: offset) { edits[$0].source <= offset }
    return after == 0 ? nil : edits[after - 1]
  }

  /// How many edits begin before each block of a text, so that only those of one block need to be searched.
  private struct Blocks {
    /// One more for the end.
    private let counts: [UInt32]

    /// Bytes of a block are counted by this many bits.
    private static let bits = 9

    /// - Parameter starts: where the edits begin, ascending.
    init(_ starts: some RandomAccessCollection<UInt32>) {
      var counts: [UInt32] = []
      for (number, start) in starts.enumerated() {
        while counts.count <= start >> Self.bits { counts.append(UInt32(number)) }
      }
      counts.append(UInt32(starts.count))
      self.counts = counts
    }

    /// How many edits begin at an offset or before it, which `isBefore` tells of an edit by its number.
    @inline(__always)
    func count(upTo offset: Int, _ isBefore: (Int) -> Bool) -> Int {
      let block = min(offset >> Self.bits, counts.count - 1)
      let end = Int(counts[min(block + 1, counts.count - 1)])
      return (Int(counts[block])..<end).partition { !isBefore($0) }
    }
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
