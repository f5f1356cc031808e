/// What an archive may cost.
package struct ZipLimits: Hashable, Sendable {
  /// The most members, folders included.
  package var members: Int
  /// The most bytes of contents, of all members together.
  package var bytes: Int
  /// The highest factor of compression, of a member and of all together.
  package var ratio: Int
  /// The ratio counts for contents of more bytes than this: small ones may be anything.
  package var ratioFrom: Int

  package init(members: Int = 10_000, bytes: Int = 256 << 20, ratio: Int = 100, ratioFrom: Int = 1 << 20) {
    self.members = members
    self.bytes = bytes
    self.ratio = ratio
    self.ratioFrom = ratioFrom
  }

  /// True when contents of `size` bytes are packed into suspiciously few.
  func isTooDense(size: Int, packed: Int) -> Bool { size > ratioFrom && size / ratio > packed }
}

/// A ZIP archive, the container of office documents, every byte of which is accounted for.
///
/// Each byte belongs to a member, to the directory or to the end record; what other readers would skip, or
/// see differently, is refused. Contents are only inflated, and checked, when they are asked for.
///
/// ## Privacy
/// It holds a document and prints as nothing of it. Extra fields and comments of members can hold text, and
/// are kept as they are: a format looks at their spans and refuses what it does not know.
package struct ZipArchive: Sendable {
  /// The files and folders, in the order of the directory.
  package let members: [Member]
  /// The members by where their data stand, which may be another order.
  let order: [Int]
  let bytes: [UInt8]

  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let directory = try ZipDirectory(bytes, limits: limits)
    let members = try directory.members()
    self.members = members
    self.bytes = bytes
    order = members.indices.sorted { members[$0].header.start < members[$1].header.start }
    try checkCover(to: directory.span.start)
    try check(limits)
    try checkNames()
  }

  /// The bytes of a member, with size and checksum as declared.
  package func contents(of index: Int) throws(ZipError) -> [UInt8] {
    do throws(ZipError.Flaw) {
      return try checkedContents(of: members[index])
    } catch {
      throw .member(index, error)
    }
  }

  /// True when the member begins as an archive does, so that its own members would go unseen.
  package func isNestedArchive(_ index: Int) throws(ZipError) -> Bool {
    do throws(ZipError.Flaw) {
      let start = try unpacked(members[index], most: 4).bytes.prefix(4)
      return start.elementsEqual([0x50, 0x4B, 3, 4])
    } catch {
      throw .member(index, error)
    }
  }

  private func checkedContents(of member: Member) throws(ZipError.Flaw) -> [UInt8] {
    // One byte more than declared shows that there is more, and no more of it is inflated.
    let result = try unpacked(member, most: member.size + 1)
    if result.bytes.count > member.size { throw .size }
    if !result.isFinished { throw .data }
    if result.bytes.count < member.size { throw .size }
    if result.used < member.data.count { throw .trailingData }
    if Deflate.crc32(result.bytes) != member.crc { throw .checksum }
    return result.bytes
  }

  private func unpacked(_ member: Member, most: Int) throws(ZipError.Flaw) -> Deflate.Inflated {
    let data = bytes[member.data.range]
    switch member.method {
    case .stored: return Deflate.Inflated(bytes: Array(data.prefix(most)), used: data.count, isFinished: true)
    case .deflated: return try Deflate.inflate(data, most: most)
    }
  }

  /// Throws unless the members follow each other from the first byte to the directory, which `ZipDirectory`
  /// follows to the end.
  private func checkCover(to directory: Int) throws(ZipError) {
    var reached = 0
    for index in order {
      let member = members[index]
      if member.header.start < reached { throw .member(index, .overlaps) }
      if member.header.start > reached { throw .strayBytes(offset: reached) }
      reached = member.descriptor.end
    }
    if reached < directory { throw .strayBytes(offset: reached) }
  }

  private func check(_ limits: ZipLimits) throws(ZipError) {
    var size = 0
    var packed = 0
    for (index, member) in members.enumerated() {
      size += member.size
      packed += member.data.count
      if limits.isTooDense(size: member.size, packed: member.data.count) {
        throw .member(index, .tooDense(limit: limits.ratio))
      }
    }
    if size > limits.bytes { throw .tooLarge(size: size, limit: limits.bytes) }
    if limits.isTooDense(size: size, packed: packed) { throw .tooDense(limit: limits.ratio) }
  }

  /// Throws when two names are one name to some system on which the document is opened.
  private func checkNames() throws(ZipError) {
    var seen: Set<String> = []
    for (index, member) in members.enumerated() {
      let path = member.isFolder ? String(member.name.dropLast()) : member.name
      // Both ways, because some letters are alike in one case only.
      guard seen.insert(path.uppercased().lowercased()).inserted else {
        throw .member(index, .duplicateName)
      }
    }
  }
}

extension ZipArchive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "archive of \(members.count) members" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["members": members.count]) }
}
