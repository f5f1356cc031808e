package import RedactCore

/// Which grammar markup is read by.
package enum MarkupDialect: Sendable {
  /// Strict: what is not well-formed is refused.
  case xml
  /// Lenient: tag soup is taken as browsers take it; names are compared without regard to case.
  case html
}

/// Scanned markup: the bytes and the flat list of what stands in them.
///
/// Nothing is normalised: line ends and white space read as they stand. Namespaces are not resolved, and an
/// encoding that is declared is not looked at; the bytes must be UTF-8.
///
/// ## Privacy
/// Holds text of a document.
package struct MarkupDocument: Sendable {
  package let bytes: [UInt8]
  package let dialect: MarkupDialect
  package let nodes: [MarkupNode]

  /// Scans bytes that must hold one whole document.
  package init(
    _ bytes: [UInt8], dialect: MarkupDialect = .xml, limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupError) {
    self.bytes = bytes
    self.dialect = dialect
    nodes = try MarkupScanner.scan(bytes, dialect, limits)
  }

  /// The first element at the top, the only one in XML; HTML may have none.
  package var root: MarkupElement? { topElements.first }

  /// The elements at the top; in HTML there may be any number.
  package var topElements: [MarkupElement] { elements(in: 0..<nodes.count) }

  /// Every element of a local name in the order of the bytes.
  package func elements(_ localName: String) -> [MarkupElement] {
    nodes.indices.compactMap { nodes[$0].kind == .element ? MarkupElement(self, $0) : nil }
      .filter { $0.isLocally(localName) }
  }

  /// The encoding that the XML declaration names, as it is written there.
  package var encoding: ArraySlice<UInt8>? {
    guard let at = nodes.prefix(2).firstIndex(where: { $0.kind == .declaration }) else { return nil }
    return attributes(of: at).first { $0.isNamed("encoding") }.map { bytes[$0.value.range] }
  }

  /// The document type declaration, when there is one.
  package var doctype: MarkupDoctype? {
    let node = nodes.lazy.prefix { $0.kind != .element }.first { $0.kind == .doctype }
    return node.map { MarkupDoctype(node: $0, bytes: bytes) }
  }

  /// The elements that begin in a range of nodes and lie in no other element of it.
  func elements(in range: Range<Int>) -> [MarkupElement] {
    var result: [MarkupElement] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if nodes[index].kind == .element { result.append(MarkupElement(self, index)) }
      index = nodes[index].next
    }
    return result
  }

  func attributes(of tag: Int) -> [MarkupAttribute] {
    var result: [MarkupAttribute] = []
    var index = tag + 1
    while index < nodes.count, nodes[index].kind == .attribute {
      result.append(MarkupAttribute(self, index))
      index += 1
    }
    return result
  }

  func isName(_ span: ByteSpan, _ name: String) -> Bool {
    guard span.count == name.utf8.count else { return false }
    let written = bytes[span.range]
    return dialect == .xml
      ? written.elementsEqual(name.utf8)
      : written.elementsEqual(name.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }
}

/// The document type declaration of markup.
package struct MarkupDoctype: Sendable {
  let node: MarkupNode
  let bytes: [UInt8]

  /// All of it, from `<!DOCTYPE` to `>`.
  package var span: ByteSpan { node.span }
  package var name: ByteSpan { node.name }
  /// Whether declarations stand in it between brackets; there are never any of entities.
  package var hasInternalSubset: Bool { bytes[node.inner.start - 1] == UInt8(ascii: "[") }
}

extension UInt8 {
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
