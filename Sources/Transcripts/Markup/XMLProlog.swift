/// Reads what XML has beside elements and text.
extension MarkupScanner {
  mutating func scanXMLComment() throws(MarkupError) {
    let start = at
    guard let end = find("--", from: start + 4) else { throw fail(.unexpectedEnd, bytes.count) }
    guard isNext("-->", end) else { throw fail(.badComment, end) }
    at = end + 3
    try add(.comment, start..<at, inner: start + 4..<end)
  }

  mutating func scanSection() throws(MarkupError) {
    let start = at
    if open.isEmpty { throw fail(.textOutsideRoot) }
    guard let end = find("]]>", from: start + 9) else { throw fail(.unexpectedEnd, bytes.count) }
    at = end + 3
    try add(.cdata, start..<at, inner: start + 9..<end)
  }

  mutating func scanInstruction() throws(MarkupError) {
    let start = at
    at += 2
    let name = try scanName()
    let isReserved = name.count == 3 && bytes[name].elementsEqual("xml".utf8) { $0 | 0x20 == $1 }
    if isReserved { throw fail(.badDeclaration, start) }
    guard skipSpace() || isNext("?>") else { throw fail(.badInstruction) }
    guard let end = find("?>", from: at) else { throw fail(.unexpectedEnd, bytes.count) }
    let inner = at..<end
    at = end + 2
    try add(.instruction, start..<at, inner: inner)
    nodes[nodes.count - 1].setName(name)
  }
}

// MARK: - Declaration

extension MarkupScanner {
  mutating func scanDeclaration() throws(MarkupError) {
    let start = at
    at += 5
    try add(.declaration, start..<at)
    let node = nodes.count - 1
    try scanXMLAttributes(of: node)
    guard isNext("?>"), isDeclarationSound(nodes.count - node - 1) else {
      throw fail(.badDeclaration, start)
    }
    at += 2
    nodes[node].endTag(at: at, next: nodes.count)
  }

  /// Whether version, encoding and standalone stand in this order and say what they may.
  private func isDeclarationSound(_ count: Int) -> Bool {
    let stated = nodes.suffix(count)
    let known = ["version", "encoding", "standalone"]
    var next = 0
    for attribute in stated {
      let name = bytes[attribute.name.range]
      guard let place = known.indices.first(where: { name.elementsEqual(known[$0].utf8) }), place >= next,
        place > 0 || next == 0, place == 0 || next > 0,
        isSound(bytes[attribute.inner.range], place)
      else { return false }
      next = place + 1
    }
    return next > 0
  }

  private func isSound(_ value: ArraySlice<UInt8>, _ place: Int) -> Bool {
    switch place {
    case 0:
      value.starts(with: "1.".utf8) && value.count > 2
        && value.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
    case 1:
      value.first?.isASCIILetter == true
        && value.allSatisfy {
          $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            || $0 == UInt8(ascii: "_")
        }
    default: value.elementsEqual("yes".utf8) || value.elementsEqual("no".utf8)
    }
  }
}

// MARK: - Document type

extension MarkupScanner {
  mutating func scanXMLDoctype() throws(MarkupError) {
    let start = at
    guard !hasRoot, !nodes.contains(where: { $0.kind == .doctype }) else { throw fail(.badDoctype) }
    at += 9
    guard skipSpace() else { throw fail(.badDoctype) }
    let name = try scanName()
    if skipSpace() { try scanExternalID() }
    skipSpace()
    var inner = name.upperBound..<name.upperBound
    if peek == UInt8(ascii: "[") { inner = try scanInternalSubset() }
    skipSpace()
    guard peek == UInt8(ascii: ">") else { throw at < bytes.count ? fail(.badDoctype) : unexpected() }
    at += 1
    try add(.doctype, start..<at, inner: inner)
    nodes[nodes.count - 1].setName(name)
  }

  private mutating func scanExternalID() throws(MarkupError) {
    let isPublic = isNext("PUBLIC")
    guard isPublic || isNext("SYSTEM") else { return }
    at += 6
    for _ in 0..<(isPublic ? 2 : 1) {
      guard skipSpace() else { throw fail(.badDoctype) }
      try skipLiteral()
    }
  }

  /// Steps over a text in quotes.
  private mutating func skipLiteral() throws(MarkupError) {
    let quote = peek
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw fail(.badDoctype) }
    guard let end = find(quote, from: at + 1) else { throw fail(.unexpectedEnd, bytes.count) }
    at = end + 1
  }

  /// Steps over declarations in brackets, which nobody needs, and refuses those that could make text.
  private mutating func scanInternalSubset() throws(MarkupError) -> Range<Int> {
    at += 1
    let start = at
    while at < bytes.count {
      skipSpace()
      if peek == UInt8(ascii: "]") {
        at += 1
        return start..<at - 1
      }
      if peek == UInt8(ascii: "%") || isNext("<!ENTITY") { throw fail(.entityDeclaration) }
      try skipDeclaration()
    }
    throw fail(.unexpectedEnd)
  }

  private mutating func skipDeclaration() throws(MarkupError) {
    let isComment = isNext("<!--")
    if isComment || isNext("<?") {
      guard let end = isComment ? find("-->", from: at + 4) : find("?>", from: at + 2) else {
        throw fail(.unexpectedEnd, bytes.count)
      }
      at = end + (isComment ? 3 : 2)
      return
    }
    guard isNext("<!ELEMENT") || isNext("<!ATTLIST") || isNext("<!NOTATION") else {
      throw at < bytes.count ? fail(.badDoctype) : unexpected()
    }
    at += 2
    while peek != UInt8(ascii: ">") {
      switch peek {
      case 0: throw unexpected()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try skipLiteral()
      case UInt8(ascii: "<"), UInt8(ascii: "%"): throw fail(.badDoctype)
      default: at += 1
      }
    }
    at += 1
  }
}
