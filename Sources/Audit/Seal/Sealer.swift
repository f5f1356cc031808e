import Glibc
import SignedNotes

/// Keeps the tree of a log that is being written, and seals it.
struct Sealer: Sendable {
  private let paths: AuditPaths
  private let signer: NoteSigner
  private let file: TreeFile
  private var tree: MerkleTree
  private var entries: TreeEntries
  private var origin: String?
  /// Where the log ends.
  private var end: Int
  private(set) var checkpoint: Checkpoint?

  /// For a log without lines.
  init(new paths: AuditPaths, _ signer: NoteSigner) throws(AuditError) {
    file = try TreeFile.open(paths.tree, O_RDWR | O_CREAT)
    try file.file.cut(to: 0)
    self.paths = paths
    self.signer = signer
    (tree, entries, end) = (MerkleTree(), TreeEntries(after: 0), 0)
  }

  /// For a log that is sealed to its end.
  init(
    _ paths: AuditPaths, _ signer: NoteSigner, _ checkpoint: Checkpoint, _ found: SealedTree
  ) throws(AuditError) {
    try found.file.file.cut(to: TreeNode.places(of: checkpoint.size) * TreeFile.entry)
    self.paths = paths
    self.signer = signer
    (file, tree, end) = (found.file, found.tree, found.end)
    (entries, origin) = (TreeEntries(after: checkpoint.size), checkpoint.origin)
    self.checkpoint = checkpoint
  }

  /// Takes a line that was written, LF included.
  mutating func add(_ line: [UInt8]) {
    let leaf = line.withUnsafeBytes { TreeHash.leaf(UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
    if origin == nil { origin = Checkpoint.origin(leaf) }
    end += line.count
    tree.append(leaf) { entries.add($0, end: end) }
  }

  /// Writes hashes before there are too many of them.
  mutating func writeHashes() throws(AuditError) {
    if entries.areMany { try entries.write(to: file) }
  }

  /// Seals the lines that were taken, which must be on the disk.
  mutating func seal() throws(AuditError) {
    try entries.write(to: file)
    guard let next = Checkpoint(origin: origin ?? "", size: tree.size, root: tree.root) else { return }
    try AuditSeal.write(try next.signed(by: signer), paths.log)
    checkpoint = next
  }
}

/// The tree of a log as its file has it, or made anew.
struct SealedTree {
  let file: TreeFile
  let tree: MerkleTree
  /// Where the sealed lines end in the log.
  let end: Int

  /// Finds the tree that belongs to a checkpoint.
  ///
  /// - Throws: `.changed` when the log does not agree with the checkpoint.
  init(_ paths: AuditPaths, log: FileNumber, _ seal: Checkpoint) throws(AuditError) {
    var lines = LogLines(file: log)
    guard let first = try? lines.next(), first.isWhole,
      Checkpoint.origin(TreeHash.leaf(Array(lines.bytes[first.range]))) == seal.origin
    else { throw .changed }
    if let kept = try? SealedTree(kept: paths, log: log, seal) {
      self = kept
    } else {
      self = try SealedTree(anew: paths, log: log, seal)
    }
  }

  /// As the file has it, where that agrees with the checkpoint, and with the end of the log.
  private init(kept paths: AuditPaths, log: FileNumber, _ seal: Checkpoint) throws(AuditError) {
    file = try TreeFile.open(paths.tree, O_RDWR)
    tree = try MerkleTree(size: seal.size, read: file.hash)
    let range = try file.range(ofLine: seal.size - 1)
    end = range.upperBound
    let line = try log.read(range.count, at: range.lowerBound)
    let proof = try InclusionProof(index: seal.size - 1, size: seal.size, read: file.hash)
    guard tree.root == seal.root, end == (try log.size()),
      proof.isValid(
        leaf: TreeHash.leaf(Array(line.dropLast())), index: seal.size - 1, size: seal.size, root: seal.root)
    else { throw .changed }
  }

  private init(anew paths: AuditPaths, log: FileNumber, _ seal: Checkpoint) throws(AuditError) {
    var draft = try TreeDraft(paths.tree)
    var pass = LogPass(LogLines(file: log), readsRecords: false)
    do throws(PassError) {
      while pass.tree.size < seal.size {
        guard case .line(let line) = try pass.step() else { throw .log(.changed) }
        do throws(AuditError) { try draft.add(pass.filled, end: line.end) } catch { throw .log(error) }
      }
    } catch {
      throw error.audit
    }
    guard pass.tree.root == seal.root else { throw .changed }
    (tree, end) = (pass.tree, pass.lines.offset)
    file = try draft.finish()
  }
}
