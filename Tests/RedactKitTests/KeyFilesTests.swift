import RedactKit
import TestSupport
import Testing

/// Keys as a program uses them that has this library and no command.
@Suite struct KeyFilesTests {
  private let folder: TemporaryFolder
  private let now: Int64 = 1_795_219_200

  init() throws { folder = try TemporaryFolder() }

  @Test func `A custodian is known by the public half and restores with the secret one, rotated or not`()
    throws
  {
    let id = try KeyFiles.create(at: folder["layla"], purpose: .custodian)
    #expect(try Custodian(contentsOf: folder["layla.pub"]).id == id)
    #expect(try CustodianKey(contentsOf: folder["layla"]).ids == [id])
    let ids = try KeyFiles.rotate(folder["layla"], now: now)
    #expect(ids.retired == id && ids.primary != id)
    #expect(try Custodian(contentsOf: folder["layla.pub"]).id == ids.primary)
    let key = try CustodianKey(contentsOf: folder["layla"])
    #expect(key.ids == [ids.primary, id])
    #expect(try key.secrets.first?.publicKey == Custodian(contentsOf: folder["layla.pub"]).key)
  }

  @Test func `A signer keeps its older public halves, also of a secret that is destroyed`() throws {
    let first = try KeyFiles.create(at: folder["log"], purpose: .audit)
    let other = try KeyFiles.create(at: folder["other"], purpose: .audit)
    let team = try KeyFiles.create(at: folder["team"])
    let signer = try SigningKey(contentsOf: folder["log"])
    let destruction = try KeyDestruction(of: folder["team"], now: now, signer: signer)
    try destruction.perform()
    #expect(destruction.ids == [team])
    let second = try KeyFiles.rotate(folder["log"], now: now).primary
    let end = try KeyDestruction(
      of: folder["log"], id: first, now: now, signer: SigningKey(contentsOf: folder["other"]))
    try end.perform()
    let third = try KeyFiles.rotate(folder["log"], now: now).primary
    let known = try VerifyingKey(contentsOf: folder["log.pub"])
    #expect(known.ids == [third, second, first])
    let attested = try KeyAttestation(destruction.attestation, signedBy: known)
    #expect(attested.ids == [team] && attested.day == "2026-11-21" && attested.purpose == .pseudonym)
    let stranger = try VerifyingKey(contentsOf: folder["other.pub"])
    #expect(stranger.ids == [other])
    #expect(throws: RedactError.self) { try KeyAttestation(destruction.attestation, signedBy: stranger) }
  }

  @Test func `A key of another purpose is refused by name for every use`() throws {
    for purpose in KeyPurpose.allCases { try KeyFiles.create(at: folder[purpose.rawValue], purpose: purpose) }
    let uses: [(KeyPurpose, (String) throws -> Void)] = [
      (.pseudonym, { _ = try RedactionKey(contentsOf: $0) }),
      (.custodian, { _ = try CustodianKey(contentsOf: $0) }),
      (.audit, { _ = try SigningKey(contentsOf: $0) }),
      (.cosigner, { _ = try SigningKey(contentsOf: $0, purpose: .cosigner) }),
    ]
    for (wanted, use) in uses {
      for purpose in KeyPurpose.allCases {
        let path = folder[purpose.rawValue]
        if purpose == wanted {
          #expect(throws: Never.self) { try use(path) }
        } else {
          let error = RedactError.key(
            "\(path) is for the role \(purpose.rawValue); a key for the role \(wanted.rawValue) is wanted")
          #expect(throws: error) { try use(path) }
        }
      }
    }
    #expect(throws: RedactError.self) { try Custodian(contentsOf: folder["audit.pub"]) }
    #expect(throws: RedactError.self) { try Custodian(contentsOf: folder["custodian"]) }
    #expect(throws: RedactError.self) { try VerifyingKey(contentsOf: folder["cosigner.pub"]) }
  }

  @Test func `A passphrase is asked for when a file needs one, and for no other`() throws {
    var bytes = Array("correct horse battery staple".utf8)
    let words = try KeyPassphrase(wiping: &bytes)
    #expect(bytes.isEmpty)
    let id = try KeyFiles.create(at: folder["plain"])
    try KeyFiles.create(at: folder["sealed"], passphrase: words, workFactor: 10)
    let never: KeyPassphrase.Source = { _ throws(RedactError) in throw .internalFault("it was asked for") }
    #expect(try RedactionKey(contentsOf: folder["plain"], passphrase: never).id == id)
    #expect(throws: RedactError.internalFault("it was asked for")) {
      try RedactionKey(contentsOf: folder["sealed"], passphrase: never)
    }
    #expect(throws: RedactError.self) { try RedactionKey(contentsOf: folder["sealed"]) }
    #expect(throws: Never.self) { try RedactionKey(contentsOf: folder["sealed"]) { _ in words } }
    for length in [0, 1025] {
      var bytes = [UInt8](repeating: 0x61, count: length)
      #expect(throws: RedactError.self) { try KeyPassphrase(wiping: &bytes) }
    }
  }

  @Test func `Nothing that goes wrong with a key tells a byte of it`() throws {
    let line = "REDACT-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRQ"
    for (number, text) in [line, line + "x", line + "\n" + line, "retired " + line].enumerated() {
      let path = try folder.write(text, "bad\(number)")
      #expect(try #require(throws: RedactError.self) { try RedactionKey(contentsOf: path) }.isSilent)
    }
  }
}

extension RedactError {
  fileprivate var isSilent: Bool { !"\(self)".contains("QQQS") && !"\(self)".contains("1QQ") }
}
