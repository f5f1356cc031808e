import Glibc
import SignedNotes
import TestSupport
import Testing

@testable import Audit

@Suite struct ProofTextTests {
  private let log: SampleLog

  init() throws {
    log = try SampleLog()
    try log.write(documents: 3)
  }

  private func prover() throws(AuditError) -> AuditProver {
    try AuditProver(path: log.path, trusted: log.trusted)
  }

  private func checkpoint() throws -> Checkpoint {
    try #require(SealedCheckpoint(try log.checkpoint, trusted: log.trusted)).checkpoint
  }

  @Test func `A proof of a line is text that others read`() throws {
    let hashes = try log.lines.map { TreeHash.leaf($0) }
    let text = String(decoding: try prover().proof(ofLine: 12).bytes, as: UTF8.self)
    let checkpoint = String(decoding: try log.checkpoint, as: UTF8.self)
    #expect(hashes.count == 14)
    #expect(
      text == """
        c2sp.org/tlog-proof@v1
        index 12
        \(Base64.encode(hashes[13].bytes))
        \(Base64.encode(MerkleTreeTests.root(hashes[8..<12]).bytes))
        \(Base64.encode(MerkleTreeTests.root(hashes[0..<8]).bytes))

        \(checkpoint)
        """)
  }

  @Test func `Every line is proven, and no other stands in its place`() throws {
    let lines = try log.lines
    for (index, line) in lines.enumerated() {
      let proof = try prover().proof(ofLine: index)
      let read = try #require(LineProof(parsing: proof.bytes))
      #expect(read == proof)
      #expect(try prover().line(index) == line)
      #expect(read.check(line: line, trusted: log.trusted)?.checkpoint == (try checkpoint()))
      #expect(read.check(line: lines[(index + 1) % lines.count], trusted: log.trusted) == nil)
      #expect(read.check(line: line + [0x0A], trusted: log.trusted) == nil)
      #expect(read.check(line: line, trusted: []) == nil)
      #expect(read.check(line: line, trusted: [try SampleKeys.signer(first: 5).verifier]) == nil)
    }
    for index in [-1, lines.count, Int.max] {
      #expect(throws: AuditError.noSuchLine) { try prover().proof(ofLine: index) }
    }
  }

  @Test func `No byte of a proof of a line can be changed`() throws {
    let line = try log.lines[5]
    let text = try prover().proof(ofLine: 5).bytes
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << bit
        #expect(
          LineProof(parsing: changed)?.check(line: line, trusted: log.trusted) == nil,
          "byte \(index), bit \(bit)")
      }
      let cut = Array(text[..<index])
      #expect(LineProof(parsing: cut)?.check(line: line, trusted: log.trusted) == nil, "\(index) bytes")
    }
  }

  @Test(arguments: [
    ("index 5\n", "index 05\n"), ("index 5\n", "index +5\n"), ("index 5\n", "index 5 \n"),
    ("index 5\n", "index 99999999999999999999\n"), ("index 5\n", "index -5\n"), ("index 5\n", ""),
    ("index 5\n", "extra eA==\nindex 5\n"), ("@v1", "@v2"), ("=\n", "\n"), ("=\n\n", "=\n"),
    ("=\n\n", "=\n\n\n"), ("\n", "\r\n"),
  ])
  func `A proof that is written in another way is refused`(part: String, other: String) throws {
    let text = String(decoding: try prover().proof(ofLine: 5).bytes, as: UTF8.self)
    let changed = text.replacing(part, with: other)
    #expect(changed != text)
    let proof = LineProof(parsing: Array(changed.utf8))
    #expect(proof?.check(line: try log.lines[5], trusted: log.trusted) == nil)
  }

  @Test func `That a log was only added to is proven since every earlier checkpoint`() throws {
    var kept: [Checkpoint] = [try checkpoint()]
    for run in 2...9 {
      try log.write(run: "r\(run)", documents: run % 3)
      kept.append(try checkpoint())
    }
    for earlier in kept {
      let proof = try prover().proof(since: earlier)
      #expect(GrowthProof(parsing: proof.bytes) == proof && proof.old == earlier.size)
      #expect(proof.check(since: earlier, trusted: log.trusted)?.checkpoint == kept.last)
      for other in kept where other != earlier {
        #expect(proof.check(since: other, trusted: log.trusted) == nil)
      }
      #expect(try log.verify(since: kept).holds)
    }
    let text = String(decoding: try prover().proof(since: try #require(kept.last)).bytes, as: UTF8.self)
    #expect(text == "old \(kept[8].size)\n\n" + String(decoding: try log.checkpoint, as: UTF8.self))
  }

  @Test func `No byte of a proof of growth can be changed`() throws {
    let earlier = try checkpoint()
    try log.write(run: "r2")
    let text = try prover().proof(since: earlier).bytes
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << bit
        #expect(
          GrowthProof(parsing: changed)?.check(since: earlier, trusted: log.trusted) == nil,
          "byte \(index), bit \(bit)")
      }
    }
    for (part, other) in [("old ", "old 0"), ("old \(earlier.size)", "old 0"), ("old ", "old +")] {
      let changed = String(decoding: text, as: UTF8.self).replacing(part, with: other)
      #expect(GrowthProof(parsing: Array(changed.utf8))?.check(since: earlier, trusted: log.trusted) == nil)
    }
  }

  @Test func `A log that was made anew is not shown to have been added to`() throws {
    let other = try SampleLog()
    try other.write(run: "r1", documents: 3, entities: 3)
    let theirs = try #require(SealedCheckpoint(try other.checkpoint, trusted: log.trusted)).checkpoint
    let ours = try checkpoint()
    #expect(theirs.origin == ours.origin)
    try log.write(run: "r2", documents: 9)
    #expect(throws: AuditError.changed) { try prover().proof(since: theirs) }
    let later = try #require(Checkpoint(origin: ours.origin, size: 999, root: ours.root))
    #expect(throws: AuditError.noSuchLine) { try prover().proof(since: later) }
    let foreign = try #require(Checkpoint(origin: "0123456789abcdef", size: 3, root: ours.root))
    #expect(throws: AuditError.changed) { try prover().proof(since: foreign) }
  }

  @Test func `Without the hashes, or with wrong ones, the same is proven from the lines`() throws {
    let earlier = try checkpoint()
    try log.write(run: "r2", documents: 4)
    let line = try prover().proof(ofLine: 17)
    let growth = try prover().proof(since: earlier)
    let tree = try log.folder.read("log.tree")
    for bad in [[], Array(tree.dropLast(400)), tree.map { ~$0 }] {
      try log.folder.rewrite(bad, "log.tree")
      #expect(try prover().proof(ofLine: 17) == line)
      #expect(try prover().line(17) == log.lines[17])
      #expect(try prover().proof(since: earlier) == growth)
    }
    unlink(log.folder["log.tree"])
    #expect(try prover().proof(ofLine: 17) == line)
    // Nothing is written by who only asks.
    #expect(log.folder.mode("log.tree") == 0)
  }

  @Test func `A line that was changed is not proven`() throws {
    var bytes = try log.bytes
    bytes[bytes.count - 10] ^= 1
    try log.folder.rewrite(bytes, "log")
    #expect(throws: AuditError.changed) { try prover().proof(ofLine: 13) }
  }
}

