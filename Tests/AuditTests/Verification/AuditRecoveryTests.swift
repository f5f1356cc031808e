import Glibc
import RedactCore
import SignedNotes
import TestSupport
import Testing

@testable import Audit

/// The log is cut at all bytes when the environment has `REDACT_ALL_BITS`; else at some, and around the
/// ends of lines.
@Suite struct AuditRecoveryTests {
  private let log: SampleLog

  init() throws { log = try SampleLog() }

  private func put(_ bytes: [UInt8], _ checkpoint: [UInt8]?) throws {
    try log.folder.rewrite(bytes, "log")
    unlink(log.folder["log.checkpoint"])
    if let checkpoint { try log.folder.write(checkpoint, "log.checkpoint") }
  }

  /// A finished run, and one at work: the log, and how much of it which checkpoint seals.
  private func interrupted() throws -> (whole: [UInt8], sealed: Int, checkpoint: [UInt8]) {
    try log.write()
    let writer = try log.writer("r2")
    try writer.append([SampleRecords.start])
    try writer.append(SampleRecords.document(1))
    let (sealed, checkpoint) = (try log.bytes.count, try log.checkpoint)
    try writer.append(SampleRecords.document(2, entities: 1))
    withExtendedLifetime(writer) {}
    return (try log.bytes, sealed, checkpoint)
  }

  private func cuts(_ bytes: [UInt8], from start: Int) -> [Int] {
    (start...bytes.count).filter { length in
      let isNearEnd = bytes[max(0, length - 2)..<min(bytes.count, length + 2)].contains(0x0A)
      return TamperTests.all || isNearEnd || length % 41 == 0
    }
  }

  @Test func `A log that was cut at any byte behind its seal is recovered, and nothing that stood changes`()
    throws
  {
    let (whole, sealed, checkpoint) = try interrupted()
    let sealedLines = whole[..<sealed].count { $0 == 0x0A }
    for length in cuts(whole, from: sealed) {
      let cut = Array(whole[..<length])
      try put(cut, checkpoint)
      #expect(throws: AuditError.self) { try log.writer("r3") }
      let done = try log.recover()
      let after = try log.bytes
      #expect(Array(after.prefix(length)) == cut)
      let verdict = try log.verify()
      #expect(verdict.state == .holds, "\(length) bytes")
      #expect(done.closed == ["r2"] && done.checkpoint == verdict.seal?.checkpoint)
      let behind = cut[sealed...].split(separator: 0x0A).count
      #expect(done.unsealed == behind && after.count { $0 == 0x0A } == sealedLines + behind + 3)
      try log.write(run: "r3", documents: 1)
      #expect(try log.verify().holds)
    }
  }

