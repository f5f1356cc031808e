/// The different words of a text, numbered as they first appear.
///
/// What depends on a word alone is asked once for each word, not at every place where it stands.
package struct Vocabulary: Sendable {
  /// The hash of each word.
  package private(set) var hashes: [UInt64] = []
  /// For each token the number of its word.
  package private(set) var numbers: [UInt32] = []

  /// For each slot the number of a word and one; 0 for none. At most half of them are taken.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var shift: UInt64 = 64 - 12
  /// Secret, so that no text can be made whose words all want the same slot.
  private let factor = UInt64.random(in: .min ... .max) | 1

  init(_ tokens: [Token]) {
    numbers.reserveCapacity(tokens.count)
    for token in tokens { numbers.append(number(of: token.hash)) }
  }

  private mutating func number(of hash: UInt64) -> UInt32 {
    let slot = slot(of: hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return UInt32(hashes.count - 1)
  }

  /// The slot that holds a hash, or is free for it.
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
