import Glibc
import RedactCore
import SignedNotes
import TestSupport
import Testing

@testable import Release

@Suite struct ReleaseVerifierTests {
  private let folder: TemporaryFolder
  private let path = ReleaseSample.path

  init() throws {
    folder = try TemporaryFolder()
    try ReleaseSample.make(at: folder["out"])
  }

  private var refusal: ReleaseError? {
    failure { () throws(ReleaseError) in _ = try ReleaseVerifier.verify(folder["out"]) }
  }

  @Test func `Without keys a release says who signed it, and that only it says so`() throws {
    let verdict = try ReleaseVerifier.verify(folder["out"])
    #expect(verdict.standing == .claimed)
    #expect(verdict.signers.map(\.verifier) == [try ReleaseSample.signer().verifier])
    #expect(verdict.signers.map(\.isProposer) == [true])
    #expect(verdict.signers.map(\.isTrusted) == [false])
    #expect(verdict.manifest.statement == ReleaseSample.statement())
  }

  @Test func `With keys it is trusted as far as they have signed`() throws {
    let (first, second) = (try ReleaseSample.signer(), try ReleaseSample.second())
    try ReleaseSample.make(at: folder["two"], statement: ReleaseSample.statement(signatures: 2))
    #expect(throws: ReleaseError.tooFewSignatures(have: 1, need: 2)) {
      try ReleaseVerifier.verify(folder["two"])
    }
    #expect(try ReleaseFolder.countersign(folder["two"], with: second).standing == .claimed)
    let stranger = try ReleaseSample.signer(from: 99).verifier
    let late = try #require(
      NoteVerifier(name: "redact-cosigner", algorithm: .cosignature, key: second.verifier.key))
    for (keys, standing) in [
      ([], ReleaseVerdict.Standing.claimed), ([first.verifier], .partly), ([second.verifier], .partly),
      ([first.verifier, second.verifier], .trusted), ([stranger, first.verifier, late], .trusted),
    ] {
      #expect(try ReleaseVerifier.verify(folder["two"], trusted: keys).standing == standing)
    }
    #expect(try ReleaseVerifier.verify(folder["out"], trusted: [first.verifier]).standing == .trusted)
    // Who may be the second is not thereby trusted as a proposer.
    let otherRole = try ReleaseSample.signer("redact-cosigner").verifier
    for keys in [[stranger], [otherRole]] {
      #expect(throws: ReleaseError.untrusted) { try ReleaseVerifier.verify(folder["out"], trusted: keys) }
    }
  }

  @Test func `The second checks the folder, is another person, and is asked for`() throws {
    let second = try ReleaseSample.second()
    let proposer = try ReleaseSample.signer()
    let two = folder["two"]
    try ReleaseSample.make(at: two, statement: ReleaseSample.statement(signatures: 2))
    let before = try folder.read("two/MANIFEST.sig")
    let refusals: [(NoteSigner, ReleaseError)] = [
      (proposer, .samePerson), (try ReleaseSample.signer("redact-cosigner"), .samePerson),
      (try ReleaseSample.signer("redact-cosigner", from: 99), .notAsked),
      (try ReleaseSample.signer("redact-audit", from: 32), .notAsked),
    ]
    for (signer, error) in refusals {
      #expect(throws: error) { try ReleaseFolder.countersign(two, with: signer) }
    }
    #expect(throws: ReleaseError.untrusted) {
      try ReleaseFolder.countersign(two, with: second, trusted: [try ReleaseSample.signer(from: 99).verifier])
    }
    try folder.rewrite(Array("Nothing!\n".utf8), "two/01.txt")
    #expect(throws: ReleaseError.digest(path("01.txt"))) { try ReleaseFolder.countersign(two, with: second) }
    #expect(try folder.read("two/MANIFEST.sig") == before)
    try folder.rewrite(Array("Nothing.\n".utf8), "two/01.txt")
    for _ in 0..<2 {
      let verdict = try ReleaseFolder.countersign(two, with: second, trusted: [proposer.verifier])
      #expect(verdict.signers.map(\.isProposer) == [true, false])
      #expect(verdict.signers.map(\.isTrusted) == [true, false])
    }
    #expect(folder.mode("two/MANIFEST.sig") == 0o644)
    #expect(folder.names() == ["out", "two"])
  }

  @Test func `No bit of the manifest or the note can be changed`() throws {
    try ReleaseSample.make(at: folder["two"], statement: ReleaseSample.shortStatement)
    _ = try ReleaseFolder.countersign(folder["two"], with: try ReleaseSample.second())
    for name in ["two/MANIFEST.json", "two/MANIFEST.sig"] {
      let bytes = try folder.read(name)
      var held: [Int] = []
      for index in bytes.indices {
        for bit in 0..<8 {
          var changed = bytes
          changed[index] ^= 1 << bit
          try folder.rewrite(changed, name)
          if (try? ReleaseVerifier.verify(folder["two"])) != nil { held.append(index) }
        }
      }
      #expect(held.isEmpty, "\(name)")
      try folder.rewrite(bytes, name)
      #expect(throws: Never.self) { try ReleaseVerifier.verify(folder["two"]) }
    }
  }

  @Test func `No byte of the manifest or the note can be cut off or added`() throws {
    for name in ["out/MANIFEST.json", "out/MANIFEST.sig"] {
      let bytes = try folder.read(name)
      let cuts = bytes.indices.map { Array(bytes[..<$0]) } + [bytes + [0x0A], [0x0A] + bytes, bytes + bytes]
      for cut in cuts {
        try folder.rewrite(cut, name)
        #expect(refusal != nil)
      }
      try folder.rewrite(bytes, name)
    }
    #expect(refusal == nil)
  }

  @Test func `A file that was changed, or is of another size, is found`() throws {
    for (text, error) in [
      ("Nothing!\n", ReleaseError.digest(path("01.txt"))), ("Nothing.", .size(path("01.txt"))),
      ("Nothing.\n\n", .size(path("01.txt"))), ("", .size(path("01.txt"))),
    ] {
      try folder.rewrite(Array(text.utf8), "out/01.txt")
      #expect(refusal == error)
    }
  }

  @Test func `A file that is missing, new or renamed is found`() throws {
    rename(folder["out/01.txt"], folder["out/02.txt"])
    #expect(refusal == .stray("02.txt"))
    rename(folder["out/02.txt"], folder["aside"])
    #expect(refusal == .missing(path("01.txt")))
    rename(folder["aside"], folder["out/01.txt"])
    #expect(refusal == nil)
    for name in ["interviews/.hidden", "MANIFEST.json~", "interviews/MANIFEST.sig"] {
      try folder.write("x", "out/" + name)
      #expect(refusal == .stray(name))
      unlink(folder["out/" + name])
    }
    for name in ["new", "interviews/new"] {
      mkdir(folder["out/" + name], 0o755)
      #expect(refusal == .stray(name))
      rmdir(folder["out/" + name])
    }
    rename(folder["out/interviews"], folder["aside"])
    #expect(refusal == .missing(path("interviews")))
  }

  @Test func `Two files that were swapped are found`() throws {
    rename(folder["out/01.txt"], folder["aside"])
    rename(folder["out/interviews/02.srt"], folder["out/01.txt"])
    rename(folder["aside"], folder["out/interviews/02.srt"])
    #expect(refusal == .size(path("01.txt")))
  }

  @Test func `A link, a pipe or a folder is no file, even to the same bytes`() throws {
    rename(folder["out/01.txt"], folder["same"])
    symlink("../same", folder["out/01.txt"])
    #expect(refusal == .notAFile(path("01.txt")))
    unlink(folder["out/01.txt"])
    mkfifo(folder["out/01.txt"], 0o644)
    #expect(refusal == .notAFile(path("01.txt")))
    unlink(folder["out/01.txt"])
    mkdir(folder["out/01.txt"], 0o755)
    #expect(refusal == .notAFile(path("01.txt")))
    rmdir(folder["out/01.txt"])
    rename(folder["same"], folder["out/01.txt"])
    rename(folder["out/interviews"], folder["aside"])
    symlink("../aside", folder["out/interviews"])
    #expect(refusal == .notAFile(path("interviews")))
  }

  @Test func `Manifest and note must be files, and there`() throws {
    for (name, error) in [("MANIFEST.json", ReleaseError.noManifest), ("MANIFEST.sig", .noSignatures)] {
      rename(folder["out/" + name], folder["aside"])
      #expect(refusal == error)
      symlink("../aside", folder["out/" + name])
      #expect(refusal == error)
      unlink(folder["out/" + name])
      rename(folder["aside"], folder["out/" + name])
    }
    #expect(refusal == nil)
  }

  @Test func `A note of another release, of strangers or with a line twice is refused`() throws {
    var statement = ReleaseSample.statement()
    statement.name = "Another"
    try ReleaseSample.make(at: folder["other"], statement: statement)
    let note = try folder.read("out/MANIFEST.sig")
    try folder.rewrite(try folder.read("other/MANIFEST.sig"), "out/MANIFEST.sig")
    #expect(refusal == .note)
    let line = Array(note.split(separator: 0x0A).last ?? []) + [0x0A]
    try folder.rewrite(note + line, "out/MANIFEST.sig")
    #expect(refusal == .unknownSignature)
    let manifest = try ReleaseManifest(parsing: try folder.read("out/MANIFEST.json"))
    for signer in [
      try ReleaseSample.signer("redact-cosigner"), try ReleaseSample.signer("redact-audit", from: 32),
      try ReleaseSample.signer("redact-cosigner", from: 99),
    ] {
      var added = try #require(SignedNote(parsing: note))
      try added.sign(with: signer)
      try folder.rewrite(added.bytes, "out/MANIFEST.sig")
      #expect(refusal == .unknownSignature)
      var alone = try SignedNote(manifest.noteText)
      try alone.sign(with: signer)
      try folder.rewrite(alone.bytes, "out/MANIFEST.sig")
      #expect(refusal == .unknownSignature)
    }
    var second = try SignedNote(manifest.noteText)
    try second.sign(with: try ReleaseSample.second())
    try folder.rewrite(second.bytes, "out/MANIFEST.sig")
    #expect(refusal == .tooFewSignatures(have: 0, need: 1))
  }

  @Test func `A manifest that asks for less is another manifest`() throws {
    try ReleaseSample.make(at: folder["two"], statement: ReleaseSample.statement(signatures: 2))
    let text = String(decoding: try folder.read("two/MANIFEST.json"), as: UTF8.self)
    let less = text.split(separator: "\"signatures\":2").joined(separator: "\"signatures\":1")
    try folder.rewrite(Array(less.utf8), "two/MANIFEST.json")
    #expect(throws: ReleaseError.note) { try ReleaseVerifier.verify(folder["two"]) }
  }

  @Test func `What is said of a stray name cannot move the cursor`() throws {
    try folder.write("x", "out/a\u{1B}[2J")
    #expect(refusal?.description == "a\u{FFFD}[2J: not in the manifest")
  }
}
