import Crypto
import RedactCore

/// What can be wrong with the bytes of a key or the name of a scope.
package enum KeyError: Error, Hashable, Sendable {
  /// A key has 32 bytes, not this many.
  case length(Int)
  /// A public key of small order: whatever is sealed to it, anybody can open.
  case weak
  /// A key that cannot be used.
  case unusable
  /// A scope is written `kind:name`.
  case scope
}

/// Eight bytes derived from a key that name it without telling it: shown in audit records and key files.
package struct KeyID: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]
  /// Sixteen digits.
  package var description: String { Hex.encode(bytes) }
}

extension KeyID {
  /// The name of a pair: the first bytes of SHA-256 over version, role and public half.
  init(role: KeyRole, publicKey: [UInt8]) {
    let name = Framed.join([RootKey.version, .text(role.rawValue), Framed(bytes: publicKey)])
    self.init(bytes: Array(SHA256.hash(data: name).prefix(8)))
  }

  /// Reads the sixteen digits, in lower case.
  package init?(_ digits: String) {
    guard digits.utf8.count == 16, let bytes = Hex.decode(digits), Hex.encode(bytes) == digits else {
      return nil
    }
    self.init(bytes: bytes)
  }
}

/// The 32 bytes everything else is derived from.
///
/// ## Privacy
/// Prints as `<sensitive>`; its memory is cleared when the last copy goes. Whoever holds it can test any
/// name against any label of its scopes.
package struct RootKey: Sendable {
  /// The number of bytes.
  package static let length = 32

  package let id: KeyID
  private let secret: Sensitive<SymmetricKey>

  /// Takes exactly 32 bytes; the caller wipes its own copy.
  package init(bytes: [UInt8]) throws(KeyError) {
    guard bytes.count == Self.length else { throw .length(bytes.count) }
    self.init(SymmetricKey(data: bytes))
  }

  /// A new key from the system's generator.
  package static func random() -> RootKey { RootKey(SymmetricKey(size: .bits256)) }

  private init(_ key: SymmetricKey) {
    secret = Sensitive(key)
    let name = Self.derive(from: key, [.text("keyid")], length: 8)
    id = KeyID(bytes: name.withUnsafeBytes { [UInt8]($0) })
  }

  /// Lends the 32 bytes for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try secret.value.withBytes(body)
  }
}

extension RootKey {
  /// The version that stands first in every derivation and in every token's associated data.
  static let version = Framed.text("redact/v1")

  /// HKDF-SHA256 with an empty salt over the framed parts.
  func derive(_ parts: [Framed], length: Int) -> SymmetricKey {
    Self.derive(from: secret.value, parts, length: length)
  }

  private static func derive(from key: SymmetricKey, _ parts: [Framed], length: Int) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Framed.join([version] + parts), outputByteCount: length)
  }
}

/// One part of a derivation's name. Parts are joined with their lengths, so that no two lists of parts
/// look alike.
struct Framed {
  let bytes: [UInt8]

  static func text(_ text: String) -> Framed { Framed(bytes: Array(text.utf8)) }

  /// For each part its length as four bytes, big end first, then the part.
  static func join(_ parts: [Framed]) -> [UInt8] {
    var joined: [UInt8] = []
    for part in parts {
      let length = UInt32(truncatingIfNeeded: part.bytes.count)
      joined.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) })
      joined.append(contentsOf: part.bytes)
    }
    return joined
  }
}
