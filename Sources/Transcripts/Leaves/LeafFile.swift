import RedactCore

/// The leaf map of a file that is one text: its leaves, and what is no part of the document.
struct LeafFile: LeafMap {
  let source: SourceText
  /// The document's text.
  let text: [UInt8]
  let leaves: Leaves
  var removals: [Removal] = []
  /// What goes when anything is edited.
  var stale: [Edit] = []

  var isUTF8: Bool { source.encoding == .utf8 }

  func source(of span: ByteSpan) -> ByteSpan {
    let raw = leaves.source(of: span)
    return ByteSpan(source.source(of: raw.start), source.source(of: raw.end))
  }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    try splice(changes(for: edits))
  }

  /// The edits of the source text that make these edits of the document, sorted.
  func changes(for edits: [Edit]) -> [Edit] {
    let changes = leaves.sourceEdits(for: edits, of: text, source: source.bytes)
    return stale.isEmpty ? changes : (changes + stale).sorted { $0.span < $1.span }
  }

  var metadata: [MetadataKind: Int] {
    removals.reduce(into: [:]) { counts, removal in counts[removal.kind, default: 0] += 1 }
  }

  func stripped() throws(TranscriptError) -> [UInt8] { try splice(strippings) }

  /// The input with edits of its source text put in, which are sorted.
  func splice(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] { try source.encoded(applying(edits)) }

  /// The edits of the source text that take its metadata out, sorted. What lies in something else that is taken
  /// out goes with it.
  var strippings: [Edit] {
    let sorted = removals.map(\.edit).sorted {
      ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end)
    }
    var result: [Edit] = []
    for edit in sorted {
      if let last = result.last, last.span.contains(edit.span), edit.span.start < last.span.end { continue }
      result.append(edit)
    }
    return result
  }

  /// The source text with edits put in.
  func applying(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    do throws(SpliceError) {
      return try Splice.apply(edits, to: source.bytes)
    } catch {
      throw .edits(error)
    }
  }
}
