package import RedactCore

/// The text of a leaf decoded to UTF-8, with the way back from every decoded byte to the raw bytes it came
/// from.
///
/// ## Privacy
/// Holds text of a document.
package struct MarkupString: Sendable {
  /// The decoded text: valid UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Where the raw text stands.
  package let span: ByteSpan
  private var map = RawMap()

  /// Decodes what stands at `span` of raw bytes that the scanner has accepted.
  init(_ raw: [UInt8], _ span: ByteSpan, _ kind: MarkupLeaf.Kind, _ dialect: MarkupDialect) {
    self.span = span
    bytes.reserveCapacity(span.count)
    let hasReferences = kind == .text || kind == .attribute
    var at = span.start
    while at < span.end {
      if hasReferences, raw[at] == UInt8(ascii: "&") {
        if let found = Self.reference(raw, at, span.end, kind, dialect) {
          appendReference(found, at)
          at += found.length
          continue
        }
      }
      let rest = hasReferences ? raw[at + 1..<span.end].firstIndex(of: UInt8(ascii: "&")) : nil
      let end = rest ?? span.end
      map.begin(decoded: bytes.count, raw: at, unit: 1, rawUnit: 1)
      bytes += raw[at..<end]
      at = end
    }
  }

  /// The raw bytes that decode to `decoded`; a reference that is touched is taken whole.
  package func raw(_ decoded: ByteSpan) -> ByteSpan {
    map.raw(decoded, of: bytes.count, rawEnd: span.end)
  }

  private static func reference(
    _ raw: [UInt8], _ at: Int, _ end: Int, _ kind: MarkupLeaf.Kind, _ dialect: MarkupDialect
  ) -> CharacterReference? {
    switch dialect {
    case .xml: try? CharacterReference.xml(raw, at, end)
    case .html: CharacterReference.html(raw, at, end, inAttribute: kind == .attribute)
    }
  }

  private mutating func appendReference(_ reference: CharacterReference, _ at: Int) {
    let utf8 = UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter
    map.begin(decoded: bytes.count, raw: at, unit: utf8.count, rawUnit: reference.length)
    bytes += utf8
  }
}
