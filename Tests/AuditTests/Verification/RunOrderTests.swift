import RedactCore
import TestSupport
import Testing

@testable import Audit

/// Logs that stand in good order, and what is refused in others; none of them is sealed.
@Suite struct RunOrderTests {
  private static func lines(_ records: [AuditRecord], run: String = "r1", from first: Int = 0) throws
    -> [[UInt8]]
  {
    try AuditLines.of(records, run: run, date: try AuditDate(now: SampleRecords.now), from: first)
      .map { Array($0.dropLast()) }
  }

  private static func run(_ name: String = "r1", documents: Int = 1) throws -> [[UInt8]] {
    try lines(
      [SampleRecords.start] + (0..<documents).flatMap { SampleRecords.document($0 + 1) }
        + [SampleRecords.end(documents: documents, entities: 2 * documents)], run: name)
  }

  private static func recovery(
    _ name: String, _ breaks: [(closes: String?, torn: [UInt8]?)]
  ) throws -> [[UInt8]] {
    try lines(
      [SampleRecords.start]
        + breaks.map {
          .recover(
            RecoverRecord(closes: $0.closes, torn: $0.torn.map { TreeHash.leaf($0).hexadecimal }, unsealed: 0)
          )
        } + [SampleRecords.end(documents: 0, entities: 0)], run: name)
  }

  private func state(_ lines: [[UInt8]]) -> AuditVerdict.State {
    AuditVerifier.read(log: SampleLog.joined(lines)).state
  }

  private func edited(_ line: Int, _ part: String, _ other: String) throws -> AuditVerdict.State {
    var lines = try Self.run()
    let text = String(decoding: lines[line], as: UTF8.self)
    #expect(text.contains(part))
    lines[line] = Array(text.replacing(part, with: other).utf8)
    return state(lines)
  }

  @Test func `Runs one behind the other are in order`() throws {
    #expect(state(try Self.run() + Self.run("r2", documents: 3)) == .holds)
    #expect(state(try Self.run("r1", documents: 0)) == .holds)
    #expect(state(Array(try Self.run().dropLast())) == .open(.unfinished))
    #expect(AuditVerifier.read(log: Array(SampleLog.joined(try Self.run()).dropLast())).state == .open(.torn))
  }

  @Test func `A run begins with its start, and its records are numbered`() throws {
    let run = try Self.run()
    #expect(state(Array(run.dropFirst())) == .broken(line: 1, .noRun))
    #expect(state(run + [run[1]]) == .broken(line: 7, .noRun))
    #expect(state(run + run) == .broken(line: 7, .sameRun))
    #expect(try edited(0, "\"seq\":0", "\"seq\":1") == .broken(line: 1, .sequence))
    #expect(try edited(2, "\"seq\":2", "\"seq\":3") == .broken(line: 3, .sequence))
    #expect(try edited(2, "\"run\":\"r1\"", "\"run\":\"r2\"") == .broken(line: 3, .runName))
  }

