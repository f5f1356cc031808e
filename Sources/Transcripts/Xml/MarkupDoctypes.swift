import RedactCore

/// Which document types are known.
extension MarkupReader {
  private static let knownTypes = [
    "trans-13.dtd", "trans-14.dtd", "trans-13-sync.dtd", "about:legacy-compat", "tei2.dtd", "teilite.dtd",
    "tei_all.dtd", "tei_bare.dtd", "tei_lite.dtd",
  ]

  /// The names of document types that all know are kept as they are; others are text.
  mutating func take(_ doctype: MarkupDoctype) throws(TranscriptError) {
    if doctype.hasInternalSubset {
      throw .malformed(
        format: format, reason: "a DOCTYPE with declarations of its own",
        InputPlace(doctype.span.start, in: document.bytes))
    }
    var at = doctype.name.end
    let end = doctype.span.end
    while at < end, let open = document.bytes[at..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = document.bytes[(open + 1)..<end].firstIndex(of: document.bytes[open])
    {
      let span = ByteSpan(open + 1, close)
      let quote = document.bytes[open] == 0x22 ? MarkupQuote.double : .single
      if !span.isEmpty, !isKnown(span) {
        builder.field("other", span, .markup(MarkupCoding(.attribute, quote: quote, document.dialect)))
      }
      at = close + 1
    }
  }

  private func isKnown(_ literal: ByteSpan) -> Bool {
    let name = Array(document.bytes[literal.range])
    let isPublic = ["-//W3C//", "-//TEI", "-//IETF//"].contains { name.starts(with: $0.utf8) }
    return isPublic || Self.knownTypes.contains { name.elementsEqual($0.utf8) }
      || MarkupShape.schema.fits(name)
  }
}
