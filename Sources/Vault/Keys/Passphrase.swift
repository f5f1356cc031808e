import Crypto
import CryptoExtras
import RedactCore

/// The words that open a protected key file.
///
/// ## Privacy
/// Prints as `<sensitive>`; its memory is cleared when the last copy goes.
package struct Passphrase: Sendable {
  /// The fewest bytes that a new protection takes; opening takes any.
  package static let minimum = 8
  /// The most bytes.
  package static let maximum = 1024

  /// Whether it is long enough to protect something new.
  package let isLongEnough: Bool
  private let secret: Sensitive<SymmetricKey>

  /// Takes 1 to 1024 bytes as they are, or nil; the caller wipes its own copy.
  package init?(_ bytes: [UInt8]) {
    guard (1...Self.maximum).contains(bytes.count) else { return nil }
    isLongEnough = bytes.count >= Self.minimum
    secret = Sensitive(SymmetricKey(data: bytes))
  }

  /// Reads the first line of a descriptor that the caller opened and closes, byte by byte, so that nothing
  /// behind the line is taken.
  package init(firstLineOf descriptor: Int32) throws(KeyFileError) {
    var line = try Descriptor.readLine(descriptor, limit: Self.maximum)
    defer { wipe(&line) }
    guard let passphrase = Passphrase(line) else { throw .passphrase }
    self = passphrase
  }

  /// The 32 bytes of scrypt with r = 8 and p = 1.
  func stretched(salt: [UInt8], work: WorkFactor) throws(KeyFileError) -> SymmetricKey {
    let derive = { (bytes: [UInt8]) throws(KeyFileError) -> SymmetricKey in
      do {
        return try KDF.Scrypt.deriveKey(
          from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << work.logarithm, blockSize: 8,
          parallelism: 1)
      } catch {
        throw .io(12)
      }
    }
    return try secret.value.withBytes(derive)
  }
}

/// How much work opening a protected key takes: scrypt's N, as its base-2 logarithm.
///
/// The bounds are checked before anything is computed, because the memory that scrypt takes is 1024 N
/// bytes and the library that computes it keeps no limit of its own.
package struct WorkFactor: Hashable, Sendable {
  /// What new protections use: 128 MiB and about a second.
  package static let standard = WorkFactor(unchecked: 17)
  /// What is accepted: from 1 MiB to 1 GiB.
  package static let accepted = 10...20

  package let logarithm: Int

  package init(logarithm: Int) throws(KeyFileError) {
    guard Self.accepted.contains(logarithm) else { throw .workFactor(logarithm) }
    self.logarithm = logarithm
  }

  private init(unchecked logarithm: Int) { self.logarithm = logarithm }
}