@Suite struct CosignatureTests {
  private let log: SampleLog
  private let cosigner: NoteSigner

  init() throws {
    log = try SampleLog()
    try log.write()
    cosigner = try SampleKeys.cosigner()
  }

  private func cosign(_ signer: NoteSigner) throws(AuditError) -> SealedCheckpoint {
    try AuditSeal.cosign(log.path, with: signer, now: SampleRecords.now + 4_000, trusted: log.trusted)
  }

  @Test func `A second person signs what holds, and tells no more than the day`() throws {
    #expect(try cosign(cosigner).cosigners == [cosigner.verifier])
    let again = try cosign(cosigner)
    #expect(again.signers == log.trusted && again.cosigners == [cosigner.verifier])
    #expect(again.note.text == (try SealedCheckpoint(log.checkpoint, trusted: log.trusted)?.note.text))
    let stamp = try #require(String(decoding: try log.checkpoint, as: UTF8.self).split(separator: " ").last)
    let bytes = try #require(Base64.decode(stamp.utf8.dropLast()))
    #expect(bytes.count == 4 + 8 + 64)
    #expect(bytes[4..<12].reduce(0) { $0 << 8 | Int($1) } == 1_795_219_200)
    let verdict = try AuditVerifier.verify(path: log.path, trusted: log.trusted + [cosigner.verifier])
    #expect(verdict.holds && verdict.seal?.cosigners == [cosigner.verifier])
    #expect(try log.verify().holds)
    try log.write(run: "r2")
    #expect(try log.verify().holds)
  }

  @Test func `The log's own key, a stranger's algorithm and a log that does not hold are refused`() throws {
    #expect(throws: AuditError.signature) { try cosign(log.signer) }
    #expect(throws: AuditError.signature) {
      try cosign(try SampleKeys.signer(NoteNames.cosigner, .cosignature, first: 0))
    }
    #expect(throws: AuditError.signature) { try cosign(try SampleKeys.signer(NoteNames.cosigner, first: 3)) }
    let good = try log.bytes
    try log.folder.rewrite(Array(good.dropLast()), "log")
    #expect(throws: AuditError.broken(line: nil, .shorter)) { try cosign(cosigner) }
    try log.folder.rewrite(good + [0x78], "log")
    #expect(throws: AuditError.open) { try cosign(cosigner) }
  }

  @Test func `A cosignature that does not hold breaks the seal for who trusts its key`() throws {
    _ = try cosign(cosigner)
    var bytes = try log.checkpoint
    let other = try #require(SealedCheckpoint(bytes, trusted: log.trusted))
    #expect(other.cosigners.isEmpty)
    let digit = bytes.count - 20
    bytes[digit] = bytes[digit] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    #expect(SealedCheckpoint(bytes, trusted: log.trusted) != nil)
    #expect(SealedCheckpoint(bytes, trusted: log.trusted + [cosigner.verifier]) == nil)
  }
}
