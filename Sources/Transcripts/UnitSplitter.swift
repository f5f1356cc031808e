/// Cuts a stream of bytes into units, wherever the chunks it comes in happen to end. Nothing is lost: all
/// units one after the other are the stream.
///
/// ## Privacy
/// Holds the bytes of the unit that is not finished yet.
package struct UnitSplitter: Sendable {
  /// What a unit is.
  package enum Unit: String, CaseIterable, Sendable {
    /// A line with its line end: LF, CRLF or CR.
    case line
    /// Lines up to a blank one, and all blank lines that follow.
    case paragraph
  }

  private let unit: Unit
  private var buffer: [UInt8] = []
  /// Where in the buffer the line starts that is not finished yet.
  private var lineStart = 0
  /// The bytes before this were looked at.
  private var seen = 0
  private var lineIsBlank = true
  /// The unit has words in it, and a blank line behind them.
  private var hasWords = false
  private var isClosed = false

  package init(_ unit: Unit) { self.unit = unit }

  /// The bytes held back for a unit that is not finished; for a caller's limit.
  package var pending: Int { buffer.count }

  /// Takes the next bytes of the stream, and returns the units they finish.
  package mutating func feed(_ chunk: some Sequence<UInt8>) -> [[UInt8]] {
    buffer += chunk
    var units: [[UInt8]] = []
    var cut = 0
    while seen < buffer.count {
      let byte = buffer[seen]
      if byte == 0x0D, seen + 1 == buffer.count { break }  // the LF of a CRLF may come with the next chunk
      if isClosed, lineIsBlank, !Self.isSpace(byte) { take(upTo: lineStart, &cut, &units) }
      seen += 1
      if !Self.isSpace(byte) { lineIsBlank = false }
      let isEnd = byte == 0x0A || byte == 0x0D && buffer[seen] != 0x0A
      if isEnd { endLine(&cut, &units) }
    }
    buffer.removeFirst(cut)
    seen -= cut
    lineStart -= cut
    return units
  }

  /// Ends the stream, and returns the last unit if one was held back.
  package mutating func finish() -> [UInt8]? {
    let rest = buffer
    self = UnitSplitter(unit)
    return rest.isEmpty ? nil : rest
  }

  private mutating func endLine(_ cut: inout Int, _ units: inout [[UInt8]]) {
    lineStart = seen
    if unit == .line {
      take(upTo: seen, &cut, &units)
    } else if lineIsBlank {
      isClosed = hasWords
    } else {
      hasWords = true
    }
    lineIsBlank = true
  }

  private mutating func take(upTo end: Int, _ cut: inout Int, _ units: inout [[UInt8]]) {
    units.append(Array(buffer[cut..<end]))
    cut = end
    hasWords = false
    isClosed = false
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
