/// One line of a byte stream, with all that is needed to write it back unchanged.
package struct Line: Equatable, Sendable {
  /// How a line ends: `\n`, `\r\n`, or nothing at the end of the input.
  package enum Ending: String, Sendable {
    case lf = "\n"
    case crlf = "\r\n"
    case none = ""
  }

  /// Counted from 1.
  package let number: Int
  /// Where the line begins in the stream, in bytes.
  package let offset: Int
  /// The line without its ending.
  package let bytes: [UInt8]
  package let ending: Ending

  package init(number: Int, offset: Int, bytes: [UInt8], ending: Ending) {
    self.number = number
    self.offset = offset
    self.bytes = bytes
    self.ending = ending
  }

  /// True when the line holds nothing but blanks, tabs and carriage returns.
  package var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
}

/// A line that is longer than the splitter accepts.
package struct LineTooLong: Error, Hashable {
  package let line: Int
  package let offset: Int
  /// The most bytes a line may have.
  package let limit: Int
}

/// Cuts a stream of chunks into lines at `\n`; memory holds one unfinished line at most.
///
/// ## Privacy
/// An unfinished line is text of a document: keep the splitter where the document may be.
package struct LineSplitter: Sendable {
  /// The most bytes a line may have unless told otherwise: 64 MiB.
  package static let defaultLimit = 64 << 20

  private let limit: Int
  private var number = 1
  private var offset = 0
  private var pending: [UInt8] = []

  package init(limit: Int = LineSplitter.defaultLimit) { self.limit = limit }

  /// Takes the next chunk and returns the lines it completes.
  package mutating func feed(_ chunk: [UInt8]) throws(LineTooLong) -> [Line] {
    var lines: [Line] = []
    var rest = chunk[...]
    while let lf = rest.firstIndex(of: 0x0A) {
      try append(rest[..<lf])
      lines.append(take(complete: true))
      rest = rest[(lf + 1)...]
    }
    try append(rest)
    return lines
  }

  /// Returns the last line when the stream does not end in `\n`.
  package mutating func finish() -> Line? { pending.isEmpty ? nil : take(complete: false) }

  /// All lines of bytes that are in memory already.
  package static func lines(
    of bytes: [UInt8], limit: Int = LineSplitter.defaultLimit
  ) throws(LineTooLong) -> [Line] {
    var splitter = LineSplitter(limit: limit)
    var lines = try splitter.feed(bytes)
    if let last = splitter.finish() { lines.append(last) }
    return lines
  }

  private mutating func append(_ part: ArraySlice<UInt8>) throws(LineTooLong) {
    guard pending.count + part.count <= limit else {
      throw LineTooLong(line: number, offset: offset, limit: limit)
    }
    pending += part
  }

  private mutating func take(complete: Bool) -> Line {
    let size = pending.count + (complete ? 1 : 0)
    var ending: Line.Ending = complete ? .lf : .none
    if complete, pending.last == 0x0D {
      pending.removeLast()
      ending = .crlf
    }
    let line = Line(number: number, offset: offset, bytes: pending, ending: ending)
    number += 1
    offset += size
    pending = []
    return line
  }
}
