import RedactCore
import Testing

@testable import Audit

@Suite struct AuditLineTests {
  private static let digest = String(repeating: "ab", count: 32)

  private static let records: [AuditRecord] = [
    .runStart(
      RunStart(
        version: "1.0.0", build: digest,
        packs: [
          NamedDigest(name: "names", digest: digest), NamedDigest(name: "core", digest: digest),
        ],
        policy: digest, keyIDs: ["bb8b491b82590ec0"], scopeKind: "project",
        options: ["labels": "coded", "jobs": "2"])),
    .documentStart(DocumentStart(document: .number(1), format: "text")),
    .entity(
      EntityRecord(
        document: .number(1), index: 0, output: ByteSpan(5, 26), outputScalars: 4..<25,
        type: .person, kind: .direct, rule: "kunya.latin", action: "label",
        label: "PERSON-8XX89W4PJVTY", pseudonym: digest, score: 0.8)),
    .documentEnd(
      DocumentEnd(
        document: .number(1), counts: [.person: 1, .date: 0], length: 34, before: digest, after: digest,
        gates: ["sweep": true, "again": false])),
    .runEnd(RunEnd(documents: 1, refused: 0, entities: 1, exit: 0)),
    .restore(
      RestoreRecord(
        document: .keyed(digest), keyID: "bb8b491b82590ec0", opened: 3, refused: 0,
        reason: "RR-2026-014")),
    .vault(VaultRecord(action: "forget", vault: "0011223344556677", labels: ["PERSON-1"], documents: 2)),
    .review(
      ReviewRecord(
        document: .number(1), finding: digest, decision: .edit, type: .person, rule: "names.latin",
        reviewer: digest)),
    .key(KeyRecord(role: .cosigner, keyIDs: ["bb8b491b82590ec0"])),
    .release(ReleaseRecord(manifest: digest, files: 12)),
    .recover(RecoverRecord(closes: "r0", torn: digest, unsealed: 3)),
  ]

  private static func envelope(_ sequence: Int = 7) throws -> AuditEnvelope {
    AuditEnvelope(run: "r1", sequence: sequence, date: try AuditDate(now: 1_795_262_400))
  }

  private static func text(_ record: AuditRecord) throws -> String {
    String(decoding: try record.line(envelope()), as: UTF8.self)
  }

