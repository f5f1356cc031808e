import RedactCore

/// The leaf map of a CHAT file: as of any file, but the tiers of grammar keep one item a word.
///
/// Readers refuse an utterance that has more items than words. Where several words become one label, their
/// items become one too, joined as a word and its clitics, `propn|PERSON-1~propn|PERSON-1`: so the relations
/// that count items, in `%gra`, still hold.
struct ChatFile: LeafMap {
  let file: LeafFile
  /// In the order of the text.
  let joints: [ChatGrammar.Joint]

  var isUTF8: Bool { file.isUTF8 }

  func source(of span: ByteSpan) -> ByteSpan { file.source(of: span) }

  var metadata: [MetadataKind: Int] { file.metadata }

  func stripped() throws(TranscriptError) -> [UInt8] { try file.stripped() }

  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    var result = file.leaves.sourceEdits(for: edits, of: file.text, source: file.source.bytes)
    var next = joints.startIndex
    var joined: [Edit] = []
    for edit in edits {
      while next < joints.endIndex, joints[next].text < edit.span.start { next += 1 }
      var spare = edit.replacement.count { $0 == 0x20 }
      if edit.replacement.first == UInt8(ascii: "[") { spare = 0 }
      while next < joints.endIndex, joints[next].text < edit.span.end {
        spare -= 1
        if spare < 0 { joined.append(Edit(joints[next].raw, [UInt8(ascii: "~")])) }
        next += 1
      }
    }
    if !joined.isEmpty { result = (result + joined).sorted { $0.span < $1.span } }
    return try file.splice(result)
  }
}
