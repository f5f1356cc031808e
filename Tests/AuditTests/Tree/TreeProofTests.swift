import SignedNotes
import TestSupport
import Testing

@testable import Audit

@Suite struct TreeProofTests {
  private static let count = 40
  private static let leaves = (0..<count).map(MerkleTreeTests.leaf)

  private static func read(_ node: TreeNode) -> TreeHash {
    MerkleTreeTests.root(leaves[(node.index << node.level)..<((node.index + 1) << node.level)])
  }

  private static func root(_ size: Int) -> TreeHash { MerkleTreeTests.root(leaves[..<size]) }

  @Test func `Every leaf of trees of every size is proven, and no other`() throws {
    for size in 1...Self.count {
      for index in 0..<size {
        let proof = try InclusionProof(index: index, size: size, read: Self.read)
        for other in [0, index - 1, index, index + 1, size - 1, size] {
          let holds = proof.isValid(
            leaf: Self.leaves[index], index: other, size: size, root: Self.root(size))
          #expect(holds == (other == index))
        }
      }
    }
  }

  @Test func `Trees of all sizes are proven to begin as all smaller ones`() throws {
    for size in 1...Self.count {
      for old in 1...size {
        let proof = try ConsistencyProof(old: old, size: size, read: Self.read)
        for other in 0...size {
          let oldRoot = other == 0 ? TreeHash.empty : Self.root(other)
          let holds = proof.isValid(old: other, oldRoot: oldRoot, size: size, root: Self.root(size))
          #expect(holds == (other == old))
        }
      }
    }
  }

  /// A list with a hash dropped, doubled, added, moved, or changed by a bit.
  private func changed(_ hashes: [TreeHash]) -> [[TreeHash]] {
    var lists: [[TreeHash]] = [hashes + [.empty], [.empty] + hashes]
    for index in hashes.indices {
      var (without, twice) = (hashes, hashes)
      without.remove(at: index)
      twice.insert(hashes[index], at: index)
      lists += [without, twice]
      for other in hashes.indices.dropFirst(index + 1) {
        var moved = hashes
        moved.swapAt(index, other)
        lists.append(moved)
      }
      for bit in 0..<256 {
        var (bytes, flipped) = (hashes[index].bytes, hashes)
        bytes[bit / 8] ^= 1 << (bit % 8)
        if let hash = TreeHash(bytes) { flipped[index] = hash }
        lists.append(flipped)
      }
    }
    return lists
  }

  @Test(arguments: [(0, 1), (0, 8), (5, 8), (6, 7), (12, 13), (20, 37), (36, 37)])
  func `A proof of a leaf that is changed anywhere is refused`(index: Int, size: Int) throws {
    let proof = try InclusionProof(index: index, size: size, read: Self.read)
    let (leaf, root) = (Self.leaves[index], Self.root(size))
    for hashes in changed(proof.hashes) {
      #expect(!InclusionProof(hashes).isValid(leaf: leaf, index: index, size: size, root: root))
    }
    for other in 0..<Self.count where other != index {
      #expect(!proof.isValid(leaf: Self.leaves[other], index: index, size: size, root: root))
    }
    for wrong in [-1, 0, index, Int.max] {
      #expect(!proof.isValid(leaf: leaf, index: index, size: wrong, root: root))
    }
    #expect(!proof.isValid(leaf: leaf, index: -1, size: size, root: root))
  }

  @Test(arguments: [(1, 1), (1, 8), (4, 8), (5, 8), (6, 7), (12, 13), (20, 37), (32, 37)])
  func `A proof of growth that is changed anywhere is refused`(old: Int, size: Int) throws {
    let proof = try ConsistencyProof(old: old, size: size, read: Self.read)
    let (oldRoot, root) = (Self.root(old), Self.root(size))
    #expect(proof.isValid(old: old, oldRoot: oldRoot, size: size, root: root))
    for hashes in changed(proof.hashes) {
      #expect(!ConsistencyProof(hashes).isValid(old: old, oldRoot: oldRoot, size: size, root: root))
    }
    #expect(!proof.isValid(old: old, oldRoot: root, size: size, root: oldRoot) || old == size)
    for bit in 0..<256 {
      var (then, now) = (oldRoot.bytes, root.bytes)
      then[bit / 8] ^= 1 << (bit % 8)
      now[bit / 8] ^= 1 << (bit % 8)
      let (thenRoot, nowRoot) = (try #require(TreeHash(then)), try #require(TreeHash(now)))
      #expect(!proof.isValid(old: old, oldRoot: thenRoot, size: size, root: root))
      #expect(!proof.isValid(old: old, oldRoot: oldRoot, size: size, root: nowRoot))
    }
    for wrong in [-1, 0, size + 1, Int.max] {
      #expect(!proof.isValid(old: wrong, oldRoot: oldRoot, size: size, root: root))
    }
  }

  @Test func `Of a tree without leaves nothing can be shown`() {
    #expect(!ConsistencyProof([]).isValid(old: 0, oldRoot: .empty, size: 0, root: .empty))
    #expect(!ConsistencyProof([]).isValid(old: 0, oldRoot: .empty, size: 8, root: Self.root(8)))
    #expect(!InclusionProof([]).isValid(leaf: .empty, index: 0, size: 0, root: .empty))
  }
}

@Suite struct TreeVectorTests {
  private struct Vector: Decodable {
    let leafIdx, treeSize, size1, size2: UInt64?
    let root, leafHash, root1, root2: String?
    let proof: [String]?
    let wantErr: Bool
    let desc: String
  }

  /// Where a root does not matter, the vectors have a few words in its place: they are filled up with zeroes.
  private func hash(_ text: String?) -> TreeHash? {
    let bytes = text.flatMap { Base64.decode($0.utf8) } ?? []
    return bytes.isEmpty ? nil : TreeHash(bytes + [UInt8](repeating: 0, count: max(0, 32 - bytes.count)))
  }

  private func number(_ number: UInt64?) -> Int { number.flatMap { Int(exactly: $0) } ?? -1 }

  @Test(.enabled(if: Shared.has("vectors/rfc6962-merkle"), "needs ../shared/vectors/rfc6962-merkle"))
  func `Proofs that others made are taken, and false ones refused`() throws {
    let vectors = try Shared.json("vectors/rfc6962-merkle/proofs.json", as: [Vector].self)
    #expect(vectors.count == 143)
    for vector in vectors { #expect(holds(vector) != vector.wantErr, "\(vector.desc)") }
  }

  private func holds(_ vector: Vector) -> Bool {
    let hashes = (vector.proof ?? []).compactMap { Base64.decode($0.utf8).flatMap { TreeHash($0) } }
    guard hashes.count == (vector.proof ?? []).count else { return false }
    if let leaf = hash(vector.leafHash), let root = hash(vector.root) {
      return InclusionProof(hashes).isValid(
        leaf: leaf, index: number(vector.leafIdx), size: number(vector.treeSize), root: root)
    }
    guard let old = hash(vector.root1), let root = hash(vector.root2) else { return false }
    return ConsistencyProof(hashes).isValid(
      old: number(vector.size1), oldRoot: old, size: number(vector.size2), root: root)
  }
}
