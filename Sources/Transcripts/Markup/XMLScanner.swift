internal import RedactCore

/// Reads XML 1.0 and refuses what is not well-formed.
extension MarkupScanner {
  mutating func scanXML() throws(MarkupError) {
    if isNext("<?xml"), byte(after: 5).isMarkupSpace { try scanDeclaration() }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<") { try scanXMLMarkup() } else { try scanXMLText() }
    }
    if !open.isEmpty { throw fail(.unexpectedEnd) }
    if !hasRoot { throw fail(.noRoot) }
  }

  /// The offset of the first character that XML allows nowhere; all at once, for it is quick so.
  func firstIllegalInXML() -> Int? {
    let span = bytes.span
    var isClean = true
    for at in span.indices {
      let byte = span[at]
      isClean = isClean && (byte >= 0x20 || byte.isMarkupSpace) && byte != 0xEF
    }
    if isClean { return nil }
    return bytes.indices.first { at in
      switch bytes[at] {
      case 0x20..<0xEF, 0xF0...: false
      case 0xEF: bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE
      default: !bytes[at].isMarkupSpace
      }
    }
  }

  var hasRoot: Bool { nodes.contains { $0.kind == .element } }

  private mutating func scanXMLMarkup() throws(MarkupError) {
    switch byte(after: 1) {
    case UInt8(ascii: "/"): try scanXMLEndTag()
    case UInt8(ascii: "?"): try scanInstruction()
    case UInt8(ascii: "!"):
      if isNext("<!--") {
        try scanXMLComment()
      } else if isNext("<![CDATA[") {
        try scanSection()
      } else if isNext("<!DOCTYPE") {
        try scanXMLDoctype()
      } else {
        throw fail(.unexpectedByte)
      }
    default: try scanXMLStartTag()
    }
  }

  private mutating func scanXMLText() throws(MarkupError) {
    let start = at
    while true {
      at = endOfPlainText(from: at)
      if at == bytes.count || bytes[at] == UInt8(ascii: "<") { break }
      if bytes[at] == UInt8(ascii: "&") {
        at += try referenceLength(end: bytes.count)
      } else if isNext("]]>") {
        throw fail(.sectionEndInText)
      } else {
        at += 1
      }
    }
    if open.isEmpty, let text = (start..<at).first(where: { !bytes[$0].isMarkupSpace }) {
      throw fail(.textOutsideRoot, text)
    }
    try add(.text, start..<at)
  }

  /// Where the next byte of text stands that may mean something, or the end.
  private func endOfPlainText(from start: Int) -> Int {
    let span = bytes.span
    var at = start
    while at < span.count {
      let byte = span[at]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "]") { break }
      at += 1
    }
    return at
  }

  func referenceLength(end: Int) throws(MarkupError) -> Int {
    do throws(CharacterReference.Failure) {
      return try CharacterReference.xml(bytes, at, end).length
    } catch {
      throw fail(error == .unknown ? .unknownEntity : .badReference)
    }
  }
}
