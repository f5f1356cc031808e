import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct RestoreTests {
  private func redactor(_ change: (inout Redactor.Options) -> Void = { _ in }) throws -> Redactor {
    try Kit.redactor(key: Kit.key) {
      $0.labels = .token
      $0.known = Array(StoryGenerator.known.utf8)
      change(&$0)
    }
  }

  private static let batches = 8

  @Test(arguments: 0..<batches)
  func `two thousand generated documents come back byte for byte`(batch: Int) throws {
    let redactor = try redactor()
    let restorer = try Restorer(key: Kit.key)
    var generator = StoryGenerator(seed: UInt64(1000 + batch))
    var restored = 0
    for number in 0..<2_000 / Self.batches {
      let story = generator.next()
      let result = try redactor.redact(story)
      guard !result.mentions.isEmpty else {
        #expect(result.output == story)
        continue
      }
      let back = try restorer.restore(result.output)
      #expect(back.output == story, "document \(number) of batch \(batch)")
      #expect(back.count == result.mentions.count)
      restored += 1
    }
    #expect(restored > 200)
  }

  private static let samples = Shared.files("samples/synthetic").filter {
    $0.hasSuffix(".txt") || $0.hasSuffix(".md")
  }

  @Test(.enabled(if: Shared.has("samples/synthetic"), "needs ../shared/samples"), arguments: samples)
  func `a sample comes back byte for byte`(name: String) throws {
    let bytes = try Shared.bytes("samples/synthetic/" + name)
    let output = try redactor().redact(bytes).output
    #expect(output != bytes)
    #expect(try Restorer(key: Kit.key).restore(output).output == bytes)
  }

  private static let story = Array("Nada al-Jassem met Zaki, and Umm Zaki left.".utf8)

  @Test func `another key or scope opens nothing`() throws {
    let output = try redactor().redact(Self.story).output
    for restorer in [try Restorer(key: Kit.otherKey), try Restorer(key: Kit.key, scope: "project:other")] {
      let error = #expect(throws: RedactError.self) { try restorer.restore(output) }
      guard case .key? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    let scoped = try redactor { $0.scope = "project:other" }.redact(Self.story).output
    #expect(try Restorer(key: Kit.key, scope: "project:other").restore(scoped).output == Self.story)
  }

  @Test func `a token changed in any place is refused, and nothing is restored`() throws {
    let result = try redactor().redact(Self.story)
    let restorer = try Restorer(key: Kit.key)
    let token = try #require(result.replacements.last?.output)
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    var refused = 0
    for at in token.start + 8..<token.end - 1 where result.output[at] != UInt8(ascii: ":") {
      var changed = result.output
      changed[at] = alphabet.first { $0 != changed[at] } ?? 0
      let error = #expect(throws: RedactError.self, "byte \(at)") { try restorer.restore(changed) }
      if error == .token(offset: token.start) { refused += 1 }
    }
    #expect(refused > 20)
  }

  @Test func `a token of another scope, or moved to another type, is refused`() throws {
    let result = try redactor().redact(Self.story)
    let foreign = try redactor { $0.scope = "project:other" }.redact(Array("Zaki".utf8)).output
    let restorer = try Restorer(key: Kit.key)
    #expect(throws: RedactError.token(offset: result.output.count + 1)) {
      try restorer.restore(result.output + [0x20] + foreign)
    }
    let token = try #require(result.replacements.first?.label)
    let moved = token.replacing("[PERSON-", with: "[LOCATION-")
    #expect(throws: RedactError.self) { try restorer.restore(result.output + Array(moved.utf8)) }
  }

  @Test func `a token may be copied and moved, and is opened wherever it stands`() throws {
    let token = try redactor().redact(Array("Zaki".utf8)).output
    #expect(try Restorer(key: Kit.key).restore(token + [0x0A] + token).output == Array("Zaki\nZaki".utf8))
  }

  @Test func `labels that hold nothing cannot be restored, and plain text needs nothing`() throws {
    let restorer = try Restorer(key: Kit.key)
    #expect(throws: RedactError.nothingToRestore) { try restorer.restore(Array("[PERSON-1] left".utf8)) }
    #expect(try restorer.restore(Array("no label".utf8)).output == Array("no label".utf8))
    #expect(try restorer.restore([]).count == 0)
  }

  @Test func `the same words give the same token, other spellings another`() throws {
    let labels = try redactor().redact(Array("Zaki, Zaki, ZAKI".utf8)).replacements.map(\.label)
    #expect(labels.count == 3)
    #expect(labels[0] == labels[1])
    #expect(labels[0].prefix(21) == labels[2].prefix(21) && labels[0] != labels[2])
  }
}
