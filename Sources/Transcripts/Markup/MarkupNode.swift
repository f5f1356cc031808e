package import RedactCore

/// What stands around the value of an attribute.
package enum MarkupQuote: UInt8, Sendable {
  /// The attribute has no value, as HTML lets it.
  case missing
  /// The value stands bare, as HTML lets it.
  case bare
  case single, double
}

/// One token of markup in the flat list that the scanner makes, in the order of the bytes.
///
/// The tokens cover the input without a gap; only attributes lie within another one, the tag before them.
package struct MarkupNode: Sendable {
  package enum Kind: UInt8, Sendable {
    /// A start tag, or the tag of an empty element.
    case element
    case attribute
    case endTag
    /// An end tag without a start tag, as HTML lets it stand.
    case strayEndTag
    case text
    /// Text in which HTML knows no references, such as a script.
    case rawText
    case cdata
    /// A comment, or what HTML takes for one.
    case comment
    case instruction
    /// The XML declaration; what it says are attributes of it.
    case declaration
    case doctype
    case byteOrderMark
  }

  package let kind: Kind
  /// What stands around an attribute's value; `missing` for all other nodes.
  package private(set) var quote = MarkupQuote.missing
  /// How many bytes of the name are prefix; 0 without one.
  private var prefixLength: UInt16 = 0
  private let start: Int32
  private var end: Int32
  private var nameStart: Int32
  private var nameEnd: Int32
  private var innerStart: Int32
  private var innerEnd: Int32
  private let parentIndex: Int32
  private var nextIndex: Int32

  /// The whole token: of an element its start tag, of an attribute all from its name to the closing quote.
  package var span: ByteSpan { ByteSpan(Int(start), Int(end)) }
  /// The name of an element, attribute, end tag, doctype or instruction; empty for all others.
  package var name: ByteSpan { ByteSpan(Int(nameStart), Int(nameEnd)) }
  /// The prefix of the name without its colon; empty without one.
  package var prefix: ByteSpan { ByteSpan(Int(nameStart), Int(nameStart) + Int(prefixLength)) }
  /// The name without its prefix.
  package var localName: ByteSpan {
    ByteSpan(Int(nameStart) + (prefixLength == 0 ? 0 : Int(prefixLength) + 1), Int(nameEnd))
  }
  /// What is inside: an element's content, an attribute's value, the text of all that holds text, the internal
  /// subset of a doctype.
  package var inner: ByteSpan { ByteSpan(Int(innerStart), Int(innerEnd)) }
  /// The element around it, for an attribute the tag it stands in; -1 at the top.
  package var parent: Int { Int(parentIndex) }
  /// The node after everything inside this one, its attributes and its end tag too.
  package var next: Int { Int(nextIndex) }

  /// A token whose name and inside are not told yet: no name, and all of it inside.
  init(_ kind: Kind, _ span: Range<Int>, parent: Int, next: Int) {
    self.kind = kind
    start = Int32(span.lowerBound)
    end = Int32(span.upperBound)
    nameStart = start
    nameEnd = start
    innerStart = start
    innerEnd = end
    parentIndex = Int32(parent)
    nextIndex = Int32(next)
  }

  mutating func setName(_ name: Range<Int>, prefixLength: Int = 0) {
    nameStart = Int32(name.lowerBound)
    nameEnd = Int32(name.upperBound)
    self.prefixLength = UInt16(exactly: prefixLength) ?? 0
  }

  mutating func setInner(_ inner: Range<Int>, quote: MarkupQuote = .missing) {
    innerStart = Int32(inner.lowerBound)
    innerEnd = Int32(inner.upperBound)
    self.quote = quote
  }

  /// Settles where a tag ends, which is not known when it opens.
  mutating func endTag(at end: Int, next: Int) {
    self.end = Int32(end)
    innerStart = self.end
    innerEnd = self.end
    nextIndex = Int32(next)
  }

  /// Settles where the content of an element ends, and everything in it.
  mutating func close(contentEnd: Int, next: Int) {
    innerEnd = Int32(contentEnd)
    nextIndex = Int32(next)
  }
}
