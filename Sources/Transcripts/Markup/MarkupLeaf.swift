package import RedactCore

/// A place in scanned markup where text can stand and be replaced.
package struct MarkupLeaf: Hashable, Sendable {
  package enum Kind: Sendable {
    case text, rawText, cdata, attribute, comment, instruction
  }

  package let kind: Kind
  /// The raw text, without what marks its ends.
  package let span: ByteSpan
  /// Its place among the nodes of the document.
  package let index: Int
  let quote: MarkupQuote

  init(_ kind: Kind, _ node: MarkupNode, _ index: Int) {
    self.kind = kind
    self.index = index
    span = node.inner
    quote = node.quote
  }

  func coding(_ dialect: MarkupDialect) -> MarkupCoding { MarkupCoding(kind, quote: quote, dialect) }

  /// Whether it is what a reader sees as running text.
  package var isText: Bool { kind == .text || kind == .cdata }
}

extension MarkupDocument {
  /// Every place for text in the order of the bytes: text, attributes and what else can hide a name.
  ///
  /// What the XML declaration says is not among them, nor the blanks outside the root of XML, nor are names,
  /// nor attributes without a value.
  package var leaves: [MarkupLeaf] { leaves(in: 0..<nodes.count) }

  /// The decoded text of a leaf.
  package func string(_ leaf: MarkupLeaf) -> EncodedText { leaf.coding(dialect).decode(bytes, leaf.span) }

  /// The element that a leaf stands in, for an attribute that of its tag.
  package func element(of leaf: MarkupLeaf) -> MarkupElement? {
    var parent = nodes[leaf.index].parent
    if parent >= 0, nodes[parent].kind != .element { parent = nodes[parent].parent }
    return parent < 0 ? nil : MarkupElement(self, parent)
  }

  func leaves(in range: Range<Int>) -> [MarkupLeaf] {
    var result: [MarkupLeaf] = []
    for index in range {
      if let kind = leafKind(nodes[index]) { result.append(MarkupLeaf(kind, nodes[index], index)) }
    }
    return result
  }

  private func leafKind(_ node: MarkupNode) -> MarkupLeaf.Kind? {
    switch node.kind {
    case .text: dialect == .xml && node.parent < 0 ? nil : .text
    case .rawText: .rawText
    case .cdata: .cdata
    case .comment: .comment
    case .instruction: .instruction
    case .attribute:
      node.quote == .missing || nodes[node.parent].kind == .declaration ? nil : .attribute
    default: nil
    }
  }
}

extension MarkupElement {
  /// Every place for text inside, in the order of the bytes, its own attributes among them.
  package var leaves: [MarkupLeaf] { document.leaves(in: index..<node.next) }

  /// All running text inside, decoded and joined.
  package var text: String {
    var joined: [UInt8] = []
    for leaf in leaves where leaf.isText { joined += document.string(leaf).bytes }
    return String(decoding: joined, as: UTF8.self)
  }
}
