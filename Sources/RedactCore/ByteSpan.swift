// Values only: this module imports nothing and touches nothing outside itself.

/// A half-open range of byte offsets, `start ..< end`, into one text.
///
/// Spans count bytes of UTF-8, never scalars or characters. Every output that shows a span names its unit.
public struct ByteSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset just past the last byte.
  public var end: Int

  /// Makes the span `start ..< end`; `end` must not lie before `start`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span must not end before it starts")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }
  /// True when the span holds no byte.
  public var isEmpty: Bool { start == end }
  /// The same range as the standard library writes it.
  public var range: Range<Int> { start..<end }

  /// True when the two spans share at least one byte.
  public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }
  /// True when every byte of `other` lies in this span.
  public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }
  /// True when the byte at `offset` lies in this span.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// The smallest span that holds both.
  public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(min(start, other.start), max(end, other.end))
  }
}

extension ByteSpan: Comparable {
  /// Orders by start, then shorter first.
  public static func < (a: ByteSpan, b: ByteSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
