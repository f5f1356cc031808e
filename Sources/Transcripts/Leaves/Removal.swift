package import RedactCore

/// One thing to be taken out of the source, and what stands there instead.
package struct Removal: Sendable {
  package var kind: MetadataKind
  /// In bytes of the source text.
  package var edit: Edit

  package init(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: StaticString = "") {
    self.init(kind, span, leaving: rest.withUTF8Buffer { Array($0) })
  }

  package init(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: [UInt8]) {
    self.kind = kind
    edit = Edit(span, rest)
  }
}
