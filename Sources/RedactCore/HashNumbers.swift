/// Numbers hashes as they first come up, and tells the number of one that did.
///
/// For hashes that are spread well already, such as those of words: several times as fast as a dictionary,
/// which would hash them again.
package struct HashNumbers: Sendable {
  /// The hashes by number.
  package private(set) var hashes: [UInt64] = []

  /// For each slot the number of a hash and one; 0 for none. At most half of them are taken.
  private var slots: [UInt32]
  private var shift: UInt64
  /// Secret, so that no text can be made whose words all want the same slot.
  private let factor = UInt64.random(in: .min ... .max) | 1

  /// - Parameter bits: room for half of two to the power of this many hashes; more is made when it is needed.
  package init(bits: Int = 6) {
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number of a hash, nil when it has none.
  package func find(_ hash: UInt64) -> Int? {
    let number = slots[slot(of: hash)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// The number of a hash, a new one when it has none.
  package mutating func number(of hash: UInt64) -> Int {
    let slot = slot(of: hash)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  /// The slot that holds a hash, or is free for it.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = Int((hash &* factor) >> shift)
    while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    shift -= 1
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { slots[slot(of: hash)] = UInt32(number + 1) }
  }
}