  @Test func `An entity is written exactly like this`() throws {
    #expect(
      try Self.text(Self.records[2]) == """
        {"action":"label","bytes":[5,26],"date":"2026-11-21","document":1,"index":0,"kind":"direct",\
        "label":"PERSON-8XX89W4PJVTY","pseudonym":"\(Self.digest)","record":"entity",\
        "rule":"kunya.latin","run":"r1","scalars":[4,25],"schema":"redact.audit/1","score":0.80,\
        "seq":7,"type":"PERSON"}

        """)
  }

  @Test func `A run begins and a document ends exactly like this`() throws {
    #expect(
      try Self.text(Self.records[0]) == """
        {"build":"\(Self.digest)","canon":1,"date":"2026-11-21","keys":["bb8b491b82590ec0"],\
        "options":{"jobs":"2","labels":"coded"},\
        "packs":{"core":"\(Self.digest)","names":"\(Self.digest)"},"policy":"\(Self.digest)",\
        "record":"run.start","run":"r1","schema":"redact.audit/1","scope":"project","seq":7,\
        "version":"1.0.0"}

        """)
    #expect(
      try Self.text(Self.records[3]) == """
        {"after":"\(Self.digest)","before":"\(Self.digest)","counts":{"PERSON":1},\
        "date":"2026-11-21","document":1,"gates":{"again":false,"sweep":true},"length":34,\
        "record":"document.end","run":"r1","schema":"redact.audit/1","seq":7}

        """)
  }

  @Test func `Decisions, keys, releases and recoveries are written exactly like this`() throws {
    let head = #""record":"%","run":"r1","schema":"redact.audit/1","#
    func rest(_ record: String) -> String { head.replacing("%", with: record) }
    #expect(
      try Self.text(Self.records[7]) == """
        {"date":"2026-11-21","decision":"edit","document":1,"finding":"\(Self.digest)",\
        "record":"review","reviewer":"\(Self.digest)","rule":"names.latin","run":"r1",\
        "schema":"redact.audit/1","seq":7,"type":"PERSON"}

        """)
    #expect(
      try Self.text(Self.records[8]) == """
        {"action":"destroy","date":"2026-11-21","keys":["bb8b491b82590ec0"],"record":"key",\
        "role":"cosigner","run":"r1","schema":"redact.audit/1","seq":7}

        """)
    #expect(
      try Self.text(Self.records[9]) == """
        {"date":"2026-11-21","files":12,"manifest":"\(Self.digest)",\(rest("release"))"seq":7}

        """)
    #expect(
      try Self.text(Self.records[10]) == """
        {"closes":"r0","date":"2026-11-21",\(rest("recover"))"seq":7,"torn":"\(Self.digest)",\
        "unsealed":3}

        """)
  }

  @Test func `Each of these lines is a record to who reads it`() throws {
    for (number, record) in Self.records.enumerated() {
      let line = Array(try record.line(Self.envelope()).dropLast())
      var scanner = LineScanner()
      let read = scanner.scan(
        LogLine(range: 0..<line.count, number: number, offset: 0, isWhole: true), in: line)
      #expect(read?.kind == record.kind)
      #expect(read?.line == line)
    }
  }

  @Test func `The date is as exact as its grain, and may be left out`() throws {
    func date(_ grain: AuditGrain) throws -> AuditDate { try AuditDate(now: 1_795_262_400, grain: grain) }
    #expect(try AuditGrain.allCases.map { try date($0).word } == ["2026-11-21", "2026-11", "2026", nil])
    for (grain, member) in zip(AuditGrain.allCases, ["2026-11-21", "2026-11", "2026"]) {
      let envelope = AuditEnvelope(run: "r1", sequence: 0, date: try date(grain))
      #expect(
        String(decoding: try Self.records[4].line(envelope), as: UTF8.self).contains(
          "\"date\":\"\(member)\","))
    }
    let envelope = AuditEnvelope(run: "r1", sequence: 0, date: try date(.none))
    #expect(!String(decoding: try Self.records[4].line(envelope), as: UTF8.self).contains("date"))
  }

  @Test func `What is done to vaults and keys is one of a few words`() {
    #expect(throws: AuditError.notAWord(field: "action")) {
      try Self.text(.vault(VaultRecord(action: "borrow", vault: "0011223344556677")))
    }
    #expect(throws: AuditError.notAWord(field: "action")) {
      try Self.text(.key(KeyRecord(action: "borrow", role: .audit, keyIDs: [])))
    }
    #expect(throws: AuditError.notHexadecimal(field: "vault")) {
      try Self.text(.vault(VaultRecord(action: "show", vault: "00")))
    }
  }

  @Test func `Pairs of labels are written as lists of two words`() throws {
    func end(_ pairs: [[String]]) -> AuditRecord {
      .documentEnd(
        DocumentEnd(
          document: .number(1), counts: [:], length: 0, before: nil, after: Self.digest, perhapsSame: pairs))
    }
    let line = try Self.text(end([["PERSON-1", "PERSON-3"], ["KUNYA-1", "KUNYA-2"]]))
    #expect(line.contains(#""perhapsSame":[["PERSON-1","PERSON-3"],["KUNYA-1","KUNYA-2"]]"#))
    #expect(!(try Self.text(end([])).contains("perhapsSame")))
    #expect(throws: AuditError.outOfRange(field: "perhapsSame")) { try Self.text(end([["PERSON-1"]])) }
    #expect(throws: AuditError.notAWord(field: "perhapsSame")) {
      try Self.text(end([["PERSON-1", "two words"]]))
    }
  }

  @Test func `Every record is one ASCII line with sorted members and a schema`() throws {
    for record in Self.records {
      let line = try record.line(Self.envelope())
      #expect(line.last == 0x0A)
      #expect(line.dropLast().allSatisfy { (0x20...0x7E).contains($0) })
      let text = String(decoding: line, as: UTF8.self)
      #expect(text.contains(#""schema":"redact.audit/1""#))
      let names = topLevelNames(line)
      #expect(names == names.sorted() && names.count >= 6)
      #expect(try record.line(Self.envelope()) == line)
    }
  }

  @Test(arguments: [(0, "0.00"), (0.8, "0.80"), (1, "1.00"), (0.1 + 0.2, "0.30"), (0.999, "1.00")])
  func `A score has two decimals and no noise`(score: Double, text: String) throws {
    #expect(try Self.text(entity { $0.score = score }).contains("\"score\":\(text),"))
  }

  @Test(arguments: [-0.01, 1.01, .nan, .infinity])
  func `A score outside 0 to 1 is refused`(score: Double) {
    #expect(throws: AuditError.outOfRange(field: "score")) {
      try Self.text(entity { $0.score = score })
    }
  }

  @Test(arguments: [
    "Umm Hamza", "أم", "interviews/umm-hamza.txt", "a\nb", "a\"b", "\\u0041", "", "a,b", "é",
    String(repeating: "x", count: 81),
  ])
  func `Neither a text nor a path gets into a word`(text: String) {
    #expect(throws: AuditError.notAWord(field: "rule")) { try Self.text(entity { $0.rule = text }) }
    #expect(throws: AuditError.notAWord(field: "label")) {
      try Self.text(entity { $0.label = text })
    }
    #expect(throws: AuditError.notAWord(field: "options")) {
      try Self.text(.runStart(RunStart(version: "1", options: [text: "x"])))
    }
    #expect(throws: AuditError.notAWord(field: "options")) {
      try Self.text(.runStart(RunStart(version: "1", options: ["x": text])))
    }
    #expect(throws: AuditError.notAWord(field: "gates")) {
      try Self.text(
        .documentEnd(
          DocumentEnd(
            document: .number(1), counts: [:], length: 0, before: nil, after: Self.digest, gates: [text: true]
          )
        ))
    }
  }

  @Test(arguments: ["", "a", "0g", "AB", "Layla", "é0", String(repeating: "00", count: 65)])
  func `A digest is lower-case hexadecimal and nothing else`(text: String) {
    #expect(throws: AuditError.notHexadecimal(field: "document")) {
      try Self.text(.documentStart(DocumentStart(document: .keyed(text), format: "text")))
    }
    #expect(throws: AuditError.notHexadecimal(field: "pseudonym")) {
      try Self.text(entity { $0.pseudonym = text })
    }
  }

  @Test func `Numbers below zero or above what readers can hold are refused`() {
    #expect(throws: AuditError.outOfRange(field: "index")) {
      try Self.text(entity { $0.index = -1 })
    }
    #expect(throws: AuditError.outOfRange(field: "index")) {
      try Self.text(entity { $0.index = 1 << 53 })
    }
    #expect(throws: AuditError.outOfRange(field: "exit")) {
      try Self.text(.runEnd(RunEnd(documents: 0, refused: 0, entities: 0, exit: -1)))
    }
  }

  @Test func `What is absent is left out`() throws {
    let text = try Self.text(
      entity {
        $0.label = nil
        $0.pseudonym = nil
      })
    #expect(!text.contains("label\":") && !text.contains("null"))
  }

  @Test func `An error does not repeat what it refused`() {
    let error = #expect(throws: AuditError.self) { try Self.text(entity { $0.rule = "Umm Hamza" }) }
    #expect(!String(reflecting: error).contains("Hamza"))
  }

  private func entity(_ change: (inout EntityRecord) -> Void) -> AuditRecord {
    guard case .entity(var record) = Self.records[2] else { return Self.records[2] }
    change(&record)
    return .entity(record)
  }

  /// The names of the members of the outermost object, in order.
  private func topLevelNames(_ line: [UInt8]) -> [String] {
    var names: [String] = []
    var depth = 0
    for piece in String(decoding: line, as: UTF8.self).split(
      separator: "\"", omittingEmptySubsequences: false
    )
    .enumerated() {
      if piece.offset % 2 == 0 {
        depth += piece.element.reduce(0) {
          $0 + ("{[".contains($1) ? 1 : "}]".contains($1) ? -1 : 0)
        }
        if piece.element.hasPrefix(":"), depth >= 1, let name = names.popLast() {
          names.append(name.hasPrefix("?") ? String(name.dropFirst()) : name)
        }
        names.removeAll { $0.hasPrefix("?") }
      } else if depth == 1 {
        names.append("?" + piece.element)
      }
    }
    return names
  }
}

