/// A few bytes to look for.
package struct ByteSet: Hashable, Sendable {
  @usableFromInline private(set) var members = [Bool](repeating: false, count: 256)

  package init(_ bytes: some Sequence<UInt8>) { for byte in bytes { members[Int(byte)] = true } }

  @inlinable package func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }
}

extension [UInt8] {
  /// The offset of the first byte of a set at or after `start`.
  func firstIndex(of set: ByteSet, from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      var offset = start
      while offset < bytes.count {
        if set.contains(bytes[offset]) { return offset }
        offset += 1
      }
      return nil
    }
  }
}
