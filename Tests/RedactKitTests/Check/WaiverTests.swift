import Findings
import Guard
import RedactCore
import Testing

@testable import RedactKit

/// What somebody has answered for.
@Suite struct WaivedFindingsTests {
  private let text = "Everyone there called her Umm Hamza.\n"

  private func options(_ baseline: [UInt8]? = nil, today: String = "2026-11-21") -> CorpusCheck.Options {
    var options = CorpusCheck.Options()
    options.key = CheckingKey(of: Kit.key)
    options.baseline = baseline
    options.today = today
    return options
  }

  private func look(
    _ text: String, _ options: CorpusCheck.Options, path: String = "a.txt"
  ) throws -> (CorpusCheck, PartFindings) {
    let check = try CorpusCheck(rules: Kit.rules(), options: options)
    let part = CheckedPart(.file, path: Array(path.utf8), bytes: Array(text.utf8))
    return (check, try check.session().look(at: part))
  }

  private func baseline(expires: String? = nil, path: String = "a.txt", scope: String? = nil) throws
    -> [UInt8]
  {
    var options = options()
    options.fileScope = scope
    let (check, found) = try look(text, options, path: path)
    return try check.baseline(
      adding: [found], reason: "she asked for it", by: "cw", expires: expires, dropping: nil)
  }

  @Test func `a finding that somebody has answered for is waived, in its file`() throws {
    let made = try baseline()
    let (_, found) = try look("Some line more.\n\n" + text, options(made))
    #expect(found.findings.isEmpty)
    #expect(found.waived.map(\.reason) == ["she asked for it"])
    #expect(try !look(text, options(made), path: "b.txt").1.findings.isEmpty)
  }

  @Test func `a new secret in a waived line is found`() throws {
    let (_, found) = try look(
      "Everyone there called her Umm Hamza, and him Abu Walid.\n", options(try baseline()))
    #expect(found.findings.map(\.type) == ["KUNYA"] && found.waived.count == 1)
  }

  @Test func `a waiver can hold for a pattern of files`() throws {
    let made = try baseline(path: "interviews/1.txt", scope: "interviews/*.txt")
    #expect(try look(text, options(made), path: "interviews/2.txt").1.findings.isEmpty)
    #expect(try !look(text, options(made), path: "other/2.txt").1.findings.isEmpty)
  }

  @Test func `an expired waiver waives nothing, and is told`() throws {
    let made = try baseline(expires: "2026-11-20")
    let (check, found) = try look(text, options(made))
    #expect(found.findings.count == 1)
    #expect(check.waivers.expired.count == 1)
  }

  @Test func `a waiver that nothing was found for is told`() throws {
    let check = try CorpusCheck(rules: Kit.rules(), options: options(try baseline()))
    let runner = CheckRunner(
      check, ListedParts([CheckedPart(.file, path: [0x61], bytes: Array("Nobody.".utf8))]), jobs: 2)
    while try runner.next() != nil {}
    #expect(runner.summary(isWhole: true).unused.count == 1)
    #expect(runner.summary(isWhole: false).unused.isEmpty && runner.summary(isWhole: false).files == 1)
  }

  @Test func `a baseline holds no word, and is nothing without its key`() throws {
    let made = try baseline(path: "umm_hamza.txt")
    let shown = String(decoding: made, as: UTF8.self).lowercased()
    #expect(!shown.contains("hamza") && !shown.contains("umm"))
    var other = options(made)
    other.key = CheckingKey(of: Kit.otherKey)
    #expect(throws: RedactError.self) { try CorpusCheck(rules: Kit.rules(), options: other) }
    other.key = nil
    #expect(throws: RedactError.self) { try CorpusCheck(rules: Kit.rules(), options: other) }
  }

  @Test func `fingerprints find whom the list would find, without telling who it is`() throws {
    var source = options()
    source.known = Array("Samira Nouri | Umm Hamza ; PERSON\n".utf8)
    var target = options()
    target.fingerprints = try CorpusCheck.fingerprints(of: source, rules: Kit.rules())
    for line in ["They wrote to um hamzah.", "It was Samirah Noury.", "Mrs Nouri came."] {
      let (_, listed) = try look(line, source)
      let (_, keyed) = try look(line, target)
      #expect(listed.findings == keyed.findings && !keyed.findings.isEmpty)
    }
  }
}
