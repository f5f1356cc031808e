import RedactCore

/// The leaf map of a file that is one text: its leaves, and what is no part of the document.
struct LeafFile: LeafMap {
  let source: SourceText
  /// The document's text.
  let text: [UInt8]
  let leaves: Leaves
  var removals: [Removal] = []

  var isUTF8: Bool { source.encoding == .utf8 }

  func source(of offset: Int) -> Int { source.source(of: leaves.source(of: offset)) }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    try source.encoded(applying(changes(for: edits)))
  }

  /// The edits of the source text that make these edits of the document, sorted.
  func changes(for edits: [Edit]) -> [Edit] {
    leaves.sourceEdits(for: edits, of: text, source: source.bytes)
  }

  var metadata: [MetadataKind: Int] {
    removals.reduce(into: [:]) { counts, removal in counts[removal.kind, default: 0] += 1 }
  }

  func stripped() throws(TranscriptError) -> [UInt8] { try source.encoded(applying(strippings)) }

  /// The edits of the source text that take its metadata out, sorted.
  var strippings: [Edit] { removals.map(\.edit).sorted { $0.span < $1.span } }

  /// The source text with edits put in.
  func applying(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    do throws(SpliceError) {
      return try Splice.apply(edits, to: source.bytes)
    } catch {
      throw .edits(error)
    }
  }
}
