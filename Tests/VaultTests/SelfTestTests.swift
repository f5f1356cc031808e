import TestSupport
import Testing

@testable import Vault

@Suite struct SelfTestTests {
  /// Passed and skipped cases of every shared file that is looked at.
  private static let expected: [String: [Int]] = [
    "redact-v1-kat/canon-classes.json": [0, 9],
    "redact-v1-kat/derive.json": [80, 0],
    "redact-v1-kat/evasion.json": [0, 1],
    "rfc5297-miscreant/aes_cmac.tjson": [8, 0],
    "rfc5297-miscreant/aes_ctr.tjson": [2, 0],
    "rfc5297-miscreant/aes_siv.tjson": [6, 0],
    "rfc5297-miscreant/aes_siv_aead.tjson": [3, 3],
    "rfc5297-miscreant/dbl.tjson": [7, 0],
    "slip39/vectors.json": [45, 0],
    "wycheproof/aes_cmac_test.json": [311, 0],
    "wycheproof/aes_ff1_radix10_subset.json": [0, 481],
    "wycheproof/aes_gcm_siv_test.json": [0, 202],
    "wycheproof/aes_siv_cmac_test.json": [442, 0],
    "wycheproof/ed25519_test.json": [151, 0],
    "wycheproof/hkdf_sha256_test.json": [86, 0],
    "wycheproof/hmac_sha256_test.json": [174, 0],
    "wycheproof/pbkdf2_hmacsha256_test.json": [60, 0],
  ]

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `Every shared known answer is ours as well`() throws {
    let results = try SelfTest.run(folder: Shared.folder.appending(path: "vectors").path)
    for result in results {
      #expect(result.failures == [], "\(result.suite)")
      #expect([result.passed, result.skipped] == Self.expected[result.suite], "\(result.suite)")
    }
    #expect(Set(results.map(\.suite)) == Set(Self.expected.keys))
  }

