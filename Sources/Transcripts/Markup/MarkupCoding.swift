import RedactCore

/// How text is written at one kind of place in markup.
package struct MarkupCoding: Hashable, Sendable {
  package let kind: MarkupLeaf.Kind
  package let quote: MarkupQuote
  package let dialect: MarkupDialect

  package init(_ kind: MarkupLeaf.Kind, quote: MarkupQuote = .missing, _ dialect: MarkupDialect) {
    self.kind = kind
    self.quote = quote
    self.dialect = dialect
  }

  /// Whether `&` begins a reference to a character here.
  private var hasReferences: Bool { kind == .text || kind == .attribute }

  /// Decodes what stands at `span` of raw bytes that the scanner has accepted.
  func decode(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while hasReferences, let found = raw[at..<span.end].firstIndex(of: UInt8(ascii: "&")) {
      guard let reference = reference(raw, found, span.end) else {
        at = found + 1
        continue
      }
      text.copy(raw, copied..<found)
      at = found + reference.length
      copied = at
      let utf8 = UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter
      text.decode(found..<at, as: utf8)
    }
    text.copy(raw, copied..<span.end)
    return text
  }

  private func reference(_ raw: [UInt8], _ at: Int, _ end: Int) -> CharacterReference? {
    switch dialect {
    case .xml: try? CharacterReference.xml(raw, at, end)
    case .html: CharacterReference.html(raw, at, end, inAttribute: kind == .attribute)
    }
  }

  /// Writes text so that it reads the same; comments and scripts, which know no escapes, get letters that look
  /// alike.
  func encode(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    switch kind {
    case .text: MarkupEscape.text(text, to: &bytes)
    case .attribute: MarkupEscape.attribute(text, quote: quote, to: &bytes)
    case .cdata: MarkupEscape.section(text, to: &bytes)
    case .comment, .instruction, .rawText: MarkupEscape.comment(text, to: &bytes)
    }
    return bytes
  }
}

extension LeafCoding {
  /// Text between the tags of XML.
  package static let xmlText = LeafCoding.markup(MarkupCoding(.text, .xml))
}
