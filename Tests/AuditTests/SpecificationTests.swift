import Glibc
import RedactCore
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
        document: .number(1), counts: [.person: 1], before: nil,
        after: PlainDigest.sha256(Array(output.utf8)), gates: ["sweep": true])),
    .runEnd(RunEnd(documents: 1, refused: 0, entities: 1, exit: 0)),
  ]

  @Test func `The example of the specification is what is written`() throws {
    let example = try specification().split(separator: "\n").filter { $0.hasPrefix("    {") }
    let written = try Self.records.enumerated().map { index, record in
      let day = try AuditDay(now: 1_795_262_400)
      let line = try record.line(AuditEnvelope(run: "r1", sequence: index, day: day))
      return "    " + String(decoding: line.dropLast(), as: UTF8.self)
    }
    #expect(example.map(String.init) == written)
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
