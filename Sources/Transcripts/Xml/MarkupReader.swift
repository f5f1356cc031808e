import RedactCore

/// Reads a format that is markup: what a reader of that format understands is taken in its order, and all
/// the rest is text.
///
/// A node is done once it stands in the text, or is known to hold none. `transcript()` adds what is not done,
/// so nothing is ever skipped.
struct MarkupReader {
  let format: String
  let document: MarkupDocument
  var builder: DocumentBuilder
  private let input: [UInt8]
  private let roles: MarkupRoles
  private var isDone: [Bool]
  /// Whether an element holds words directly, and not only other elements.
  private(set) var holdsWords: [Bool]

  /// The name of the line that words of an unknown place stand on; nil for none.
  var otherWords: StaticString? = "other"
  /// Whether lines of the markup are lines of the text.
  var keepsLines = false
  /// Elements that stand for a blank, or that begin a word.
  var blanks: Set<String> = []
  /// Attributes that say who speaks the words of their element.
  var speakerAttributes: Set<String> = []

  init(
    _ input: [UInt8], _ dialect: MarkupDialect = .xml, format: String, roles: MarkupRoles,
    limits: IntakeLimits
  ) throws(TranscriptError) {
    let source = try MarkupSource.text(input, dialect, format: format, limits: limits)
    do throws(MarkupError) {
      document = try MarkupDocument(source.bytes, dialect: dialect)
    } catch {
      throw .malformed(
        format: format, reason: error.reason.phrase, InputPlace(error.offset, in: source.bytes))
    }
    self.input = input
    self.format = format
    self.roles = roles
    builder = DocumentBuilder(source)
    isDone = Array(repeating: false, count: document.nodes.count)
    holdsWords = isDone
    for (index, node) in document.nodes.enumerated() where isWords(index) && node.parent >= 0 {
      holdsWords[node.parent] = holdsWords[node.parent] || !isBlank(node.inner)
    }
    if let doctype = document.doctype { try take(doctype) }
  }

  /// The transcript, once all that is left is added.
  consuming func transcript(_ sync: [OHMSSync] = []) throws(TranscriptError) -> Transcript {
    builder.breakParagraph()
    describe(document.nodes.indices)
    let document = document
    return try builder.transcript(format, of: input) {
      MarkupFile(file: $0, document: document, sync: sync)
    }
  }

  // MARK: Nodes

  var nodes: [MarkupNode] { document.nodes }

  func isElement(_ index: Int) -> Bool { document.nodes[index].kind == .element }

  func isWords(_ index: Int) -> Bool {
    switch document.nodes[index].kind {
    case .text, .cdata, .rawText: true
    default: false
    }
  }

  func isBlank(_ span: ByteSpan) -> Bool { document.bytes[span.range].allSatisfy(\.isHTMLSpace) }

  /// The name of a node without its prefix; in lower case in HTML.
  func name(_ index: Int) -> String {
    let name = document.bytes[document.nodes[index].localName.range]
    if document.dialect == .xml { return String(decoding: name, as: UTF8.self) }
    return String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
  }

  /// The name of a node, prefix and all.
  private func fullName(_ index: Int) -> String {
    let node = document.nodes[index]
    if node.prefix.isEmpty { return name(index) }
    return String(decoding: document.bytes[node.name.range], as: UTF8.self)
  }

  func isNamed(_ index: Int, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { document.bytes[document.nodes[index].localName.range].elementsEqual($0) }
  }

  /// The nodes directly inside of an element, its attributes too.
  func contents(_ element: Int) -> [Int] {
    var result: [Int] = []
    var index = element + 1
    while index < document.nodes[element].next {
      result.append(index)
      index = document.nodes[index].next
    }
    return result
  }

  /// The elements of a name, in order, among these nodes.
  func elements(_ name: StaticString, in range: Range<Int>? = nil) -> [Int] {
    (range ?? document.nodes.indices).filter { isElement($0) && isNamed($0, name) }
  }

  /// The nodes inside of an element.
  func inside(_ element: Int) -> Range<Int> { element + 1..<document.nodes[element].next }

  /// The attribute of an element whose whole name reads so.
  func attribute(_ element: Int, _ name: StaticString) -> Int? {
    var index = element + 1
    while index < document.nodes.count, document.nodes[index].kind == .attribute {
      let written = document.bytes[document.nodes[index].name.range]
      if name.withUTF8Buffer({ written.elementsEqual($0) }) { return index }
      index += 1
    }
    return nil
  }

