import RedactCore

/// Running words, without the white space that lays the markup out.
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

  /// A blank before the next words, where none stands.
  mutating func blank() { wantsBlank = true }

  private mutating func add(_ span: ByteSpan, _ coding: LeafCoding) {
    if span.isEmpty { return }
    if wantsBlank, let last = builder.text.last, last != 0x20, last != 0x0A { builder.put(" ") }
    wantsBlank = false
    builder.add(span, coding)
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
      add(ByteSpan(start, at), coding)
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
