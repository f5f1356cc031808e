// The whole derivation, as Documentation/specs/label-derivation.md has it. Types are plain names here,
// so that known answers with other names can be checked; the rest of the package goes through
// `Pseudonymizer`.

import Crypto
import RedactCore

/// The keys of one scope under one root, made anew at each call.
struct Derivation: Sendable {
  let root: RootKey
  let scope: Scope

  func pseudonymKey(type: String) -> SymmetricKey {
    root.derive([.text("pseudonym")] + scope.framed + [.text(type)], length: 32)
  }

  /// 64 bytes for AES-256 in SIV mode.
  func tokenKey() -> SymmetricKey { root.derive([.text("token")] + scope.framed, length: 64) }

  func documentKey() -> SymmetricKey {
    root.derive([.text("docdigest")] + scope.framed, length: 32)
  }

  /// Names a scope in a vault, so that its name does not stand there.
  func scopeTag() -> [UInt8] {
    root.derive([.text("scope")] + scope.framed, length: 16).withUnsafeBytes { [UInt8]($0) }
  }

  /// For the secret offset of the dates of an interview.
  func shiftKey() -> SymmetricKey { root.derive([.text("shift")] + scope.framed, length: 32) }

  /// For the choice of other names.
  func surrogateKey() -> SymmetricKey { root.derive([.text("surrogate")] + scope.framed, length: 32) }

  /// The associated data of a token: version, key id, scope, type.
  func tokenContext(type: String) -> [[UInt8]] {
    [RootKey.version.bytes, root.id.bytes, Framed.join(scope.framed), Array(type.utf8)]
  }

  static func mac(_ message: [UInt8], key: SymmetricKey) -> [UInt8] {
    [UInt8](HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  static func pseudonym(canonical: [UInt8], version: UInt8, key: SymmetricKey) -> Pseudonym {
    Pseudonym(bytes: mac([version] + canonical, key: key))
  }
}

/// The keys of one scope, made once: they never change, so any number of threads may use them.
struct ScopedKeys: Sendable {
  let derivation: Derivation
  let siv: AESSIV
  private let pseudonymKeys: Sensitive<[EntityType: SymmetricKey]>
  private let documentKey: Sensitive<SymmetricKey>

  init(root: RootKey, scope: Scope) {
    let derivation = Derivation(root: root, scope: scope)
    let keys = EntityType.allCases.map { ($0, derivation.pseudonymKey(type: $0.rawValue)) }
    pseudonymKeys = Sensitive(Dictionary(uniqueKeysWithValues: keys))
    documentKey = Sensitive(derivation.documentKey())
    siv = AESSIV(splitting: derivation.tokenKey())
    self.derivation = derivation
  }

  func pseudonym(_ type: EntityType, _ canonical: [UInt8], version: UInt8) -> Pseudonym {
    let key = pseudonymKeys.value[type, default: derivation.pseudonymKey(type: type.rawValue)]
    return Derivation.pseudonym(canonical: canonical, version: version, key: key)
  }

  func documentDigest(_ bytes: [UInt8]) -> [UInt8] {
    Derivation.mac(bytes, key: documentKey.value)
  }
}
