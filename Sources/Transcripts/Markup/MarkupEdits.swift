package import RedactCore

extension MarkupDocument {
  /// The edits of a leaf's decoded text as edits of the document's bytes, escaped for the place where they
  /// stand.
  ///
  /// The edits must be as `Splice` wants them. Throws when what is written would not read back as the edited
  /// text, or would end the markup around it.
  ///
  /// ## Privacy
  /// The edits hold what is put in for text of a document.
  package func edits(_ edits: [Edit], of leaf: MarkupLeaf) throws(MarkupError) -> [Edit] {
    if edits.isEmpty { return [] }
    let string = string(leaf)
    let escaped = edits.map { Edit($0.span, leaf.coding(dialect).encode($0.replacement)) }
    let knowsEscapes = [.text, .attribute, .cdata].contains(leaf.kind)
    let wanted = try? Splice.apply(knowsEscapes ? edits : escaped, to: string.bytes)
    var written = escaped.map { Edit(string.raw($0.span), $0.replacement) }
    if leaf.quote == .bare, wanted?.isEmpty == true { written = [Edit(leaf.span, Array("\"\"".utf8))] }
    guard let wanted, readsBack(written, in: leaf, as: wanted) else {
      throw MarkupError(reason: .cannotStand, offset: leaf.span.start)
    }
    return written
  }

  /// Whether the edited leaf, scanned alone, is one leaf of its kind still and reads as it should.
  ///
  /// Escapes alone cannot promise that: what is kept on both sides of an edit may join to markup.
  private func readsBack(_ written: [Edit], in leaf: MarkupLeaf, as wanted: [UInt8]) -> Bool {
    let token = nodes[leaf.index].span
    let moved = written.map {
      Edit(ByteSpan($0.span.start - token.start, $0.span.end - token.start), $0.replacement)
    }
    let (before, after) = frame(of: leaf)
    guard let edited = try? Splice.apply(moved, to: Array(bytes[token.range])),
      let scanned = try? MarkupDocument(before + edited + after, dialect: dialect),
      scanned.nodes.count(where: { $0.kind == .element || $0.kind == .strayEndTag }) == 1
    else { return false }
    let leaves = scanned.leaves
    let attributes = scanned.nodes.count(where: { $0.kind == .attribute })
    return leaves.allSatisfy { $0.kind == leaf.kind } && attributes == (leaf.kind == .attribute ? 1 : 0)
      && leaves.flatMap { scanned.string($0).bytes } == wanted
  }

  /// What makes a document of the token of a leaf.
  private func frame(of leaf: MarkupLeaf) -> (before: [UInt8], after: [UInt8]) {
    var name = Array("x".utf8)
    if dialect == .html, let parent = element(of: leaf) {
      let written = bytes[parent.node.name.range]
      if HTMLTag.named(written)?.isText == true, leaf.kind != .attribute { name = Array(written) }
    }
    let open = [UInt8(ascii: "<")] + name
    if leaf.kind == .attribute { return (open + " ".utf8, Array((dialect == .xml ? "/>" : ">").utf8)) }
    return (open + ">".utf8, dialect == .xml ? Array("</x>".utf8) : [])
  }
}
