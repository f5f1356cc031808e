import RedactCore

/// The leaf map of an archive: its parts that are markup stand one after the other in one source
/// text, and what
/// is written into that is given back to the parts.
///
/// `source(of:)` counts bytes of the joined parts, for the bytes of an archive are compressed.
struct ArchiveFile: LeafMap {
  /// A part, and where it stands in the joined source.
  struct Part: Sendable {
    /// Its index in the directory of the archive.
    let member: Int
    let span: ByteSpan
  }

  /// A member that is replaced or left out unless metadata is to be kept.
  struct Exchange: Sendable {
    let kind: MetadataKind
    let member: Int
    let change: ZipArchive.Change
  }

  let archive: ZipArchive
  /// In the order of the joined source, which they cover.
  let parts: [Part]
  let file: LeafFile
  let exchanges: [Exchange]

  var isUTF8: Bool { false }

  func source(of span: ByteSpan) -> ByteSpan { file.leaves.source(of: span) }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    let edits = file.leaves.sourceEdits(for: edits, of: file.text, source: file.source.bytes)
    return try rewritten(edits, [])
  }

  var metadata: [MetadataKind: Int] {
    var counts = file.metadata
    for exchange in exchanges { counts[exchange.kind, default: 0] += 1 }
    return counts
  }

  func stripped() throws(TranscriptError) -> [UInt8] {
    try rewritten(file.removals.map(\.edit).sorted { $0.span < $1.span }, exchanges)
  }

  /// The archive with these edits of the joined source, which are sorted and cross no border of parts.
  private func rewritten(_ edits: [Edit], _ exchanges: [Exchange]) throws(TranscriptError) -> [UInt8] {
    var changes: [Int: ZipArchive.Change] = [:]
    var next = 0
    for part in parts {
      var own: [Edit] = []
      while next < edits.count, edits[next].span.end <= part.span.end {
        let span = edits[next].span
        if span.start == part.span.end { break }
        guard span.start >= part.span.start else { throw .edits(.outOfRange(edit: next)) }
        own.append(
          Edit(
            ByteSpan(span.start - part.span.start, span.end - part.span.start), edits[next].replacement))
        next += 1
      }
      if own.isEmpty { continue }
      do throws(SpliceError) {
        let bytes = try Splice.apply(own, to: Array(file.source.bytes[part.span.range]))
        changes[part.member] = .contents(bytes)
      } catch {
        throw .edits(error)
      }
    }
    guard next == edits.count else { throw .edits(.outOfRange(edit: next)) }
    for exchange in exchanges { changes[exchange.member] = exchange.change }
    do throws(ZipError) {
      return try archive.rewritten(changes)
    } catch {
      throw .archive(error)
    }
  }
}
