import RedactCore

/// The leaf map of a table: as of any file, but a bare cell is put in quotes when it comes to need them.
struct TableFile: LeafMap {
  let file: LeafFile
  let table: Table

  var isUTF8: Bool { file.isUTF8 }

  func source(of span: ByteSpan) -> ByteSpan { file.source(of: span) }

  var metadata: [MetadataKind: Int] { file.metadata }

  func stripped() throws(TranscriptError) -> [UInt8] { try file.stripped() }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    let edits = file.leaves.sourceEdits(for: edits, of: file.text, source: table.text)
    return try file.splice(quoting(edits))
  }

  /// The edits, with all those of a bare cell made one where the cell needs quotes. They are sorted.
  private func quoting(_ edits: [Edit]) throws(TranscriptError) -> [Edit] {
    var result: [Edit] = []
    var next = 0
    while next < edits.count {
      let cell = table.cells[table.cells.partition { $0.raw.end >= edits[next].span.end }]
      let end = edits[next...].partition { $0.span.start > cell.raw.end }
      let group = edits[next..<end]
      next = end
      guard !cell.isQuoted,
        group.contains(where: { needsQuotes($0.replacement) }) || bares(group, aQuoteOf: cell.raw)
      else {
        result += group
        continue
      }
      guard table.dialect.hasQuotes else { throw .unwritable("a cell would be cut, and there are no quotes") }
      result.append(Edit(cell.raw, quoted(group, cell.raw)))
    }
    return result
  }

  private func needsQuotes(_ text: [UInt8]) -> Bool {
    text.contains { byte in
      byte == table.dialect.delimiter || byte == 0x0A || byte == 0x0D
        || byte == UInt8(ascii: "\"") && table.dialect.hasQuotes
    }
  }

  /// Whether a quote that stood inside of a cell would come to stand at its start, where it opens one.
  private func bares(_ edits: ArraySlice<Edit>, aQuoteOf cell: ByteSpan) -> Bool {
    guard table.dialect.hasQuotes else { return false }
    var start = cell.start
    for edit in edits {
      guard edit.span.start == start, edit.replacement.isEmpty else { return false }
      start = edit.span.end
      if start < cell.end, table.text[start] == UInt8(ascii: "\"") { return true }
    }
    return false
  }

  private func quoted(_ edits: ArraySlice<Edit>, _ cell: ByteSpan) -> [UInt8] {
    var inside: [UInt8] = []
    var copied = cell.start
    for edit in edits {
      inside += table.text[copied..<edit.span.start] + edit.replacement
      copied = edit.span.end
    }
    inside += table.text[copied..<cell.end]
    return [UInt8(ascii: "\"")] + LeafCoding.doubledQuotes.encode(inside) + [UInt8(ascii: "\"")]
  }
}
