import RedactCore

extension OfficeReader {
  /// Reads an attribute: structure, text that is one with all that reads the same, or a way to elsewhere.
  mutating func readAttribute(_ index: Int) {
    let node = document.nodes[index]
    guard node.parent >= 0, document.nodes[node.parent].kind == .element, !node.inner.isEmpty else { return }
    let prefix = document.bytes[node.prefix.range]
    let own = name(index)
    let isDeclaration =
      prefix.elementsEqual("xmlns".utf8) || prefix.isEmpty && own.elementsEqual("xmlns".utf8)
    let rule = isDeclaration ? .structure(.vocabulary) : rules.attribute(own, prefix, of: name(node.parent))
    let coding = LeafCoding.markup(MarkupCoding(.attribute, quote: node.quote, .xml))
    let value = coding.decode(document.bytes, node.inner).bytes
    switch rule {
    case nil: if !OfficeShape.plain.fits(value) { addName(node, coding, "other") }
    case .structure(let shape): if !shape.fits(value) { addName(node, coding, "other") }
    case .text(let field): addName(node, coding, field)
    case .name(let shape): if !shape.fits(value) { addIdentifier(node, coding) }
    case .target: readTarget(node, value)
    case .removed(let kind, let field, let shape, let rest):
      if document.bytes[node.inner.range].elementsEqual(rest.withUTF8Buffer { Array($0) }) { return }
      if !shape.fits(value) { addName(node, coding, field) }
      if !removed.contains(index), node.parent != unwrapped { remove(kind, node.inner, leaving: rest) }
    }
  }

  private mutating func addName(
    _ node: MarkupNode, _ coding: LeafCoding, _ field: StaticString, isUnique: Bool = false
  ) {
    if document.bytes[node.inner.range].allSatisfy(\.isMarkupSpace) { return }
    result.names.append(OfficeName(raw: place(node.inner), coding: coding, field: field, isUnique: isUnique))
  }

  private mutating func addIdentifier(_ node: MarkupNode, _ coding: LeafCoding) {
    let isBare = !document.bytes[node.inner.range].contains(UInt8(ascii: "&"))
    addName(node, isBare ? .xmlName : coding, "other", isUnique: true)
  }

  /// A part of the archive is structure; all else is an address.
  private mutating func readTarget(_ node: MarkupNode, _ value: [UInt8]) {
    if OfficeMember.isKnown(package.path(value, from: part.name)) { return }
    let isSetting = document.attributes(of: node.parent).contains { attribute in
      attribute.isLocally("Type") && OfficeNames.settingTypes.contains { attribute.text.hasSuffix("/" + $0) }
    }
    if isSetting, document.bytes[node.inner.range].elementsEqual("removed".utf8) { return }
    addName(node, .uri, "other")
    if isSetting { remove(.settings, node.inner, leaving: "removed") }
  }
}
