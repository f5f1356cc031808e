import RedactCore
import Testing

@testable import PatternEngine

/// A search that did not finish must never look like a search that found nothing.
@Suite struct LimitTests {
  private static let letters = Array(repeating: UInt8(ascii: "a"), count: 60_000)

  @Test(arguments: [true, false])
  func `a catastrophic pattern reaches a limit`(usesJIT: Bool) throws {
    let pattern = try Pattern("^ (?: a+ )+ $", usesJIT: usesJIT)
    expectLimit(pattern, in: Self.letters.prefix(40) + Array("!".utf8))
  }

  @Test(arguments: [true, false])
  func `a match that needs a deep stack reaches a limit`(usesJIT: Bool) throws {
    let pattern = try Pattern("^(?:(.)|x)*$", usesJIT: usesJIT, matchLimit: 10_000_000)
    expectLimit(pattern, in: Self.letters)
  }

  @Test func `the interpreter may not take much memory`() throws {
    let groups = String(repeating: "(x)", count: 1_500)
    let pattern = try Pattern("^(?:(.)|\(groups))*$", usesJIT: false, matchLimit: 10_000_000)
    expectLimit(pattern, in: Array(Self.letters.prefix(9_000)))
  }

  @Test(arguments: [true, false])
  func `the match limit is the pattern's own`(usesJIT: Bool) throws {
    let text = Self.letters.prefix(16) + Array("!".utf8)
    expectLimit(try Pattern("^ (?: a+ )+ $", usesJIT: usesJIT, matchLimit: 1_000), in: Array(text))
    let patient = try Pattern("^ (?: a+ )+ $", usesJIT: usesJIT, matchLimit: 10_000_000)
    #expect(try firstMatch(patient, in: Array(text)) == nil)
  }

  @Test(arguments: [true, false])
  func `a matcher serves on after a limit was reached`(usesJIT: Bool) throws {
    let matcher = try Matcher()
    let evil = try Pattern("^ (?: a+ )+ $", usesJIT: usesJIT)
    let plain = try Pattern("!", usesJIT: usesJIT)
    let text = Array(Self.letters.prefix(40)) + Array("!".utf8)
    for _ in 0..<3 {
      try CheckedText(text).search { text throws(PatternError) in
        var isRefused = false
        do { _ = try evil.firstMatch(in: text, from: 0, using: matcher) } catch { isRefused = true }
        #expect(isRefused)
        let match = try plain.firstMatch(in: text, from: 0, using: matcher)
        #expect(match?.hit == ByteSpan(40, 41))
      }
    }
  }

  @Test func `every other failure is an error too`() throws {
    let text = Array("é".utf8)
    for usesJIT in [true, false] {
      expectFailure(try Pattern("a", usesJIT: usesJIT), in: text, from: 3)
    }
    expectFailure(try Pattern("(?<loop> (?&loop) | a )", usesJIT: false), in: Array("b".utf8), from: 0)
  }

  private func expectLimit(
    _ pattern: borrowing Pattern, in text: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let match = try firstMatch(pattern, in: text)
      Issue.record("no error, and \(match == nil ? "no " : "a ")match", sourceLocation: sourceLocation)
    } catch {
      guard case PatternError.limit = error else {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return
      }
    }
  }

  private func expectFailure(
    _ pattern: borrowing Pattern, in text: [UInt8], from start: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try firstMatch(pattern, in: text, from: start)
      Issue.record("no error", sourceLocation: sourceLocation)
    } catch {
      guard case PatternError.failed = error else {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return
      }
    }
  }
}
