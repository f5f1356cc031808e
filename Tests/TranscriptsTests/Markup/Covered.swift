import RedactCore

@testable import Transcripts

/// The raw bytes of all tokens one after another; attributes stand in the tags before them.
func covered(_ document: MarkupDocument) -> [UInt8] {
  var result: [UInt8] = []
  var reached = 0
  for node in document.nodes where node.kind != .attribute {
    if node.span.start != reached { return [] }
    reached = node.span.end
    result += document.bytes[node.span.range]
  }
  return result
}

/// The tree and the leaves of a document in one line, to be compared.
func outline(_ document: MarkupDocument) -> String {
  document.topElements.map(outline).joined(separator: " ")
}

private func outline(_ element: MarkupElement) -> String {
  let name = String(decoding: element.document.bytes[element.node.name.range], as: UTF8.self)
  let children = element.children.map(outline).joined(separator: " ")
  return children.isEmpty ? name : "\(name)(\(children))"
}
