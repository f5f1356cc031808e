import Crypto
import RedactCore

// HPKE takes and gives `Data`.
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Answers of RFC 9180 for X25519 and HKDF-SHA256 without a sender's key, from the recipient's side: a
/// sender draws a new key each time and so has no known answer.
enum HPKESuite {
  static func builtIn() -> SuiteResult {
    var result = SuiteResult("built in: HPKE")
    for answer in HPKEAnswer.rfc9180 {
      check(answer, into: &result)
      result.check("\(answer.name) own", opensOwn(answer.cipher))
    }
    return result
  }

  /// The settings of the file that is published with the RFC; those for other curves, hashes and modes
  /// are counted as skipped.
  static func run(_ settings: [VectorValue], into result: inout SuiteResult) {
    for (index, setting) in settings.enumerated() {
      if let answer = read(setting, name: "setting \(index)") {
        check(answer, into: &result)
      } else {
        result.skip()
      }
    }
  }

  private static func check(_ answer: HPKEAnswer, into result: inout SuiteResult) {
    guard var recipient = recipient(answer) else { return result.check("\(answer.name) key", false) }
    for (index, message) in answer.messages.enumerated() {
      result.check("\(answer.name) message \(index)", holds(message, &recipient))
    }
    for (index, export) in answer.exports.enumerated() {
      result.check("\(answer.name) export \(index)", holds(export, recipient))
    }
  }

  private static func recipient(_ answer: HPKEAnswer) -> HPKE.Recipient? {
    guard let secret = Hex.decode(answer.secret), let info = Hex.decode(answer.info),
      let encapsulated = Hex.decode(answer.encapsulated),
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
    else { return nil }
    return try? HPKE.Recipient(
      privateKey: key, ciphersuite: suite(answer.cipher), info: Data(info),
      encapsulatedKey: Data(encapsulated))
  }

  /// Whether the message opens to its plaintext, and not once a bit of it was changed.
  private static func holds(
    _ message: HPKEAnswer.Message, _ recipient: inout HPKE.Recipient
  ) -> Bool {
    guard let sealed = Hex.decode(message.sealed), !sealed.isEmpty,
      let associated = Hex.decode(message.associated)
    else { return false }
    var changed = sealed
    changed[changed.count / 2] ^= 1
    var other = recipient
    let refused = (try? other.open(changed, authenticating: associated)) == nil
    let opened = try? recipient.open(sealed, authenticating: associated)
    return refused && opened.map { [UInt8]($0) } == Hex.decode(message.plaintext)
  }

  private static func holds(_ export: HPKEAnswer.Export, _ recipient: HPKE.Recipient) -> Bool {
    guard let context = Hex.decode(export.context), let value = Hex.decode(export.value),
      let made = try? recipient.exportSecret(context: context, outputByteCount: value.count)
    else { return false }
    return made.withBytes { $0 } == value
  }

  /// Whether the holder of a new key can open what was sealed to it, and nobody else.
  private static func opensOwn(_ cipher: HPKE.AEAD) -> Bool {
    let keys = (0..<2).map { _ in Curve25519.KeyAgreement.PrivateKey() }
    let text = Array("sealed".utf8)
    guard
      var sender = try? HPKE.Sender(
        recipientKey: keys[0].publicKey, ciphersuite: suite(cipher), info: Data()),
      let sealed = try? sender.seal(text)
    else { return false }
    let opened = keys.map { key -> [UInt8]? in
      var recipient = try? HPKE.Recipient(
        privateKey: key, ciphersuite: suite(cipher), info: Data(), encapsulatedKey: sender.encapsulatedKey)
      return (try? recipient?.open(sealed)).map { [UInt8]($0) }
    }
    return opened == [text, nil]
  }

  private static func suite(_ cipher: HPKE.AEAD) -> HPKE.Ciphersuite {
    HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: cipher)
  }

  /// The setting, or nil when it is none of ours.
  private static func read(_ setting: VectorValue, name: String) -> HPKEAnswer? {
    let ciphers: [Int: HPKE.AEAD] = [
      1: .AES_GCM_128, 2: .AES_GCM_256, 3: .chaChaPoly, 0xFFFF: .exportOnly,
    ]
    guard setting["mode"]?.integer == 0, setting["kem_id"]?.integer == 0x20,
      setting["kdf_id"]?.integer == 1, let cipher = setting["aead_id"]?.integer.flatMap({ ciphers[$0] })
    else { return nil }
    return HPKEAnswer(
      name: name, cipher: cipher, secret: setting["skRm"]?.text ?? "",
      encapsulated: setting["enc"]?.text ?? "", info: setting["info"]?.text ?? "",
      messages: (setting["encryptions"]?.items ?? []).map { message in
        HPKEAnswer.Message(
          associated: message["aad"]?.text ?? "", sealed: message["ct"]?.text ?? "",
          plaintext: message["pt"]?.text ?? "")
      },
      exports: (setting["exports"]?.items ?? []).map { export in
        HPKEAnswer.Export(
          context: export["exporter_context"]?.text ?? "", value: export["exported_value"]?.text ?? "")
      })
  }
}
