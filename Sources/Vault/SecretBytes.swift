import Crypto
import Glibc

/// True when the two are equal; takes the same time wherever they differ.
func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  var difference: UInt8 = 0
  for index in a.indices { difference |= a[index] ^ b[index] }
  return difference == 0
}

/// So many bytes from the system's generator, with as few questions to it as it allows.
func randomBytes(_ count: Int) throws(EntropyError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  for start in stride(from: 0, to: count, by: mostEntropy) {
    let part = min(mostEntropy, count - start)
    let failed = bytes.withUnsafeMutableBytes { getentropy($0.baseAddress?.advanced(by: start), part) }
    guard failed == 0 else { throw EntropyError() }
  }
  return bytes
}

/// The system gives no random bytes.
struct EntropyError: Error, Hashable {}

/// The most bytes that the system gives at once; see getentropy(3).
private let mostEntropy = 256

/// Overwrites the numbers with zeros and forgets them.
///
/// Best effort: copies that Swift made earlier are out of reach, so keep such arrays local and unshared.
package func wipe(_ numbers: inout [some FixedWidthInteger]) {
  numbers.withUnsafeMutableBytes { buffer in
    if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) }
  }
  numbers.removeAll()
}

extension SymmetricKey {
  /// Lends the key's bytes for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var bytes = withUnsafeBytes { [UInt8]($0) }
    defer { wipe(&bytes) }
    return try body(bytes)
  }
}
