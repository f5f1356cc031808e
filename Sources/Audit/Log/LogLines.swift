import Glibc

/// One line of a log: where it stands in the bytes at hand, without its LF, and where in the log.
struct LogLine: Sendable {
  /// The most bytes of a line.
  static let limit = 65_536

  let range: Range<Int>
  /// From 1.
  let number: Int
  /// In bytes.
  let offset: Int
  /// False for what stands behind the last LF.
  let isWhole: Bool

  /// Where the line ends in the log, its LF included.
  var end: Int { offset + range.count + (isWhole ? 1 : 0) }
}

/// The lines of a log, of which no more are in memory than fit in a block.
struct LogLines {
  private static let block = 1 << 18
  private static let lineFeed: UInt8 = 0x0A

  /// What is at hand of the log.
  private(set) var bytes: [UInt8]
  /// What is not yet given out of it.
  private var left: Range<Int>
  /// Where `bytes[0]` stands in the log.
  private var base: Int
  private var number: Int
  private let source: FileNumber?

  /// The lines of a log in memory.
  init(_ log: [UInt8]) {
    (bytes, left, base, number, source) = (log, 0..<log.count, 0, 0, nil)
  }

  /// The lines of an open file.
  init(file: FileNumber, from offset: Int = 0, number: Int = 0) {
    bytes = []
    (left, base, self.number, source) = (0..<0, offset, number, file)
  }

  /// Where in the log the next line begins.
  var offset: Int { base + left.lowerBound }

  /// The next line; nil at the end.
  ///
  /// - Throws: `.tooLong` for a line that is.
  mutating func next() throws(AuditError) -> LogLine? {
    var looked = 0
    while true {
      if let end = lineFeed(from: left.lowerBound + looked) { return try take(upTo: end, isWhole: true) }
      looked = left.count
      guard looked <= LogLine.limit else { throw .tooLong }
      guard try refill() else { break }
    }
    return left.isEmpty ? nil : try take(upTo: left.upperBound, isWhole: false)
  }

  /// Counts the lines that are left, however long they are.
  mutating func countRest() throws(AuditError) -> (lines: Int, isTorn: Bool) {
    var (lines, isTorn) = (0, false)
    repeat {
      for byte in bytes[left] where byte == Self.lineFeed { lines += 1 }
      isTorn = left.isEmpty ? isTorn : bytes[left.upperBound - 1] != Self.lineFeed
      left = left.upperBound..<left.upperBound
    } while try refill()
    return (lines, isTorn)
  }

  private mutating func take(upTo end: Int, isWhole: Bool) throws(AuditError) -> LogLine {
    let range = left.lowerBound..<end
    guard range.count <= LogLine.limit else { throw .tooLong }
    number += 1
    let line = LogLine(range: range, number: number, offset: offset, isWhole: isWhole)
    left = (end + (isWhole ? 1 : 0))..<left.upperBound
    return line
  }

  private func lineFeed(from start: Int) -> Int? {
    guard start < left.upperBound else { return nil }
    return bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress,
        let found = memchr(base + start, Int32(Self.lineFeed), left.upperBound - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Moves what is left to the front and reads more behind it; false at the end of the log.
  private mutating func refill() throws(AuditError) -> Bool {
    guard let source else { return false }
    let kept = left.count
    var block = [UInt8](repeating: 0, count: kept + Self.block)
    block.replaceSubrange(0..<kept, with: bytes[left])
    let read = try source.read(into: &block, from: kept, at: base + left.upperBound)
    base += left.lowerBound
    bytes = block
    left = 0..<(kept + read)
    return read > 0
  }
}