  func raw(_ index: Int) -> ByteSpan { document.nodes[index].inner }

  func coding(_ index: Int) -> LeafCoding {
    let node = document.nodes[index]
    let kind: MarkupLeaf.Kind =
      switch node.kind {
      case .attribute: .attribute
      case .cdata: .cdata
      case .comment: .comment
      case .instruction: .instruction
      case .rawText: .rawText
      default: .text
      }
    return .markup(MarkupCoding(kind, quote: node.quote, document.dialect))
  }

  /// The decoded text of a leaf.
  func value(_ index: Int) -> [UInt8] { coding(index).decode(document.bytes, raw(index)).bytes }

  func value(_ element: Int, _ name: StaticString) -> [UInt8]? { attribute(element, name).map(value) }

  mutating func finish(_ index: Int) { isDone[index] = true }

  /// Keeps the words of an element back, for a reader that adds them itself.
  mutating func hold(_ element: Int) {
    for index in inside(element) where isWords(index) { isDone[index] = true }
  }

  func parent(_ index: Int) -> Int? {
    let parent = document.nodes[index].parent
    return parent < 0 ? nil : parent
  }

  func isFinished(_ index: Int) -> Bool { isDone[index] }

  func role(_ name: String) -> MarkupRole? { roles[name] }
}

// MARK: - What stands by itself

extension MarkupReader {
  /// Adds every name that others may refer to, so that it is known wherever it is met.
  mutating func defineNames() {
    for index in document.nodes.indices where document.nodes[index].kind == .attribute && !isDone[index] {
      if case .identifier = role(ofAttribute: index) { attribute(index) }
    }
  }

  /// Adds all that is not done among these nodes: metadata as lines, words as lines and turns.
  mutating func describe(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let node = document.nodes[index]
      if node.kind == .element, holdsWords[index], hasWordsLeft(index) {
        describeWords(index)
        index = node.next
        continue
      }
      describeLeaf(index)
      index += 1
    }
  }

  private func hasWordsLeft(_ element: Int) -> Bool {
    inside(element).contains { isWords($0) && !isDone[$0] && !isBlank(raw($0)) }
  }

  private mutating func describeLeaf(_ index: Int) {
    if isDone[index] { return }
    switch document.nodes[index].kind {
    case .attribute: attribute(index)
    case .comment: aside(index, "note", .comment)
    case .instruction: aside(index, "other", .settings)
    case .text, .cdata, .rawText:
      builder.breakLine()
      words(index)
    default: break
    }
    isDone[index] = true
  }

  /// Adds a comment or an instruction, which is taken out by default.
  mutating func aside(_ index: Int, _ name: StaticString, _ kind: MetadataKind) {
    isDone[index] = true
    if isBlank(raw(index)) { return }
    builder.field(name, raw(index), coding(index))
    builder.remove(kind, raw(index))
  }

  /// Adds an element that holds words, and what its tags say before it.
  private mutating func describeWords(_ element: Int) {
    let speaker = speaker(of: element)
    if let speaker { isDone[speaker] = true }
    for index in element..<document.nodes[element].next where !isWords(index) && !isElement(index) {
      describeLeaf(index)
    }
    let role = roles[name(element)]
    if let speaker {
      say(speaker)
    } else {
      begin(fieldName(role))
    }
    flow(element)
    builder.breakLine()
    if case .removed(let kind, _, let rest) = role { remove(kind, wordsOf: element, leaving: rest) }
  }

  private func speaker(of element: Int) -> Int? {
    guard !speakerAttributes.isEmpty else { return nil }
    return contents(element).first {
      document.nodes[$0].kind == .attribute && !isDone[$0] && speakerAttributes.contains(name($0))
        && !isBlank(raw($0))
    }
  }

  private func fieldName(_ role: MarkupRole?) -> StaticString? {
    switch role {
    case .field(let name), .removed(_, let name, _): name
    default: otherWords
    }
  }

  mutating func begin(_ field: StaticString?) {
    builder.breakLine()
    guard let field else { return }
    builder.put(field)
    builder.put(": ")
  }

  /// Takes out all words of an element.
  mutating func remove(_ kind: MetadataKind, wordsOf element: Int, leaving rest: StaticString = "") {
    var rest = rest
    for index in inside(element) where isWords(index) && !isBlank(raw(index)) {
      builder.remove(kind, raw(index), leaving: rest)
      rest = ""
    }
  }

  /// Starts a turn with a name that may be shown many times over.
  mutating func say(_ speaker: Int) {
    if let place = builder.beginTurn(raw(speaker), coding(speaker)) { builder.define(place, isUnique: false) }
  }
}

