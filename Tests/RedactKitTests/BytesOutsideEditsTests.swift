import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Law 4: what is not replaced stays byte for byte.
@Suite("Law 4: bytes outside edits are untouched")
struct BytesOutsideEditsTests {
  /// The output must be the input with every mention replaced by its label, and nothing else.
  private func expectOnlyEdits(_ redactor: Redactor, _ story: [UInt8], _ name: String = "") throws {
    let result = try redactor.redact(story)
    var expected: [UInt8] = []
    var copied = 0
    for (mention, replacement) in zip(result.mentions, result.replacements) {
      expected += story[copied..<mention.span.start]
      #expect(replacement.output.start == expected.count, "\(name)")
      expected += replacement.label.utf8
      #expect(replacement.output.end == expected.count, "\(name)")
      copied = mention.span.end
    }
    expected += story[copied...]
    #expect(result.output == expected, "\(name)")
    #expect(result.mentions.count == result.replacements.count)
  }

  @Test func `generated documents change where they are edited only`() async throws {
    let redactor = try Kit.redactor { $0.known = Array(StoryGenerator.known.utf8) }
    var generator = StoryGenerator(seed: 4)
    for _ in 0..<150 { try expectOnlyEdits(redactor, generator.next()) }
  }

  private static let samples = Shared.files("samples/synthetic").filter {
    $0.hasSuffix(".txt") || $0.hasSuffix(".md")
  }

  @Test(.enabled(if: Shared.has("samples/synthetic"), "needs ../shared/samples"), arguments: samples)
  func `samples change where they are edited only`(name: String) throws {
    let bytes = try Shared.bytes("samples/synthetic/" + name)
    try expectOnlyEdits(try Kit.redactor(), bytes, name)
    #expect(try Kit.naming("Zzyzxqra").redact(bytes).output == bytes)
  }

  @Test(arguments: [
    "", "\n", "\r\n", "a", "a\n", "a\r\nb\nc\r\n", "a\rb\r", "\u{FEFF}a\n", "\u{FEFF}", "  a  \n\n\n", "\t",
    "e\u{301} é \u{200B}",
    "Q: a\n\nA: b\n", "NADIR: a\r\n", "# a\n\n- **b**\n", "[00:01:02] x: y", "أب\u{202E}",
    "a\u{2028}b\u{85}c\u{0B}d\u{0C}e", "[redacted] [PERSON-1]",
  ])
  func `a document without findings stays as it is`(text: String) throws {
    #expect(try Kit.naming("Zzyzxqra").text(text) == text)
    #expect(try Kit.naming("Zzyzxqra").redact(Array(text.utf8)).mentions == [])
  }

  @Test func `replacements take whole characters`() throws {
    let redactor = try Kit.naming("Nada")
    #expect(try redactor.text("x Nada\u{301} y") == "x [PERSON-1] y")
    #expect(try redactor.text("x Na\u{200B}da y") == "x [PERSON-1] y")
    #expect(try redactor.text("Nada😀") == "[PERSON-1]😀")
  }
}
