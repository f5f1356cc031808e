import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Audit

@Suite struct SpecificationTests {
  private static let output = "She, [PERSON-8XX89W4PJVTY], wept.\n"

  private static let records: [AuditRecord] = [
    .runStart(
      RunStart(
        version: "1.0.0", keyIDs: ["bb8b491b82590ec0"], scopeKind: "project",
        options: ["labels": "coded"])),
    .documentStart(DocumentStart(document: .number(1), format: "text")),
    .entity(
      EntityRecord(
        document: .number(1), index: 0, output: ByteSpan(5, 26), outputScalars: 5..<26,
        type: .person, kind: .direct, rule: "names.latin", action: "label",
        label: "PERSON-8XX89W4PJVTY", score: 0.8)),
    .documentEnd(
      DocumentEnd(
        document: .number(1), counts: [.person: 1], length: 34, before: nil,
        after: PlainDigest.sha256(Array(output.utf8)), gates: ["sweep": true])),
    .runEnd(RunEnd(documents: 1, refused: 0, entities: 1, exit: 0)),
  ]

  @Test func `The example of the specification is what is written`() throws {
    let example = try specification().split(separator: "\n").filter { $0.hasPrefix("    {") }
    let written = try Self.records.enumerated().map { index, record in
      let date = try AuditDate(now: 1_795_262_400)
      let line = try record.line(AuditEnvelope(run: "r1", sequence: index, date: date))
      return "    " + String(decoding: line.dropLast(), as: UTF8.self)
    }
    #expect(example.map(String.init) == written)
  }

  @Test func `The seal of the example is that of its lines, by the key in the text`() throws {
    let text = try specification()
    let blocks = text.split(separator: "\n\n").map { block in
      block.split(separator: "\n").map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : "" }
    }
    let log = try #require(blocks.first { $0.first?.hasPrefix("{") == true })
    let at = try #require(blocks.firstIndex { $0.first?.hasPrefix("redact-audit/3") == true })
    let note = (blocks[at] + [""] + blocks[at + 1]).joined(separator: "\n") + "\n"
    let signer = try SampleKeys.signer()
    #expect(text.contains("`\(signer.verifier)`"))
    let bytes = Array((log.joined(separator: "\n") + "\n").utf8)
    let verdict = AuditVerifier.verify(
      log: bytes, checkpoint: Array(note.utf8), trusted: [signer.verifier])
    #expect(verdict.holds && verdict.seal?.checkpoint.size == 5)
    let folder = try TemporaryFolder()
    let writer = try AuditWriter(path: folder["log"], run: "r1", now: 1_795_262_400, signer: signer)
    for record in Self.records { try writer.append([record]) }
    #expect(try folder.read("log") == bytes)
    #expect(try #require(writer.checkpoint).text == Array(blocks[at].joined(separator: "\n").utf8) + [0x0A])
  }

  private func specification(_ file: String = #filePath) throws -> String {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/Documentation/specs/audit-log.md"
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
  }
}
