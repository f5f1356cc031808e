import RedactCore
import TestSupport
import Testing

@testable import Audit

@Suite struct LineScannerTests {
  private static let digest = SampleRecords.digest("x")

  private static func scan(_ line: [UInt8]) -> ScannedRecord? {
    var scanner = LineScanner()
    return scanner.scan(LogLine(range: 0..<line.count, number: 1, offset: 0, isWhole: true), in: line)
  }

  private static func scan(_ text: String) -> ScannedRecord? { scan(Array(text.utf8)) }

  private static let entity =
    #"{"action":"label","bytes":[5,26],"date":"2026-11-21","document":1,"index":0,"kind":"direct","#
    + #""label":"PERSON-1","record":"entity","rule":"names.latin","run":"r1","scalars":[5,26],"#
    + #""schema":"redact.audit/1","score":0.80,"seq":2,"type":"PERSON"}"#

  @Test func `Names of members stand in the order of their bytes`() {
    let names = AuditField.allCases.map(\.name)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(names.allSatisfy { $0.utf8.count <= 16 } && names.count <= 64)
    #expect(RecordKind.allCases.allSatisfy { $0.rawValue.utf8.count <= 16 })
  }

  @Test func `The members of a record are read`() throws {
    let record = try #require(Self.scan(Self.entity))
    #expect(record.kind == .entity && record.word(.run) == "r1" && record.number(.seq) == 2)
    #expect(record.range(.bytes) == 5..<26 && record.score(.score) == 0.8 && record.text(.score) == "0.80")
    #expect(record.number(.document) == 1 && record.text(.document) == "1" && record.word(.document) == nil)
    #expect(record.word(.label) == "PERSON-1" && record.word(.reason) == nil)
    let lines = try AuditLines.of(
      [SampleRecords.start] + SampleRecords.document(1, entities: 4), run: "r1",
      date: try AuditDate(now: 0))
    let end = try #require(Self.scan(Array((lines.last ?? []).dropLast())))
    #expect(end.counts(.counts).map(\.name) == ["DATE", "LOCATION", "PERSON"])
    #expect(end.counts(.counts).map(\.count) == [1, 1, 2])
    #expect(end.flags(.gates).map(\.name) == ["leak-sweep"] && end.flags(.gates).map(\.holds) == [true])
    #expect(end.pairs(.perhapsSame) == [["PERSON-1", "PERSON-2"]])
    #expect(end.word(.after) == SampleRecords.digest("output 1"))
    let start = try #require(Self.scan(Array(lines[0].dropLast())))
    #expect(start.words(.keys) == ["bb8b491b82590ec0"])
    #expect(start.entries(.options).map(\.name) == ["labels"])
    #expect(start.entries(.options).map(\.value) == ["coded"] && start.entries(.packs).isEmpty)
  }

