import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct LeakSweepTests {
  /// Redacting an output again must change nothing, and nothing of what was masked may be left in it.
  private func expectClean(_ redactor: Redactor, _ text: [UInt8], _ name: String) throws {
    let result = try redactor.redact(text)
    #expect(try redactor.redact(result.output).output == result.output, "\(name)")
    let spans = try redactor.scan(result.output).mentions.map(\.span)
    #expect(spans == [], "\(name)")
  }

  @Test(
    .enabled(if: Shared.has("corpora"), "needs ../shared/corpora"),
    arguments: ["interviews-dev.jsonl", "interviews2-dev.jsonl", "interviews2-asr-dev.jsonl"])
  func `an interview that was redacted is redacted`(corpus: String) async throws {
    let redactor = try Kit.redactor()
    let texts = try Shared.corpus(corpus)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for text in texts { group.addTask { try expectClean(redactor, text.bytes, text.id) } }
      try await group.waitForAll()
    }
  }

  @Test func `a generated document that was redacted is redacted`() throws {
    for style in [Redactor.LabelStyle.numbered, .token] {
      let redactor = try Kit.redactor(key: Kit.key) {
        $0.labels = style
        $0.known = Array(StoryGenerator.known.utf8)
      }
      var generator = StoryGenerator(seed: 51)
      for number in 0..<100 { try expectClean(redactor, generator.next(), "document \(number)") }
    }
  }

  @Test func `no known name is left in any generated document`() throws {
    let names = ["zaki", "rawad", "harun", "jassem", "nada"]
    let redactor = try Kit.naming(names.joined(separator: "\n"))
    var generator = StoryGenerator(seed: 52)
    for _ in 0..<200 {
      let folded = FoldedText(try redactor.redact(generator.next()).output).bytes
      let words = Set(Tokens(folded).all.map(\.hash))
      #expect(names.filter { words.contains(WordHash(word: $0.utf8).value) } == [])
    }
  }

  private struct Evasions: Decodable { let cases: [String: String] }

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"), arguments: [false, true])
  func `every published disguise is masked or refused`(isKnown: Bool) throws {
    let redactor = try Kit.redactor { if isKnown { $0.known = Array("Umm Hamza | أم حمزة".utf8) } }
    let cases = try Shared.json("vectors/redact-v1-kat/evasion.json", as: Evasions.self).cases
    #expect(cases.count > 30)
    for (name, text) in cases.sorted(by: { $0.key < $1.key }) {
      let story = Array("Q: Who was it?\n\nA: Everyone there knew that \(text) had left the camp.\n".utf8)
      let start = Array("Q: Who was it?\n\nA: Everyone there knew that ".utf8).count
      guard let result = try? redactor.redact(story) else { continue }
      let span = ByteSpan(start, start + text.utf8.count)
      let covered = result.mentions.filter { $0.span.overlaps(span) }
      let bytes = covered.reduce(0) { $0 + min($1.span.end, span.end) - max($1.span.start, span.start) }
      #expect(bytes >= span.count - 8 && !covered.isEmpty, "\(name)")
      let left = String(decoding: FoldedText(result.output).bytes, as: UTF8.self).lowercased()
      #expect(!left.contains("hamza") && !left.contains("h4mza") && !left.contains("حمزه"), "\(name)")
    }
  }
}
