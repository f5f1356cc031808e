import Crypto

/// The examples of RFC 5297 and more, as the Miscreant project wrote them down (TJSON: the type is in
/// the name).
enum MiscreantSuite {
  static func run(_ examples: [VectorValue], into result: inout SuiteResult) {
    for (index, example) in examples.enumerated() {
      guard let holds = check(example) else {
        result.skip()
        continue
      }
      result.check("example \(index)", holds)
    }
  }

  /// Whether our answer is the same; nil for an algorithm that is not ours.
  private static func check(_ example: VectorValue) -> Bool? {
    if let input = example["input:d16"]?.bytes {
      return AESSIV.double(input) == example["output:d16"]?.bytes
    }
    guard let key = example["key:d16"]?.bytes else { return nil }
    if let message = example["message:d16"]?.bytes {
      return (try? AESSIV.cmac(message, key: SymmetricKey(data: key))) == example["tag:d16"]?.bytes
    }
    guard let plaintext = example["plaintext:d16"]?.bytes,
      let ciphertext = example["ciphertext:d16"]?.bytes
    else { return nil }
    if let counter = example["iv:d16"]?.bytes {
      let key = SymmetricKey(data: key)
      return (try? AESSIV.ctr(plaintext, key: key, counter: counter)) == ciphertext
    }
    guard let parts = parts(example), let siv = try? AESSIV(key: key) else { return nil }
    return (try? siv.seal(plaintext, authenticating: parts)) == ciphertext
      && (try? siv.open(ciphertext, authenticating: parts)) == plaintext
  }

  /// The associated data: a list, or for the form with a nonce the data and then the nonce.
  private static func parts(_ example: VectorValue) -> [[UInt8]]? {
    if let list = example["ad:A<d16>"]?.items { return list.compactMap(\.bytes) }
    guard example["alg:s"]?.text == "AES-SIV", let data = example["ad:d16"]?.bytes,
      let nonce = example["nonce:d16"]?.bytes
    else { return nil }
    return [data, nonce]
  }
}
