import RedactCore

/// What attributes say.
extension MarkupReader {
  func role(ofAttribute index: Int) -> MarkupRole? {
    let attribute = fullName(index)
    return roles[name(document.nodes[index].parent) + "@" + attribute] ?? roles["@" + attribute]
  }

  /// Adds what an attribute says, unless its place holds no text.
  mutating func attribute(_ index: Int) {
    if isDone[index] { return }
    isDone[index] = true
    let node = document.nodes[index]
    if node.inner.isEmpty || document.nodes[node.parent].kind == .declaration { return }
    switch role(ofAttribute: index) {
    case .structure(let shape):
      if !shape.fits(value(index)) { mention(index, "other") }
    case .field(let name): mention(index, name)
    case .removed where isFragment(index): refer(index)
    case .removed(_, _, let rest) where says(rest, raw(index)): break
    case .removed(let kind, let name, let rest):
      mention(index, name)
      remove(kind, index, leaving: rest)
    case .identifier(let name): identify(index, name)
    case .reference: refer(index)
    case nil:
      if isNamespace(index), MarkupShape.schema.fits(value(index)) { return }
      mention(index, "other")
    }
  }

  /// Whether it refers to a place in the same document.
  private func isFragment(_ index: Int) -> Bool {
    document.bytes[raw(index).start] == UInt8(ascii: "#") && isNamed(index, "href")
  }

  private func isNamespace(_ index: Int) -> Bool {
    let name = document.bytes[document.nodes[index].name.range]
    return name.elementsEqual("xmlns".utf8) || name.starts(with: "xmlns:".utf8)
  }

  /// Adds a value on a line of its own; one that was met before changes with it.
  mutating func mention(_ index: Int, _ name: StaticString) {
    finish(named: index)
    if isBlank(raw(index)) || builder.refer(raw(index), coding(index)) { return }
    builder.define(builder.field(name, raw(index), coding(index)), isUnique: false)
  }

  mutating func remove(_ kind: MetadataKind, _ attribute: Int, leaving rest: StaticString = "") {
    let isBare = document.nodes[attribute].quote == .bare
    builder.remove(kind, raw(attribute), leaving: isBare ? "\"\"" : rest)
  }

  private mutating func identify(_ index: Int, _ name: StaticString) {
    if MarkupShape.id.fits(value(index)) { return }
    if builder.refer(raw(index), .xmlName, isUnique: true) { return }
    builder.define(builder.field(name, raw(index), .xmlName))
  }

  /// Adds the ids that an attribute names; what is no id is text.
  private mutating func refer(_ index: Int) {
    if MarkupShape.ids.fits(value(index)) { return }
    let bytes = document.bytes
    let isPointer = bytes[raw(index).range].contains(UInt8(ascii: "#"))
    if isPointer, bytes[raw(index).range].contains(UInt8(ascii: "/")) { return mention(index, "other") }
    for word in bytes[raw(index).range].split(whereSeparator: \.isMarkupSpace) {
      let start = word.startIndex + (word.first == UInt8(ascii: "#") ? 1 : 0)
      let span = ByteSpan(start, word.endIndex)
      if MarkupShape.id.fits(Array(bytes[span.range])) || builder.refer(span, .xmlName) { continue }
      builder.define(builder.field("other", span, .xmlName), isUnique: false)
    }
  }
}
