import Glibc
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Law 3: output depends on document, policy, rules, key and scope, and on nothing else.
@Suite("Law 3: same in, same out")
struct SameInSameOutTests {
  private func stories(_ count: Int) -> [[UInt8]] {
    var generator = StoryGenerator(seed: 3)
    return (0..<count).map { _ in generator.next() }
  }

  /// Everything of a result that is shown or written.
  private func shown(_ redactor: Redactor, _ story: [UInt8]) throws -> String {
    let result = try redactor.redact(story)
    return
      "\(result.output) \(result.mentions) \(result.replacements) \(result.suspicions) \(result.entities)"
  }

  private func redactors() throws -> [Redactor] {
    try Redactor.LabelStyle.allCases.map { style in
      try Kit.redactor(key: Kit.key) {
        $0.labels = style
        $0.known = Array(StoryGenerator.known.utf8)
      }
    }
  }

  @Test func `again and again`() throws {
    for redactor in try redactors() {
      for story in stories(3) {
        let first = try shown(redactor, story)
        for _ in 0..<20 { #expect(try shown(redactor, story) == first) }
      }
    }
  }

  @Test func `whatever was redacted before, and by whichever redactor`() throws {
    let stories = stories(8)
    for (one, other) in zip(try redactors(), try redactors()) {
      let first = try stories.map { try shown(one, $0) }
      #expect(try stories.reversed().map { try shown(other, $0) } == first.reversed())
    }
  }

  @Test func `on many threads at once`() async throws {
    let stories = stories(12)
    for redactor in try redactors() {
      let alone = try stories.map { try redactor.redact($0).output }
      let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
        for turn in 0..<36 { group.addTask { (turn % 12, try redactor.redact(stories[turn % 12]).output) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for (number, output) in together { #expect(output == alone[number]) }
    }
  }

  @Test func `in any locale`() throws {
    let redactor = try Kit.redactor()
    let story = Array("INTERVIEWER: Istanbul? ILGIN: I met Işıl İnce in Iğdır on 3 May 2016.".utf8)
    let first = try shown(redactor, story)
    for locale in ["tr_TR.UTF-8", "ar_SY.UTF-8", "C.UTF-8", "POSIX"] {
      setlocale(LC_ALL, locale)
      #expect(try shown(redactor, story) == first)
    }
    setlocale(LC_ALL, "C")
  }

  @Test func `rules read from sources and from their flat file give the same`() throws {
    let folder = try TemporaryFolder()
    try folder.write(try RuleCompiler.compile(PackageRules.path), "compiled.pack")
    let flat = try Kit.redactor(rules: try RuleSet(contentsOf: folder["compiled.pack"]))
    let source = try Kit.redactor()
    for story in stories(40) { #expect(try shown(flat, story) == shown(source, story)) }
  }
}
