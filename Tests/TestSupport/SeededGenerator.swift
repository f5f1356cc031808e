/// SplitMix64, so that every run of a test sees the same bytes.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  package mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(next() & 255) } }

  /// A number from 0 up to, not including, `limit`.
  package mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// One of these.
  package mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }
}
