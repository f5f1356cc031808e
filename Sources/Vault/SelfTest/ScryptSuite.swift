import Crypto
import CryptoExtras
import RedactCore

/// Keys of RFC 7914, section 12; without the last one there, which takes 1 GiB of memory.
enum ScryptSuite {
  static func builtIn() -> SuiteResult {
    var result = SuiteResult("built in: scrypt")
    for answer in answers {
      let key = try? KDF.Scrypt.deriveKey(
        from: Array(answer.passphrase.utf8), salt: Array(answer.salt.utf8), outputByteCount: 64,
        rounds: answer.rounds, blockSize: answer.blockSize, parallelism: answer.parallelism)
      result.check(
        "N = \(answer.rounds)", key?.withBytes { $0 } == Hex.decode(answer.key))
    }
    return result
  }

  private struct Answer {
    let passphrase: String
    let salt: String
    let rounds: Int
    let blockSize: Int
    let parallelism: Int
    let key: String
  }

  private static let answers = [
    Answer(
      passphrase: "", salt: "", rounds: 16, blockSize: 1, parallelism: 1,
      key: "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"),
    Answer(
      passphrase: "password", salt: "NaCl", rounds: 1_024, blockSize: 8, parallelism: 16,
      key: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"),
    Answer(
      passphrase: "pleaseletmein", salt: "SodiumChloride", rounds: 16_384, blockSize: 8, parallelism: 1,
      key: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"),
  ]
}
