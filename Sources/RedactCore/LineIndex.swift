/// The lines of a text, one after the other; a line ends with LF, CRLF or CR.
package struct Lines: Sequence, IteratorProtocol {
  /// One line: its words, and where the next line starts.
  package struct Line: Hashable, Sendable {
    /// The line without its line end.
    package let span: ByteSpan
    /// The offset just past the line end; equals `span.end` when the text ends without one.
    package let next: Int
  }

  private let text: [UInt8]
  private var at: Int

  /// Lines from `start` on. A line end as the last byte does not open one more, empty line.
  package init(_ text: [UInt8], from start: Int = 0) {
    self.text = text
    at = start
  }

  package mutating func next() -> Line? {
    let start = at
    if start >= text.count { return nil }
    let end = text.withUnsafeBufferPointer { bytes in
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      return end
    }
    at = end
    if end < text.count {
      let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
      at = end + (isPair ? 2 : 1)
    }
    return Line(span: ByteSpan(start, end), next: at)
  }
}

/// A place as people give it: both numbers start at 1, and columns count Unicode scalars.
public struct LinePosition: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Translates between byte offsets and lines with columns; quick also when all the text is one line.
package struct LineIndex: Sendable {
  private static let block = 512

  private let text: [UInt8]
  /// The offset at which each line starts. After a last line end one more line starts, as editors show it.
  private let starts: [Int]
  /// How many scalars start before each block of bytes.
  private let scalars: [Int]

  /// Indexes a text of valid UTF-8.
  package init(_ text: [UInt8]) {
    self.text = text
    var starts = [0]
    for line in Lines(text) where line.next > line.span.end { starts.append(line.next) }
    self.starts = starts
    var scalars: [Int] = []
    var count = 0
    for (offset, byte) in text.enumerated() {
      if offset % Self.block == 0 { scalars.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    self.scalars = scalars
  }

  /// How many lines there are; at least one.
  package var lineCount: Int { starts.count }

  /// The line and column of a byte; the end of the text has a place too, and an offset inside a scalar is
  /// that scalar's place. Nil for an offset outside the text.
  package func position(of offset: Int) -> LinePosition? {
    guard offset >= 0, offset <= text.count else { return nil }
    let line = starts.partitioningIndex { $0 > offset } - 1
    var first = offset
    while first > starts[line], first < text.count, text[first] & 0xC0 == 0x80 { first -= 1 }
    return LinePosition(line: line + 1, column: scalars(before: first) - scalars(before: starts[line]) + 1)
  }

  /// The byte at which that column of that line starts. The place just past the last scalar of a line, its
  /// line end included, is valid only at the end of the text; nil for places that do not exist.
  package func offset(of position: LinePosition) -> Int? {
    guard position.line >= 1, position.line <= starts.count, position.column >= 1 else { return nil }
    let start = starts[position.line - 1]
    let end = position.line < starts.count ? starts[position.line] : text.count
    let (wanted, isHuge) = scalars(before: start).addingReportingOverflow(position.column - 1)
    if isHuge { return nil }
    let block = max(0, scalars.partitioningIndex { $0 > wanted } - 1)
    var at = block * Self.block
    var left = wanted - (scalars.isEmpty ? 0 : scalars[block])
    while at < text.count {
      if text[at] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      at += 1
    }
    if left > 0 { return nil }
    return at < end || at == text.count && end == text.count ? at : nil
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.block, scalars.count - 1)
    if block < 0 { return 0 }
    var count = scalars[block]
    for at in block * Self.block..<offset where text[at] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

extension Array {
  /// The first index whose element holds the condition, in an array where all that hold it stand at the
  /// end.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
