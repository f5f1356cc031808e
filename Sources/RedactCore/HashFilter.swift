/// Says at once of most hashes that they are not in a set: one bit for each value of their low bits.
package struct HashFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  package init() {}

  package mutating func add(_ hash: UInt64) { bits[Self.word(hash)] |= 1 << (hash & 63) }

  /// False when the hash was surely not added.
  package func mayContain(_ hash: UInt64) -> Bool { bits[Self.word(hash)] >> (hash & 63) & 1 == 1 }

  private static func word(_ hash: UInt64) -> Int { Int(hash >> 6 & 1023) }
}
