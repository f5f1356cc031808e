/// The keys of a document as small numbers, so that millions of objects are read without comparing words.
struct JSONKeyTable: Sendable {
  /// The decoded bytes of each key, by number.
  private(set) var names: [[UInt8]] = []
  /// Numbers plus one, by hash; a power of two of them, half of them free.
  private var slots = [Int32](repeating: 0, count: 64)

  /// The number of a key; a new one gets the next.
  mutating func number(adding name: UnsafeBufferPointer<UInt8>) -> Int32 {
    let slot = slot(of: name)
    if slots[slot] != 0 { return slots[slot] - 1 }
    names.append(Array(name))
    slots[slot] = Int32(names.count)
    if names.count * 2 > slots.count { grow() }
    return Int32(names.count - 1)
  }

  /// The number of a key, or one that no key has.
  func number(_ name: String) -> Int32 {
    var name = name
    return name.withUTF8 { name in
      let slot = slot(of: name)
      return slots[slot] == 0 ? Self.none : slots[slot] - 1
    }
  }

  /// The number of a key that does not occur.
  static let none: Int32 = -2

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (number, name) in names.enumerated() {
      slots[name.withUnsafeBufferPointer(slot)] = Int32(number + 1)
    }
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] != 0, !names[Int(slots[slot] - 1)].elementsEqual(name) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// Seeded anew in every run, so that nobody can prepare keys that collide; no order depends on it.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return hasher.finalize()
  }
}
