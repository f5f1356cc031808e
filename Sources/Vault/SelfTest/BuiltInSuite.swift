import RedactCore

/// A few answers that travel with the program: the two examples of RFC 5297, and ours under an invented
/// key, which were computed by another implementation.
enum BuiltInSuite {
  static func run() -> SuiteResult {
    var result = SuiteResult("built in")
    for (index, example) in rfc5297.enumerated() {
      result.check("RFC 5297 A.\(index + 1)", holds(example))
    }
    guard let root = try? RootKey(bytes: Array(0..<32)) else {
      result.check("root key", false)
      return result
    }
    result.check("key id", root.id.description == "bb8b491b82590ec0")
    result.check("key line", keyLineHolds(root))
    for answer in answers { check(answer, root, into: &result) }
    return result
  }

  private struct Sealing {
    let key: String
    let parts: [String]
    let plaintext: String
    let sealed: String
  }

  private static let rfc5297 = [
    Sealing(
      key: "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
      parts: ["101112131415161718191a1b1c1d1e1f2021222324252627"],
      plaintext: "112233445566778899aabbccddee",
      sealed: "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"),
    Sealing(
      key: "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
      parts: [
        "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
        "102030405060708090a0", "09f911029d74e35bd84156c5635688c0",
      ],
      plaintext: "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074"
        + "207573696e67205349562d414553",
      sealed: "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
        + "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d"),
  ]

  private static func holds(_ example: Sealing) -> Bool {
    guard let key = Hex.decode(example.key), let siv = try? AESSIV(key: key),
      let plaintext = Hex.decode(example.plaintext), let sealed = Hex.decode(example.sealed)
    else { return false }
    let parts = example.parts.compactMap(Hex.decode)
    return (try? siv.seal(plaintext, authenticating: parts)) == sealed
      && (try? siv.open(sealed, authenticating: parts)) == plaintext
  }

  private static func keyLineHolds(_ root: RootKey) -> Bool {
    let line = "REDACT-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRZ\n"
    return KeyText.write(KeyRing(SecretKey.pseudonym(root))).suffix(line.utf8.count) == Array(line.utf8)[...]
      && (try? KeyText.read(Array(line.utf8)))?.primary.id == root.id
  }

  private struct Answer {
    let scope: String
    let type: EntityType
    let canonical: String
    let surface: String
    let pseudonym: String
    let token: String
    let digest: String
  }

  private static let answers = [
    Answer(
      scope: "project:default", type: .person, canonical: "layla haddad", surface: "Laylá Haddad",
      pseudonym: "477a84f09696f5e5bad109509744b16449ee0481cf14e0295151f3d2bbc2ba2d",
      token: "[PERSON-8XX89W4PJVTY:"
        + "JFKGHQPTS6MTCDD6D21TQDSVSAK1A5P1MJ1AF3S5JYKKQGV523YAZ7ZQMQSX6PBF2G58DK5KXJFZ4]",
      digest: "aab5c99cb35406a5c386c8fbe7b956ff88b67f99fc5bae728edf8ae2a597e700"),
    Answer(
      scope: "document:int-07", type: .location, canonical: "وادي الزهر", surface: "وادي الزَّهر",
      pseudonym: "35503b9c9257492b7fd0eb353888f60f22bb6c89934f626963ab011d0330c5f2",
      token: "[LOCATION-6N83Q74JAX4J:"
        + "9CVYEVRTSQCGVV48CE1QM7XT6SZM7GJA7W69BVS1N56N2MJJV8QZXSP1RAMMZWRFG6YEY2ANVMGQ0]",
      digest: "5b9e3dd0ebd1d0b8a21f505f0ccd856d117e9ecd4b90b082644665eba3fb60bc"),
  ]

  private static func check(_ answer: Answer, _ root: RootKey, into result: inout SuiteResult) {
    guard let scope = try? Scope(parsing: answer.scope) else {
      return result.check("\(answer.scope) scope", false)
    }
    let keys = Pseudonymizer(root: root, scope: scope)
    let surface = Array(answer.surface.utf8)
    let pseudonym = keys.pseudonym(type: answer.type, canonical: Array(answer.canonical.utf8))
    let token = try? SurfaceToken.write(
      type: answer.type, pseudonym: pseudonym, surface: surface, with: keys)
    let opened = try? SurfaceToken.open(answer.token, with: keys)
    result.check("\(answer.scope) pseudonym", pseudonym.hex == answer.pseudonym)
    result.check("\(answer.scope) token", token == answer.token)
    result.check("\(answer.scope) opened", opened?.surface.value == surface)
    result.check(
      "\(answer.scope) digest", Hex.encode(keys.documentDigest(surface)) == answer.digest)
  }
}
