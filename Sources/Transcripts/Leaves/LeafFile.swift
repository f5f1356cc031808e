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

  func source(of offset: Int) -> Int { source.source(of: leaves.source(of: offset)) }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    let changes = leaves.sourceEdits(for: edits, of: text, source: source.bytes)
    return try splice(stale.isEmpty ? changes : (changes + stale).sorted { $0.span < $1.span })
  }

  var metadata: [MetadataKind: Int] {
    removals.reduce(into: [:]) { counts, removal in counts[removal.kind, default: 0] += 1 }
  }

  func stripped() throws(TranscriptError) -> [UInt8] {
    try splice(removals.map(\.edit).sorted { $0.span < $1.span })
  }

  /// The input with edits of its source text put in, which are sorted.
  func splice(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    let written: [UInt8]
    do throws(SpliceError) {
      written = try Splice.apply(edits, to: source.bytes)
    } catch {
      throw .edits(error)
    }
    return try source.encoded(written)
  }
}