  @Test func `A document's records stand together and count what is there`() throws {
    #expect(try edited(2, "\"document\":1", "\"document\":2") == .broken(line: 3, .document))
    #expect(try edited(2, "\"document\":1", "\"document\":\"01\"") == .broken(line: 3, .document))
    #expect(try edited(3, "\"index\":1", "\"index\":2") == .broken(line: 4, .index))
    #expect(try edited(4, "\"PERSON\":1", "\"PERSON\":2") == .broken(line: 5, .counts))
    #expect(try edited(4, ",\"PERSON\":1", "") == .broken(line: 5, .counts))
    #expect(
      try edited(4, "\"PERSON\":1", "\"MISC\":0,\"PERSON\":1") == .broken(line: 5, .counts))
    #expect(try edited(5, "\"documents\":1", "\"documents\":2") == .broken(line: 6, .totals))
    #expect(try edited(5, "\"entities\":2", "\"entities\":1") == .broken(line: 6, .totals))
  }

  @Test func `Records stand where they may`() throws {
    let document = SampleRecords.document(1, reviewed: true)
    let vault = AuditRecord.vault(VaultRecord(action: "show", vault: "0011223344556677"))
    func state(_ records: [AuditRecord]) throws -> AuditVerdict.State {
      self.state(try Self.lines([SampleRecords.start] + records))
    }
    #expect(try state(document) == .open(.unfinished))
    #expect(try state([vault] + document + [vault]) == .open(.unfinished))
    #expect(try state([document[0], vault]) == .broken(line: 3, .place))
    #expect(try state([document[0], document[0]]) == .broken(line: 3, .place))
    #expect(try state([document[2]]) == .broken(line: 2, .place))
    #expect(try state([document[0], document[2], document[1]]) == .broken(line: 4, .place))
    #expect(
      try state([document[0], SampleRecords.end(documents: 0, entities: 0)]) == .broken(line: 3, .place))
    let restore = AuditRecord.restore(RestoreRecord(document: .number(1), keyID: nil, opened: 1, refused: 0))
    #expect(try state([restore, SampleRecords.end(documents: 1, entities: 0)]) == .holds)
    #expect(try state([restore, SampleRecords.end(documents: 0, entities: 0)]) == .broken(line: 3, .totals))
  }

  @Test func `What was cut off is closed by the next run, and by nothing else`() throws {
    let cut = Array(try Self.run().prefix(4))
    let torn = Array("{\"action\":\"lab".utf8)
    let end = try Self.run("r9")
    #expect(state(try cut + Self.recovery("r2", [("r1", nil)]) + end) == .holds)
    #expect(state(try cut + [torn] + Self.recovery("r2", [("r1", torn)]) + end) == .holds)
    #expect(state(try end + [torn] + Self.recovery("r2", [(nil, torn)])) == .holds)
    #expect(state(try [torn] + Self.recovery("r2", [(nil, torn)])) == .holds)
    #expect(
      state(try cut + [torn, [], torn] + Self.recovery("r2", [("r1", torn), (nil, []), (nil, torn)]))
        == .holds)
    for wrong: [(String?, [UInt8]?)] in [
      [("r1", nil)], [(nil, torn)], [("r2", torn)], [("r1", [])], [("r1", torn), (nil, torn)], [],
      [("r1", nil), (nil, torn)],
    ] {
      let log = try cut + [torn] + Self.recovery("r2", wrong) + end
      if case .broken = state(log) {} else { Issue.record("\(wrong.count)") }
    }
    #expect(state(try cut + Self.run("r2")) == .broken(line: 6, .unclosed))
    #expect(state(cut + [torn] + end) == .broken(line: 5, .noRecord))
    #expect(state(cut + [torn]) == .open(.torn))
    #expect(state(try end + Self.recovery("r2", [("r9", nil)])) == .broken(line: 8, .recover))
    #expect(state(try end + Self.recovery("r2", [(nil, nil)])) == .holds)
  }

  @Test func `A recovery that was cut off is closed by the next`() throws {
    let cut = Array(try Self.run().prefix(4))
    let torn = Array("{\"act".utf8)
    let begun = try Self.recovery("r2", [("r1", torn)])
    let log = cut + [torn]
    #expect(state(try log + begun.prefix(1) + Self.recovery("r3", [("r1", torn), ("r2", nil)])) == .holds)
    #expect(state(try log + begun.prefix(2) + Self.recovery("r3", [("r2", nil)])) == .holds)
    #expect(
      state(try log + begun.prefix(1) + [torn] + Self.recovery("r3", [("r1", torn), ("r2", torn)])) == .holds)
    #expect(
      state(try log + begun.prefix(1) + Self.recovery("r3", [("r2", nil)])) == .broken(line: 5, .noRecord))
    #expect(
      state(try log + begun.prefix(2) + Self.recovery("r3", [("r1", torn)])) == .broken(line: 9, .unclosed))
  }

  @Test func `In a recovery stands nothing else`() throws {
    let cut = Array(try Self.run().prefix(4))
    let more = try Self.lines(
      [
        SampleRecords.start, .recover(RecoverRecord(closes: "r1", torn: nil, unsealed: 0)),
        .key(KeyRecord(role: .audit, keyIDs: [])), SampleRecords.end(documents: 0, entities: 0),
      ], run: "r2")
    #expect(state(cut + more) == .broken(line: 7, .unclosed))
    let document = try Self.lines([SampleRecords.start] + SampleRecords.document(1), run: "r2")
    #expect(state(cut + document) == .broken(line: 6, .unclosed))
  }
}