// MARK: - Attributes

extension MarkupReader {
  private func role(ofAttribute index: Int) -> MarkupRole? {
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

  private func isNamespace(_ index: Int) -> Bool {
    let name = document.bytes[document.nodes[index].name.range]
    return name.elementsEqual("xmlns".utf8) || name.starts(with: "xmlns:".utf8)
  }

  /// Adds a value on a line of its own; one that was met before changes with it.
  mutating func mention(_ index: Int, _ name: StaticString) {
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

// MARK: - Words

extension MarkupReader {
  /// Adds all words inside of an element in their order.
  @discardableResult
  mutating func flow(_ element: Int) -> ByteSpan { flow(inside(element)) }

  /// Adds all words among these nodes that are not done, and returns their place.
  @discardableResult
  mutating func flow(_ range: Range<Int>) -> ByteSpan {
    let start = builder.text.count
    for index in range where !isDone[index] {
      if isWords(index) {
        words(index)
      } else if isElement(index), !blanks.isEmpty, blanks.contains(name(index)), !joins(index) {
        blank()
      }
    }
    return ByteSpan(start, builder.text.count)
  }

  /// Whether a break does not end a word.
  private func joins(_ element: Int) -> Bool {
    value(element, "break").map { $0.elementsEqual("no".utf8) } ?? false
  }

  /// A blank, where none stands.
  mutating func blank() {
    if let last = builder.text.last, last != 0x20, last != 0x0A { builder.put(" ") }
  }

  /// Adds the words of one node. White space that only lays out the markup becomes one blank or line end.
  mutating func words(_ index: Int) {
    isDone[index] = true
    words(raw(index), coding(index))
  }

  mutating func words(_ span: ByteSpan, _ coding: LeafCoding) {
    let bytes = document.bytes
    var at = span.start
    while at < span.end {
      let gap = at
      while at < span.end, bytes[at].isHTMLSpace { at += 1 }
      if at > gap { space(bytes[gap..<at]) }
      let start = at
      while at < span.end, !isGap(bytes, at, span.end) { at += 1 }
      builder.add(ByteSpan(start, at), coding)
    }
  }

  /// Whether white space here is more than one blank between two words.
  private func isGap(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard bytes[at].isHTMLSpace else { return false }
    return bytes[at] != 0x20 || at + 1 == end || bytes[at + 1].isHTMLSpace
  }

  private mutating func space(_ gap: ArraySlice<UInt8>) {
    let lines = keepsLines ? gap.count { $0 == 0x0A } : 0
    if lines == 0 {
      blank()
    } else if lines == 1 {
      builder.breakLine()
    } else {
      builder.breakParagraph()
    }
  }
}

// MARK: - Document types

extension MarkupReader {
  private static let knownTypes = [
    "trans-13.dtd", "trans-14.dtd", "trans-13-sync.dtd", "about:legacy-compat", "tei2.dtd", "teilite.dtd",
    "tei_all.dtd", "tei_bare.dtd", "tei_lite.dtd",
  ]

  /// The names of document types that all know are kept as they are; others are text.
  private mutating func take(_ doctype: MarkupDoctype) throws(TranscriptError) {
    if doctype.hasInternalSubset {
      throw .malformed(
        format: format, reason: "a DOCTYPE with declarations of its own",
        InputPlace(doctype.span.start, in: document.bytes))
    }
    var at = doctype.name.end
    let end = doctype.span.end
    while at < end, let open = document.bytes[at..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = document.bytes[(open + 1)..<end].firstIndex(of: document.bytes[open])
    {
      let span = ByteSpan(open + 1, close)
      if !span.isEmpty, !isKnown(span) {
        builder.field("other", span, .markup(MarkupCoding(.comment, document.dialect)))
      }
      at = close + 1
    }
  }

  private func isKnown(_ literal: ByteSpan) -> Bool {
    let name = Array(document.bytes[literal.range])
    let isPublic = ["-//W3C//", "-//TEI", "-//IETF//"].contains { name.starts(with: $0.utf8) }
    return isPublic || Self.knownTypes.contains { name.elementsEqual($0.utf8) }
      || MarkupShape.schema.fits(name)
  }
}
