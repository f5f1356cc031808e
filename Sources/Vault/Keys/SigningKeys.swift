import Crypto
import RedactCore

/// The secret half of an Ed25519 pair, of an audit signer or a cosigner.
///
/// ## Privacy
/// Prints as `<sensitive>` but for its public half. Whoever holds it can sign in its owner's name.
package struct SigningSecret: Sendable {
  package let publicKey: SigningPublic
  private let key: Sensitive<Curve25519.Signing.PrivateKey>

  /// Takes exactly 32 bytes; the caller wipes its own copy.
  package init(bytes: [UInt8], role: SigningRole = .audit) throws(KeyError) {
    let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    guard let key else { throw .length(bytes.count) }
    self.init(key, role)
  }

  /// A new key from the system's generator.
  package static func random(role: SigningRole = .audit) -> SigningSecret {
    SigningSecret(Curve25519.Signing.PrivateKey(), role)
  }

  private init(_ key: Curve25519.Signing.PrivateKey, _ role: SigningRole) {
    self.key = Sensitive(key)
    publicKey = SigningPublic(checked: [UInt8](key.publicKey.rawRepresentation), role: role)
  }

  /// The 64 bytes of an Ed25519 signature; the same message always gives the same.
  package func sign(_ message: [UInt8]) throws(KeyError) -> [UInt8] {
    do { return [UInt8](try key.value.signature(for: message)) } catch { throw .unusable }
  }

  /// Lends the 32 bytes for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var bytes = [UInt8](key.value.rawRepresentation)
    defer { wipe(&bytes) }
    return try body(bytes)
  }
}

/// The public half of a signer's pair.
package struct SigningPublic: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]
  package let role: SigningRole
  package var id: KeyID { KeyID(role: role.role, publicKey: bytes) }

  /// Takes exactly 32 bytes.
  package init(bytes: [UInt8], role: SigningRole = .audit) throws(KeyError) {
    guard (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
      throw .length(bytes.count)
    }
    self.init(checked: bytes, role: role)
  }

  fileprivate init(checked bytes: [UInt8], role: SigningRole) {
    self.bytes = bytes
    self.role = role
  }

  /// Whether this key's secret half signed the message.
  package func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