  @Test func `What was cut off is named`() throws {
    let (whole, sealed, checkpoint) = try interrupted()
    let torn = Array(whole[sealed..<(sealed + 30)])
    try put(Array(whole[..<(sealed + 30)]), checkpoint)
    #expect(try log.recover().torn == 1)
    let lines = try log.lines.suffix(4).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines[0] == String(decoding: torn, as: UTF8.self))
    #expect(lines[1].contains(#""record":"run.start","run":"fix""#))
    #expect(
      lines[2] == """
        {"closes":"r2","date":"2026-11-21","record":"recover","run":"fix","schema":"redact.audit/1",\
        "seq":1,"torn":"\(TreeHash.leaf(torn).hexadecimal)","unsealed":1}
        """)
    #expect(lines[3].contains(#""record":"run.end","refused":0,"run":"fix""#))
  }

  @Test func `A recovery that is itself cut at any byte is recovered`() throws {
    let (whole, sealed, checkpoint) = try interrupted()
    let torn = sealed + 30
    try put(Array(whole[..<torn]), checkpoint)
    try log.recover()
    let recovered = try log.bytes
    for length in cuts(recovered, from: torn) where length != recovered.count {
      let cut = Array(recovered[..<length])
      try put(cut, checkpoint)
      let done = try log.recover("again")
      #expect(Array(try log.bytes.prefix(length)) == cut)
      #expect(try log.verify().state == .holds, "\(length) bytes")
      #expect(done.torn <= 2 && done.closed.count <= 2)
    }
  }

  @Test func `However often recoveries are cut off, with whatever bytes behind, the last one holds`() throws {
    var seed = SeededGenerator(seed: 11)
    let (whole, sealed, checkpoint) = try interrupted()
    for round in 0..<(TamperTests.all ? 400 : 25) {
      var bytes = Array(whole[..<(sealed + seed.number(below: whole.count - sealed))])
      for attempt in 0..<(1 + seed.number(below: 4)) {
        // What a crash leaves may be anything.
        if seed.number(below: 3) == 0 { bytes += [0x0A, 0x7B] + seed.bytes(seed.number(below: 60)) }
        try put(bytes, checkpoint)
        _ = try log.recover("fix-\(attempt)")
        #expect(Array(try log.bytes.prefix(bytes.count)) == bytes)
        #expect(try log.verify().holds, "round \(round), attempt \(attempt)")
        let after = try log.bytes
        bytes = Array(after[..<(bytes.count + seed.number(below: after.count - bytes.count))])
      }
    }
  }

  @Test func `A log that was written without a key is sealed once, and only if that is said`() throws {
    try log.write(sealed: false)
    try log.write(run: "r2", sealed: false)
    let before = try log.bytes
    #expect(throws: AuditError.unsealed) { try log.recover() }
    let done = try log.recover(first: true)
    #expect(done.unsealed == 20 && done.closed == [] && done.torn == 0)
    #expect(Array(try log.bytes.prefix(before.count)) == before)
    #expect(try log.verify().holds)
    try log.write(run: "r3")
    #expect(try log.verify().holds)
    #expect(throws: AuditError.nothingToRecover) { try log.recover("again") }
  }

  @Test func `The beginnings of a log that never had a whole line are recovered too`() throws {
    try put(Array("{\"canon\":1,\"da".utf8), nil)
    #expect(throws: AuditError.tornTail) { try log.writer() }
    #expect(try log.recover(first: true).torn == 1)
    #expect(try log.verify().holds)
    try put([], nil)
    #expect(throws: AuditError.nothingToRecover) { try log.recover(first: true) }
  }

  @Test func `Lines that a crash filled with zeroes are named, each`() throws {
    let (whole, sealed, checkpoint) = try interrupted()
    let zeroes = [UInt8](repeating: 0, count: 4_096)
    try put(Array(whole[..<sealed]) + zeroes + [0x0A, 0x0A] + zeroes, checkpoint)
    let done = try log.recover()
    #expect(done.torn == 3 && done.closed == ["r2"])
    #expect(try log.verify().holds)
  }

  @Test func `What was sealed and changed is not recovered`() throws {
    let (whole, sealed, checkpoint) = try interrupted()
    var changed = whole
    let digit = try #require(changed.firstIndex(of: UInt8(ascii: "7")))
    changed[digit] = UInt8(ascii: "8")
    try put(changed, checkpoint)
    #expect(throws: AuditError.self) { try log.recover() }
    #expect(try log.bytes == changed)
    try put(Array(whole[..<(sealed - 1)]), checkpoint)
    #expect(throws: AuditError.broken(line: nil, .shorter)) { try log.recover() }
    #expect(try log.bytes.count == sealed - 1)
    #expect(log.folder.mode("log.tree.part") == 0)
  }

  @Test func `Records in another order than records have are not recovered`() throws {
    let (whole, sealed, checkpoint) = try interrupted()
    let first = try #require(whole.split(separator: 0x0A).first)
    try put(Array(whole[..<sealed]) + first + [0x0A], checkpoint)
    #expect(throws: AuditError.broken(line: 16, .sameRun)) { try log.recover() }
    try put(whole, checkpoint)
    #expect(throws: AuditError.sameRun) { try log.recover("r2") }
    #expect(throws: AuditError.missing) {
      try AuditRecovery.recover(
        path: log.folder["none"], run: "x", start: RunStart(version: "1"), now: 0, signer: log.signer)
    }
  }

  @Test func `A log that is being written is not recovered`() throws {
    let writer = try log.writer()
    #expect(throws: AuditError.locked) { try log.recover(first: true) }
    withExtendedLifetime(writer) {}
  }
}