@Suite struct CanonicalJSONTests {
  private func text(_ value: CanonicalJSON) -> String { String(decoding: value.line(), as: UTF8.self) }

  @Test func `Members are sorted by bytes, and nothing is put between them`() {
    let value = CanonicalJSON.object([
      "b": .number(1), "a": .list([.boolean(true), .hundredths(5)]), "B": .object([:]),
    ])
    #expect(text(value) == "{\"B\":{},\"a\":[true,0.05],\"b\":1}\n")
  }

  @Test func `Whatever is not ASCII is escaped`() {
    #expect(text(.string("a\"\\/\n\u{7F}é😀")) == #""a\"\\/\u000a\u007f\u00e9\ud83d\ude00""# + "\n")
  }
}

@Suite struct AuditDateTests {
  @Test(
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"),
      (951_782_400, "2000-02-29"),
      (951_868_800, "2000-03-01"), (1_795_305_599, "2026-11-21"), (4_107_542_400, "2100-03-01"),
      (4_107_542_399, "2100-02-28"), (253_402_300_799, "9999-12-31"),
    ] as [(Int64, String)])
  func `Seconds are cut to the day`(now: Int64, day: String) throws {
    #expect(try AuditDate(now: now).description == day)
  }

  @Test(arguments: [-1, 253_402_300_800, .min, .max] as [Int64])
  func `A time out of all reason is refused`(now: Int64) {
    #expect(throws: AuditError.time) { try AuditDate(now: now) }
  }
}

@Suite struct PlainDigestTests {
  @Test func `The digest is SHA-256`() {
    #expect(
      PlainDigest.sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `Files are taken by name, and where one ends makes a difference`() {
    let digest = PlainDigest.sha256(files: [("a", [1]), ("b", [2, 3])])
    #expect(PlainDigest.sha256(files: [("b", [2, 3]), ("a", [1])]) == digest)
    #expect(PlainDigest.sha256(files: [("a", [1, 2]), ("b", [3])]) != digest)
    #expect(PlainDigest.sha256(files: [("a", [1]), ("c", [2, 3])]) != digest)
  }
}
