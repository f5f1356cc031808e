/// A tree that is only added to, of which no more is kept than its root and what comes need.
package struct MerkleTree: Sendable {
  package private(set) var size = 0
  /// The roots of the full subtrees, the largest first: one for each bit of the size.
  private var peaks: [TreeHash] = []

  package init() {}

  /// - Parameter read: gives the hash of the subtree of 2^level leaves that is the index-th of its level.
  init(size: Int, read: TreeReading) throws(AuditError) {
    self.size = size
    for node in TreeNode.peaks(of: 0..<size) { peaks.append(try read(node)) }
  }

  /// Adds a leaf.
  package mutating func append(_ leaf: TreeHash) { append(leaf) { _ in } }

  /// Adds a leaf and tells its hash and those of the subtrees that it fills, in the order in which they are
  /// stored.
  mutating func append(_ leaf: TreeHash, store: (TreeHash) -> Void) {
    store(leaf)
    var hash = leaf
    for _ in 0..<size.trailingOnes {
      hash = .node(peaks.removeLast(), hash)
      store(hash)
    }
    peaks.append(hash)
    size += 1
  }

  package var root: TreeHash {
    guard let last = peaks.last else { return .empty }
    return peaks.dropLast().reversed().reduce(last) { .node($1, $0) }
  }
}

/// Gives the hash of a full subtree.
typealias TreeReading = (TreeNode) throws(AuditError) -> TreeHash

/// A full subtree: the `index`-th of those with 2^`level` leaves.
struct TreeNode: Hashable, Sendable {
  let level: Int
  let index: Int

  /// Its place among the stored hashes, where each leaf is followed by the subtrees that it fills.
  var place: Int {
    // The first leaf beneath is `index << level`; what fills a subtree is its last leaf.
    let last = (index + 1) << level - 1
    return Self.places(of: last) + level
  }

  /// How many hashes are stored of this many leaves.
  static func places(of size: Int) -> Int {
    var (places, rest) = (0, size)
    while rest > 0 {
      places += rest
      rest >>= 1
    }
    return places
  }

  /// The largest full subtrees side by side that make up the leaves of a subtree of any size.
  static func peaks(of leaves: Range<Int>) -> [TreeNode] {
    var nodes: [TreeNode] = []
    var start = leaves.lowerBound
    while start < leaves.upperBound {
      let level = (leaves.upperBound - start).leadingBit
      nodes.append(TreeNode(level: level, index: start >> level))
      start += 1 << level
    }
    return nodes
  }
}

extension Int {
  /// The place of the highest bit; of a number above 0.
  var leadingBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }

  /// How many bits from the lowest up are set.
  var trailingOnes: Int { (~self).trailingZeroBitCount }
}
