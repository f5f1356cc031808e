import RedactCore

extension ZipArchive {
  /// What becomes of a member.
  package enum Change: Sendable {
    /// It has these bytes instead of its own, packed by the same method.
    case contents([UInt8])
    /// It is left out.
    case removed
  }

  /// The archive with some members changed, by index; with no changes the very same bytes.
  ///
  /// Members that are not named keep their bytes, the others their names, dates, attributes, extra fields
  /// and comments; all keep their order. Depends on nothing but archive, changes and the zlib of the system.
  package func rewritten(_ changes: [Int: Change]) throws(ZipError) -> [UInt8] {
    if changes.isEmpty { return bytes }
    for index in changes.keys.sorted() {
      guard members.indices.contains(index) else { throw .member(index, .cannotChange) }
      if case .contents = changes[index], members[index].isFolder { throw .member(index, .cannotChange) }
    }
    var writer = ZipWriter(bytes)
    for index in order {
      do throws(ZipError.Flaw) {
        try writer.write(members[index], at: index, changes[index])
      } catch {
        throw .member(index, error)
      }
    }
    return try writer.finished(members)
  }
}

extension ZipArchive.Change: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .contents(let bytes): "\(bytes.count) bytes"
    case .removed: "removed"
    }
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// Writes members one after the other, and a directory of those that were written.
private struct ZipWriter {
  /// What the record of a written member has to say now.
  private struct Placed {
    var offset: Int
    var flags: UInt16
    var sums: ZipSums
  }

  private let source: [UInt8]
  private var result: [UInt8] = []
  private var placed: [Int: Placed] = [:]

  init(_ source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  mutating func write(
    _ member: ZipArchive.Member, at index: Int, _ change: ZipArchive.Change?
  ) throws(ZipError.Flaw) {
    switch change {
    case .removed: return
    case nil:
      placed[index] = Placed(offset: result.count, flags: member.flags, sums: member.sums)
      result += source[member.header.start..<member.descriptor.end]
    case .contents(let contents):
      try write(contents, of: member, at: index)
    }
  }

  /// Writes new contents, whose sizes are known now, so that no descriptor has to follow them.
  private mutating func write(
    _ contents: [UInt8], of member: ZipArchive.Member, at index: Int
  ) throws(ZipError.Flaw) {
    let last = Int(ZipLayout.elsewhere32) - 1
    guard contents.count <= last else { throw .zip64 }
    let packed = member.method == .stored ? contents : try Deflate.deflate(contents)
    guard packed.count <= last else { throw .zip64 }
    let flags = member.flags & ~(ZipLayout.Flags.level | ZipLayout.Flags.descriptor)
    let sums = ZipSums(
      crc: Deflate.crc32(contents), packed: UInt32(packed.count), size: UInt32(contents.count))
    let offset = result.count
    placed[index] = Placed(offset: offset, flags: flags, sums: sums)
    result += source[member.header.range]
    result.putZip16(flags, at: offset + ZipLayout.Header.flags)
    result.putZipSums(sums, at: offset + ZipLayout.Header.sums)
    result += packed
  }

  /// Writes the directory in its old order, and the end record.
  consuming func finished(_ members: [ZipArchive.Member]) throws(ZipError) -> [UInt8] {
    typealias End = ZipLayout.End
    let directory = result.count
    for (index, member) in members.enumerated() {
      guard let now = placed[index] else { continue }
      let offset = result.count
      result += source[member.record.range]
      result.putZip16(now.flags, at: offset + ZipLayout.Record.flags)
      result.putZipSums(now.sums, at: offset + ZipLayout.Record.sums)
      result.putZip32(UInt32(clamping: now.offset), at: offset + ZipLayout.Record.header)
    }
    let end = result.count
    // Offsets are 32 bits, and the highest stands for ZIP64.
    guard end < Int(ZipLayout.elsewhere32) else { throw .zip64 }
    result += source.suffix(End.size)
    result.putZip16(UInt16(clamping: placed.count), at: end + End.countOnDisk)
    result.putZip16(UInt16(clamping: placed.count), at: end + End.count)
    result.putZip32(UInt32(clamping: end - directory), at: end + End.directorySize)
    result.putZip32(UInt32(clamping: directory), at: end + End.directory)
    return result
  }
}
