import Glibc
package import SignedNotes

/// Makes proofs of a log: from the hashes beside it where they agree with its checkpoint, else from its
/// lines. It writes nothing.
package struct AuditProver: Sendable {
  /// What the proofs are of.
  package let checkpoint: SealedCheckpoint
  private let log: FileNumber
  private let kept: TreeFile?

  /// - Throws: `.checkpoint` when there is none that one of these keys has signed.
  package init(path: String, trusted: [NoteVerifier]) throws(AuditError) {
    guard let bytes = try AuditSeal.read(path), let seal = SealedCheckpoint(bytes, trusted: trusted) else {
      throw .checkpoint
    }
    checkpoint = seal
    log = try FileNumber.open(path, O_RDONLY)
    kept = try? TreeFile.open(AuditPaths(path).tree, O_RDONLY)
  }

  private var seal: Checkpoint { checkpoint.checkpoint }

  /// A sealed line, by its place from 0, without its LF.
  package func line(_ index: Int) throws(AuditError) -> [UInt8] { try proven(index).line }

  /// That a sealed line stands in the log, by its place from 0.
  package func proof(ofLine index: Int) throws(AuditError) -> LineProof {
    LineProof(index: index, proof: try proven(index).proof, note: checkpoint.bytes)
  }

  /// That the log was only added to since an earlier checkpoint.
  ///
  /// - Throws: `.changed` when that is not so.
  package func proof(since earlier: Checkpoint) throws(AuditError) -> GrowthProof {
    guard earlier.origin == seal.origin else { throw .changed }
    guard earlier.size <= seal.size else { throw .noSuchLine }
    func make(_ read: TreeReading) throws(AuditError) -> ConsistencyProof {
      try ConsistencyProof(old: earlier.size, size: seal.size, read: read)
    }
    func isTrue(_ proof: ConsistencyProof) -> Bool {
      proof.isValid(old: earlier.size, oldRoot: earlier.root, size: seal.size, root: seal.root)
    }
    if let kept, let proof = try? make(kept.hash), isTrue(proof) {
      return GrowthProof(old: earlier.size, proof: proof, note: checkpoint.bytes)
    }
    var wanted = WantedNodes()
    _ = try make { wanted.note($0) }
    _ = try read(&wanted)
    let proof = try make(wanted.hash)
    guard isTrue(proof) else { throw .changed }
    return GrowthProof(old: earlier.size, proof: proof, note: checkpoint.bytes)
  }

  private func proven(_ index: Int) throws(AuditError) -> (line: [UInt8], proof: InclusionProof) {
    guard (0..<seal.size).contains(index) else { throw .noSuchLine }
    if let kept, let found = try? fromHashes(kept, index) { return found }
    var wanted = WantedNodes()
    _ = try InclusionProof(index: index, size: seal.size) { wanted.note($0) }
    let line = try read(&wanted, line: index)
    return (line, try InclusionProof(index: index, size: seal.size, read: wanted.hash))
  }

  private func fromHashes(
    _ kept: TreeFile, _ index: Int
  ) throws(AuditError) -> (line: [UInt8], proof: InclusionProof) {
    let range = try kept.range(ofLine: index)
    let line = Array(try log.read(range.count, at: range.lowerBound).dropLast())
    let proof = try InclusionProof(index: index, size: seal.size, read: kept.hash)
    guard proof.isValid(leaf: .leaf(line), index: index, size: seal.size, root: seal.root) else {
      throw .changed
    }
    return (line, proof)
  }

  /// Reads the sealed lines and keeps the hashes that are wanted, and one of the lines.
  private func read(_ wanted: inout WantedNodes, line index: Int? = nil) throws(AuditError) -> [UInt8] {
    var pass = LogPass(LogLines(file: log), readsRecords: false)
    var found: [UInt8] = []
    do throws(PassError) {
      while pass.tree.size < seal.size {
        guard case .line(let line) = try pass.step() else { throw .log(.changed) }
        if line.number - 1 == index { found = Array(pass.lines.bytes[line.range]) }
        wanted.take(pass.filled)
      }
    } catch {
      throw error.audit
    }
    guard pass.tree.root == seal.root else { throw .changed }
    return found
  }
}

/// The hashes that a proof needs, picked out as a tree grows.
private struct WantedNodes {
  private var hashes: [Int: TreeHash] = [:]
  private var place = 0

  /// Notes that a hash is wanted, and gives some other in its place.
  mutating func note(_ node: TreeNode) -> TreeHash {
    hashes[node.place] = .empty
    return .empty
  }

  /// Takes the next hashes in the order in which they are stored.
  mutating func take(_ next: [TreeHash]) {
    for hash in next {
      if hashes[place] != nil { hashes[place] = hash }
      place += 1
    }
  }

  func hash(_ node: TreeNode) throws(AuditError) -> TreeHash {
    guard let hash = hashes[node.place] else { throw .changed }
    return hash
  }
}
