import RedactCore
import Testing

@testable import Vault

@Suite struct KeyRingTests {
  private let line = KnownKeys.secretLines[.pseudonym] ?? ""
  private let other: String
  private let day: KeyDay

  init() throws {
    day = try #require(KeyDay("2026-11-21"))
    other = try KnownKeys.secret(.pseudonym, 7).withBytes { bytes in
      String(decoding: Bech32.encode(bytes, prefix: "REDACT-SECRET-KEY-"), as: UTF8.self)
    }
  }

  private func read(_ text: String) throws(KeyFileError) -> KeyRing<SecretKey> {
    try KeyText.read(Array(text.utf8))
  }

  @Test(arguments: KeyRole.allCases)
  func `Every role has lines and ids of its own, as another implementation writes them`(
    role: KeyRole
  ) throws {
    let key = try KnownKeys.secret(role)
    #expect(key.role == role && key.id.description == KnownKeys.ids[role])
    let line = try #require(KnownKeys.secretLines[role])
    #expect(String(decoding: KeyText.write(KeyRing(key)), as: UTF8.self).hasSuffix("\n\(line)\n"))
    #expect(try read(line).primary.id == key.id)
    #expect((key.publicKey == nil) == !role.isPair)
    guard let half = KeyRing(key).publicRing, let publicLine = KnownKeys.publicLines[role] else { return }
    let text = String(decoding: KeyText.write(half), as: UTF8.self)
    #expect(text.hasSuffix("\n\(publicLine)\n") && !text.contains("SECRET"))
    #expect(try KeyText.read(Array(text.utf8), as: PublicKey.self).primary == key.publicKey)
    #expect(half.primary.id == key.id)
  }

  @Test func `New keys of a role are of that role and differ`() {
    for role in KeyRole.allCases {
      let keys = (0..<4).map { _ in SecretKey.random(role: role) }
      #expect(keys.allSatisfy { $0.role == role } && Set(keys.map(\.id)).count == 4)
    }
  }

  @Test func `A rotated ring writes with the new key, reads with both, and comes back from its text`() throws
  {
    let old = try KnownKeys.secret(.custodian)
    let new = try KnownKeys.secret(.custodian, 1)
    let ring = KeyRing(old).rotated(to: new, on: day)
    let back: KeyRing<SecretKey> = try KeyText.read(KeyText.write(ring))
    #expect(back.keys.map(\.id) == [new.id, old.id] && back.retired.map(\.day) == [day])
    let third = back.rotated(to: try KnownKeys.secret(.custodian, 2), on: day)
    #expect(third.keys.dropFirst().map(\.id) == [new.id, old.id])
  }

  @Test func `A destroyed key leaves its id and day, and only retired keys can be destroyed`() throws {
    let old = try KnownKeys.secret(.pseudonym)
    let new = try KnownKeys.secret(.pseudonym, 1)
    let ring = KeyRing(old).rotated(to: new, on: day)
    let left = try #require(ring.destroying(old.id, on: day))
    #expect(left.keys.map(\.id) == [new.id])
    #expect(left.destroyed.map(\.value) == [old.id] && left.destroyed.map(\.day) == [day])
    #expect(!String(decoding: KeyText.write(left), as: UTF8.self).contains(line))
    #expect(ring.destroying(new.id, on: day) == nil)
    #expect(left.destroying(old.id, on: day) == nil)
    let back: KeyRing<SecretKey> = try KeyText.read(KeyText.write(left))
    #expect(back.destroyed.map(\.value) == [old.id])
  }

  @Test func `A public ring never says what is destroyed`() throws {
    let ring = KeyRing(try KnownKeys.secret(.audit)).rotated(to: try KnownKeys.secret(.audit, 1), on: day)
    let left = try #require(ring.destroying(try KnownKeys.secret(.audit).id, on: day))
    #expect(left.publicRing?.destroyed.isEmpty == true && left.publicRing?.keys.count == 1)
    #expect(ring.publicRing?.keys.count == 2)
  }

