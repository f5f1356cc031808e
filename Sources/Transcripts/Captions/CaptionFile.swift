import RedactCore

/// The leaf map of a file of captions: as of any file, but no line becomes blank, and nothing that is put in
/// makes a caption of its own or cuts one.
struct CaptionFile: LeafMap {
  let file: LeafFile
  let scan: CaptionScan

  var isUTF8: Bool { file.isUTF8 }

  func source(of span: ByteSpan) -> ByteSpan { file.source(of: span) }

  var metadata: [MetadataKind: Int] { file.metadata }

  func stripped() throws(TranscriptError) -> [UInt8] { try file.stripped() }

  /// Stands where all words of a line went into the line above.
  private static let filler = Array("\u{2026}".utf8)

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    let edits = file.leaves.sourceEdits(for: edits, of: file.text, source: scan.text)
    let filled = filling(edits)
    if try keepsShape(filled) { return try file.splice(filled) }
    // What is left of a line could be read as something else when its start is gone.
    let marked = filled.map { $0.replacement.isEmpty ? Edit($0.span, Self.filler) : $0 }
    if try keepsShape(marked) { return try file.splice(marked) }
    throw .unwritable("a caption would be cut")
  }

  /// The edits, with a filler in each line that would be blank. They are sorted.
  private func filling(_ edits: [Edit]) -> [Edit] {
    var result = edits
    var next = 0
    var known = 0
    while next < edits.count {
      var start = edits[next].span.start
      while start > known, !isLineEnd(scan.text[start - 1]) { start -= 1 }
      var end = edits[next].span.end
      while end < scan.text.count, !isLineEnd(scan.text[end]) { end += 1 }
      var last = next
      while last < edits.count, edits[last].span.end <= end { last += 1 }
      if isBlank(ByteSpan(start, end), after: edits[next..<max(last, next + 1)]) {
        result[next].replacement = Self.filler
      }
      known = end
      next = max(last, next + 1)
    }
    return result
  }

  private func isBlank(_ line: ByteSpan, after edits: ArraySlice<Edit>) -> Bool {
    guard edits.allSatisfy({ $0.replacement.allSatisfy(isSpace) }) else { return false }
    var at = line.start
    for edit in edits {
      if !scan.text[at..<max(at, edit.span.start)].allSatisfy(isSpace) { return false }
      at = edit.span.end
    }
    return scan.text[at..<max(at, line.end)].allSatisfy(isSpace)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether all captions are still there, at their times, with as many lines.
  private func keepsShape(_ edits: [Edit]) throws(TranscriptError) -> Bool {
    let written: [UInt8]
    do throws(SpliceError) {
      written = try Splice.apply(edits, to: scan.text)
    } catch {
      throw .edits(error)
    }
    let again = CaptionScan(written, scan.dialect)
    return again.cues.elementsEqual(scan.cues) { $0.time == $1.time && $0.lines == $1.lines }
      && again.blocks.elementsEqual(scan.blocks) { $0.kind == $1.kind && $0.lines == $1.lines }
      && again.loose == scan.loose
  }
}
