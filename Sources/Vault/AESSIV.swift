// AES-SIV (RFC 5297): a sealing that needs no nonce. The same input always gives the same bytes, which
// is what a token must do, and nothing is lost if an input comes twice. It is put together here from
// CMAC and CTR because swift-crypto 4.5.2 has no SIV of its own; its CTR is underscored, hence the exact
// version in the manifest.

import Crypto
import CryptoExtras
import RedactCore

/// Why AES-SIV could not seal or open.
package enum AESSIVError: Error, Hashable, Sendable {
  /// The key is not 32, 48 or 64 bytes.
  case keyLength(Int)
  /// More than 126 parts of associated data.
  case tooManyParts(Int)
  /// Too short, or not sealed under this key with this associated data.
  case notAuthentic
}

/// Deterministic authenticated encryption with any number of parts of associated data.
///
/// ## Privacy
/// Holds key bytes in buffers that are cleared when the last copy goes. Neither key nor plaintext
/// reaches an error.
package struct AESSIV: Sendable {
  /// The number of bytes that sealing adds in front.
  package static let overhead = 16
  /// The most parts of associated data that RFC 5297 allows.
  package static let maximumParts = 126

  private let authentication: Sensitive<SymmetricKey>
  private let encryption: Sensitive<SymmetricKey>

  /// Takes a key of 32, 48 or 64 bytes: the first half authenticates, the second encrypts.
  package init(key: [UInt8]) throws(AESSIVError) {
    guard [32, 48, 64].contains(key.count) else { throw .keyLength(key.count) }
    self.init(splitting: SymmetricKey(data: key))
  }

  /// Takes a key whose length is known to be right.
  init(splitting key: SymmetricKey) {
    let halves = key.withUnsafeBytes { bytes in
      let half = bytes.count / 2
      return (SymmetricKey(data: bytes[..<half]), SymmetricKey(data: bytes[half...]))
    }
    authentication = Sensitive(halves.0)
    encryption = Sensitive(halves.1)
  }

  /// The synthetic IV, then the ciphertext.
  package func seal(
    _ plaintext: [UInt8], authenticating parts: [[UInt8]]
  ) throws(AESSIVError) -> [UInt8] {
    let iv = try synthesise(parts, plaintext)
    return iv + (try counterMode(plaintext, iv: iv))
  }

  /// The plaintext, or `notAuthentic`; nothing of it is given out before the comparison.
  package func open(
    _ sealed: [UInt8], authenticating parts: [[UInt8]]
  ) throws(AESSIVError) -> [UInt8] {
    guard sealed.count >= Self.overhead else { throw .notAuthentic }
    let iv = [UInt8](sealed.prefix(Self.overhead))
    var plaintext = try counterMode([UInt8](sealed.dropFirst(Self.overhead)), iv: iv)
    guard equalInConstantTime(iv, try synthesise(parts, plaintext)) else {
      wipe(&plaintext)
      throw .notAuthentic
    }
    return plaintext
  }

  /// S2V: one value of 16 bytes that depends on every part, their order and the plaintext.
  private func synthesise(
    _ parts: [[UInt8]], _ plaintext: [UInt8]
  ) throws(AESSIVError) -> [UInt8] {
    guard parts.count <= Self.maximumParts else { throw .tooManyParts(parts.count) }
    var sum = try mac([UInt8](repeating: 0, count: 16))
    for part in parts {
      sum = Self.xor(Self.double(sum), try mac(part))
    }
    guard plaintext.count >= 16 else {
      let padding = [0x80] + [UInt8](repeating: 0, count: 15 - plaintext.count)
      return try mac(Self.xor(Self.double(sum), plaintext + padding))
    }
    var last = plaintext
    for index in 0..<16 { last[last.count - 16 + index] ^= sum[index] }
    return try mac(last)
  }

  private func mac(_ message: [UInt8]) throws(AESSIVError) -> [UInt8] {
    try Self.cmac(message, key: authentication.value)
  }

  /// CTR from the synthetic IV with its 31st and 63rd bit (counted from the right) cleared.
  private func counterMode(_ input: [UInt8], iv: [UInt8]) throws(AESSIVError) -> [UInt8] {
    guard !input.isEmpty else { return [] }
    var counter = iv
    counter[8] &= 0x7F
    counter[12] &= 0x7F
    return try Self.ctr(input, key: encryption.value, counter: counter)
  }
}

// The parts, each with known answers of its own.
extension AESSIV {
  /// Multiplication by x in GF(2^128): a shift to the left, and 0x87 into the last byte for a bit that
  /// fell out.
  static func double(_ block: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: block.count)
    var carry: UInt8 = 0
    for index in block.indices.reversed() {
      result[index] = block[index] << 1 | carry
      carry = block[index] >> 7
    }
    result[result.count - 1] ^= carry * 0x87
    return result
  }

  static func cmac(_ message: [UInt8], key: SymmetricKey) throws(AESSIVError) -> [UInt8] {
    do {
      var cmac = try AES.CMAC(key: key)
      cmac.update(data: message)
      return [UInt8](cmac.finalize())
    } catch {
      throw .keyLength(key.bitCount / 8)
    }
  }

  static func ctr(
    _ input: [UInt8], key: SymmetricKey, counter: [UInt8]
  ) throws(AESSIVError) -> [UInt8] {
    do {
      let nonce = try AES._CTR.Nonce(nonceBytes: counter)
      return [UInt8](try AES._CTR.encrypt(input, using: key, nonce: nonce))
    } catch {
      throw .keyLength(key.bitCount / 8)
    }
  }

  private static func xor(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    var result = a
    for index in result.indices { result[index] ^= b[index] }
    return result
  }
}