  @Test func `Two primaries, a key named twice and mixed roles are refused by line`() {
    let audit = KnownKeys.secretLines[.audit] ?? ""
    let id = KnownKeys.ids[.pseudonym] ?? ""
    let cases: [(String, KeyFileError)] = [
      ("\(line)\n\(other)\n", .secondPrimary(line: 2)),
      ("\(line)\n\(line)\n", .repeated(line: 2)),
      ("\(line)\nretired 2026-11-21 \(line)\n", .repeated(line: 2)),
      ("\(line)\ndestroyed 2026-11-21 \(id)\n", .repeated(line: 2)),
      ("\(line)\n\(audit)\n", .mixedRoles(line: 2)),
      ("\(line)\n\nretired 2026-11-21 \(audit)\n", .mixedRoles(line: 3)),
      ("retired 2026-11-21 \(line)\n", .noKey),
      ("destroyed 2026-11-21 \(id)\n", .noKey),
    ]
    for (text, error) in cases { #expect(throws: error) { try read(text) } }
  }

  @Test func `An entry that is not written exactly so is refused by line`() {
    for entry in [
      "retired \(other)", "retired  2026-11-21 \(other)", "retired 2026-11-21 \(other) ",
      "Retired 2026-11-21 \(other)", "retired 2026-13-21 \(other)", "retired 2026-11-32 \(other)",
      "retired 2026-11-2 \(other)", "retired 20261121 \(other)", "retired 2026-11-21 \(other.lowercased())",
      "retired 2026-11-21", "destroyed 2026-11-21 5cc01d4f1e6b7a9", "destroyed 2026-11-21 \(other)",
      "destroyed 2026-11-21 5cc01d4f1e6b7a9g", "lost 2026-11-21 5cc01d4f1e6b7a90",
      "destroyed 2026-11-21 5CC01D4F1E6B7A90",
    ] {
      #expect(throws: KeyFileError.malformed(line: 2), "\(entry)") { try read("\(line)\n\(entry)\n") }
    }
    let changed = other.dropLast() + (other.hasSuffix("Q") ? "P" : "Q")
    #expect(throws: KeyFileError.checksum) { try read("\(line)\nretired 2026-11-21 \(changed)\n") }
  }

  @Test func `One half of a pair is not taken for the other`() throws {
    let half = Array((KnownKeys.publicLines[.audit] ?? "").utf8)
    #expect(throws: KeyFileError.wrongHalf(.public, wanted: .secret)) {
      try KeyText.read(half, as: SecretKey.self)
    }
    let secret = Array((KnownKeys.secretLines[.audit] ?? "").utf8)
    #expect(throws: KeyFileError.wrongHalf(.secret, wanted: .public)) {
      try KeyText.read(secret, as: PublicKey.self)
    }
    #expect(throws: KeyFileError.malformed(line: 1)) {
      try KeyText.read(Array((KnownKeys.publicLines[.audit] ?? "").uppercased().utf8), as: PublicKey.self)
    }
  }

  @Test func `A ring of another role than the wanted one is refused by name`() throws {
    for role in KeyRole.allCases {
      let document = try KeyDocument(KeyRing(KnownKeys.secret(role)))
      #expect(try document.ring(of: SecretKey.self, role: role).role == role)
      for wanted in KeyRole.allCases where wanted != role {
        #expect(throws: KeyFileError.wrongRole(role, wanted: wanted)) {
          try document.ring(of: SecretKey.self, role: wanted)
        }
      }
    }
  }

  @Test func `Secret keys and documents print no byte of the key`() throws {
    for role in KeyRole.allCases {
      let key = try KnownKeys.secret(role)
      let document = try KeyDocument(KeyRing(key))
      var dumped = ""
      dump(key, to: &dumped)
      dump(document, to: &dumped)
      dump(try KeyShares(splitting: key, threshold: 2, count: 2), to: &dumped)
      for text in ["\(key)", String(reflecting: key), "\(document)", dumped] {
        #expect(!text.contains("SECRET-1") && !text.contains("0, 1, 2, 3, 4"))
        #expect(!text.contains("Backing") && !text.contains("SymmetricKey("))
      }
    }
  }
}
