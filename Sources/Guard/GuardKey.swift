import Crypto
import RedactCore

/// What can be wrong with the bytes of a check key.
package enum GuardKeyError: Error, Hashable, Sendable {
  /// A key has 32 bytes, not this many.
  case length(Int)
}

/// The key of all that guards a corpus: fingerprint lists, fingerprints of findings, names of files.
///
/// ## Privacy
/// Prints as its id. Whoever holds it can test any name against the lists and the baseline of a corpus;
/// labels, tokens and vaults stay closed to them.
package struct GuardKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// The number of bytes.
  package static let length = 32

  /// Sixteen hexadecimal digits that name the key and tell nothing of it.
  package let id: String
  private let secret: Sensitive<SymmetricKey>
  private let findings, names: KeyedHash

  /// Takes exactly 32 bytes; the caller wipes its own copy.
  package init(_ secret: [UInt8]) throws(GuardKeyError) {
    guard secret.count == Self.length else { throw .length(secret.count) }
    self.init(SymmetricKey(data: secret))
  }

  /// A new key from the system's generator, for a run that leaves nothing behind.
  package static func ephemeral() -> GuardKey { GuardKey(SymmetricKey(size: .bits256)) }

  private init(_ secret: SymmetricKey) {
    self.secret = Sensitive(secret)
    findings = KeyedHash(Self.derive(from: secret, "finding", length: 32))
    names = KeyedHash(Self.derive(from: secret, "name", length: 32))
    id = Self.derive(from: secret, "keyid", length: 8).withUnsafeBytes { Hex.encode($0) }
  }

  package var description: String { id }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

  /// The fingerprint of a finding: of what was found by which rule, in which scope of files; 32 digits.
  ///
  /// - Parameter canonical: what was found, in its canonical form.
  package func finding(rule: String, canonical: some Sequence<UInt8>, scope: String) -> String {
    Hex.encode(findings.of([Array(rule.utf8), Array(canonical), Array(scope.utf8)]).prefix(16))
  }

  /// What stands for a path that may not be shown; 32 digits.
  package func name(_ path: some Sequence<UInt8>) -> String {
    Hex.encode(names.of([Array(path)]).prefix(16))
  }

  /// The same for a path that is text.
  package func name(_ path: String) -> String { name(path.utf8) }
}

extension GuardKey {
  /// A key of its own for each use: HKDF-SHA256 with an empty salt over the framed parts.
  func derive(_ use: String, length: Int) -> SymmetricKey {
    Self.derive(from: secret.value, use, length: length)
  }

  private static func derive(from key: SymmetricKey, _ use: String, length: Int) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Framed.join([Array("redact/check/1".utf8), Array(use.utf8)]),
      outputByteCount: length)
  }
}

/// HMAC-SHA256 under one key, which is read once.
///
/// ## Privacy
/// Shows nothing of its key in mirrors.
struct KeyedHash: Sendable, CustomReflectable {
  private let keyed: HMAC<SHA256>

  init(_ key: SymmetricKey) { keyed = HMAC(key: key) }

  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

  /// The 32 bytes of the framed parts.
  func of(_ parts: [[UInt8]]) -> [UInt8] { of(bytes: Framed.join(parts)[...]) }

  /// The 32 bytes of a message as it is.
  func of(bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash = keyed
    hash.update(data: bytes)
    return [UInt8](hash.finalize())
  }
}

/// Parts that are joined with their lengths, so that no two lists of parts look alike.
enum Framed {
  /// For each part its length as four bytes, big end first, then the part.
  static func join(_ parts: [[UInt8]]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(parts.reduce(0) { $0 + 4 + $1.count })
    for part in parts {
      let length = UInt32(truncatingIfNeeded: part.count)
      for shift in [24, 16, 8, 0] as [UInt32] { joined.append(UInt8(truncatingIfNeeded: length >> shift)) }
      joined.append(contentsOf: part)
    }
    return joined
  }
}
