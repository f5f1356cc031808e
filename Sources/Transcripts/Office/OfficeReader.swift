import RedactCore

/// Reads one part of an office document, node by node.
///
/// Running text is put together over runs, paragraph by paragraph. What stands inside a paragraph and is read
/// apart from it, such as a text box or a note, follows it.
struct OfficeReader {
  let part: OfficePackage.Part
  let package: OfficePackage
  let rules: OfficeRules
  var result = OfficeText()

  var document: MarkupDocument { part.document }
  /// The paragraph that is being read.
  private var body: OfficeFlow?
  /// Flows inside it, the innermost last.
  private var open: [OfficeFlow] = []
  /// Flows inside it that have ended.
  private var asides: [OfficeFlow] = []
  private var code: OfficeFlow?

  /// Nodes that are taken out together.
  private(set) var removed = 0..<0
  /// The element whose tags are taken out.
  private(set) var unwrapped = -1
  /// The nodes at which these end.
  private var paragraphEnd = 0
  private var choiceEnd = 0

  init(_ part: OfficePackage.Part, of package: OfficePackage, _ rules: OfficeRules) {
    self.part = part
    self.package = package
    self.rules = rules
  }

  /// What the part holds.
  consuming func text() throws(TranscriptError) -> OfficeText {
    if part.name.hasSuffix(".svg") { removeDrawing() }
    for index in document.nodes.indices {
      endFlows(at: index)
      switch document.nodes[index].kind {
      case .element: try begin(index)
      case .attribute: readAttribute(index)
      case .text, .cdata: readText(index)
      case .comment, .instruction: readRemark(index)
      case .endTag: if case .border = rules.element(name(index)) { append(.border) }
      default: break
      }
    }
    endFlows(at: Int.max)
    endCode()
    endParagraph()
    return result
  }

  // MARK: Places

  func name(_ index: Int) -> OfficeRules.Name {
    document.bytes[document.nodes[index].localName.range]
  }

  /// A span of the part in the joined source.
  func place(_ span: ByteSpan) -> ByteSpan {
    ByteSpan(span.start + part.span.start, span.end + part.span.start)
  }

  mutating func remove(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: StaticString = "") {
    result.removals.append((kind, place(span), rest))
  }

