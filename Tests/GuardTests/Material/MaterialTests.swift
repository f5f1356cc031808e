import RedactCore
import TestSupport
import Testing

@testable import Guard

@Suite struct MaterialTests {
  /// The bytes of this key are 00 01 02 ... 1f; nobody uses it.
  static let characters = "QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRZ"
  static let body = String(repeating: "EVRMNZXNM2ZNP", count: 4)

  /// What is found, as kinds and the words they stand over.
  static func found(_ text: String, name: String = "") -> [String] {
    let bytes = Array(text.utf8)
    return Material.found(in: bytes, name: Array(name.utf8)).map {
      "\($0.kind.rawValue) \(String(decoding: bytes[$0.span.range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    "REDACT-SECRET-KEY-1", "REDACT-CUSTODIAN-SECRET-1", "REDACT-AUDIT-SECRET-1", "REDACT-COSIGNER-SECRET-1",
    "REDACT-CHECK-KEY-1", "REDACT-CHECK-SECRET-1", "redact-secret-key-1", "REDACT-ANYTHING-1",
    "AGE-SECRET-KEY-1",
    "AGE-SECRET-KEY-PQ-1", "age-secret-key-1",
  ])
  func `a secret key of any role is found wherever it stands`(prefix: String) {
    let key = prefix + Self.characters
    #expect(Self.found(key) == ["KEY " + key])
    #expect(Self.found("we wrote \(key) down.\n") == ["KEY " + key])
    #expect(Self.found("{\"key\":\"\(key)\"}") == ["KEY " + key])
    #expect(Self.found(prefix + "...").isEmpty && Self.found(String(prefix.dropLast())).isEmpty)
    #expect(Self.found(prefix + Self.characters.prefix(31)).isEmpty)
  }

  @Test func `a key file sealed with a passphrase is found by its first lines`() {
    let file = "# sealed\nREDACT-PROTECTED-KEY-1\nscrypt 10 00010203\n154daec2\n"
    #expect(Self.found(file) == ["KEY REDACT-PROTECTED-KEY-1"])
    #expect(Self.found("The first line is REDACT-PROTECTED-KEY-1, and then").isEmpty)
  }

  @Test(arguments: [
    "redact-custodian13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sfx29v9",
    "redact-audit1qwss00lnecgtu8tsm5vwwj7qn9n7f43snwjs6hcamjrxgyj4xxuqujz3yx",
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudqsynpcrzq2kt",
    "age-encryption.org/v1\n-> X25519 uqujz3yx\n", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
    "redact-audit/345301ffd06c482b\n5\nlKOvLw9EDC5J2T8jn1am3ztGvBtDQGE5aK9kjYxiCPE=\n",
    "redact-audit+0367f84f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
    "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", "redact.fingerprints/1",
    #"{"key":"0d1351e17a78643b","schema":"redact.baseline/1"}"# + "\n",
    #"{"canon":1,"record":"run.start","run":"r1","schema":"redact.audit/1","seq":0}"# + "\n",
    #"{"schema":"redact.report/1","title":"Interviews"}"#,
  ])
  func `what is made to be seen is fine`(text: String) { #expect(Self.found(text).isEmpty) }

  @Test(arguments: [
    "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY",
    "PGP PRIVATE KEY BLOCK",
  ])
  func `private keys of other programs are found by their first line`(kind: String) {
    #expect(
      Self.found("x\n-----BEGIN \(kind)-----\nMIIE\n-----END \(kind)-----\n")
        == ["KEY -----BEGIN \(kind)-----"])
    #expect(Self.found("they begin with BEGIN \(kind) in dashes").isEmpty)
    #expect(Self.found("he had a private key to the house").isEmpty)
  }

