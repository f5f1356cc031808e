/// What a key is for. Each role has key lines of its own, so that no key can be used as another.
package enum KeyRole: String, CaseIterable, Sendable {
  /// Makes labels and tokens: the key of whoever redacts.
  case pseudonym
  /// Opens what a vault has sealed: the pair of who may restore.
  case custodian
  /// Signs logs and attestations.
  case audit
  /// Signs what the audit key has signed: the pair of a second person.
  case cosigner
  /// Makes the digests that a corpus is checked by.
  case check

  /// Whether the key has a public half, which is kept in a file of its own.
  package var isPair: Bool { self != .pseudonym && self != .check }
}

/// The roles whose keys sign.
package enum SigningRole: String, CaseIterable, Sendable {
  case audit, cosigner

  package var role: KeyRole { self == .audit ? .audit : .cosigner }
}