  @Test(arguments: [
    ("{\"action", " {\"action"), ("\"PERSON\"}", "\"PERSON\"} "), ("\"seq\":2", "\"seq\": 2"),
    ("\"seq\":2", "\"seq\":02"), ("\"seq\":2", "\"seq\":-2"), ("\"seq\":2", "\"seq\":2.0"),
    ("\"seq\":2", "\"seq\":2e0"), ("\"seq\":2", "\"seq\":\"2\""), ("\"seq\":2", "\"seq\":null"),
    ("\"seq\":2", "\"seq\":9007199254740992"), ("\"seq\":2", "\"seq\":true"),
    ("\"seq\"", "\"seq\u{0}\""), ("\"seq\"", "\"seq \""), ("\"seq\"", "\"\""),
    ("\"entity\"", "\"entity\u{0}\""),
    ("\"seq\":2,", "\"seq\":2,\"seq\":2,"), ("\"seq\":2,", ""), ("\"seq\":2,", "\"seq\":2,\"size\":3,"),
    ("0.80", "0.8"), ("0.80", "1.01"), ("0.80", "0.800"), ("0.80", ".80"), ("0.80", "1"), ("0.80", "-0.80"),
    ("[5,26]", "[26,5]"), ("[5,26]", "[5,26,27]"), ("[5,26]", "[5]"), ("[5,26]", "[5,26"), ("[5,26]", "5"),
    ("redact.audit/1", "redact.audit/2"), ("redact.audit/1", "redact.audit\\/1"),
    ("\"direct\"", "\"perhaps\""), ("\"entity\"", "\"run.end\""), ("\"entity\"", "\"entities\""),
    ("names.latin", "names latin"), ("names.latin", "names/latin"), ("names.latin", ""),
    ("names.latin", "names\\u002elatin"), ("names.latin", "namés"), ("names.latin", "a\u{7F}"),
    ("\"label\",", "\"label\",\"after\":\"00\","), ("\"r1\"", "\"r1\",\"run\":\"r1\""),
    ("2026-11-21", "2026-11-31"), ("2026-11-21", "2026-13"), ("2026-11-21", "1969"), ("2026-11-21", "26"),
    ("2026-11-21", "2026-11-2"), ("2026-11-21", ""), ("\"document\":1", "\"document\":\"1\""),
    ("\"document\":1", "\"document\":\"AB\""), ("\"document\":1", "\"document\":[1]"),
    ("\"label\":\"PERSON-1\"", "\"label\":[]"), ("\"index\":0", "\"index\":0,\"index\":0"),
  ])
  func `What would have been written in another way is no record`(part: String, other: String) {
    #expect(Self.scan(Self.entity) != nil)
    let text = Self.entity.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Self.entity)
    #expect(Self.scan(text) == nil)
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11"), ("2026-11-21", "2026"), ("2026-11-21", "2028-02-29"), ("0.80", "1.00"),
    ("0.80", "0.00"), ("\"seq\":2", "\"seq\":9007199254740991"), ("\"document\":1", "\"document\":\"ab01\""),
    ("\"date\":\"2026-11-21\",", ""), ("\"label\":\"PERSON-1\",", ""), ("[5,26]", "[5,5]"),
  ])
  func `What may be otherwise is a record`(part: String, other: String) {
    let text = Self.entity.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Self.entity)
    #expect(Self.scan(text)?.kind == .entity)
  }

  @Test func `Names in objects are sorted, and none stands twice`() {
    func end(_ counts: String) -> String {
      #"{"after":"\#(Self.digest)","counts":{\#(counts)},"document":1,"gates":{},"length":3,"#
        + #""record":"document.end","run":"r1","schema":"redact.audit/1","seq":3}"#
    }
    for good in ["", #""A":1"#, #""A":1,"AB":2,"B":3"#, #""a:b":1"#] { #expect(Self.scan(end(good)) != nil) }
    for bad in [
      #""B":1,"A":1"#, #""A":1,"A":1"#, #""AB":1,"A":1"#, #""A":1,"#, #""":1"#, #""A":{}"#, #""A""#, "1",
      #""A" :1"#, #""A":1,,"B":2"#,
    ] { #expect(Self.scan(end(bad)) == nil, "\(bad)") }
  }

  @Test func `Neither deep nor long nor random bytes do harm`() {
    var seed = SeededGenerator(seed: 8)
    let deep = String(repeating: "[", count: 60_000)
    #expect(Self.scan(#"{"action":"# + deep) == nil)
    #expect(Self.scan(#"{"bytes":"# + deep) == nil)
    #expect(Self.scan(#"{"counts":{"# + String(repeating: #""a":"#, count: 10_000)) == nil)
    #expect(
      Self.scan([]) == nil && Self.scan("{") == nil && Self.scan("{}") == nil && Self.scan("{\"") == nil)
    let entity = Array(Self.entity.utf8)
    for length in entity.indices { #expect(Self.scan(Array(entity[..<length])) == nil) }
    for _ in 0..<2_000 {
      var bytes = entity
      for _ in 0..<3 { bytes[seed.number(below: bytes.count)] = UInt8(seed.next() & 255) }
      _ = Self.scan(bytes)
      _ = Self.scan(seed.bytes(40))
    }
  }

  @Test func `A line longer than lines may be is refused without being held`() throws {
    let folder = try TemporaryFolder()
    let start = Array(#"{"canon":1,"date":""#.utf8)
    try folder.write(start + [UInt8](repeating: 0x78, count: 900_000), "log")
    #expect(try AuditVerifier.read(path: folder["log"]).state == .broken(line: 1, .longLine))
    #expect(AuditVerifier.read(log: try folder.read("log")).state == .broken(line: 1, .longLine))
  }
}
