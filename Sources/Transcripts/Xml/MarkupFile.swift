import RedactCore

/// The leaf map of a file of markup: what is written has the same elements and attributes, or is refused.
struct MarkupFile: LeafMap {
  let file: LeafFile
  let document: MarkupDocument
  /// Places that count words of the text.
  let sync: [OHMSSync]

  func source(of span: ByteSpan) -> ByteSpan { file.source(of: span) }
  var isUTF8: Bool { file.isUTF8 }
  var metadata: [MetadataKind: Int] { file.metadata }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    var changes = file.changes(for: edits)
    for sync in sync { sync.keepLines(&changes) }
    let moved = sync.flatMap { $0.edits(for: changes, in: document.bytes) }
    if !moved.isEmpty { changes = (changes + moved).sorted { $0.span < $1.span } }
    return try finished(changes)
  }

  func stripped() throws(TranscriptError) -> [UInt8] { try finished(file.strippings) }

  private func finished(_ changes: [Edit]) throws(TranscriptError) -> [UInt8] {
    let edits = document.dialect == .html ? withReferences(changes) : changes
    let text = try file.applying(file.source.encoding == .latin1 ? edits.map(Self.inLatin1) : edits)
    guard let written = try? MarkupDocument(text, dialect: document.dialect), isSameMarkup(written) else {
      throw .unwritable("it would change the markup around it")
    }
    let output = try file.source.encoded(text)
    guard MarkupSource.reads(output, as: file.source.encoding, document.dialect) else {
      throw .unwritable("it would change the encoding that is stated")
    }
    return output
  }

  /// A bare `<` of HTML means itself only while what follows it stays, so it becomes a reference wherever something
  /// is replaced in the same text.
  private func withReferences(_ edits: [Edit]) -> [Edit] {
    var result = edits
    var last = -1
    for edit in edits {
      let node = document.nodes.partition { $0.span.start > edit.span.start } - 1
      guard node > last, document.nodes[node].kind == .text else { continue }
      last = node
      let text = document.nodes[node].span
      for at in text.range where document.bytes[at] == UInt8(ascii: "<") {
        let next = edits.partition { $0.span.end > at }
        if next < edits.count, edits[next].span.start <= at { continue }
        result.append(Edit(ByteSpan(at, at + 1), Array("&lt;".utf8)))
      }
    }
    return result.count == edits.count ? edits : result.sorted { $0.span < $1.span }
  }

  /// A letter that ISO-8859-1 does not have is written by its number.
  private static func inLatin1(_ edit: Edit) -> Edit {
    if edit.replacement.allSatisfy({ $0 < 0xC4 }) { return edit }
    var written: [UInt8] = []
    for scalar in String(decoding: edit.replacement, as: UTF8.self).unicodeScalars {
      if scalar.value <= 0xFF {
        written += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      } else {
        written += "&#\(scalar.value);".utf8
      }
    }
    return Edit(edit.span, written)
  }

  /// Whether tags and attributes have the same names in the same order.
  private func isSameMarkup(_ other: MarkupDocument) -> Bool {
    var ours = document.nodes.lazy.filter(Self.isTag).makeIterator()
    var theirs = other.nodes.lazy.filter(Self.isTag).makeIterator()
    while let node = ours.next() {
      guard let written = theirs.next(), written.kind == node.kind,
        written.quote == node.quote || node.quote == .bare,
        other.bytes[written.name.range] == document.bytes[node.name.range]
      else { return false }
    }
    return theirs.next() == nil
  }

  private static func isTag(_ node: MarkupNode) -> Bool {
    switch node.kind {
    case .element, .attribute, .endTag, .strayEndTag, .doctype, .declaration: true
    case .text, .rawText, .cdata, .comment, .instruction, .byteOrderMark: false
    }
  }
}
