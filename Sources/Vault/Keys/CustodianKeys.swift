import Crypto
import RedactCore

/// The secret half of a custodian's X25519 pair: it opens what a vault has sealed.
///
/// ## Privacy
/// Prints as `<sensitive>` but for its public half. Whoever holds it can restore.
package struct CustodianSecret: Sendable {
  /// What the vault seals to.
  package let publicKey: CustodianPublic
  let agreement: Sensitive<Curve25519.KeyAgreement.PrivateKey>

  /// Takes exactly 32 bytes; the caller wipes its own copy.
  package init(bytes: [UInt8]) throws(KeyError) {
    let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    guard let key else { throw .length(bytes.count) }
    self.init(key)
  }

  /// A new key from the system's generator.
  package static func random() -> CustodianSecret { CustodianSecret(Curve25519.KeyAgreement.PrivateKey()) }

  private init(_ key: Curve25519.KeyAgreement.PrivateKey) {
    agreement = Sensitive(key)
    publicKey = CustodianPublic(checked: [UInt8](key.publicKey.rawRepresentation))
  }

  /// Lends the 32 bytes for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var bytes = [UInt8](agreement.value.rawRepresentation)
    defer { wipe(&bytes) }
    return try body(bytes)
  }
}

/// The public half of a custodian's pair: with it a vault can be written and not read.
package struct CustodianPublic: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]
  package var id: KeyID { KeyID(role: .custodian, publicKey: bytes) }

  /// Takes exactly 32 bytes, and refuses the few points with which every secret gives the same result.
  package init(bytes: [UInt8]) throws(KeyError) {
    guard bytes.count == 32 else { throw .length(bytes.count) }
    guard Self.agrees(on: bytes) else { throw .weak }
    self.init(checked: bytes)
  }

  fileprivate init(checked bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a secret and this point give anything but zeros, which the library itself lets through.
  private static func agrees(on point: [UInt8]) -> Bool {
    let secret = Curve25519.KeyAgreement.PrivateKey()
    guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: point),
      let shared = try? secret.sharedSecretFromKeyAgreement(with: key)
    else { return false }
    return shared.withUnsafeBytes { bytes in bytes.contains { $0 != 0 } }
  }
}
