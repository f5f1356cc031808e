import Crypto
import CryptoExtras

/// The layer between the secret and what is shared: a passphrase, and work for whoever guesses it.
///
/// It keeps the length, and any passphrase opens it: to another secret. Whether a secret is the right one
/// is for the caller to know, by a checksum or a key id of its own.
struct ShareCipher {
  /// The most work that is done: 640,000 rounds, about a second; the field would hold 1,000 times more.
  static let maximumExponent = 6

  private static let rounds = 4
  /// Of PBKDF2, in each of the four rounds, at exponent zero.
  private static let baseCount = 2_500

  let identifier: UInt16
  let extendable: Bool
  let exponent: Int
  let passphrase: [UInt8]

  func encrypt(_ secret: [UInt8]) throws(ShareError) -> [UInt8] {
    try run(secret, order: Array(0..<Self.rounds))
  }

  func decrypt(_ secret: [UInt8]) throws(ShareError) -> [UInt8] {
    try run(secret, order: (0..<Self.rounds).reversed())
  }

  /// Luby and Rackoff's network: the halves change places in each round, and once more at the end.
  private func run(_ input: [UInt8], order: [Int]) throws(ShareError) -> [UInt8] {
    var left = Array(input.prefix(input.count / 2))
    var right = Array(input.suffix(input.count / 2))
    defer {
      wipe(&left)
      wipe(&right)
    }
    for round in order {
      var mask = try mask(round, right)
      defer { wipe(&mask) }
      for index in mask.indices { mask[index] ^= left[index] }
      swap(&left, &right)
      swap(&right, &mask)
    }
    return right + left
  }

  private func mask(_ round: Int, _ half: [UInt8]) throws(ShareError) -> [UInt8] {
    var password = [UInt8(round)] + passphrase
    var salt = self.salt + half
    defer {
      wipe(&password)
      wipe(&salt)
    }
    return try Self.stretch(
      password, salt: salt, count: Self.baseCount << exponent, length: half.count)
  }

  /// Shares that may be extended by others of the same secret later do not depend on the identifier.
  private var salt: [UInt8] {
    extendable
      ? [] : Array("shamir".utf8) + [UInt8(identifier >> 8), UInt8(truncatingIfNeeded: identifier)]
  }

  /// PBKDF2 with HMAC-SHA256.
  ///
  /// Through the call that does not check the number of rounds, because the standard fixes it: 10,000 in
  /// all at exponent zero, where the other call wants 210,000. The keys that are shared are random; the
  /// rounds only slow down who guesses the passphrase.
  static func stretch(
    _ password: [UInt8], salt: [UInt8], count: Int, length: Int
  ) throws(ShareError) -> [UInt8] {
    do {
      return try KDF.Insecure.PBKDF2.deriveKey(
        from: password, salt: salt, using: .sha256, outputByteCount: length,
        unsafeUncheckedRounds: count
      ).withBytes { $0 }
    } catch {
      throw .derivation
    }
  }
}
