import Crypto
package import RedactCore

/// The 256 bits that stand for one entity of one type in one scope.
package struct Pseudonym: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The first sixty bits in twelve characters, as they stand in a coded label behind the type.
  package var label: String {
    String(Crockford32.encode(bytes.prefix(8)).prefix(LabelGrammar.codeLength))
  }
  /// All bits, as the audit and the vault keep them.
  package var hex: String { Hex.encode(bytes) }
}

/// Why a token could not be written or opened. None of the cases tells what was in it.
package enum TokenError: Error, Hashable, Sendable {
  /// Not a token by its grammar: a foreign character, an impossible length, bits past the end.
  case malformed
  /// Not sealed with this key for this scope and type, or altered since.
  case notAuthentic
  /// It opened, but the label before the colon is not the one it was written with.
  case changed
  /// The surface is longer than `Pseudonymizer.maximumSurface`.
  case tooLong(Int)
}

/// Gives labels, tokens and document digests under one root key in one scope.
///
/// The same input gives the same output on every machine; nothing is stored.
///
///     let names = Pseudonymizer(root: key, scope: .standard)
///     let who = names.pseudonym(type: .person, canonical: canonical)
///     LabelGrammar.coded(.person, who.label)   // [PERSON-7K3QW9D2M4XA]
///
/// ## Privacy
/// Holds derived keys for as long as it lives and prints as `<sensitive>`. Canonical forms and surfaces
/// pass through and are not kept.
package final class Pseudonymizer: Sendable {
  /// The most bytes of a surface that a token may hold.
  package static let maximumSurface = 65_536

  package let scope: Scope
  package let keyID: KeyID
  private let canonVersion: UInt8
  private let keys: ScopedKeys

  /// Derives the keys of the scope, which takes well under a millisecond.
  package init(root: RootKey, scope: Scope, canonVersion: UInt8 = 1) {
    self.scope = scope
    self.keyID = root.id
    self.canonVersion = canonVersion
    self.keys = ScopedKeys(root: root, scope: scope)
  }

  /// The pseudonym of the entity with this canonical form.
  package func pseudonym(type: EntityType, canonical: [UInt8]) -> Pseudonym {
    keys.pseudonym(type, canonical, version: canonVersion)
  }

  /// The pseudonym of somebody who in this document has the name of somebody else.
  package func apart(_ pseudonym: Pseudonym, in source: [UInt8]) -> Pseudonym {
    Pseudonym(
      bytes: keys.documentDigest(
        Framed.join([.text("apart"), Framed(bytes: pseudonym.bytes), Framed(bytes: source)])))
  }

  /// Sixteen bytes that name the scope for those who have the key.
  package var scopeTag: [UInt8] { keys.derivation.scopeTag() }

  /// Seals the payload for this scope and type; the result is a token body.
  package func token(type: EntityType, payload: [UInt8]) throws(TokenError) -> String {
    guard payload.count <= TokenBody.maximumPayload else { throw .tooLong(payload.count) }
    let context = keys.derivation.tokenContext(type: type.rawValue)
    return try TokenBody.seal(payload, with: keys.siv, context: context)
  }

  /// The payload of a token body that was sealed with this key for this scope and type.
  package func open(token body: [UInt8], type: EntityType) throws(TokenError) -> [UInt8] {
    let context = keys.derivation.tokenContext(type: type.rawValue)
    return try TokenBody.open(body, with: keys.siv, context: context)
  }

  /// A keyed digest of a whole document, so that a log can name it and nobody can guess what stood in
  /// it.
  package func documentDigest(_ bytes: [UInt8]) -> [UInt8] { keys.documentDigest(bytes) }

  /// By how many days all dates of an interview move: 30 to 365, forward or back.
  ///
  /// In a scope of the kind `interview` that is a number of the scope, and the same for all its documents; in
  /// others each document has its own.
  ///
  /// ## Privacy
  /// Whoever learns the number learns the dates.
  package func shiftDays(of document: [UInt8]) -> Int {
    let isOfScope = scope.kind == "interview"
    let mac = Derivation.mac(isOfScope ? [0] : [1] + document, key: keys.derivation.shiftKey())
    let number = mac.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % UInt64(2 * Self.shifts.count)
    let days = Self.shifts.lowerBound + Int(number / 2)
    return number % 2 == 0 ? days : -days
  }

  private static let shifts = 30...365

  /// 32 bytes by which other names are chosen in this scope.
  package func surrogateSeed() -> [UInt8] {
    keys.derivation.surrogateKey().withUnsafeBytes { [UInt8]($0) }
  }
}

/// Names originals by keyed digests that are the same in every scope.
package struct SourceNames: Sendable {
  private let key: Sensitive<SymmetricKey>

  package init(root: RootKey) { key = Sensitive(root.derive([.text("source")], length: 32)) }

  /// 32 bytes.
  package func digest(of original: [UInt8]) -> [UInt8] { Derivation.mac(original, key: key.value) }
}

extension Pseudonymizer: CustomStringConvertible, CustomReflectable {
  package var description: String { "<sensitive>" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
