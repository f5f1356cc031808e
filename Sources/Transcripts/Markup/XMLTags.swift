/// Reads the tags of XML.
extension MarkupScanner {
  mutating func scanXMLStartTag() throws(MarkupError) {
    let start = at
    if open.isEmpty, hasRoot { throw fail(.secondRoot) }
    at += 1
    let name = try scanName()
    try add(.element, start..<at)
    let node = nodes.count - 1
    nodes[node].setName(name, prefixLength: prefixLength(name))
    try scanXMLAttributes(of: node)
    let isEmpty = peek == UInt8(ascii: "/")
    if isEmpty { at += 1 }
    guard peek == UInt8(ascii: ">") else { throw unexpected() }
    at += 1
    nodes[node].endTag(at: at, next: nodes.count)
    if !isEmpty { try push(node) }
  }

  mutating func scanXMLEndTag() throws(MarkupError) {
    let start = at
    at += 2
    let name = try scanName()
    skipSpace()
    guard peek == UInt8(ascii: ">") else { throw unexpected() }
    at += 1
    guard let top = open.last, bytes[nodes[top.node].name.range] == bytes[name] else {
      throw fail(.mismatchedEndTag, start)
    }
    try add(.endTag, start..<at)
    nodes[nodes.count - 1].setName(name, prefixLength: prefixLength(name))
    pop(contentEnd: start)
  }

  /// Reads attributes up to what is none, each after white space.
  mutating func scanXMLAttributes(of tag: Int) throws(MarkupError) {
    let first = nodes.count
    while skipSpace(), peek != UInt8(ascii: ">"), peek != UInt8(ascii: "/"), peek != UInt8(ascii: "?") {
      try scanXMLAttribute(of: tag)
    }
    try refuseDuplicates(first)
  }

  private mutating func scanXMLAttribute(of tag: Int) throws(MarkupError) {
    let name = try scanName()
    skipSpace()
    guard peek == UInt8(ascii: "=") else { throw unexpected() }
    at += 1
    skipSpace()
    let quote = peek
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw unexpected() }
    at += 1
    let value = at
    try scanXMLValue(quote)
    at += 1
    try add(.attribute, name.lowerBound..<at, parent: tag)
    nodes[nodes.count - 1].setName(name, prefixLength: prefixLength(name))
    nodes[nodes.count - 1].setInner(
      value..<at - 1, quote: quote == UInt8(ascii: "\"") ? .double : .single)
  }

  /// Steps up to the quote that ends a value.
  private mutating func scanXMLValue(_ quote: UInt8) throws(MarkupError) {
    while at < bytes.count {
      switch bytes[at] {
      case quote: return
      case UInt8(ascii: "<"): throw fail(.unexpectedByte)
      case UInt8(ascii: "&"): at += try referenceLength(end: bytes.count)
      default: at += 1
      }
    }
    throw fail(.unexpectedEnd)
  }

  /// A few names are compared one by one; many through a set, so that their number costs no more than
  /// itself.
  private func refuseDuplicates(_ first: Int) throws(MarkupError) {
    let names = nodes[first...].lazy.map { bytes[$0.name.range] }
    if names.count <= 12 {
      for later in names.indices.dropFirst() where names[..<later].contains(names[later]) {
        throw fail(.duplicateAttribute, nodes[later].span.start)
      }
      return
    }
    var seen: Set<ArraySlice<UInt8>> = []
    for index in names.indices where !seen.insert(names[index]).inserted {
      throw fail(.duplicateAttribute, nodes[index].span.start)
    }
  }

  private func prefixLength(_ name: Range<Int>) -> Int {
    guard let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")), colon < name.upperBound - 1 else {
      return 0
    }
    return colon - name.lowerBound
  }
}

// MARK: - Names

extension MarkupScanner {
  mutating func scanName() throws(MarkupError) -> Range<Int> {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        guard byte.isXMLNameByte else { break }
        at += 1
      } else {
        let (scalar, length) = ScalarInName.read(bytes, at)
        guard ScalarInName.isAllowed(scalar, first: at == start) else { break }
        at += length
      }
    }
    guard at > start, bytes[start].mayBeginXMLName else { throw fail(.badName, start) }
    return start..<at
  }
}

extension UInt8 {
  var isXMLNameByte: Bool {
    isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
      || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }

  var mayBeginXMLName: Bool {
    isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80
  }
}

/// The characters beyond ASCII that a name of XML may hold.
enum ScalarInName {
  /// The scalar of valid UTF-8 that begins at `at` with a lead byte beyond ASCII, and its length.
  static func read(_ bytes: [UInt8], _ at: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[at]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in bytes[at + 1..<at + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    return (scalar, length)
  }

  static func isAllowed(_ scalar: UInt32, first: Bool) -> Bool {
    switch scalar {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: !first
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }
}
