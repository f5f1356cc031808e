import Glibc
import TestSupport
import Testing

@testable import Audit

@Suite struct AuditWriterTests {
  private let folder: TemporaryFolder
  private let start = AuditRecord.documentStart(DocumentStart(document: .number(1), format: "text"))
  private let end = AuditRecord.runEnd(RunEnd(documents: 1, refused: 0, entities: 0, exit: 0))

  init() throws { folder = try TemporaryFolder() }

  private func writer(_ path: String, run: String = "r1") throws(AuditError) -> AuditWriter {
    try AuditWriter(path: path, run: run, now: 1_795_262_400)
  }

  private func lines(_ name: String) throws -> [Substring] {
    String(decoding: try folder.read(name), as: UTF8.self).split(separator: "\n")
  }

  @Test func `Records are numbered and added to a private file`() throws {
    do {
      let writer = try writer(folder["log"])
      try writer.append([start, end])
      try writer.append([end])
    }
    try writer(folder["log"], run: "r2").append([end])
    let lines = try lines("log")
    #expect(folder.mode("log") == 0o600)
    #expect(lines.count == 4)
    for (line, part) in zip(lines, ["r1\",", "r1\",", "r1\",", "r2\","]) {
      #expect(line.contains("\"run\":\"\(part)"))
    }
    for (line, number) in zip(lines, [0, 1, 2, 0]) { #expect(line.contains("\"seq\":\(number)")) }
  }

  @Test func `Nothing is written when one of the records cannot be`() throws {
    let writer = try writer(folder["log"])
    let bad = AuditRecord.documentStart(DocumentStart(document: .number(1), format: "a text"))
    #expect(throws: AuditError.notAWord(field: "format")) { try writer.append([start, bad]) }
    #expect(try lines("log").isEmpty)
    try writer.append([end])
    #expect(try lines("log").allSatisfy { $0.contains("\"seq\":0") })
  }

  @Test func `Many threads write whole lines, and each call's lines stay together`() async throws {
    let writer = try writer(folder["log"])
    let records = [start, start, end]
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask { #expect(throws: Never.self) { try writer.append(records) } }
      }
    }
    let lines = try lines("log")
    #expect(lines.count == 150)
    for (index, line) in lines.enumerated() {
      #expect(line.contains("\"seq\":\(index),") || line.contains("\"seq\":\(index)}"))
      #expect(line.contains(index % 3 == 2 ? "run.end" : "document.start"))
    }
  }

  @Test func `A second writer is turned away while the first one lives`() throws {
    let first = try writer(folder["log"])
    #expect(throws: AuditError.locked) { try writer(folder["log"]) }
    try withExtendedLifetime(first) { try first.append([end]) }
  }

  @Test func `A torn last line is not joined with a new one`() throws {
    let path = try folder.write("{\"a\":1}\n{\"b", "log")
    #expect(throws: AuditError.tornTail) { try writer(path) }
    #expect(try folder.read("log").count == 11)
  }

  @Test func `Links, folders and pipes are refused`() throws {
    symlink(folder["log"], folder["link"])
    mkfifo(folder["pipe"], 0o600)
    #expect(throws: AuditError.symlink) { try writer(folder["link"]) }
    #expect(throws: AuditError.notARegularFile) { try writer(folder.path) }
    #expect(throws: AuditError.notARegularFile) { try writer(folder["pipe"]) }
    #expect(throws: AuditError.missing) { try writer(folder["no/log"]) }
    #expect(throws: AuditError.io(EINVAL)) { try writer(folder["log"] + "\u{0}") }
  }

  @Test func `A full disk is an error, and nothing more is added after it`() throws {
    let full = FileNumber(open("/dev/full", O_WRONLY))
    let writer = AuditWriter(file: full, run: "r1", date: try AuditDate(now: 0))
    #expect(throws: AuditError.io(ENOSPC)) { try writer.append([end]) }
    #expect(throws: AuditError.closed) { try writer.append([end]) }
  }

  @Test func `A line that went out in part is an error, not a reason to go on`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0 && fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    defer { close(ends[0]) }
    let file = FileNumber(ends[1])
    let line = [UInt8](repeating: 0x78, count: 1 << 20)
    #expect(throws: AuditError.shortWrite) { try file.append(line) }
    #expect(throws: AuditError.io(EAGAIN)) { try file.append(line) }
  }
}
