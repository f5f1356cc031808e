// Values only: this module imports nothing and touches nothing outside itself.

/// A half-open range of byte offsets, `start ..< end`, into one text.
///
/// Spans count bytes of UTF-8, never scalars or characters. Every output that shows a span names its unit.
/// There are many, so an offset has 32 bits: a text has less than 4 GiB.
public struct ByteSpan: Hashable, Sendable {
  @usableFromInline var first: UInt32
  @usableFromInline var beyond: UInt32

  /// The offset of the first byte.
  @inlinable public var start: Int {
    get { Int(first) }
    set { first = UInt32(newValue) }
  }
  /// The offset just past the last byte.
  @inlinable public var end: Int {
    get { Int(beyond) }
    set { beyond = UInt32(newValue) }
  }

  /// Makes the span `start ..< end`; `end` must not lie before `start`, `start` not before 0, and `end` not
  /// beyond 4 GiB.
  @inlinable public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span must not end before it starts")
    first = UInt32(start)
    beyond = UInt32(end)
  }

  /// Makes the same span as `range`, which somebody else wrote; nil where no text has it.
  public init?(exactly range: Range<Int>) {
    guard let start = UInt32(exactly: range.lowerBound), let end = UInt32(exactly: range.upperBound) else {
      return nil
    }
    (first, beyond) = (start, end)
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// True when the span holds no byte.
  @inlinable public var isEmpty: Bool { start == end }
  /// The same range as the standard library writes it.
  @inlinable public var range: Range<Int> { start..<end }

  /// True when the two spans share at least one byte.
  @inlinable public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }
  /// True when every byte of `other` lies in this span.
  @inlinable public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }
  /// True when the byte at `offset` lies in this span.
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// The smallest span that holds both.
  @inlinable public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(min(start, other.start), max(end, other.end))
  }
}

extension ByteSpan: Comparable {
  /// Orders by start, then shorter first.
  @inlinable public static func < (a: ByteSpan, b: ByteSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
