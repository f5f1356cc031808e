import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct VaultRestorerTests {
  private static let known = "Hanan al-Omar\nKarim\nTel Zahra ; LOCATION\n"

  @Test(arguments: EveryFormatTests.files, [Redactor.LabelStyle.numbered, .coded])
  func `a file of any format comes back to its last byte`(file: String, labels: Redactor.LabelStyle) throws {
    let kit = try VaultKit()
    let original = try EveryFormatTests.bytes(file)
    let redactor = try Kit.naming("", key: Kit.key) {
      $0.known = (try? EveryFormatTests.bytes("known.txt")) ?? []
      $0.labels = labels
      $0.allowsLabels = true
    }
    let redaction = try redactor.redact(original)
    try kit.vault.keep(redaction, of: original)
    let restored = try kit.restorer().restore(redaction.output)
    #expect(restored.isExact && restored.output == original)
    #expect(redaction.output != original)
  }

  @Test(arguments: 0..<4)
  func `generated documents come back byte for byte`(batch: Int) throws {
    let kit = try VaultKit()
    let redactor = try kit.redactor(StoryGenerator.known, labels: batch % 2 == 0 ? .numbered : .coded)
    let restorer = try kit.restorer()
    var generator = StoryGenerator(seed: UInt64(7000 + batch))
    for number in 0..<60 {
      let story = generator.next()
      let result = try redactor.redact(story)
      try kit.vault.keep(result, of: story)
      #expect(try restorer.restore(result.output).output == story, "document \(number) of batch \(batch)")
    }
  }

  @Test func `records come back line by line, and a line that was changed is refused`() throws {
    let kit = try VaultKit()
    let text =
      "{\"id\":1,\"text\":\"Karim came.\"}\n\n{\"text\":\"With Hanan al-Omar, \\u00e9.\",\"id\":2}\r\n"
    let reader = RecordRedactor(try kit.redactor(Self.known))
    var output: [UInt8] = []
    func take(_ line: RecordRedactor.Line) throws(RedactError) {
      switch line {
      case .blank(let bytes): output += bytes
      case .record(let record):
        let redaction = try reader.redact(record)
        try kit.vault.keep(redaction, of: record.original)
        output += redaction.output
      }
    }
    try reader.feed(Array(text.utf8), line: take)
    try reader.finish(line: take)
    #expect(!output.holds(Array("Karim".utf8)))
    #expect(try kit.restorer().restore(records: output).output == Array(text.utf8))
    let changed = output.dropFirst(2) + [0x20]
    #expect(throws: RedactError.inRecord(line: 1, .unknownOutput)) {
      try kit.restorer().restore(records: Array(changed))
    }
  }

  @Test func `one label alone is turned back, and the others stay`() throws {
    let kit = try VaultKit()
    let output = try kit.keep(
      "Karim and Hanan al-Omar. karim again.", kit.redactor(Self.known, labels: .numbered))
    let restored = try kit.restorer().restore(output, only: ["PERSON-1"])
    #expect(String(decoding: restored.output, as: UTF8.self) == "Karim and [PERSON-2]. karim again.")
    #expect(restored.count == 2 && restored.left == 1 && !restored.isExact)
  }

  @Test func `somebody who was forgotten stays a label, and the others come back as they stood`() throws {
    let kit = try VaultKit()
    let output = try kit.keep("KARIM and Hanan al-Omar.", kit.redactor(Self.known))
    let label = try #require(try kit.vault.persons().first { $0.mentions == 1 && $0.type == "PERSON" }?.label)
    #expect(try kit.vault.forget(label: label) == 1)
    let restored = String(decoding: try kit.restorer().restore(output).output, as: UTF8.self)
    #expect(restored.contains("[\(label)]"))
    #expect(restored.contains("KARIM") != restored.contains("Hanan al-Omar"))
    #expect(try kit.vault.uncover(label: label, for: kit.custodian).allSatisfy(\.words.isEmpty))
    #expect(throws: RedactError.configuration("\(kit.folder["v"]) holds nobody with this label")) {
      try kit.vault.forget(label: "PERSON-99")
    }
  }

  @Test func `an output that was changed, or is another vault's, is not restored`() throws {
    let kit = try VaultKit()
    let output = try kit.keep("Karim came.", kit.redactor(Self.known))
    #expect(throws: RedactError.unknownOutput) { try kit.restorer().restore(output + [0x20]) }
    let other = try VaultKit()
    #expect(throws: RedactError.unknownOutput) { try other.restorer().restore(output) }
    #expect(throws: RedactError.self) { try VaultRestorer(vault: kit.vault, custodian: other.custodian) }
  }

  @Test func `of two originals with one output the user is asked which`() throws {
    let kit = try VaultKit()
    let redactor = try kit.redactor(Self.known, labels: .numbered)
    let output = try kit.keep("Karim came.", redactor)
    #expect(try kit.keep("Hanan al-Omar came.", redactor) == output)
    var names: [String] = []
    do { _ = try kit.restorer().restore(output) } catch RedactError.ambiguousOutput(let documents) {
      names = documents
    }
    #expect(names.count == 2)
    let back = try names.map { try kit.restorer().restore(output, document: $0).output }
    #expect(Set(back) == [Array("Karim came.".utf8), Array("Hanan al-Omar came.".utf8)])
  }

  @Test func `what was masked, not labelled, comes back as well`() throws {
    let kit = try VaultKit()
    let policy = Policy(name: "test", defaultOperator: .mask, operators: [.location: .suppress])
    let redactor = try Kit.redactor(policy: policy, key: Kit.key) { $0.known = Array(Self.known.utf8) }
    let original = Array("Karim lives in Tel Zahra.".utf8)
    let redaction = try redactor.redact(original)
    try kit.vault.keep(redaction, of: original)
    #expect(!redaction.output.holds(Array("Karim".utf8)))
    #expect(try kit.restorer().restore(redaction.output).output == original)
  }

  @Test func `without a key nothing can be kept`() throws {
    let kit = try VaultKit()
    let original = Array("Karim came.".utf8)
    let redaction = try Kit.naming(Self.known).redact(original)
    #expect(throws: RedactError.key("a vault needs a key to name people by")) {
      try kit.vault.keep(redaction, of: original)
    }
  }
}
