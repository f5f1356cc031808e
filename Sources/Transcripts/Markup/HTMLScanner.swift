/// Reads HTML as browsers take it, whatever it looks like; every byte ends up in some token.
extension MarkupScanner {
  mutating func scanHTML() throws(MarkupError) {
    while at < bytes.count {
      if beginsHTMLMarkup(at) { try scanHTMLMarkup() } else { try scanHTMLText() }
    }
    while !open.isEmpty { pop(contentEnd: bytes.count) }
  }

  /// A `<` before anything else stands for itself.
  private func beginsHTMLMarkup(_ start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return start + 2 < bytes.count
    case let byte: return byte.isASCIILetter
    }
  }

  private mutating func scanHTMLText() throws(MarkupError) {
    let start = at
    repeat {
      at = find(UInt8(ascii: "<"), from: at + 1) ?? bytes.count
    } while at < bytes.count && !beginsHTMLMarkup(at)
    try add(.text, start..<at)
  }

  private mutating func scanHTMLMarkup() throws(MarkupError) {
    switch bytes[at + 1] {
    case UInt8(ascii: "/"):
      if bytes[at + 2].isASCIILetter { try scanHTMLEndTag() } else { try scanBogusComment(from: 2) }
    case UInt8(ascii: "!"):
      if isNext("<!--") {
        try scanHTMLComment()
      } else if isNextInAnyCase("<!doctype", at) {
        try scanHTMLDoctype()
      } else {
        try scanBogusComment(from: 2)
      }
    case UInt8(ascii: "?"): try scanBogusComment(from: 2)
    default: try scanHTMLStartTag()
    }
  }

  /// What is no markup that HTML knows is a comment up to the next `>`. The sign behind the `<` is no part of its
  /// text, for without it there would be no comment.
  private mutating func scanBogusComment(from skipped: Int) throws(MarkupError) {
    let start = at
    let end = find(UInt8(ascii: ">"), from: start + skipped) ?? bytes.count
    at = min(end + 1, bytes.count)
    try add(.comment, start..<at, inner: start + skipped..<end)
  }

  private mutating func scanHTMLComment() throws(MarkupError) {
    let start = at
    let inner = start + 4
    if isNext(">", inner) || isNext("->", inner) {
      at = inner + (isNext(">", inner) ? 1 : 2)
      return try add(.comment, start..<at, inner: inner..<inner)
    }
    var dashes = find("--", from: inner)
    while let end = dashes {
      if isNext("-->", end) || isNext("--!>", end) {
        at = end + (isNext("-->", end) ? 3 : 4)
        return try add(.comment, start..<at, inner: inner..<end)
      }
      dashes = find("--", from: end + 1)
    }
    at = bytes.count
    try add(.comment, start..<at, inner: inner..<at)
  }

  private mutating func scanHTMLDoctype() throws(MarkupError) {
    let start = at
    let end = find(UInt8(ascii: ">"), from: start) ?? bytes.count
    at = start + 9
    skipSpace()
    let name = at
    while at < end, !peek.isHTMLSpace { at += 1 }
    let nameEnd = at
    at = min(end + 1, bytes.count)
    try add(.doctype, start..<at, inner: nameEnd..<nameEnd)
    nodes[nodes.count - 1].setName(name..<nameEnd)
  }

  func isNextInAnyCase(_ word: StaticString, _ start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: count)
    return bytes[start..<start + count].elementsEqual(wanted) { $0.asciiLowercased == $1 }
  }
}

extension UInt8 {
  var isHTMLSpace: Bool { isMarkupSpace || self == 0x0C }
}
