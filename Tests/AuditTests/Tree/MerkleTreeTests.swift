import TestSupport
import Testing

@testable import Audit

@Suite struct MerkleTreeTests {
  static func leaf(_ number: Int) -> TreeHash { .leaf(Array("line \(number)".utf8)) }

  /// The root as RFC 6962, section 2.1, defines it.
  static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
    guard leaves.count > 1 else { return leaves.first ?? .empty }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return .node(root(leaves[..<middle]), root(leaves[middle...]))
  }

  @Test func `The root of a tree that grows is that of the definition`() {
    var tree = MerkleTree()
    var leaves: [TreeHash] = []
    #expect(tree.root == .empty)
    #expect(
      tree.root.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for number in 0..<130 {
      leaves.append(Self.leaf(number))
      tree.append(Self.leaf(number))
      #expect(tree.size == leaves.count && tree.root == Self.root(leaves[...]))
    }
  }

  @Test func `Hashes are stored behind the leaf that fills their subtree`() throws {
    var tree = MerkleTree()
    var stored: [TreeHash] = []
    let leaves = (0..<70).map(Self.leaf)
    for leaf in leaves { tree.append(leaf) { stored.append($0) } }
    #expect(stored.count == TreeNode.places(of: 70))
    for level in 0..<7 {
      for index in 0..<(70 >> level) {
        let node = TreeNode(level: level, index: index)
        let beneath = (index << level)..<((index + 1) << level)
        #expect(stored[node.place] == Self.root(leaves[beneath]))
      }
    }
    let again = try MerkleTree(size: 70) { stored[$0.place] }
    #expect(again.root == tree.root)
  }

  @Test func `A hash has 32 bytes`() {
    #expect(TreeHash([UInt8](repeating: 1, count: 31)) == nil)
    #expect(TreeHash([UInt8](repeating: 1, count: 33)) == nil)
    #expect(TreeHash([UInt8](0..<32))?.bytes == [UInt8](0..<32))
  }
}
