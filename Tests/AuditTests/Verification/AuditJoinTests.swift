import Glibc
import RedactCore
import SignedNotes
import TestSupport
import Testing

@testable import Audit

@Suite struct AuditJoinTests {
  private let folder: TemporaryFolder
  private let signer: NoteSigner

  init() throws {
    folder = try TemporaryFolder()
    signer = try SampleKeys.signer()
  }

  /// A log of whole runs.
  private func log(_ name: String, _ runs: [String], documents: Int = 1) throws {
    for run in runs {
      let writer = try AuditWriter(path: folder[name], run: run, now: SampleRecords.now, signer: signer)
      try writer.append([SampleRecords.start])
      for number in 1...documents { try writer.append(SampleRecords.document(number)) }
      try writer.append([SampleRecords.end(documents: documents, entities: documents * 2)])
    }
  }

  /// A log whose last run was cut off in a line, and recovered.
  private func recovered(_ name: String, _ run: String, _ fix: String) throws {
    do {
      let writer = try AuditWriter(path: folder[name], run: run, now: SampleRecords.now, signer: signer)
      try writer.append([SampleRecords.start])
      try writer.append(SampleRecords.document(1))
    }
    try folder.rewrite(try folder.read(name) + Array("{\"act".utf8), name)
    _ = try AuditRecovery.recover(
      path: folder[name], run: fix, start: RunStart(version: "1.0.0"), now: 0, signer: signer)
  }

  @discardableResult
  private func join(_ inputs: [String], _ name: String) throws(AuditError) -> [UInt8] {
    let made = try AuditJoin.join(
      inputs.map { folder[$0] }, into: folder[name], signer: signer, trusted: [signer.verifier])
    let verdict = try AuditVerifier.verify(path: folder[name], trusted: [signer.verifier])
    #expect(verdict.holds && verdict.seal?.checkpoint == made)
    return (try? folder.read(name)) ?? []
  }

  @Test func `Order, groups and repetition make no difference`() throws {
    try log("a", ["m", "c"])
    try log("b", ["b", "z"], documents: 2)
    try recovered("c", "k", "a-fix")
    try log("c", ["d"])
    let whole = try join(["a", "b", "c"], "abc")
    #expect(try join(["c", "b", "a"], "cba") == whole)
    #expect(try join(["a", "a", "c", "b", "a"], "again") == whole)
    try join(["a", "b"], "ab")
    try join(["b", "c"], "bc")
    #expect(try join(["ab", "c"], "ab-c") == whole)
    #expect(try join(["a", "bc"], "a-bc") == whole)
    #expect(try join(["ab", "bc"], "ab-bc") == whole)
    #expect(try join(["abc"], "abc-again") == whole)
    #expect(try folder.read("abc.tree") == folder.read("ab-c.tree"))
    let names = whole.split(separator: 0x0A).filter {
      String(decoding: $0, as: UTF8.self).contains("run.start")
    }
    .compactMap {
      String(decoding: $0, as: UTF8.self).split(separator: "\"run\":\"").last?.prefix { $0 != "\"" }
    }
    // The recovery stays behind the run that it closes.
    #expect(names == ["b", "c", "d", "k", "a-fix", "m", "z"])
    try log("abc", ["zz"])
    #expect(try AuditVerifier.verify(path: folder["abc"], trusted: [signer.verifier]).holds)
  }

  @Test func `Runs of one name with other bytes are refused, and nothing is left behind`() throws {
    try log("a", ["r1"])
    try log("b", ["r1"], documents: 2)
    #expect(throws: AuditError.sameRun) { try join(["a", "b"], "new") }
    try recovered("c", "k", "fix")
    try recovered("d", "k", "fix-2")
    #expect(throws: AuditError.sameRun) { try join(["c", "d"], "new") }
    try recovered("e", "l", "fix")
    #expect(throws: AuditError.sameRun) { try join(["c", "e"], "new") }
    for made in ["new", "new.tree", "new.checkpoint"] { #expect(folder.mode(made) == 0) }
  }

  @Test func `Logs that are broken or open, and names that are taken, are refused`() throws {
    try log("a", ["r1"])
    try log("b", ["r2"])
    let bytes = try folder.read("b")
    try folder.rewrite(bytes + [0x78], "b")
    #expect(throws: AuditError.open) { try join(["a", "b"], "new") }
    try folder.rewrite(Array(bytes.dropLast()), "b")
    #expect(throws: AuditError.broken(line: nil, .shorter)) { try join(["a", "b"], "new") }
    try folder.rewrite(bytes, "b")
    #expect(throws: AuditError.exists) { try join(["a", "b"], "b") }
    #expect(try folder.read("b") == bytes)
    #expect(throws: AuditError.missing) { try join(["a", "none"], "new") }
    #expect(throws: AuditError.broken(line: nil, .noLines)) { try join([], "new") }
    #expect(folder.mode("new") == 0)
  }
}
