internal import RedactCore

/// Lists every token of markup; it keeps its own stack, so depth cannot crash it.
///
/// What XML and HTML read in different ways stands in their own files.
struct MarkupScanner {
  /// An element that has begun and not ended.
  struct Frame {
    let node: Int
    /// Its name in HTML; nil in XML, which compares the bytes.
    let name: HTMLName?
  }

  let bytes: [UInt8]
  let limits: MarkupLimits
  var at = 0
  var nodes: [MarkupNode] = []
  var open: [Frame] = []
  /// Where in `open` the elements of each name of HTML stand, the innermost last; so no search walks the stack.
  var places: [HTMLName: [Int]] = [:]

  private init(_ bytes: [UInt8], _ limits: MarkupLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The nodes of the document that `bytes` must hold.
  static func scan(
    _ bytes: [UInt8], _ dialect: MarkupDialect, _ limits: MarkupLimits
  ) throws(MarkupError) -> [MarkupNode] {
    var scanner = MarkupScanner(bytes, limits)
    try scanner.checkCharacters(dialect)
    try scanner.scanByteOrderMark()
    switch dialect {
    case .xml: try scanner.scanXML()
    case .html: try scanner.scanHTML()
    }
    return scanner.nodes
  }

  /// Refuses all that no place in the document may hold, so that no later step needs to look for it.
  private func checkCharacters(_ dialect: MarkupDialect) throws(MarkupError) {
    guard bytes.count <= Int32.max else { throw MarkupError(reason: .tooLarge, offset: 0) }
    if let offset = UTF8Check.firstInvalid(in: bytes) {
      throw MarkupError(reason: .invalidUTF8, offset: offset)
    }
    let illegal = dialect == .xml ? firstIllegalInXML() : bytes.firstIndex(of: 0)
    if let illegal { throw MarkupError(reason: .illegalCharacter, offset: illegal) }
  }

  private mutating func scanByteOrderMark() throws(MarkupError) {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    at = 3
    try add(.byteOrderMark, 0..<3)
  }
}

// MARK: - The list

extension MarkupScanner {
  var parent: Int { open.last?.node ?? -1 }

  mutating func add(_ kind: MarkupNode.Kind, _ span: Range<Int>) throws(MarkupError) {
    try add(kind, span, parent: parent)
  }

  mutating func add(_ kind: MarkupNode.Kind, _ span: Range<Int>, parent: Int) throws(MarkupError) {
    guard nodes.count < min(limits.nodes, Int(Int32.max) - 1) else { throw fail(.tooLarge, span.lowerBound) }
    nodes.append(MarkupNode(kind, span, parent: parent, next: nodes.count + 1))
  }

  /// Adds a token whose inside is not all of it.
  mutating func add(
    _ kind: MarkupNode.Kind, _ span: Range<Int>, inner: Range<Int>
  ) throws(MarkupError) {
    try add(kind, span)
    nodes[nodes.count - 1].setInner(inner)
  }

  /// Opens the element whose start tag was just read.
  mutating func push(_ node: Int, _ name: HTMLName? = nil) throws(MarkupError) {
    guard open.count < limits.depth else { throw fail(.tooDeep, nodes[node].span.start) }
    if let name { places[name, default: []].append(open.count) }
    open.append(Frame(node: node, name: name))
  }

  /// Closes the innermost element, whose content ends at `contentEnd`.
  mutating func pop(contentEnd: Int) {
    let frame = open.removeLast()
    if let name = frame.name { places[name]?.removeLast() }
    nodes[frame.node].close(contentEnd: contentEnd, next: nodes.count)
  }
}

// MARK: - Bytes

extension MarkupScanner {
  /// The byte here; at the end 0, which no document holds.
  var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  func byte(after count: Int) -> UInt8 { at + count < bytes.count ? bytes[at + count] : 0 }

  func fail(_ reason: MarkupError.Reason, _ offset: Int? = nil) -> MarkupError {
    MarkupError(reason: reason, offset: offset ?? at)
  }

  func unexpected() -> MarkupError { fail(at < bytes.count ? .unexpectedByte : .unexpectedEnd) }

  /// Whether these ASCII characters come next.
  func isNext(_ word: StaticString) -> Bool { isNext(word, at) }

  func isNext(_ word: StaticString, _ start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: count)
    return bytes[start..<start + count].elementsEqual(wanted)
  }

  /// Where these ASCII characters stand first from `start` on.
  func find(_ word: StaticString, from start: Int) -> Int? {
    let first = word.utf8Start[0]
    var at = start
    while let found = find(first, from: at) {
      if isNext(word, found) { return found }
      at = found + 1
    }
    return nil
  }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    let span = bytes.span
    var at = start
    while at < span.count {
      if span[at] == byte { return at }
      at += 1
    }
    return nil
  }

  /// Steps over white space, and says whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = at
    while peek.isMarkupSpace { at += 1 }
    return at > start
  }
}

extension UInt8 {
  var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
