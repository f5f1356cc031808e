import Crypto

/// The files of Project Wycheproof for the algorithms we rest on; what must be refused counts as much as
/// what must hold.
enum WycheproofSuite {
  static func run(_ root: VectorValue, _ algorithm: String, into result: inout SuiteResult) {
    for group in root["testGroups"]?.items ?? [] {
      for test in group["tests"]?.items ?? [] {
        guard let accepted = accepts(test, group, algorithm),
          let verdict = test["result"]?.text, verdict != "acceptable"
        else {
          result.skip()
          continue
        }
        result.check("test \(test["tcId"]?.integer ?? 0)", accepted == (verdict == "valid"))
      }
    }
  }

  /// Whether we accept the case as valid; nil for an algorithm that is not ours.
  private static func accepts(
    _ test: VectorValue, _ group: VectorValue, _ algorithm: String
  ) -> Bool? {
    switch algorithm {
    case "AES-SIV-CMAC": siv(test)
    case "AES-CMAC": cmac(test, group)
    case "HKDF-SHA-256": hkdf(test)
    case "HMACSHA256": hmac(test, group)
    case "PBKDF2-HMACSHA256": pbkdf2(test)
    case "EDDSA": ed25519(test, group)
    default: nil
    }
  }

  private static func siv(_ test: VectorValue) -> Bool {
    guard let key = test["key"]?.bytes, let data = test["aad"]?.bytes,
      let message = test["msg"]?.bytes, let sealed = test["ct"]?.bytes,
      let siv = try? AESSIV(key: key), let opened = try? siv.open(sealed, authenticating: [data])
    else { return false }
    return opened == message && (try? siv.seal(message, authenticating: [data])) == sealed
  }

  private static func cmac(_ test: VectorValue, _ group: VectorValue) -> Bool {
    guard let key = test["key"]?.bytes, let message = test["msg"]?.bytes,
      let tag = try? AESSIV.cmac(message, key: SymmetricKey(data: key))
    else { return false }
    return matches(tag, test, group)
  }

  private static func hmac(_ test: VectorValue, _ group: VectorValue) -> Bool {
    guard let key = test["key"]?.bytes, let message = test["msg"]?.bytes else { return false }
    return matches(Derivation.mac(message, key: SymmetricKey(data: key)), test, group)
  }

  /// Whether the tag, cut to the group's size, is the one of the test.
  private static func matches(_ tag: [UInt8], _ test: VectorValue, _ group: VectorValue) -> Bool {
    guard let bits = group["tagSize"]?.integer, let expected = test["tag"]?.bytes else {
      return false
    }
    return equalInConstantTime(Array(tag.prefix(bits / 8)), expected)
  }

  private static func hkdf(_ test: VectorValue) -> Bool {
    guard let material = test["ikm"]?.bytes, let salt = test["salt"]?.bytes,
      let info = test["info"]?.bytes, let size = test["size"]?.integer,
      (1...255 * SHA256.byteCount).contains(size)
    else { return false }
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: material), salt: salt, info: info, outputByteCount: size)
    return key.withBytes { $0 } == test["okm"]?.bytes
  }

  private static func pbkdf2(_ test: VectorValue) -> Bool {
    guard let password = test["password"]?.bytes, let salt = test["salt"]?.bytes,
      let count = test["iterationCount"]?.integer, (1...1_000_000).contains(count),
      let length = test["dkLen"]?.integer, (1...1_024).contains(length)
    else { return false }
    let key = try? ShareCipher.stretch(password, salt: salt, count: count, length: length)
    return key == test["dk"]?.bytes
  }

  private static func ed25519(_ test: VectorValue, _ group: VectorValue) -> Bool {
    guard let bytes = group["publicKey"]?["pk"]?.bytes, let message = test["msg"]?.bytes,
      let signature = test["sig"]?.bytes,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
