/// Reads the tags of HTML, and closes what they end.
extension MarkupScanner {
  mutating func scanHTMLStartTag() throws(MarkupError) {
    let start = at
    at += 1
    let name = scanHTMLName()
    let known = HTMLName(bytes[name])
    let tag = known.tag
    closeBefore(tag, at: start)
    let node = nodes.count
    try add(.element, start..<at)
    nodes[node].setName(name)
    guard let isEmpty = try scanHTMLAttributes(of: node) else { return try takeRestAsText(start, node) }
    nodes[node].endTag(at: at, next: nodes.count)
    if tag?.isVoid == true { return }
    if let tag, tag.isText { return try scanTextElement(node, tag) }
    if !isEmpty { try push(node, known) }
  }

  mutating func scanHTMLEndTag() throws(MarkupError) {
    let start = at
    at += 2
    let name = scanHTMLName()
    let match = matching(HTMLName(bytes[name]))
    if let match { close(downTo: match + 1, at: start) }
    let node = nodes.count
    try add(match == nil ? .strayEndTag : .endTag, start..<at)
    nodes[node].setName(name)
    guard try scanHTMLAttributes(of: node) != nil else { return try takeRestAsText(start, node) }
    nodes[node].endTag(at: at, next: nodes.count)
    if match != nil { pop(contentEnd: start) }
  }

  /// A tag that the document ends in is no tag.
  private mutating func takeRestAsText(_ start: Int, _ node: Int) throws(MarkupError) {
    nodes.removeLast(nodes.count - node)
    at = bytes.count
    try add(.text, start..<at)
  }

  private mutating func scanHTMLName() -> Range<Int> {
    let start = at
    while at < bytes.count, !peek.isHTMLSpace, peek != UInt8(ascii: "/"), peek != UInt8(ascii: ">") {
      at += 1
    }
    return start..<at
  }
}

// MARK: - Attributes

extension MarkupScanner {
  /// Reads attributes and the `>` behind them; says whether a `/` stands before it, or nil at the end of all.
  private mutating func scanHTMLAttributes(of tag: Int) throws(MarkupError) -> Bool? {
    var isEmpty = false
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: ">"):
        at += 1
        return isEmpty
      case UInt8(ascii: "/"):
        isEmpty = true
        at += 1
      case let byte where byte.isHTMLSpace:
        isEmpty = false
        at += 1
      default:
        isEmpty = false
        guard try scanHTMLAttribute(of: tag) else { return nil }
      }
    }
    return nil
  }

  /// Reads one attribute; false when its value has no end.
  private mutating func scanHTMLAttribute(of tag: Int) throws(MarkupError) -> Bool {
    let start = at
    at += 1
    while at < bytes.count, !peek.endsHTMLAttributeName { at += 1 }
    let name = start..<at
    var next = at
    while next < bytes.count, bytes[next].isHTMLSpace { next += 1 }
    var value = at..<at
    var quote = MarkupQuote.missing
    if next < bytes.count, bytes[next] == UInt8(ascii: "=") {
      at = next + 1
      while peek.isHTMLSpace { at += 1 }
      (value, quote) = scanHTMLValue()
      if at > bytes.count { return false }
    }
    try add(.attribute, start..<at, parent: tag)
    nodes[nodes.count - 1].setName(name)
    nodes[nodes.count - 1].setInner(value, quote: quote)
    return true
  }

  /// Reads a value; past the end of the document when its quote is never closed.
  private mutating func scanHTMLValue() -> (Range<Int>, MarkupQuote) {
    let quote = peek
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = at + 1
      let end = find(quote, from: start) ?? bytes.count
      at = end + 1
      return (start..<end, quote == UInt8(ascii: "\"") ? .double : .single)
    }
    let start = at
    while at < bytes.count, !peek.isHTMLSpace, peek != UInt8(ascii: ">") { at += 1 }
    return (start..<at, .bare)
  }
}

extension UInt8 {
  fileprivate var endsHTMLAttributeName: Bool {
    isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") || self == UInt8(ascii: "=")
  }
}

// MARK: - What ends where

extension MarkupScanner {
  /// Reads the content of an element that holds nothing but text, up to its end tag.
  private mutating func scanTextElement(_ node: Int, _ tag: HTMLTag) throws(MarkupError) {
    try push(node, .known(tag))
    let start = at
    at = tag == .plaintext ? bytes.count : endOfText(of: node)
    if at > start { try add(tag.isRawText ? .rawText : .text, start..<at) }
  }

  private func endOfText(of node: Int) -> Int {
    let name = bytes[nodes[node].name.range]
    var from = at
    while let found = find("</", from: from) {
      let after = found + 2 + name.count
      if after < bytes.count, bytes[after].endsHTMLAttributeName, bytes[after] != UInt8(ascii: "="),
        bytes[found + 2..<after].elementsEqual(name, by: { $0.asciiLowercased == $1.asciiLowercased })
      {
        return found
      }
      from = found + 2
    }
    return bytes.count
  }

  /// Closes what may stay open in HTML, and ends where this element begins.
  private mutating func closeBefore(_ tag: HTMLTag?, at start: Int) {
    guard let tag else { return }
    if tag.endsParagraph { closeOpen([.p], within: [], at: start) }
    if let (names, barriers) = tag.ends { closeOpen(names, within: barriers, at: start) }
  }

  /// Closes down to the outermost of these elements that no barrier keeps open.
  private mutating func closeOpen(_ ended: [HTMLTag], within barriers: [HTMLTag], at start: Int) {
    while let place = innermost(ended) {
      let keeping = (HTMLTag.barriers + barriers).filter { !ended.contains($0) }
      if let barrier = innermost(keeping), barrier > place { return }
      close(downTo: place, at: start)
    }
  }

  /// The open element that an end tag of this name ends, or nil when it is stray.
  private func matching(_ name: HTMLName) -> Int? {
    guard let place = places[name]?.last else { return nil }
    if place < open.count - 1, let barrier = innermost(HTMLTag.barriers(for: name.tag)), barrier > place {
      return nil
    }
    return place
  }

  /// Where the innermost open element of these is.
  private func innermost(_ tags: [HTMLTag]) -> Int? {
    tags.lazy.compactMap { places[.known($0)]?.last }.max()
  }

  private mutating func close(downTo depth: Int, at contentEnd: Int) {
    while open.count > depth { pop(contentEnd: contentEnd) }
  }
}
