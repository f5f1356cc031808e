import RedactCore
import RulePacks
import Synchronization
import TestSupport
import Testing

@testable import Detection

/// Trying patterns at triggers, window by window, must find what trying them everywhere finds.
@Suite struct TriggerTests {
  /// The windows are so small that matches reach from one into the next.
  private static let detector = Result {
    try RuleDetector(try PackageRules.compiledFolder(), windowSize: 100)
  }

  /// What is not understood is tried at every trigger, which costs time.
  @Test func `every pattern is understood well enough to tell what follows its trigger words`() throws {
    let silent = try PackageRules.folder().rules.filter {
      $0.triggers?.words.isEmpty == false && $0.continuations.words.isEmpty
    }
    #expect(silent.map(\.id) == [])
  }

  @Test func `every pattern that is tried at triggers has a sieve`() throws {
    let bare = try PackageRules.compiledFolder().rules.filter { rule in
      guard case .pattern = rule.matcher, rule.triggers != nil else { return false }
      return rule.sieve == nil
    }
    #expect(bare.map(\.id) == [])
  }

  @Test func `triggers lose no hit in any example of a rule`() async throws {
    let texts = try PackageRules.folder().rules.map { rule in
      let text = (rule.examples + rule.counterexamples).joined(separator: "\n\n")
      return CorpusText(id: rule.id, text: text.filter { !"⟦⟧".contains($0) })
    }
    #expect(texts.count >= 80)
    try await expectAgreement(texts)
  }

  @Test func `triggers lose no hit where a line is broken, with a margin behind it`() async throws {
    let texts = try PackageRules.folder().rules.map { rule in
      let lines = rule.examples.flatMap { example in
        let text = example.filter { !"⟦⟧".contains($0) }
        return text.indices.filter { text[$0] == " " }.map {
          text.replacingCharacters(at: $0, with: "\n            ")
        }
      }
      return CorpusText(id: rule.id, text: lines.joined(separator: "\n\n"))
    }
    try await expectAgreement(texts)
  }

  @Test(
    .enabled(if: Shared.has("corpora"), "needs ../shared/corpora"),
    arguments: Shared.files("corpora").filter { $0.hasSuffix(".jsonl") })
  func `triggers lose no hit in a corpus`(name: String) async throws {
    try await expectAgreement(try Shared.corpus(name))
  }

  /// Failures name rules, documents and places, never words.
  private func expectAgreement(_ texts: [CorpusText]) async throws {
    let detector = try Self.detector.get()
    let (lost, total) = try await withThrowingTaskGroup(of: ([String], Int).self) { group in
      for text in texts { group.addTask { try Self.differences(detector, text) } }
      var lost: [String] = []
      var total = 0
      for try await (some, count) in group {
        lost += some
        total += count
      }
      return (lost, total)
    }
    #expect(lost == [])
    #expect(total > texts.count)
  }

  private static func differences(_ detector: RuleDetector, _ text: CorpusText) throws -> ([String], Int) {
    let analysis = Analysis(text.bytes)
    let oracle = Set(try detector.detect(in: analysis, search: .wholeText))
    let found = Set(try detector.detect(in: analysis, search: .triggers))
    let differences = oracle.symmetricDifference(found).map { detection in
      let side = oracle.contains(detection) ? "lost" : "only by triggers"
      return "\(detection.rule) \(side) in \(text.id) at \(detection.span.start)..<\(detection.span.end)"
    }
    return (differences.sorted(), oracle.count)
  }
}

extension String {
  fileprivate func replacingCharacters(at index: Index, with text: String) -> String {
    self[..<index] + text + self[self.index(after: index)...]
  }
}
