import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct DestructionAttestationTests {
  private let text = Array("what was done\n\nand why\n".utf8)

  @Test func `An attestation is what another implementation signs`() throws {
    let statement = try DestructionAttestation(
      role: .pseudonym, keys: [#require(KeyID("bb8b491b82590ec0"))], day: #require(KeyDay("2026-11-21")))
    let signer = try KnownKeys.signer()
    let note = try statement.note(signedBy: signer)
    #expect(String(decoding: note, as: UTF8.self) == KnownKeys.attestation)
    #expect(DestructionAttestation(note: note, signedBy: [signer.publicKey]) == statement)
    #expect(signer.publicKey.verifierText == KnownKeys.verifier)
  }

  @Test func `No byte of a note can be changed, left out or added`() throws {
    let signer = try KnownKeys.signer()
    let note = Array(KnownKeys.attestation.utf8)
    for index in note.indices {
      var changed = note
      changed[index] ^= 1
      #expect(DestructionAttestation(note: changed, signedBy: [signer.publicKey]) == nil, "\(index)")
      #expect(DestructionAttestation(note: Array(note[..<index]), signedBy: [signer.publicKey]) == nil)
    }
    for extra in [note + [0x0A], note + note, [0x0A] + note] {
      #expect(DestructionAttestation(note: extra, signedBy: [signer.publicKey]) == nil)
    }
  }

  @Test func `Only a key that is asked for makes a note hold`() throws {
    let first = SigningSecret.random()
    let second = SigningSecret.random()
    let note = try first.note(text)
    #expect([second.publicKey, first.publicKey].text(of: note) == text)
    #expect([second.publicKey].text(of: note) == nil)
    #expect([SigningPublic]().text(of: note) == nil)
    let cosigner = try first.withBytes {
      try SigningPublic(bytes: SigningSecret(bytes: $0).publicKey.bytes, role: .cosigner)
    }
    #expect([cosigner].text(of: note) == nil)
  }

  @Test func `Signatures of strangers may stand beside ours, malformed lines may not`() throws {
    let key = SigningSecret.random()
    let note = try key.note(text)
    let stranger = Array("\u{2014} example.org/log AAAAAAAA\n".utf8)
    #expect([key.publicKey].text(of: note + stranger) == text)
    for line in [
      "\u{2014} example.org/log\n", "\u{2014}  AAAAAAAA\n", "- example.org/log AAAAAAAA\n",
      "\u{2014} example.org/log AAAA\n", "\u{2014} example.org/log AAAAAA==\n",
      "\u{2014} example.org/log AAAAAAAB==\n", "\u{2014} a b AAAAAAAA\n", "\u{2014} a AAAAAA*A\n",
    ] {
      #expect([key.publicKey].text(of: note + line.utf8) == nil, "\(line)")
    }
  }

  @Test func `A signed text that is no attestation is none`() throws {
    let signer = try KnownKeys.signer()
    let body = KnownKeys.attestation.split(separator: "\n\n")[0] + "\n"
    for (old, new) in [
      ("key: bb8b491b82590ec0\n", ""), ("day: 2026-11-21", "day: 2026-11-41"), ("v1", "v2"),
      ("role: pseudonym", "role: auditor"), ("key: ", "key:  "), ("role: ", "note: x\nrole: "),
      ("are not covered", "are covered"),
    ] {
      let changed = String(body).replacing(old, with: new)
      #expect(changed != String(body))
      let note = try signer.note(Array(changed.utf8))
      #expect(DestructionAttestation(note: note, signedBy: [signer.publicKey]) == nil, "\(old)")
    }
  }

  @Test func `Random bytes and cut notes are refused without a crash`() {
    var generator = SeededGenerator(seed: 4)
    let key = SigningSecret.random().publicKey
    for length in 0..<300 {
      #expect([key].text(of: generator.bytes(length)) == nil)
      #expect([key].text(of: [UInt8](repeating: 0x0A, count: length)) == nil)
    }
  }
}
