/// Checks bytes against RFC 8259 and lists every key and value; it keeps its own stack, so depth cannot crash
/// it.
struct JSONScanner {
  private struct Frame {
    let node: Int
    /// For an object the node of the key last read, for an array how many elements have been read.
    var label: Int
  }

  private let bytes: [UInt8]
  private let limits: JSONLimits
  private var at = 0
  /// Where the value being scanned must have ended.
  private var end: Int
  private var nodes: [JSONNode] = []
  private var open: [Frame] = []

  private init(_ bytes: [UInt8], _ limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
    end = bytes.count
  }

  /// The nodes of the one value that `bytes` must hold.
  static func scan(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [JSONNode] {
    var scanner = JSONScanner(bytes, limits)
    try scanner.checkEncoding()
    try scanner.scanDocument()
    return scanner.nodes
  }

  /// The nodes of the values in `bytes`, one on every line that is not blank.
  static func scanLines(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [JSONNode] {
    var scanner = JSONScanner(bytes, limits)
    try scanner.checkEncoding()
    while scanner.at < bytes.count {
      scanner.end = bytes[scanner.at...].firstIndex(of: 0x0A) ?? bytes.count
      scanner.skipSpace()
      if scanner.at < scanner.end { try scanner.scanDocument() }
      scanner.at = scanner.end + 1
    }
    return scanner.nodes
  }

  private func checkEncoding() throws(JSONError) {
    guard bytes.count <= Int32.max else { throw JSONError(reason: .tooLarge, offset: 0) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(reason: .byteOrderMark, offset: 0) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(reason: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
  }

  private mutating func scanDocument() throws(JSONError) {
    repeat {
      if try beginValue() { try finishValues() }
    } while !open.isEmpty
    skipSpace()
    if at < end { throw fail(.bytesAfterValue) }
  }

  /// Reads a value, or opens one: false when its first element or member comes next.
  private mutating func beginValue() throws(JSONError) -> Bool {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"):
      try openContainer(.object)
      if skip(UInt8(ascii: "}")) { return closeContainer() }
      try scanKey()
      return false
    case UInt8(ascii: "["):
      try openContainer(.array)
      if skip(UInt8(ascii: "]")) { return closeContainer() }
      return false
    case UInt8(ascii: "\""): try add(.string, scanString())
    case UInt8(ascii: "t"): try add(.true, scanWord("true"))
    case UInt8(ascii: "f"): try add(.false, scanWord("false"))
    case UInt8(ascii: "n"): try add(.null, scanWord("null"))
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: try add(.number, scanNumber())
    default: throw unexpected()
    }
    return true
  }

  /// After a value: closes what ends here, up to the comma before the next value or the end of all.
  private mutating func finishValues() throws(JSONError) {
    while let top = open.last {
      let isObject = nodes[top.node].kind == .object
      if skip(UInt8(ascii: ",")) { return isObject ? try scanKey() : () }
      guard skip(UInt8(ascii: isObject ? "}" : "]")) else { throw unexpected() }
      _ = closeContainer()
    }
  }

  private mutating func scanKey() throws(JSONError) {
    skipSpace()
    guard peek == UInt8(ascii: "\"") else { throw unexpected() }
    open[open.count - 1].label = nodes.count
    try add(.key, scanString())
    guard skip(UInt8(ascii: ":")) else { throw unexpected() }
  }
}

// MARK: - The list

extension JSONScanner {
  private mutating func add(_ kind: JSONNode.Kind, _ span: Range<Int>) throws(JSONError) {
    guard nodes.count < limits.values else { throw fail(.tooLarge) }
    let parent = open.last?.node ?? -1
    var label = -1
    if let top = open.last, kind != .key {
      label = top.label
      if nodes[top.node].kind == .array { open[open.count - 1].label += 1 }
    }
    nodes.append(JSONNode(kind, span, parent: parent, label: label, next: nodes.count + 1))
  }

  private mutating func openContainer(_ kind: JSONNode.Kind) throws(JSONError) {
    guard open.count < limits.depth else { throw fail(.tooDeep) }
    try add(kind, at..<at + 1)
    open.append(Frame(node: nodes.count - 1, label: 0))
    at += 1
  }

  private mutating func closeContainer() -> Bool {
    nodes[open.removeLast().node].close(end: at, next: nodes.count)
    return true
  }
}

// MARK: - Bytes

extension JSONScanner {
  private var peek: UInt8? { at < end ? bytes[at] : nil }

  private func fail(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, offset: at) }

  private func unexpected() -> JSONError { fail(at < end ? .unexpectedByte : .unexpectedEnd) }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  /// Steps over white space and then over `byte`, if it comes next.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func scanWord(_ word: StaticString) throws(JSONError) -> Range<Int> {
    let start = at
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard peek == byte else { throw unexpected() }
      at += 1
    }
    return start..<at
  }

  private mutating func scanNumber() throws(JSONError) -> Range<Int> {
    let start = at
    if peek == UInt8(ascii: "-") { at += 1 }
    if peek == UInt8(ascii: "0") { at += 1 } else { try scanDigits() }
    if peek == UInt8(ascii: ".") {
      at += 1
      try scanDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      at += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
      try scanDigits()
    }
    return start..<at
  }

  private mutating func scanDigits() throws(JSONError) {
    let start = at
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    if at == start { throw fail(.badNumber) }
  }

  /// Reads a string and returns what lies inside the quotes.
  private mutating func scanString() throws(JSONError) -> Range<Int> {
    at += 1
    let start = at
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return start..<at - 1
      case UInt8(ascii: "\\"): try scanEscape()
      case 0..<0x20: throw fail(.controlCharacter)
      default: at += 1
      }
    }
    throw fail(.unexpectedEnd)
  }

  private mutating func scanEscape() throws(JSONError) {
    guard at + 1 < end else { throw fail(.badEscape) }
    guard bytes[at + 1] == UInt8(ascii: "u") else {
      guard JSONEscape.short(bytes[at + 1]) != nil else { throw fail(.badEscape) }
      at += 2
      return
    }
    guard let unit = JSONEscape.unit(bytes, at) else { throw fail(.badEscape) }
    if UTF16.isTrailSurrogate(unit) { throw fail(.loneSurrogate) }
    if UTF16.isLeadSurrogate(unit) {
      guard let trail = JSONEscape.unit(bytes, at + 6), UTF16.isTrailSurrogate(trail) else {
        throw fail(.loneSurrogate)
      }
      at += 6
    }
    at += 6
  }
}
