import Crypto
import RedactCore
import TestSupport
import Testing

@testable import SignedNotes

@Suite struct SignedNoteTests {
  private static let checkpoint = """
    redact-audit/0123456789abcdef
    3
    LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=

    """
  /// Made by another implementation, with the secret key of the bytes 0 to 31.
  private static let signature =
    "\u{2014} redact-audit A2f4T3P4ru9AnGO7L1rMNgm2HwEQ7vN0Fn5+FKyriGDO8b1DofJMSHh1qF/k+mKzsS5Tj6LTb299JaYt0iptVFmkdAk=\n"
  private static let cosignature =
    "\u{2014} redact-cosigner 2B3OxQAAAABrAYfAp1cwKggaIEQJ4gtU/9+e+TnEyYWNgZzTHJ2f/Vg5PgiL+qsRmIJ2MOlpmlYpcFd0yAgmCZsaKQebginHVPbcDg==\n"
  private static let midnight: UInt64 = 1_795_262_400

  private func signer(_ name: String, _ algorithm: NoteVerifier.Algorithm) throws -> NoteSigner {
    let secret = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](0..<32))
    let verifier = try #require(
      NoteVerifier(name: name, algorithm: algorithm, key: [UInt8](secret.publicKey.rawRepresentation)))
    return NoteSigner(verifier) { text throws(NoteError) in
      do { return [UInt8](try secret.signature(for: text)) } catch { throw .unusableKey }
    }
  }

  @Test func `A note with a signature and a cosignature is what another implementation writes`() throws {
    let log = try signer("redact-audit", .ed25519)
    let second = try signer("redact-cosigner", .cosignature)
    var note = try SignedNote(Array(Self.checkpoint.utf8))
    try note.sign(with: log)
    try note.sign(with: second, at: Self.midnight)
    // The secret half signs anew each time it is not deterministic, so signatures are checked and texts compared.
    let known = Array((Self.checkpoint + "\n" + Self.signature + Self.cosignature).utf8)
    let read = try #require(SignedNote(parsing: known))
    #expect(read.text == note.text)
    #expect(read.bytes == known)
    for note in [note, read] {
      #expect(note.isSigned(by: log.verifier) == true)
      #expect(note.isSigned(by: second.verifier) == true)
    }
    #expect(
      second.verifier.description == "redact-cosigner+d81dcec5+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
  }

  @Test func `No byte of a cosigned note can be changed`() throws {
    let keys = [
      try signer("redact-audit", .ed25519).verifier, try signer("redact-cosigner", .cosignature).verifier,
    ]
    let known = Array((Self.checkpoint + "\n" + Self.signature + Self.cosignature).utf8)
    #expect(SignedNote(parsing: known)?.signers(among: keys) == keys)
    for index in known.indices {
      for bit in 0..<8 {
        var changed = known
        changed[index] ^= 1 << bit
        #expect(SignedNote(parsing: changed)?.signers(among: keys) != keys, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test func `A cosignature tells its time, which cannot be moved`() throws {
    let second = try signer("redact-cosigner", .cosignature)
    var note = try SignedNote(Array(Self.checkpoint.utf8))
    try note.sign(with: second, at: Self.midnight)
    let bytes = note.signatures[0].bytes
    #expect(bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } == Self.midnight)
    var moved = bytes
    moved[7] ^= 1
    #expect(!second.verifier.isValid(moved, of: note.text))
    #expect(!second.verifier.isValid([0x80] + bytes.dropFirst(), of: note.text))
  }

  @Test func `Signing again replaces a signature`() throws {
    let log = try signer("redact-audit", .ed25519)
    var note = try SignedNote(Array(Self.checkpoint.utf8))
    try note.sign(with: log)
    try note.sign(with: log)
    #expect(note.signatures.count == 1)
  }

  @Test func `A text that no note can hold is refused`() {
    for text in ["", "\n", "no end", "a\n\u{0}".dropLast() + "b"] {
      #expect(throws: NoteError.text) { try SignedNote(Array(text.utf8)) }
    }
    #expect(throws: NoteError.text) { try SignedNote([0xFF, 0x0A]) }
  }

  @Test(arguments: ["", "a b", "a+b", "a\u{2003}b"])
  func `A name that a note cannot hold names no key`(name: String) {
    #expect(NoteVerifier(name: name, key: [UInt8](repeating: 1, count: 32)) == nil)
    #expect(NoteVerifier(name: "a", key: [UInt8](repeating: 1, count: 31)) == nil)
  }
}

@Suite struct Base64Tests {
  @Test func `The vectors of RFC 4648`() {
    for (bytes, text) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ] {
      #expect(Base64.encode(Array(bytes.utf8)) == text)
      #expect(Base64.decode(text.utf8) == Array(bytes.utf8))
    }
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zh==", "Zm9=", "Zm9v=", "Zg==Zg==", "Z===", "====", "Zm 9", "Zm9_", "Zg==\n",
  ])
  func `A text that can be written otherwise is none`(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }

  @Test func `What is written is read again`() {
    var generator = SeededGenerator(seed: 7)
    for length in 0..<200 {
      let bytes = generator.bytes(length)
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
  }
}
