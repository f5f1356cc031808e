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
  let roles: MarkupRoles
  var isDone: [Bool]
  /// Whether an element holds words directly, and not only other elements.
  private(set) var holdsWords: [Bool]

  /// The name of the line that words of an unknown place stand on; nil for none.
  var otherWords: StaticString? = "other"
  /// Whether lines of the markup are lines of the text.
  var keepsLines = false
  /// Whether a blank stands before the next words.
  var wantsBlank = false
  /// Nodes that stand in the text whole, as names that may be shown again.
  private(set) var named: Set<Int> = []
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
  func fullName(_ index: Int) -> String {
    let node = document.nodes[index]
    if node.prefix.isEmpty { return name(index) }
    return String(decoding: document.bytes[node.name.range], as: UTF8.self)
  }

  func isNamed(_ index: Int, _ name: StaticString) -> Bool {
    let span = document.nodes[index].localName
    guard span.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { document.bytes[span.range].elementsEqual($0) }
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

  /// The same without those that lie in another of the name.
  func outermost(_ name: StaticString, in range: Range<Int>? = nil) -> [Int] {
    var end = 0
    return elements(name, in: range).filter { element in
      defer { end = max(end, document.nodes[element].next) }
      return element >= end
    }
  }

  /// The nodes inside of an element.
  func inside(_ element: Int) -> Range<Int> { element + 1..<document.nodes[element].next }

  /// The attribute of an element whose whole name reads so; in lower case in HTML.
  func attribute(_ element: Int, _ name: StaticString) -> Int? {
    var index = element + 1
    let isXML = document.dialect == .xml
    while index < document.nodes.count, document.nodes[index].kind == .attribute {
      let written = document.bytes[document.nodes[index].name.range]
      let isEqual = name.withUTF8Buffer { wanted in
        written.elementsEqual(wanted) { (isXML ? $0 : $0.asciiLowercased) == $1 }
      }
      if isEqual { return index }
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

  /// The nodes of words among these that nobody has taken yet, which from now on are the caller's to add. So
  /// words that lie in two turns at once, or in a stretch of text around them, are text only once.
  mutating func claim(_ range: Range<Int>) -> [Int] {
    let words = range.filter { isWords($0) && !isDone[$0] }
    for index in words { isDone[index] = true }
    return words
  }

  func parent(_ index: Int) -> Int? {
    let parent = document.nodes[index].parent
    return parent < 0 ? nil : parent
  }

  /// Says that a node stands in the text whole, as a name that may be shown again.
  mutating func finish(named index: Int) {
    isDone[index] = true
    named.insert(index)
  }

  func isFinished(_ index: Int) -> Bool { isDone[index] }

  func role(_ name: String) -> MarkupRole? { roles[name] }
}
