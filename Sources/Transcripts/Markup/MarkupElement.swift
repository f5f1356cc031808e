package import RedactCore

/// One element of scanned markup.
///
/// ## Privacy
/// Holds text of a document.
package struct MarkupElement: Sendable {
  package let document: MarkupDocument
  /// Its place among the nodes of the document.
  package let index: Int

  init(_ document: MarkupDocument, _ index: Int) {
    self.document = document
    self.index = index
  }

  package var node: MarkupNode { document.nodes[index] }

  /// The start tag, or the tag of an empty element.
  package var startTag: ByteSpan { node.span }
  /// What stands between start and end tag.
  package var content: ByteSpan { node.inner }
  /// The end tag, when it has one.
  package var endTag: ByteSpan? { content.end < span.end ? ByteSpan(content.end, span.end) : nil }
  /// All of the element, tags and content.
  package var span: ByteSpan {
    let next = node.next
    let end = next < document.nodes.count ? document.nodes[next].span.start : document.bytes.count
    return ByteSpan(node.span.start, end)
  }

  /// Whether its name reads so, prefix and all.
  package func isNamed(_ name: String) -> Bool { document.isName(node.name, name) }
  /// Whether its name reads so after the prefix.
  package func isLocally(_ localName: String) -> Bool { document.isName(node.localName, localName) }

  package var parent: MarkupElement? { node.parent < 0 ? nil : MarkupElement(document, node.parent) }

  /// The elements directly inside.
  package var children: [MarkupElement] { document.elements(in: index + 1..<node.next) }
  /// The elements directly inside of a local name.
  package func children(_ localName: String) -> [MarkupElement] {
    children.filter { $0.isLocally(localName) }
  }
  /// The first element directly inside of a local name.
  package func child(_ localName: String) -> MarkupElement? {
    children.first { $0.isLocally(localName) }
  }

  /// In the order of the bytes.
  package var attributes: [MarkupAttribute] { document.attributes(of: index) }
  /// The first attribute whose name reads so, prefix and all.
  package func attribute(_ name: String) -> MarkupAttribute? { attributes.first { $0.isNamed(name) } }

  /// The names from the root down to this element, without prefixes.
  ///
  /// ## Privacy
  /// A name is text of a document.
  package var path: [String] {
    var names: [String] = []
    var at = index
    while at >= 0 {
      names.append(String(decoding: document.bytes[document.nodes[at].localName.range], as: UTF8.self))
      at = document.nodes[at].parent
    }
    return names.reversed()
  }

  /// The name of the namespace that a prefix stands for here, the empty prefix for the default one.
  package func namespace(_ prefix: String) -> EncodedText? {
    let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    var element: MarkupElement? = self
    while let here = element {
      if let declared = here.attribute(name) { return declared.string }
      element = here.parent
    }
    return nil
  }
}

/// One attribute of a tag.
///
/// ## Privacy
/// Holds text of a document.
package struct MarkupAttribute: Sendable {
  package let document: MarkupDocument
  /// Its place among the nodes of the document.
  package let index: Int

  init(_ document: MarkupDocument, _ index: Int) {
    self.document = document
    self.index = index
  }

  package var node: MarkupNode { document.nodes[index] }
  package var quote: MarkupQuote { node.quote }
  /// The raw value between the quotes.
  package var value: ByteSpan { node.inner }
  /// The decoded value.
  package var string: EncodedText { document.string(MarkupLeaf(.attribute, node, index)) }
  /// The decoded value as Swift's own string.
  package var text: String { String(decoding: string.bytes, as: UTF8.self) }
  package var leaf: MarkupLeaf { MarkupLeaf(.attribute, node, index) }

  /// Whether its name reads so, prefix and all.
  package func isNamed(_ name: String) -> Bool { document.isName(node.name, name) }
  /// Whether its name reads so after the prefix.
  package func isLocally(_ localName: String) -> Bool { document.isName(node.localName, localName) }
}
