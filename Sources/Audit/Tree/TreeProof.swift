// Proofs are made as RFC 6962, section 2.1, defines them and checked as RFC 9162, 2.1.3.2 and 2.1.4.2,
// says. The sizes and the index are never taken from the proof: who checks it has them from a checkpoint or
// asks for them.

/// That a leaf stands in a tree: the hashes beside its path, from its sibling up.
package struct InclusionProof: Hashable, Sendable {
  package let hashes: [TreeHash]

  package init(_ hashes: [TreeHash]) { self.hashes = hashes }

  /// - Parameter index: from 0, below `size`.
  init(index: Int, size: Int, read: TreeReading) throws(AuditError) {
    var beside: [TreeHash] = []
    var leaves = 0..<size
    while leaves.count > 1 {
      let (left, right) = leaves.halves
      let isLeft = left.contains(index)
      beside.append(try TreeHash.root(of: isLeft ? right : left, read: read))
      leaves = isLeft ? left : right
    }
    hashes = beside.reversed()
  }

  /// Whether it shows that the leaf is the index-th, from 0, of the tree of this size and root.
  package func isValid(leaf: TreeHash, index: Int, size: Int, root: TreeHash) -> Bool {
    guard index >= 0, index < size else { return false }
    var (path, last, hash) = (index, size - 1, leaf)
    for beside in hashes {
      guard last != 0 else { return false }
      if path & 1 == 1 || path == last {
        hash = .node(beside, hash)
        while path & 1 == 0, path != 0 { (path, last) = (path >> 1, last >> 1) }
      } else {
        hash = .node(hash, beside)
      }
      (path, last) = (path >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }
}

/// That a tree was only added to.
package struct ConsistencyProof: Hashable, Sendable {
  package let hashes: [TreeHash]

  package init(_ hashes: [TreeHash]) { self.hashes = hashes }

  /// - Parameter old: the size of the earlier tree, 1 to `size`.
  init(old: Int, size: Int, read: TreeReading) throws(AuditError) {
    var beside: [TreeHash] = []
    var leaves = 0..<size
    while leaves.upperBound != old {
      let (left, right) = leaves.halves
      let isLeft = old <= left.upperBound
      beside.append(try TreeHash.root(of: isLeft ? right : left, read: read))
      leaves = isLeft ? left : right
    }
    // The earlier root itself is known to whoever checks.
    if leaves.lowerBound != 0 { beside.append(try TreeHash.root(of: leaves, read: read)) }
    hashes = beside.reversed()
  }

  /// Whether it shows that the tree of the first size and root is the beginning of the other. Of a tree
  /// without leaves nothing can be shown.
  package func isValid(old: Int, oldRoot: TreeHash, size: Int, root: TreeHash) -> Bool {
    guard old > 0, old <= size else { return false }
    if old == size { return hashes.isEmpty && oldRoot == root }
    guard let first = hashes.first else { return false }
    let isFull = old & (old - 1) == 0
    var (path, last) = (old - 1, size - 1)
    while path & 1 == 1 { (path, last) = (path >> 1, last >> 1) }
    var (then, now) = isFull ? (oldRoot, oldRoot) : (first, first)
    for beside in hashes.dropFirst(isFull ? 0 : 1) {
      guard last != 0 else { return false }
      if path & 1 == 1 || path == last {
        (then, now) = (.node(beside, then), .node(beside, now))
        while path & 1 == 0, path != 0 { (path, last) = (path >> 1, last >> 1) }
      } else {
        now = .node(now, beside)
      }
      (path, last) = (path >> 1, last >> 1)
    }
    return last == 0 && then == oldRoot && now == root
  }
}

extension TreeHash {
  /// The root over leaves that are a subtree of RFC 6962, full or not.
  fileprivate static func root(of leaves: Range<Int>, read: TreeReading) throws(AuditError) -> TreeHash {
    var root: TreeHash?
    for node in TreeNode.peaks(of: leaves).reversed() {
      let hash = try read(node)
      root = root.map { .node(hash, $0) } ?? hash
    }
    return root ?? .empty
  }
}

extension Range<Int> {
  /// The two subtrees of a tree of at least two leaves: the left one has as many as a power of two can hold
  /// below all.
  fileprivate var halves: (left: Range<Int>, right: Range<Int>) {
    let middle = lowerBound + 1 << (count - 1).leadingBit
    return (lowerBound..<middle, middle..<upperBound)
  }
}
