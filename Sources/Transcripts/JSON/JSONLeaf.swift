package import RedactCore

/// One step from an object or array to what it holds.
///
/// ## Privacy
/// A key is text of a document.
package enum JSONStep: Hashable, Sendable {
  /// The decoded bytes of the key.
  case key([UInt8])
  case index(Int)
}

/// A string anywhere in scanned JSON: all the text there is to look through.
package struct JSONLeaf: Hashable, Sendable {
  package enum Kind: Sendable {
    case key
    case value
  }

  package let kind: Kind
  /// Where the string stands in the raw bytes, between the quotes.
  package let span: ByteSpan
  fileprivate let node: Int
}

extension JSONDocument {
  /// Every string in the order of the bytes, keys among them.
  package var leaves: [JSONLeaf] {
    nodes.indices.compactMap { index in
      switch nodes[index].kind {
      case .key: JSONLeaf(kind: .key, span: nodes[index].span, node: index)
      case .string: JSONLeaf(kind: .value, span: nodes[index].span, node: index)
      default: nil
      }
    }
  }

  /// The decoded text of a leaf.
  package func string(_ leaf: JSONLeaf) -> EncodedText { JSONEscape.decode(bytes, leaf.span) }

  /// The steps from the top to a leaf; for a key they end with the key itself.
  package func path(_ leaf: JSONLeaf) -> [JSONStep] {
    var steps: [JSONStep] = []
    var index = leaf.node
    if leaf.kind == .key { steps.append(key(index)) }
    while nodes[index].parent >= 0 {
      let node = nodes[index]
      if node.kind != .key {
        steps.append(nodes[node.parent].kind == .array ? .index(node.label) : key(node.label))
      }
      index = node.parent
    }
    return steps.reversed()
  }

  private func key(_ node: Int) -> JSONStep { .key(JSONEscape.decode(bytes, nodes[node].span).bytes) }
}
