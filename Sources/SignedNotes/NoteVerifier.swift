import Crypto
import RedactCore

/// Whose signature a note may bear: a name and an Ed25519 public key, as C2SP's signed-note specification has it.
package struct NoteVerifier: Hashable, Sendable, CustomStringConvertible {
  /// What is signed, and so what a signature says.
  package enum Algorithm: UInt8, Sendable {
    /// The text itself.
    case ed25519 = 1
    /// The text of a checkpoint and a time: that its log was consistent until then (C2SP tlog-cosignature).
    case cosignature = 4
  }

  package let name: String
  package let algorithm: Algorithm
  /// 32 bytes.
  package let key: [UInt8]

  /// - Returns: nil when the name is empty or holds a blank or a plus sign, or the key is not of 32 bytes.
  package init?(name: String, algorithm: Algorithm = .ed25519, key: [UInt8]) {
    guard !name.isEmpty, key.count == 32,
      !name.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "+" })
    else { return nil }
    self.name = name
    self.algorithm = algorithm
    self.key = key
  }

  /// The four bytes by which a signature names its key.
  package var hash: [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0x0A, algorithm.rawValue] + key).prefix(4))
  }

  /// What other tools call a verifier key: name, hash, algorithm and key.
  package var description: String {
    "\(name)+\(Hex.encode(hash))+\(Base64.encode([algorithm.rawValue] + key))"
  }

  /// Whether these bytes are a signature of this key over a text.
  func isValid(_ signature: [UInt8], of text: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
    switch algorithm {
    case .ed25519: return key.isValidSignature(signature, for: text)
    case .cosignature:
      guard signature.count == 72, signature[0] < 0x80 else { return false }
      let time = signature[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return key.isValidSignature(signature[8...], for: NoteSigner.cosigned(text, at: time))
    }
  }
}

/// Who signs notes.
///
/// ## Privacy
/// Holds a way to sign, and nothing that can be read.
package struct NoteSigner: Sendable {
  package let verifier: NoteVerifier
  private let sign: @Sendable ([UInt8]) throws(NoteError) -> [UInt8]

  /// - Parameter sign: gives the 64 bytes of an Ed25519 signature by the verifier's key.
  package init(_ verifier: NoteVerifier, sign: @escaping @Sendable ([UInt8]) throws(NoteError) -> [UInt8]) {
    self.verifier = verifier
    self.sign = sign
  }

  /// - Parameter time: seconds since 1970 that a cosignature tells; other signatures have none.
  func signature(of text: [UInt8], at time: UInt64) throws(NoteError) -> [UInt8] {
    switch verifier.algorithm {
    case .ed25519: return try sign(text)
    case .cosignature:
      let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
      return stamp + (try sign(Self.cosigned(text, at: time)))
    }
  }

  /// What a cosigner signs of a checkpoint.
  static func cosigned(_ text: [UInt8], at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }
}

/// Why a note could not be signed.
package enum NoteError: Error, Hashable, Sendable {
  /// The secret key gave no signature.
  case unusableKey
  /// The text is empty, does not end in LF, or is no UTF-8.
  case text
}