  /// A drawing of lines and words is a picture; its words are text too.
  private mutating func removeDrawing() {
    remove(.picture, ByteSpan(0, part.span.count), leaving: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    removed = 0..<document.nodes.count
  }

  // MARK: Elements

  private mutating func begin(_ index: Int) throws(TranscriptError) {
    let next = document.nodes[index].next
    switch rules.element(name(index)) {
    case nil, .run, .line, .code, .value, .structure, .setting: return
    case .paragraph: beginParagraph(until: next)
    case .aside: beginAside(until: next)
    case .choice:
      if index >= choiceEnd {
        result.drawings += 1
        choiceEnd = next
      }
    case .fallback: push(nil, until: next, (result.drawings, true))
    case .codeEnd: endCode()
    case .blank: if !isTabStop(index) { append(.blank) }
    case .lineEnd: append(.lineEnd)
    case .hyphen: append(.hyphen)
    case .border: append(.border)
    case .removed(let kind): beginRemoved(index, kind, MarkupElement(document, index).span, from: index)
    case .emptied(let kind, let rest):
      let isOwn = document.bytes[document.nodes[index].prefix.range].elementsEqual("w".utf8)
      let first = document.nodes[index...].dropFirst().firstIndex { $0.kind != .attribute } ?? next
      beginRemoved(
        index, kind, MarkupElement(document, index).content, leaving: isOwn ? rest : "", from: first)
    case .unwrapped(let kind): unwrap(index, kind)
    case .entry:
      if let kind = leftOut(index) {
        beginRemoved(index, kind, MarkupElement(document, index).span, from: index)
      }
    case .refused(let what):
      throw .part(format: package.format, what, byte: package.archive.members[part.member].header.start)
    }
  }

  /// What `tab` is where tabs are set, not typed.
  private func isTabStop(_ index: Int) -> Bool {
    let parent = document.nodes[index].parent
    return parent >= 0 && name(parent).elementsEqual("tabs".utf8)
  }

  private mutating func beginRemoved(
    _ index: Int, _ kind: MetadataKind, _ span: ByteSpan, leaving rest: StaticString = "", from first: Int
  ) {
    if span.isEmpty { return }
    let next = document.nodes[index].next
    if open.last?.field == nil { push("note", until: next) }
    if removed.contains(index) { return }
    remove(kind, span, leaving: rest)
    removed = first..<next
  }

  private mutating func unwrap(_ index: Int, _ kind: MetadataKind) {
    if removed.contains(index) { return }
    let element = MarkupElement(document, index)
    remove(kind, element.startTag)
    if let end = element.endTag { remove(kind, end) }
    unwrapped = index
  }

  /// What kind of part the element tells of, if that part is left out.
  private func leftOut(_ index: Int) -> MetadataKind? {
    for attribute in document.attributes(of: index)
    where OfficeNames.pathAttributes.contains(where: { attribute.isLocally($0) }) {
      let path = package.path(attribute.string.bytes, from: part.name)
      if case .leftOut(let kind) = OfficeMember(path) { return kind }
    }
    return nil
  }

  // MARK: Flows

  private mutating func beginParagraph(until end: Int) {
    paragraphEnd = max(paragraphEnd, end)
    if let last = open.last {
      if !last.pieces.isEmpty { append(.lineEnd) }
      return
    }
    endParagraph()
    body = OfficeFlow(end: end)
  }

  private mutating func endParagraph() {
    if let body { result.said.append(body) }
    result.said += asides
    body = nil
    asides = []
  }

  private mutating func beginAside(until end: Int) {
    if open.last?.drawing?.isCopy == true || open.last?.field != nil { return append(.lineEnd) }
    push(nil, until: end, end <= choiceEnd ? (result.drawings, false) : nil)
  }

  private mutating func push(_ field: StaticString?, until end: Int, _ drawing: (Int, Bool)? = nil) {
    open.append(OfficeFlow(field: field, end: end, drawing: drawing))
  }

  private mutating func endFlows(at index: Int) {
    while let last = open.last, last.end <= index {
      open.removeLast()
      if last.field == nil { asides.append(last) } else { result.fields.append(last) }
    }
  }

  private mutating func endCode() {
    if let code, !isPlainCode(code) { result.fields.append(code) }
    code = nil
  }

  /// Whether a code only counts pages or headings.
  private func isPlainCode(_ code: OfficeFlow) -> Bool {
    let text = code.leaves.flatMap { $0.coding.decode(package.source, $0.raw).bytes }
    return text.split(separator: 0x20).allSatisfy { OfficeNames.codes.contains(Array($0)) }
  }

  private mutating func append(_ piece: OfficeFlow.Piece) {
    if !open.isEmpty { return open[open.count - 1].pieces.append(piece) }
    if body == nil { body = OfficeFlow(end: Int.max) }
    body?.pieces.append(piece)
  }

  // MARK: Text

  private mutating func readText(_ index: Int) {
    let node = document.nodes[index]
    if node.inner.isEmpty || node.parent < 0 { return }
    let rule = rules.element(name(node.parent))
    let coding = LeafCoding.markup(MarkupCoding(node.kind == .cdata ? .cdata : .text, .xml))
    let leaf = OfficeFlow.Piece.leaf(place(node.inner), coding)
    if case .run = rule { return append(leaf) }
    if rules.mixesText, index < paragraphEnd, !isValue(rule) { return append(leaf) }
    if document.bytes[node.inner.range].allSatisfy(\.isMarkupSpace) { return }
    switch rule {
    case .code:
      if code == nil { code = OfficeFlow(field: "other", end: Int.max) }
      code?.pieces.append(leaf)
    case .structure(let shape):
      if !shape.fits(coding.decode(document.bytes, node.inner).bytes) { readLine(leaf, "other") }
    case .line(let field): readLine(leaf, field)
    case .value(let kind, let field, let rest): readValue(node, leaf, kind, field, leaving: rest)
    case .setting: readSetting(node, leaf)
    default: readLine(leaf, "other")
    }
  }

  /// Whether the text of an element is apart from the paragraph it stands in.
  private func isValue(_ rule: OfficeElement?) -> Bool {
    switch rule {
    case .line, .value, .structure: true
    default: false
    }
  }

  private mutating func readLine(_ leaf: OfficeFlow.Piece, _ field: StaticString) {
    if open.last?.field != nil { return append(leaf) }
    result.fields.append(OfficeFlow(field: field, end: 0, pieces: [leaf]))
  }

  private mutating func readValue(
    _ node: MarkupNode, _ leaf: OfficeFlow.Piece, _ kind: MetadataKind, _ field: StaticString,
    leaving rest: StaticString
  ) {
    if document.bytes[node.inner.range].elementsEqual(rest.withUTF8Buffer { Array($0) }) { return }
    result.fields.append(OfficeFlow(field: field, end: 0, pieces: [leaf]))
    if !removed.contains(node.parent) { remove(kind, node.inner, leaving: rest) }
  }

  /// One setting of a program: numbers stay, but for those that number the sessions of editing.
  private mutating func readSetting(_ node: MarkupNode, _ leaf: OfficeFlow.Piece) {
    let isSession = document.attributes(of: node.parent).contains {
      $0.isLocally("name") && $0.string.bytes.starts(with: "Rsid".utf8)
    }
    let value = document.bytes[node.inner.range]
    if isSession, value.allSatisfy({ 0x30...0x39 ~= $0 }) {
      return remove(.history, node.inner, leaving: "0")
    }
    if OfficeShape.plain.fits(Array(value)) { return }
    readValue(node, leaf, .settings, "other", leaving: "")
  }

  private mutating func readRemark(_ index: Int) {
    let node = document.nodes[index]
    if !removed.contains(index) { remove(.comment, node.span) }
    if node.inner.isEmpty { return }
    let kind: MarkupLeaf.Kind = node.kind == .comment ? .comment : .instruction
    let leaf = OfficeFlow.Piece.leaf(place(node.inner), .markup(MarkupCoding(kind, .xml)))
    result.fields.append(OfficeFlow(field: "note", end: 0, pieces: [leaf]))
  }
}
