// How what people said is shut away: a fresh key for each document, which only custodians can open, and under
// it a fresh key for each person in the document, which can be destroyed alone.

import Crypto
import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why something sealed did not open: another key, or other bytes than were sealed.
struct SealError: Error, Hashable {}

/// A key that seals once and is then kept in sealed form only.
///
/// ## Privacy
/// Prints as `<sensitive>`; its memory is cleared when the last copy goes.
struct SealKey: Sendable {
  static let length = 32

  private let secret: Sensitive<SymmetricKey>

  private init(_ key: SymmetricKey) { secret = Sensitive(key) }

  /// A new key from the system's generator.
  static func random() -> SealKey { SealKey(SymmetricKey(size: .bits256)) }

  /// So many new keys, for one question to the system.
  static func random(_ count: Int) throws(SealError) -> [SealKey] {
    var bytes: [UInt8]
    do { bytes = try randomBytes(count * length) } catch { throw SealError() }
    defer { wipe(&bytes) }
    return (0..<count).map { SealKey(SymmetricKey(data: bytes[$0 * length..<($0 + 1) * length])) }
  }

  init(bytes: [UInt8]) throws(SealError) {
    guard bytes.count == Self.length else { throw SealError() }
    self.init(SymmetricKey(data: bytes))
  }

  /// Lends the bytes for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try secret.value.withBytes(body)
  }

  /// ChaCha20-Poly1305 (RFC 8439) with the nonce in front; the plaintext is padded first, so that its length
  /// shows in steps only.
  ///
  /// - Parameter number: the nonce; nothing else may be sealed with this key under the same.
  func seal(_ plaintext: [UInt8], number: Int = 0, context: [Framed]) throws(SealError) -> [UInt8] {
    let nonce =
      [UInt8](repeating: 0, count: 4) + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    do {
      return [UInt8](
        try ChaChaPoly.seal(
          Padding.pad(plaintext, to: Padding.sealed), using: secret.value,
          nonce: ChaChaPoly.Nonce(data: nonce),
          authenticating: Framed.join([RootKey.version] + context)
        ).combined)
    } catch {
      throw SealError()
    }
  }

  func open(_ sealed: [UInt8], context: [Framed]) throws(SealError) -> [UInt8] {
    let padded: [UInt8]
    do {
      padded = [UInt8](
        try ChaChaPoly.open(
          ChaChaPoly.SealedBox(combined: sealed), using: secret.value,
          authenticating: Framed.join([RootKey.version] + context)))
    } catch {
      throw SealError()
    }
    guard let plaintext = Padding.unpad(padded, to: Padding.sealed) else { throw SealError() }
    return plaintext
  }

  /// A key that exists only as long as all of the others do: HKDF-SHA256 (RFC 5869) over this and them.
  func joined(with others: [SealKey]) -> SealKey {
    var material = withBytes { $0 }
    for other in others { other.withBytes { material += $0 } }
    defer { wipe(&material) }
    return SealKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: material),
        info: Framed.join([RootKey.version, .text("vault"), .text("all")]), outputByteCount: Self.length))
  }
}

/// A key as one custodian can open it: HPKE (RFC 9180, base mode) with X25519, HKDF-SHA256 and
/// ChaCha20-Poly1305.
struct CustodianSeal: Hashable, Sendable {
  private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

  let custodian: KeyID
  /// The sender's ephemeral public key.
  let encapsulated: [UInt8]
  let sealed: [UInt8]

  /// Seals a key so that only this custodian can open it, in this context.
  static func seal(
    _ key: SealKey, to custodian: CustodianPublic, context: [Framed]
  ) throws(SealError) -> CustodianSeal {
    do {
      var sender = try HPKE.Sender(
        recipientKey: try Curve25519.KeyAgreement.PublicKey(rawRepresentation: custodian.bytes),
        ciphersuite: suite, info: Self.info(context))
      let sealed = try key.withBytes { bytes in try sender.seal(bytes) }
      return CustodianSeal(
        custodian: custodian.id, encapsulated: [UInt8](sender.encapsulatedKey), sealed: [UInt8](sealed))
    } catch {
      throw SealError()
    }
  }

  func open(with secret: CustodianSecret, context: [Framed]) throws(SealError) -> SealKey {
    do {
      var recipient = try HPKE.Recipient(
        privateKey: secret.agreement.value, ciphersuite: Self.suite, info: Self.info(context),
        encapsulatedKey: Data(encapsulated))
      var bytes = [UInt8](try recipient.open(sealed))
      defer { wipe(&bytes) }
      return try SealKey(bytes: bytes)
    } catch {
      throw SealError()
    }
  }

  private static func info(_ context: [Framed]) -> Data { Data(Framed.join([RootKey.version] + context)) }
}
