import Findings
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct CheckRunnerTests {
  private func parts(_ count: Int) -> [CheckedPart] {
    (0..<count).map { number in
      let text =
        number % 3 == 0 ? "They called her Umm Hamza, number \(number)." : "Nobody spoke of \(number)."
      return CheckedPart(.file, path: Array("interviews/\(number).txt".utf8), bytes: Array(text.utf8))
    }
  }

  private func run(_ parts: [CheckedPart], jobs: Int) throws -> [Finding] {
    let runner = CheckRunner(
      try CorpusCheck(rules: Kit.rules(), options: CorpusCheck.Options()), ListedParts(parts), jobs: jobs)
    var found: [Finding] = []
    while let looked = try runner.next() { found += try looked.flatMap { try $0.result.get().findings } }
    return found
  }

  @Test func `what is found depends neither on threads nor on what was looked at before`() throws {
    let parts = parts(200)
    let alone = try parts.flatMap { try run([$0], jobs: 1) }
    #expect(alone.count >= 67)
    for jobs in [1, 2, 5] { #expect(try run(parts, jobs: jobs) == alone) }
    #expect(try run(Array(parts.reversed()), jobs: 2).count == alone.count)
  }

  @Test func `a part of which nothing can be said is not one without findings`() throws {
    let check = try CorpusCheck(
      rules: Kit.rules(pattern: "(?: a+ )+ [!]", limit: 1_000), options: CorpusCheck.Options())
    let text = Array(("Before. " + String(repeating: "a", count: 60) + " !").utf8)
    let runner = CheckRunner(check, ListedParts([CheckedPart(.file, path: [0x7A], bytes: text)]), jobs: 1)
    let looked = try #require(try runner.next()?.first)
    #expect(throws: RedactError.self) { try looked.result.get() }
  }
}
