import Glibc
import SignedNotes
import TestSupport
import Testing

@testable import Audit

@Suite struct SealedWriterTests {
  private let log: SampleLog

  init() throws { log = try SampleLog() }

  @Test func `What closes something is sealed, and the whole log holds`() throws {
    let writer = try log.writer()
    try writer.append([SampleRecords.start])
    #expect(writer.checkpoint == nil)
    #expect(try AuditSeal.read(log.path) == nil)
    try writer.append(SampleRecords.document(1))
    #expect(writer.checkpoint?.size == 5)
    #expect(try log.verify().state == .open(.unfinished))
    try writer.append([SampleRecords.end(documents: 1, entities: 2)])
    #expect(writer.checkpoint?.size == 6)
    let verdict = try log.verify()
    #expect(verdict.state == .holds && verdict.behind == 0)
    #expect(verdict.seal?.checkpoint == writer.checkpoint)
    #expect(verdict.seal?.signers == log.trusted && verdict.seal?.cosigners == [])
    #expect(verdict.counts.lines == 6 && verdict.counts.entitiesByType == ["PERSON": 1, "LOCATION": 1])
    for file in ["log", "log.checkpoint", "log.tree"] { #expect(log.folder.mode(file) == 0o600) }
    #expect(log.folder.mode("log.checkpoint.part") == 0)
  }

  @Test func `A log that is written in many runs has the tree of all of its lines`() throws {
    for run in 1...20 { try log.write(run: "r\(run)", documents: run % 4) }
    let hashes = try log.lines.map { TreeHash.leaf($0) }
    let seal = try #require(SealedCheckpoint(try log.checkpoint, trusted: log.trusted)).checkpoint
    #expect(seal.size == hashes.count && seal.root == MerkleTreeTests.root(hashes[...]))
    #expect(seal.origin == Checkpoint.origin(hashes[0]))
    #expect(try log.verify().holds)
    let tree = TreeFile(try FileNumber.open(log.folder["log.tree"], O_RDONLY))
    #expect(try tree.file.size() == TreeNode.places(of: hashes.count) * TreeFile.entry)
    for (index, hash) in hashes.enumerated() {
      #expect(try tree.hash(TreeNode(level: 0, index: index)) == hash)
      let line = try log.bytes[tree.range(ofLine: index)]
      #expect(TreeHash.leaf(Array(line.dropLast())) == hash && line.last == 0x0A)
    }
  }

  @Test(arguments: ["missing", "short", "long", "damaged", "empty", "link", "ends"])
  func `A tree file that is not as it should be is made anew`(damage: String) throws {
    try log.write(run: "r1", documents: 5)
    let good = try log.folder.read("log.tree")
    switch damage {
    case "missing": unlink(log.folder["log.tree"])
    case "short": try log.folder.rewrite(Array(good.dropLast(100)), "log.tree")
    case "long": try log.folder.rewrite(good + good, "log.tree")
    case "empty": try log.folder.rewrite([], "log.tree")
    case "link":
      unlink(log.folder["log.tree"])
      symlink(log.folder["elsewhere"], log.folder["log.tree"])
    case "ends":
      var bad = good
      for entry in stride(from: 0, to: bad.count, by: 40) { bad[entry + 39] ^= 1 }
      try log.folder.rewrite(bad, "log.tree")
    default:
      var bad = good
      for entry in stride(from: 0, to: bad.count, by: 40) { bad[entry] ^= 1 }
      try log.folder.rewrite(bad, "log.tree")
    }
    try log.write(run: "r2", documents: 3)
    #expect(try log.verify().holds)
    #expect(Array(try log.folder.read("log.tree").prefix(good.count)) == good)
    #expect(try log.folder.read("log.tree").count == TreeNode.places(of: try log.lines.count) * 40)
    #expect(log.folder.mode("elsewhere") == 0)
  }

  @Test func `Without the key nothing is added to a sealed log, nor with it to one that is not`() throws {
    try log.write()
    let before = try log.bytes
    #expect(throws: AuditError.sealed) { try log.writer("r2", sealed: false) }
    #expect(try log.bytes == before)
    let other = try SampleLog()
    try other.write(sealed: false)
    #expect(throws: AuditError.unsealed) { try other.writer("r2") }
    try other.write(run: "r2", sealed: false)
    #expect(AuditVerifier.read(log: try other.bytes).holds)
    #expect(try other.verify().state == .broken(line: nil, .noCheckpoint))
  }

  @Test func `A checkpoint that somebody else signed, or of another log, is refused`() throws {
    try log.write()
    let stranger = try SampleKeys.signer(first: 7)
    func open(_ signer: NoteSigner, _ ring: [NoteVerifier] = []) throws(AuditError) {
      _ = try AuditWriter(path: log.path, run: "r2", now: 0, signer: signer, verifiers: ring)
    }
    #expect(throws: AuditError.checkpoint) { try open(stranger) }
    #expect(throws: Never.self) { try open(stranger, log.trusted) }
    let other = try SampleLog()
    try other.write(run: "x")
    try log.folder.rewrite(try other.checkpoint, "log.checkpoint")
    #expect(throws: AuditError.changed) { try log.writer("r2") }
    try log.folder.rewrite([], "log.checkpoint")
    #expect(throws: AuditError.checkpoint) { try log.writer("r2") }
    unlink(log.folder["log.checkpoint"])
    symlink(log.folder["elsewhere"], log.folder["log.checkpoint"])
    #expect(throws: AuditError.symlink) { try log.writer("r2") }
  }

  @Test func `Nothing is added behind a run without an end, lines without a seal, or a log cut short`() throws
  {
    let writer = try log.writer()
    try writer.append([SampleRecords.start])
    try writer.append(SampleRecords.document(1))
    let (sealed, seal) = (try log.bytes, try log.checkpoint)
    try writer.append(SampleRecords.document(2))
    let (longer, newer) = (try log.bytes, try log.checkpoint)
    withExtendedLifetime(writer) {}
    func put(_ bytes: [UInt8], _ checkpoint: [UInt8]) throws {
      try log.folder.rewrite(bytes, "log")
      try log.folder.rewrite(checkpoint, "log.checkpoint")
    }
    try put(sealed, seal)
    #expect(throws: AuditError.openTail) { try log.writer("r2") }
    try put(longer, seal)
    #expect(throws: AuditError.unsealed) { try log.writer("r2") }
    try put(Array(longer.dropLast()), seal)
    #expect(throws: AuditError.tornTail) { try log.writer("r2") }
    try put(sealed, newer)
    #expect(throws: AuditError.changed) { try log.writer("r2") }
    try put([], newer)
    #expect(throws: AuditError.changed) { try log.writer("r2") }
  }

  @Test func `A checkpoint that cannot be written closes the log, and what was sealed stays sealed`() throws {
    let writer = try log.writer()
    try writer.append([SampleRecords.start])
    try writer.append(SampleRecords.document(1))
    let seal = try log.checkpoint
    // A folder that is not empty is in the way of the draft.
    mkdir(log.folder["log.checkpoint.part"], 0o700)
    try log.folder.write("x", "log.checkpoint.part/x")
    #expect(throws: AuditError.exists) { try writer.append(SampleRecords.document(2)) }
    #expect(throws: AuditError.closed) { try writer.append(SampleRecords.document(3)) }
    #expect(try log.checkpoint == seal)
    #expect(try log.verify().state == .open(.behind))
  }

  @Test func `What would stand where it must not is refused, and nothing is written of it`() throws {
    let writer = try log.writer()
    func refuse(_ records: [AuditRecord], _ fault: AuditFault) throws {
      let before = try log.bytes
      #expect(throws: AuditError.broken(line: nil, fault)) { try writer.append(records) }
      #expect(try log.bytes == before)
    }
    let document = SampleRecords.document(1)
    try refuse(document, .noRun)
    try writer.append([SampleRecords.start])
    try refuse([SampleRecords.start], .sequence)
    try refuse(Array(document.dropFirst()), .place)
    try refuse([document[0], document[2], document[3]], .index)
    try refuse([document[0], document[1], document[3]], .counts)
    try refuse([SampleRecords.end(documents: 1, entities: 0)], .totals)
    try writer.append(document)
    try refuse([SampleRecords.end(documents: 1, entities: 1)], .totals)
    try writer.append([SampleRecords.end(documents: 1, entities: 2)])
    try refuse(document, .noRun)
    #expect(try log.verify().holds)
  }

  @Test func `Many threads seal whole documents`() async throws {
    let writer = try log.writer()
    try writer.append([SampleRecords.start])
    await withTaskGroup(of: Void.self) { group in
      for number in 1...30 {
        group.addTask { #expect(throws: Never.self) { try writer.append(SampleRecords.document(number)) } }
      }
    }
    try writer.append([SampleRecords.end(documents: 30, entities: 60)])
    #expect(try log.verify().holds)
  }
}
