import Crypto
import RedactCore

/// A hash of the Merkle tree of RFC 6962, section 2.1: of a leaf, or of two subtrees.
package struct TreeHash: Hashable, Sendable {
  package static let length = 32

  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// - Returns: nil unless there are 32 bytes.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    self = Array(bytes).withUnsafeBytes { Self(loading: $0) }
  }

  private init(loading bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    words = (word(0), word(1), word(2), word(3))
  }

  /// 64 digits, as a recover names a torn line.
  var hexadecimal: String { Hex.encode(bytes) }

  package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The root of a tree without leaves.
  package static let empty = SHA256().finalize().withUnsafeBytes { TreeHash(loading: $0) }

  /// The hash of a line, without its LF.
  package static func leaf(_ line: [UInt8]) -> TreeHash {
    line.withUnsafeBytes { leaf($0) }
  }

  static func leaf(_ line: UnsafeRawBufferPointer) -> TreeHash {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: line)
    return hash.finalize().withUnsafeBytes { TreeHash(loading: $0) }
  }

  /// The hash of the tree over two subtrees.
  package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * length, alignment: 1) { room in
      room[0] = 1
      room.storeBytes(of: left.words, toByteOffset: 1, as: (UInt64, UInt64, UInt64, UInt64).self)
      room.storeBytes(of: right.words, toByteOffset: 1 + length, as: (UInt64, UInt64, UInt64, UInt64).self)
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(room))
      return hash.finalize().withUnsafeBytes { TreeHash(loading: $0) }
    }
  }

  package static func == (one: TreeHash, other: TreeHash) -> Bool { one.words == other.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}
