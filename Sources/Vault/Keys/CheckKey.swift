import Crypto
import RedactCore

/// The 32 bytes that names are looked for with where names must not be known: for fingerprints of known entities and of
/// findings, and for nothing else.
///
/// ## Privacy
/// Prints as `<sensitive>`. Whoever holds it can test guesses against a list of fingerprints; labels, tokens and vaults
/// do not open to it, and the key it was derived from cannot be told from it.
package struct CheckKey: Sendable {
  package let id: KeyID
  private let secret: Sensitive<SymmetricKey>

  /// Takes exactly 32 bytes; the caller wipes its own copy.
  package init(bytes: [UInt8]) throws(KeyError) {
    guard bytes.count == RootKey.length else { throw .length(bytes.count) }
    self.init(SymmetricKey(data: bytes))
  }

  /// A new key from the system's generator.
  package static func random() -> CheckKey { CheckKey(SymmetricKey(size: .bits256)) }

  fileprivate init(_ key: SymmetricKey) {
    secret = Sensitive(key)
    id = key.withUnsafeBytes { KeyID(role: .check, publicKey: [UInt8](SHA256.hash(data: $0))) }
  }

  /// Lends the 32 bytes for one call and wipes the copy.
  package func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try secret.value.withBytes(body)
  }
}

extension RootKey {
  /// The check key of a project.
  package var checkKey: CheckKey { CheckKey(derive([.text("check")], length: 32)) }
}
