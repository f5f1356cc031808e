/// Keys of one role in the order of their lives: one to write with, older ones to read with, and the names
/// of those that are gone.
///
/// A file with a single key is a ring as well.
package struct KeyRing<Key: RingKey>: Sendable {
  /// Something and the day on which it was retired or destroyed.
  package struct Dated<Value: Sendable>: Sendable {
    package let value: Value
    package let day: KeyDay
  }

  /// The key that new labels, seals and signatures are made with.
  package let primary: Key
  /// Keys that were primary once, the latest first.
  package let retired: [Dated<Key>]
  /// The ids of keys that were destroyed, the latest first.
  package let destroyed: [Dated<KeyID>]

  package var role: KeyRole { primary.role }
  /// All keys that are there, the primary first.
  package var keys: [Key] { [primary] + retired.map(\.value) }

  package init(_ primary: Key) {
    self.init(primary: primary, retired: [], destroyed: [])
  }

  /// The parts, whose roles the caller has compared.
  package init(primary: Key, retired: [Dated<Key>], destroyed: [Dated<KeyID>]) {
    self.primary = primary
    self.retired = retired
    self.destroyed = destroyed
  }

  /// The ring with a new primary key; the old one is retired.
  package func rotated(to key: Key, on day: KeyDay) -> KeyRing {
    KeyRing(
      primary: key, retired: [Dated(value: primary, day: day)] + retired, destroyed: destroyed)
  }

  /// The ring without one of its retired keys; nil when no retired key has this id.
  package func destroying(_ id: KeyID, on day: KeyDay) -> KeyRing? {
    guard retired.contains(where: { $0.value.id == id }) else { return nil }
    return KeyRing(
      primary: primary, retired: retired.filter { $0.value.id != id },
      destroyed: [Dated(value: id, day: day)] + destroyed)
  }
}

extension KeyRing<SecretKey> {
  /// The public halves, in the same order, without a word of what is destroyed; nil for a role that has none.
  package var publicRing: KeyRing<PublicKey>? {
    guard let first = primary.publicKey else { return nil }
    return KeyRing<PublicKey>(
      primary: first,
      retired: retired.compactMap { entry in
        entry.value.publicKey.map { KeyRing<PublicKey>.Dated(value: $0, day: entry.day) }
      },
      destroyed: [])
  }
}
