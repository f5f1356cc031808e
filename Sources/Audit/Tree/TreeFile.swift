import Glibc

/// The hashes of a tree in a file: each leaf followed by the subtrees that it fills, each hash with the
/// place where the lines beneath it end in the log.
///
/// Nobody has to trust it: what is read from it counts only where it agrees with a checkpoint.
struct TreeFile: Sendable {
  static let entry = TreeHash.length + 8

  let file: FileNumber

  init(_ file: FileNumber) { self.file = file }

  static func open(_ path: String, _ flags: Int32) throws(AuditError) -> TreeFile {
    TreeFile(try FileNumber.open(path, flags))
  }

  func hash(_ node: TreeNode) throws(AuditError) -> TreeHash { try read(node).hash }

  /// Where a line stands in the log, its LF included.
  func range(ofLine index: Int) throws(AuditError) -> Range<Int> {
    let start = index == 0 ? 0 : try read(TreeNode(level: 0, index: index - 1)).end
    let end = try read(TreeNode(level: 0, index: index)).end
    guard start < end, end - start <= LogLine.limit + 1 else { throw .changed }
    return start..<end
  }

  private func read(_ node: TreeNode) throws(AuditError) -> (hash: TreeHash, end: Int) {
    let bytes = try file.read(Self.entry, at: node.place * Self.entry)
    guard let hash = TreeHash(bytes.prefix(TreeHash.length)), bytes.count == Self.entry else {
      throw .changed
    }
    let end = bytes[TreeHash.length...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard end < 1 << 53 else { throw .changed }
    return (hash, Int(end))
  }
}

/// Hashes on their way into a tree file.
struct TreeEntries: Sendable {
  private var bytes: [UInt8] = []
  private var place: Int

  /// - Parameter size: how many leaves the file has.
  init(after size: Int) { place = TreeNode.places(of: size) * TreeFile.entry }

  /// Whether it is time to write them.
  var areMany: Bool { bytes.count >= 1 << 18 }

  mutating func add(_ hash: TreeHash, end: Int) {
    bytes.append(contentsOf: hash.bytes)
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: end >> shift))
    }
  }

  mutating func write(to file: TreeFile) throws(AuditError) {
    try file.file.write(bytes, at: place)
    place += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }
}

/// A tree file that is made anew from a log.
struct TreeDraft: ~Copyable {
  private var new: NewFile
  private(set) var entries = TreeEntries(after: 0)

  init(_ path: String) throws(AuditError) { new = try NewFile(inPlaceOf: path) }

  /// Takes the hash of a line and those of the subtrees that it fills, and where the line ends in the log.
  mutating func add(_ filled: [TreeHash], end: Int) throws(AuditError) {
    for hash in filled { entries.add(hash, end: end) }
    if entries.areMany { try entries.write(to: TreeFile(new.file)) }
  }

  /// Puts the file in its place.
  mutating func finish() throws(AuditError) -> TreeFile {
    let file = TreeFile(new.file)
    try entries.write(to: file)
    try new.takeItsPlace()
    return file
  }
}