  @Test func `The built-in answers hold`() {
    let results = SelfTest.builtIn()
    #expect(results.flatMap(\.failures) == [])
    #expect(
      results.map { "\($0.suite) \($0.passed)" } == [
        "built in 12", "built in: Ed25519 9", "built in: HPKE 14", "built in: scrypt 3",
        "built in: SLIP-39 8",
      ])
  }

  @Test func `Canonical forms are asked of whoever has them`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      #"{"same":[["ab","AB"],["c","c"]],"different":[["a","b"],["x","X"]]}"#, "c.json")
    let folded = try SelfTest.run(folder: folder.path) { $0.map { $0 | 0x20 } }
    #expect(folded.map(\.passed) == [3])
    #expect(folded.map(\.failures) == [["different 1"]])
    #expect(try SelfTest.run(folder: folder.path).map(\.skipped) == [4])
  }

  @Test func `A wrong answer fails, and so does a file that is not JSON`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("{", "broken.json")
    _ = try folder.write(
      #"{"examples:A<O>":[{"input:d16":"\#(zeros)01","output:d16":"\#(zeros)03"}]}"#, "dbl.tjson")
    _ = try folder.write(#"{"cases":[{"root":"00"}]}"#, "derive.json")
    let results = try SelfTest.run(folder: folder.path)
    #expect(results.map(\.suite) == ["broken.json", "dbl.tjson", "derive.json"])
    #expect(results.map(\.failed) == [1, 1, 1])
  }

  @Test func `A derivation answer with one field changed fails by the name of the field`() throws {
    let good = Self.derivation()
    for (field, value) in good where !Self.inputs.contains(field) {
      var changed = good
      changed[field] = (value.first == "0" ? "1" : "0") + value.dropFirst()
      let folder = try TemporaryFolder()
      _ = try folder.write(Self.json(good), "a.json")
      _ = try folder.write(Self.json(changed), "b.json")
      #expect(try SelfTest.run(folder: folder.path).map(\.failures) == [[], ["case 0: \(field)"]])
    }
  }

  @Test func `A share answer that is not ours fails by its number`() throws {
    let share =
      "duckling enlarge academic academic agency result length solution fridge kidney coal "
      + "piece deal husband erode duke ajar critical decision keyboard"
    let secret = "bb54aac4b89dc868ba37d9cc21b2cece"
    let folder = try TemporaryFolder()
    _ = try folder.write(
      #"""
      [["right", ["\#(share)"], "\#(secret)"], ["wrong", ["\#(share)"], "\#(secret.dropLast())f"],
       ["refused", ["\#(share)"], ""], ["cut", ["\#(share)"]], []]
      """#, "slip39.json")
    let results = try SelfTest.run(folder: folder.path)
    #expect(results.map(\.passed) == [1])
    #expect(results.map(\.failures) == [["case 2", "case 3", "case 4: input", "case 5: input"]])
  }

  @Test func `A sealed message that opens to something else fails, and other settings are skipped`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("[\(Self.sealed()), \(Self.sealed(mode: 1)), \(Self.sealed(kem: 16))]", "a.json")
    _ = try folder.write("[\(Self.sealed(plaintext: "00"))]", "b.json")
    _ = try folder.write("[\(Self.sealed(value: "00"))]", "c.json")
    _ = try folder.write("[\(Self.sealed(secret: ""))]", "d.json")
    let results = try SelfTest.run(folder: folder.path)
    #expect(results.map(\.passed) == [2, 1, 1, 0])
    #expect(results.map(\.skipped) == [2, 0, 0, 0])
    #expect(
      results.map(\.failures) == [
        [], ["setting 0 message 0"], ["setting 0 export 0"], ["setting 0 key"],
      ])
  }

  @Test func `A folder without answers is an error`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: SelfTestError.nothingFound) { try SelfTest.run(folder: folder.path) }
    #expect(throws: SelfTestError.folder) { try SelfTest.run(folder: folder["none"]) }
  }

  private let zeros = String(repeating: "0", count: 30)
  private static let inputs: Set<String> = [
    "root", "scopeKind", "scopeID", "type", "canonicalUTF8Hex",
  ]

  /// A setting of the form that is published with RFC 9180.
  private static func sealed(
    mode: Int = 0, kem: Int = 32, secret: String? = nil, plaintext: String? = nil, value: String? = nil
  ) -> String {
    let answer = HPKEAnswer.rfc9180[1]
    let message = answer.messages[0]
    let export = answer.exports[0]
    return #"""
      {"mode": \#(mode), "kem_id": \#(kem), "kdf_id": 1, "aead_id": 3, "info": "\#(answer.info)",
       "skRm": "\#(secret ?? answer.secret)", "enc": "\#(answer.encapsulated)",
       "encryptions": [{"aad": "\#(message.associated)", "ct": "\#(message.sealed)",
                        "pt": "\#(plaintext ?? message.plaintext)"}],
       "exports": [{"exporter_context": "\#(export.context)", "L": 32,
                    "exported_value": "\#(value ?? export.value)"}]}
      """#
  }

  /// One case under an invented key; its answers were computed by another implementation.
  private static func derivation() -> [String: String] {
    [
      "root": "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
      "scopeKind": "corpus",
      "scopeID": "w-31",
      "type": "KUNYA",
      "canonicalUTF8Hex": "756d6d207975737566",
      "keyID": "bb8b491b82590ec0",
      "pseudonymKey": "166671f05392ce4a6372771997c9691cbae84be025789729bde69147c6e42fa3",
      "tokenKey": "6030ab977ceab24d9b6c1f74b99f0c406088add9d89d3589da567883b6564764"
        + "d5cbae72b35328a3989cb34900fda64ef1a34d0176b101c5a138ff8985203c01",
      "pseudonym256": "63923c2ecf57e5ba8880682f2fa99b6a46da425e77425a1e0eded941ca676a5b",
      "label": "KUNYA-CE93RBPFAZJV",
      "paddedHex": "756d6d20797573756680000000000000",
      "sivHex": "a806e0691db22eca1f50ae529e0939d3f5b9e27f4b342e0c7468a4d92458b9ac",
      "tokenBody": "N03E0T8XP8QCM7TGNS99W29STFTVKRKZ9CT2W33MD2JDJ92RQ6P0",
      "docMAC_of_canonical": "c439f9b746d33a8cc56a14ca10e40aab7e94bd449ca2aa413362ef34a54e4f61",
    ]
  }

  private static func json(_ fields: [String: String]) -> String {
    let members = fields.map { "\"\($0)\":\"\($1)\"" } + ["\"canonVersion\":1"]
    return "{\"cases\":[{\(members.joined(separator: ","))}]}"
  }
}
