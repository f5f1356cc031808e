import Crypto
import RedactCore

/// SHA-256 of what anybody may know: outputs, rules, policies. Never of an original text, which could be
/// guessed from it.
package enum PlainDigest {
  /// 64 lower-case digits.
  package static func sha256(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.hash(data: bytes)) }

  /// 32 bytes.
  package static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] { [UInt8](SHA256.hash(data: bytes)) }

  /// One digest of several named files. Lengths are part of it and the order is by name, so neither
  /// where one file ends nor how a folder is listed makes a difference that should not be, or hides one
  /// that should.
  package static func sha256(files: [(name: String, bytes: [UInt8])]) -> String {
    var hash = SHA256()
    let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for part in sorted.flatMap({ [Array($0.name.utf8), $0.bytes] }) {
      let length = UInt64(part.count)
      hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) })
      hash.update(data: part)
    }
    return Hex.encode(hash.finalize())
  }
}
