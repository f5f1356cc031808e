import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct ProtectedTextTests {
  private let words: Passphrase
  private let ring: KeyRing<SecretKey>
  private let cheap: WorkFactor

  init() throws {
    words = try #require(Passphrase(Array(KnownKeys.passphrase.utf8)))
    ring = KeyRing(try KnownKeys.secret(.pseudonym))
    cheap = try WorkFactor(logarithm: 10)
  }

  private func document(_ text: String) -> KeyDocument {
    var bytes = Array(text.utf8)
    return KeyDocument(&bytes)
  }

  @Test func `A file that another implementation has protected opens`() throws {
    let document = document(KnownKeys.protectedLines)
    #expect(document.isProtected)
    #expect(try document.ring(role: .pseudonym, passphrase: words).primary.id == ring.primary.id)
  }

  @Test func `So does one of another work factor, whose passphrase is not ASCII`() throws {
    let other = document(
      """
      REDACT-PROTECTED-KEY-1
      scrypt 11 101112131415161718191a1b1c1d1e1f
      a669b6f4ef9a976c5a93bfeaf9f937c6796db1b4b268e368ab5517e51dcf48d5
      c58ff634ed9330e2bfb48df178349725cff43e120ec130d93f3c4f6449195908
      35a266f3bb2c52821064100d4a0eb882ec89dc7c855a6dfcc793d6bc2aeee5a6
      """)
    let words = try #require(Passphrase(Array("p\u{E4}ssword w\u{F6}rds".utf8)))
    #expect(try other.ring(role: .audit, passphrase: words).primary.id == KnownKeys.secret(.audit).id)
  }

  @Test func `What is protected opens with its passphrase, under a fresh salt each time`() throws {
    let texts = try (0..<3).map { _ in
      try KeyDocument(ring, passphrase: words, work: cheap).withBytes { String(decoding: $0, as: UTF8.self) }
    }
    #expect(Set(texts).count == 3)
    for text in texts {
      #expect(!text.contains("SECRET-KEY"))
      #expect(try document(text).ring(of: SecretKey.self, passphrase: words).primary.id == ring.primary.id)
    }
  }

  @Test func `Without or with another passphrase it does not open`() throws {
    let document = document(KnownKeys.protectedLines)
    #expect(throws: KeyFileError.isProtected) { try document.ring(of: SecretKey.self) }
    for other in ["correct horse battery stapl", "correct horse battery staple ", "x"] {
      let wrong = try #require(Passphrase(Array(other.utf8)))
      #expect(throws: KeyFileError.passphrase) {
        try document.ring(of: SecretKey.self, passphrase: wrong)
      }
    }
  }

  @Test func `A passphrase has 1 to 1024 bytes, and eight to protect something new`() {
    for (length, isOne, isLongEnough) in [
      (0, false, false), (1, true, false), (7, true, false), (8, true, true), (1024, true, true),
      (1025, false, false),
    ] {
      let words = Passphrase([UInt8](repeating: 0x61, count: length))
      #expect((words != nil) == isOne && words?.isLongEnough ?? false == isLongEnough)
    }
  }

  /// Each would take hours or a terabyte; so the refusal comes before anything is computed.
  @Test(arguments: ["0", "1", "9", "21", "23", "31", "63", "64", "4096", "999999999"])
  func `A work factor beyond the bounds is refused before it is computed`(logarithm: String) throws {
    let text = KnownKeys.protectedLines.replacing("scrypt 10 ", with: "scrypt \(logarithm) ")
    let clock = ContinuousClock()
    let start = clock.now
    #expect(throws: KeyFileError.workFactor(Int(logarithm) ?? -1)) {
      try document(text).ring(of: SecretKey.self, passphrase: words)
    }
    #expect(clock.now - start < .seconds(1))
  }

  @Test func `Parameters that are not written exactly so are refused by line`() {
    for parameters in [
      "scrypt 010 ", "scrypt +10 ", "scrypt -1 ", "scrypt  10 ", "scrypt 1000000000 ", "scrypt ten ",
      "argon2 10 ",
      "scrypt 10 00", "scrypt 10 8 ", "scrypt 99999999999999999999 ",
    ] {
      let text = KnownKeys.protectedLines.replacing("scrypt 10 ", with: parameters)
      #expect(throws: KeyFileError.malformed(line: 2), "\(parameters)") {
        try document(text).ring(of: SecretKey.self, passphrase: words)
      }
    }
  }

  @Test func `No digit can be changed, no line cut or swapped`() throws {
    let lines = KnownKeys.protectedLines.split(separator: "\n").map(String.init)
    var texts: [String] = []
    for index in lines.indices.dropFirst() {
      texts.append((lines[..<index] + lines[(index + 1)...]).joined(separator: "\n"))
      var changed = lines
      changed[index] = String(lines[index].dropLast()) + (lines[index].hasSuffix("0") ? "1" : "0")
      texts.append(changed.joined(separator: "\n"))
      changed[index] = lines[index].uppercased()
      texts.append(changed.joined(separator: "\n"))
    }
    var swapped = lines
    swapped.swapAt(2, 3)
    texts += [
      swapped.joined(separator: "\n"), lines.joined(separator: "\r\n"), lines[..<2].joined(separator: "\n"),
    ]
    texts += [lines[..<3].joined(separator: "\n"), (lines + ["00"]).joined(separator: "\n")]
    texts += [(lines + [KnownKeys.secretLines[.pseudonym] ?? ""]).joined(separator: "\n")]
    for text in texts where text != lines.joined(separator: "\n") {
      #expect(throws: KeyFileError.self, "\(text)") {
        try document(text).ring(of: SecretKey.self, passphrase: words)
      }
    }
  }

  @Test func `Another work factor or salt in the header does not open the same text`() throws {
    let text = KnownKeys.protectedLines
    for changed in [
      text.replacing("scrypt 10", with: "scrypt 11"), text.replacing("0e0f", with: "0e0e"),
    ] {
      #expect(throws: KeyFileError.passphrase) {
        try document(changed).ring(of: SecretKey.self, passphrase: words)
      }
    }
  }

  @Test func `Comments around and between are passed over`() throws {
    let text = "# one\n\n" + KnownKeys.protectedLines.replacing("\n154d", with: "\n# two\n154d")
    #expect(try document(text).ring(of: SecretKey.self, passphrase: words).primary.id == ring.primary.id)
  }

  @Test func `A ring that would not fit when sealed is not sealed`() throws {
    let day = try #require(KeyDay("2026-11-21"))
    let gone = (0..<700).map { number in
      KeyRing<SecretKey>.Dated(value: KeyID(bytes: Array("\(10_000_000 + number)".utf8)), day: day)
    }
    let large = KeyRing(primary: ring.primary, retired: [], destroyed: gone)
    #expect(throws: Never.self) { try KeyDocument(large) }
    #expect(throws: Never.self) { try KeyDocument(large, passphrase: words, work: cheap) }
    let larger = KeyRing(primary: ring.primary, retired: [], destroyed: gone + gone)
    #expect(throws: KeyFileError.tooLarge) { try KeyDocument(larger, passphrase: words, work: cheap) }
  }

  @Test func `A passphrase does not print`() {
    var dumped = "\(words) \(String(reflecting: words))"
    dump(words, to: &dumped)
    #expect(!dumped.contains("correct") && !dumped.contains("99, 111"))
  }
}