  @Test func `two more kinds of private keys`() {
    #expect(
      Self.found("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n") == [
        "KEY ---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"
      ])
    #expect(Self.found("PuTTY-User-Key-File-3: ssh-ed25519\n") == ["KEY PuTTY-User-Key-File-3"])
  }

  @Test func `a token is found with its brackets, and without them`() {
    let token = "PERSON-7K3QW9D2M4XA:" + Self.body
    #expect(Self.found("I am [\(token)], he said") == ["TOKEN [\(token)]"])
    #expect(Self.found("I am \\[\(token)\\], he said") == ["TOKEN " + token])
    #expect(Self.found("I am {\(token)}") == ["TOKEN " + token])
    #expect(Self.found("[\(token)][\(token)]").count == 2)
    let many = (0..<200).map { String(repeating: "x", count: $0) + "[\(token)]" }.joined()
    #expect(Self.found(many).count == 200)
  }

  @Test(arguments: [
    "[PERSON-7K3QW9D2M4XA]", "[PERSON-7K3QW9D2M4XA:BODY]", "[PERSON-1]", "[WOMAN-7K3QW9D2M4XA:\(body)]",
    "PERSON-7K3QW9D2M4X:\(body)", "7K3QW9D2M4XA:\(body)", body, body + body, "x:" + body,
    "SHOUTED WORDS IN A TEXT THAT IS ALL IN CAPITALS AND GOES ON AND ON AND ON AND ON",
  ])
  func `what cannot be opened is no token`(text: String) { #expect(Self.found(text).isEmpty) }

  static func share(words count: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var numbers = (0..<count - 3).map { _ in UInt16(generator.number(below: 1024)) }
    numbers[4] &= 63
    let checksum = RS1024.checksum(of: numbers, extendable: numbers[1] >> 4 & 1 == 1)
    return (numbers + checksum).map { String(decoding: ShareWords.all[Int($0)], as: UTF8.self) }
      .joined(separator: " ")
  }

  @Test(arguments: [20, 33]) func `a share of a key is found among other words`(count: Int) {
    for seed in UInt64(0)..<60 {
      let share = Self.share(words: count, seed: seed)
      let before = String(repeating: "a b-", count: Int(seed))
      #expect(Self.found("\(before): \(share)\n") == ["KEY " + share])
      #expect(Self.found("academic after\n\(share)\nwords").count == 1)
      #expect(Self.found(share.uppercased()) == ["KEY " + share.uppercased()])
      #expect(Self.found(share.replacing(" ", with: "\r\n")).count == 1)
    }
    let sheet = (0..<5).map { Self.share(words: count, seed: $0) }.joined(separator: "\n")
    #expect(Self.found("# role: pseudonym\n" + sheet + "\n").count == 5)
  }

  @Test func `words of the list without the checksum are no share`() {
    var words = Self.share(words: 33, seed: 7).split(separator: " ")
    words.swapAt(2, 9)
    #expect(Self.found(words.joined(separator: " ")).isEmpty)
    #expect(Self.found(words.dropLast().joined(separator: " ")).isEmpty)
  }

  @Test(
    arguments: [
      (#"{"documents":1,"findings":2,"schema":"redact.review/1"}"# + "\n", "REVIEW redact.review/"),
      ("{\n  \"policy\" : \"x\",\n  \"schema\" : \"redact.plan/1\",\n", "PLAN redact.plan/"),
      (#""{\"schema\":\"redact.plan/1\"}""#, "PLAN redact.plan/"),
      (
        "<strong>This page holds words of the originals.</strong>",
        "REVIEW This page holds words of the originals"
      ),
      (#"{"schema":"redact.finding/1","leaf":"text","text":"x"}"# + "\n", "LOG redact.finding"),
      (#"{"schema":"redact.findings/1","findings":[{"text":"x"}]}"#, "LOG redact.finding"),
      ("Interview,Place,Original,Changed to,Reason,Reviewer\r\n", "LOG Changed to"),
      ("Interview;Line;\"Original\";\"Changed to\";\"Type\"\r\n", "LOG Changed to"),
      (#"{"Interview":"a","Line":2,"Original":"x","Changed to":"[AGE-1]","Type":"AGE"}"#, "LOG Changed to"),
      ("<table:table table:name=\"Anonymisation log\">", "LOG Anonymisation log"),
      (#"{"table":"entity","pseudonym":"3fbd572c73ca4860"}"#, "VAULT \"table\":\""),
    ])
  func `files of ours that are not for everybody are known by their marks`(text: String, found: String) {
    #expect(Self.found(text) == [found])
    #expect(Self.found("\u{FEFF}" + text + text) == [found])
  }

  @Test(arguments: [
    "A review file is `redact.review/1`, and a plan redact.plan/1.",
    #"{"schema":"redact.finding/1","leaf":"text","rule":"x"}"#,
    "the name was changed to another, for a reason",
    "Original, changed to something else", "the anonymisation log is kept apart", #"{"table":"chairs"}"#,
  ])
  func `to speak of such files is fine`(text: String) { #expect(Self.found(text).isEmpty) }

  @Test func `a database is found, and a vault for certain`() {
    var database = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84)
    #expect(Material.found(in: database).map(\.score) == [0.5])
    #expect(Material.found(in: database, name: Array("x/north.vault".utf8)).map(\.score) == [0.9])
    for id in ["RDVT", "RDWR"] {
      database.replaceSubrange(68..<72, with: id.utf8)
      let found = Material.found(in: database)
      #expect(found.map(\.score) == [1] && found.map(\.rule) == ["guard.vault"])
    }
    #expect(Material.found(in: Array(database.prefix(70))).map(\.score) == [0.5])
    #expect(Material.found(in: [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7, 0]).count == 1)
  }

  @Test func `histories and pointers lead to originals`() {
    #expect(Self.found("# v2 git bundle\n1234 refs/heads/main\n") == ["ORIGINAL # v2 git bundle"])
    #expect(Material.found(in: Array("PACK\0\0\0\u{2}\0\0\0\u{1}".utf8)).map(\.rule) == ["guard.original"])
    #expect(Self.found("PACK your things\n").isEmpty)
    let digest = String(repeating: "4d", count: 32)
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 12345\n"
    #expect(Self.found(pointer) == ["ORIGINAL " + digest])
    #expect(Material.found(in: Array(pointer.utf8)).map(\.identifies) == [.quasi])
  }

  @Test func `text in UTF-16 is looked at as well`() {
    let key = "REDACT-SECRET-KEY-1" + Self.characters
    for (mark, isLittle) in [([0xFF, 0xFE] as [UInt8], true), ([0xFE, 0xFF], false)] {
      let bytes =
        mark
        + "Schlüssel: \(key)\r\n".utf16.flatMap { unit in
          let pair = [UInt8(unit & 255), UInt8(unit >> 8)]
          return isLittle ? pair : pair.reversed()
        }
      #expect(Material.found(in: bytes).map(\.span) == [ByteSpan(24, 24 + 2 * key.utf8.count)])
    }
  }

  @Test func `any bytes are looked at without harm`() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "redact-", "REDACT-SECRET-KEY-1", "-----BEGIN PRIVATE KEY-----", "SQLite format 3\0", "\"schema\":\"",
      "redact.review/", "[PERSON-7K3QW9D2M4XA:", Self.body, "]", "shadow pistol ", "Changed to", "\"text\":",
      "redact.finding", "PuTTY-User-Key-File-", "{\"table\":\"", "\u{FF}\u{FE}", "# v2 git bundle",
    ].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<generator.number(below: 12) {
        bytes +=
          generator.number(below: 3) == 0
          ? generator.bytes(generator.number(below: 9)) : generator.pick(pieces)
      }
      if generator.number(below: 2) == 0 {
        bytes = Array(bytes.dropLast(generator.number(below: bytes.count + 1)))
      }
      if generator.number(below: 4) == 0 { bytes = [0xFF, 0xFE] + bytes }
      for found in Material.found(in: bytes) {
        #expect(found.span.start >= 0 && found.span.end <= bytes.count && !found.span.isEmpty)
      }
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      " ", "\n", "a", "abcd ", "academic ", "redact-", "REDACT-SECRET-KEY-1", "0", "0A:", "private key",
      "\"schema\":\"redact.finding", "Changed to", "-----BEGIN ", "{\"table\":\"", "\0",
      "PERSON-7K3QW9D2M4XA:",
      "redact.finding\"",
    ])
  func `hostile bytes take no time`(piece: String) {
    let bytes = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
    _ = Material.found(in: bytes)
  }
}
