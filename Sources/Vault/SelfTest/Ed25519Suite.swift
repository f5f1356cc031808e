import Crypto
import RedactCore

/// Signatures of RFC 8032, section 7.1: the public key of a secret one, the signature itself, and that one
/// changed bit is refused. What is refused besides, Wycheproof's file asks.
enum Ed25519Suite {
  static func builtIn() -> SuiteResult {
    var result = SuiteResult("built in: Ed25519")
    for (index, answer) in answers.enumerated() { check(index + 1, answer, into: &result) }
    return result
  }

  private static func check(_ number: Int, _ answer: Answer, into result: inout SuiteResult) {
    guard let seed = Hex.decode(answer.secret), let signature = Hex.decode(answer.signature),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { return result.check("test \(number) input", false) }
    let made = try? key.signature(for: answer.message)
    var changed = signature
    changed[number] ^= 1
    result.check(
      "test \(number) key", Hex.encode(key.publicKey.rawRepresentation) == answer.publicKey)
    result.check("test \(number) signature", made.map { [UInt8]($0) } == signature)
    result.check(
      "test \(number) verified",
      key.publicKey.isValidSignature(signature, for: answer.message)
        && !key.publicKey.isValidSignature(changed, for: answer.message))
  }

  private struct Answer {
    let secret: String
    let publicKey: String
    let message: [UInt8]
    let signature: String
  }

  private static let answers = [
    Answer(
      secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: [],
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Answer(
      secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: [0x72],
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Answer(
      secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: [0xAF, 0x82],
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
  ]
}
