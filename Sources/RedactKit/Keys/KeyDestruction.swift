import RedactCore
import Vault

/// The end of a key: everything is looked at and signed first, then the key is overwritten and removed.
///
///     let destruction = try KeyDestruction(of: "team.key", now: now, signer: signer)
///     try destruction.perform()
///     destruction.attestation
public final class KeyDestruction {
  /// The ids of the keys that go.
  public let ids: [String]
  public let purpose: KeyPurpose
  /// The signed statement, true only once `perform` has returned.
  public let attestation: [UInt8]
  private let path: String
  private let file: KeyFileUpdate
  /// What is left of the file; nil when all of it goes.
  private let rest: KeyDocument?

  /// - Parameters:
  ///   - path: the key file.
  ///   - id: the id of a retired key of the ring; all of the file when nil.
  ///   - now: seconds since 1970; the attestation shows the day only.
  ///   - signer: the audit key that vouches for it.
  /// - Throws: `RedactError.key` when the file is none, is not safe, or has no such retired key.
  public init(
    of path: String, id: String? = nil, now: Int64, signer: SigningKey,
    passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) {
    let day = try KeyDay.at(now)
    self.path = path
    let (file, ring, words) = try KeyReading.update(path, passphrase)
    self.file = file
    let gone: [KeyID]
    if let id {
      let (left, key) = try Self.ring(ring, without: id, path, day)
      gone = [key]
      rest = try KeyReading.named(path) { () throws(KeyFileError) in
        try KeyDocument(left, passphrase: words)
      }
    } else {
      gone = ring.keys.map(\.id)
      rest = nil
    }
    guard !gone.contains(signer.secret.publicKey.id) else {
      throw .key("\(path) holds the signing key itself, and a key cannot attest its own end")
    }
    ids = gone.map(\.description)
    purpose = KeyPurpose(ring.role)
    let statement = DestructionAttestation(role: ring.role, keys: gone, day: day)
    do { attestation = try statement.note(signedBy: signer.secret) } catch {
      throw .internalFault("a signature could not be made")
    }
  }

  /// Overwrites and removes; what is left of a ring is put in the place of the file first.
  ///
  /// - Throws: `RedactError.output` when the disk refused; then nothing may be said of the key.
  public func perform() throws(RedactError) {
    try KeyFiles.changed(path) { () throws(KeyFileError) in
      if let rest {
        try file.replace(with: rest, overwritesOld: true)
      } else {
        try file.destroy()
      }
    }
  }

  private static func ring(
    _ ring: KeyRing<SecretKey>, without id: String, _ path: String, _ day: KeyDay
  ) throws(RedactError) -> (KeyRing<SecretKey>, KeyID) {
    guard let key = KeyID(id) else { throw .key("a key id has 16 hexadecimal digits") }
    guard ring.primary.id != key else {
      throw .key("\(path) has this key as its primary one; rotate it first, or destroy the whole file")
    }
    guard let left = ring.destroying(key, on: day) else { throw .key("\(path) has no such key to destroy") }
    return (left, key)
  }
}

/// What a signed attestation says of keys that were destroyed.
public struct KeyAttestation: Hashable, Sendable {
  public let purpose: KeyPurpose
  /// The ids of the keys.
  public let ids: [String]
  /// The day, such as `2026-11-21`.
  public let day: String

  /// Checks a note.
  ///
  /// - Throws: `RedactError.unverified` for anything that one of these keys has not signed as it stands.
  public init(_ note: [UInt8], signedBy key: VerifyingKey) throws(RedactError) {
    guard let statement = DestructionAttestation(note: note, signedBy: key.keys) else {
      throw .unverified("this is no attestation that \(key.ids.joined(separator: " or ")) has signed")
    }
    purpose = KeyPurpose(statement.role)
    ids = statement.keys.map(\.description)
    day = statement.day.description
  }
}
