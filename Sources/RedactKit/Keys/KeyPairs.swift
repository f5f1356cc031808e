package import SignedNotes
package import Vault

/// The secret keys of a custodian, who may restore: what a vault has sealed to one of them, it opens.
///
/// ## Privacy
/// Prints as nothing but its public halves.
public struct CustodianKey: Sendable {
  /// The primary first, then those that were retired, the latest first.
  package let secrets: [CustodianSecret]

  package init(secrets: [CustodianSecret]) { self.secrets = secrets }

  /// Reads a key file, which must be a regular file that only its owner may read.
  ///
  /// - Throws: `RedactError.key`, with what is wrong and never what the file holds.
  public init(contentsOf path: String, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    self.init(try KeyReading.secret(path: path, role: .custodian, passphrase))
  }

  /// Reads from an open file descriptor to its end.
  public init(descriptor: Int32, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    self.init(try KeyReading.secret(descriptor: descriptor, role: .custodian, passphrase))
  }

  private init(_ ring: KeyRing<SecretKey>) {
    secrets = ring.keys.compactMap { if case .custodian(let key) = $0 { key } else { nil } }
  }

  /// The ids of the keys, the primary first.
  public var ids: [String] { secrets.map(\.publicKey.id.description) }
}

/// A custodian as whoever redacts sees them: the public key that a vault is sealed to.
public struct Custodian: Hashable, Sendable {
  package let key: CustodianPublic

  package init(key: CustodianPublic) { self.key = key }

  /// Reads a file of the public half, which nobody but its owner may change; of several keys the primary.
  public init(contentsOf path: String) throws(RedactError) {
    guard case .custodian(let key) = try KeyReading.public(path: path, role: .custodian).primary else {
      throw .internalFault("a public key of another role")
    }
    self.key = key
  }

  /// Sixteen hexadecimal digits that name the key.
  public var id: String { key.id.description }
}

/// The key of an audit signer or a cosigner.
///
/// ## Privacy
/// Prints as nothing but its public half.
public struct SigningKey: Sendable {
  package let secret: SigningSecret
  /// The public halves of the ring, the retired ones too.
  private let publicKeys: [SigningPublic]

  /// Reads a key file, which must be a regular file that only its owner may read; of several keys the
  /// primary.
  public init(
    contentsOf path: String, purpose: KeyPurpose = .audit, passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) {
    try self.init(KeyReading.secret(path: path, role: purpose.role, passphrase), path)
  }

  /// Reads from an open file descriptor to its end.
  public init(
    descriptor: Int32, purpose: KeyPurpose = .audit, passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) {
    let ring = try KeyReading.secret(descriptor: descriptor, role: purpose.role, passphrase)
    try self.init(ring, "what file descriptor \(descriptor) gives")
  }

  private init(_ ring: KeyRing<SecretKey>, _ name: String) throws(RedactError) {
    guard case .signing(let secret) = ring.primary else { throw .key("\(name) is no signing key") }
    self.secret = secret
    publicKeys = ring.keys.compactMap { if case .signing(let key) = $0 { key.publicKey } else { nil } }
  }

  /// Sixteen hexadecimal digits that name the key.
  public var id: String { secret.publicKey.id.description }

  /// What checks the signatures of this ring.
  public var verifying: VerifyingKey { VerifyingKey(publicKeys) }

  /// Signs notes with the primary key.
  func signer(_ algorithm: NoteVerifier.Algorithm = .ed25519) throws(RedactError) -> NoteSigner {
    do { return try secret.signer(algorithm) } catch { throw .key("the key \(id) gives no signature") }
  }
}

/// The public keys of an audit signer or a cosigner, the retired ones too: what they signed stays signed.
public struct VerifyingKey: Sendable {
  /// The primary first, then those that were retired, the latest first.
  package let keys: [SigningPublic]

  init(_ keys: [SigningPublic]) { self.keys = keys }

  /// Reads a file of public halves, which nobody but its owner may change.
  ///
  /// - Parameter purpose: what they must be for; nil for an audit signer or a cosigner.
  public init(contentsOf path: String, purpose: KeyPurpose? = .audit) throws(RedactError) {
    keys = try KeyReading.public(path: path, role: purpose?.role).keys.compactMap {
      if case .signing(let key) = $0 { key } else { nil }
    }
    guard !keys.isEmpty else { throw .key("\(path) is no signing key") }
  }

  /// The ids of the keys, the primary first.
  public var ids: [String] { keys.map(\.id.description) }

  /// What notes of these keys are checked with: texts of both, and checkpoints that a cosigner has signed.
  package var verifiers: [NoteVerifier] {
    keys.flatMap { key in
      (key.role == .audit ? [.ed25519] : [.cosignature, .ed25519]).compactMap { key.verifier($0) }
    }
  }

  /// The id of the key that a note names.
  func id(of verifier: NoteVerifier) -> String? { keys.first { $0.bytes == verifier.key }?.id.description }
}
