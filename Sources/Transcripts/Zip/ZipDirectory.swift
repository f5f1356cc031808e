import RedactCore

/// The central directory of an archive, found by the end record.
struct ZipDirectory {
  private let bytes: [UInt8]
  /// Where the records stand: up to the end record.
  let span: ByteSpan
  private let count: Int

  /// Finds the directory, and reads nothing of it yet.
  init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
    typealias End = ZipLayout.End
    let signatures = [ZipLayout.Header.signature, End.signature]
    guard bytes.count >= 4, signatures.contains(bytes.zip32(0)) else { throw .notZip }
    let end = bytes.count - End.size
    guard bytes.hasRecord(End.signature, size: End.size, at: end), bytes.zip16(end + End.commentLength) == 0
    else { throw Self.flawOfEnd(bytes) }
    let locator = end - ZipLayout.Locator.size
    if bytes.hasRecord(ZipLayout.Locator.signature, size: ZipLayout.Locator.size, at: locator) {
      throw .zip64
    }
    let disks = [End.disk, End.directoryDisk].map { bytes.zip16(end + $0) }
    let counts = [End.count, End.countOnDisk].map { bytes.zip16(end + $0) }
    let places = [End.directory, End.directorySize].map { bytes.zip32(end + $0) }
    if (disks + counts).contains(ZipLayout.elsewhere16) || places.contains(ZipLayout.elsewhere32) {
      throw .zip64
    }
    guard disks == [0, 0], counts[0] == counts[1] else { throw .manyDisks }
    guard Int(places[0]) + Int(places[1]) == end else { throw .directory }
    if Int(counts[0]) > limits.members {
      throw .tooManyMembers(count: Int(counts[0]), limit: limits.members)
    }
    self.bytes = bytes
    span = ByteSpan(Int(places[0]), end)
    count = Int(counts[0])
  }

  /// Tells why the archive does not end with an end record.
  private static func flawOfEnd(_ bytes: [UInt8]) -> ZipError {
    typealias End = ZipLayout.End
    let last = bytes.count - End.size
    // No comment is longer than its 16 bits of length can say.
    let first = max(0, last - Int(UInt16.max))
    guard first <= last else { return .truncated }
    for offset in (first...last).reversed() where bytes.zip32(offset) == End.signature {
      let length = Int(bytes.zip16(offset + End.commentLength))
      if length > last - offset { return .truncated }
      return length == last - offset ? .comment : .trailingBytes
    }
    return .truncated
  }

  /// Reads the records, and the header that each of them names.
  func members() throws(ZipError) -> [ZipArchive.Member] {
    var result: [ZipArchive.Member] = []
    var offset = span.start
    for index in 0..<count {
      let record = try record(at: offset)
      do throws(ZipError.Flaw) {
        result.append(try ZipArchive.Member(record, in: bytes, before: span.start))
      } catch {
        throw .member(index, error)
      }
      offset = record.end
    }
    guard offset == span.end else { throw .directory }
    return result
  }

  private func record(at offset: Int) throws(ZipError) -> ByteSpan {
    typealias Record = ZipLayout.Record
    guard offset + Record.size <= span.end, bytes.zip32(offset) == Record.signature else {
      throw .directory
    }
    let lengths = [Record.nameLength, Record.extraLength, Record.commentLength]
    let length = lengths.reduce(Record.size) { $0 + Int(bytes.zip16(offset + $1)) }
    guard offset + length <= span.end else { throw .directory }
    guard bytes.zip16(offset + Record.disk) == 0 else { throw .manyDisks }
    return ByteSpan(offset, offset + length)
  }
}
