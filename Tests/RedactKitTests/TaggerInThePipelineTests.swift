import RedactCore
import Tagger
import TestSupport
import Testing

@testable import RedactKit

/// The tagger beside the rules, with the weights of the package.
@Suite struct TaggerInThePipelineTests {
  private let text = Array(
    "i walked with idriz to the mill and later his cousin besnik came and we hid in peqin until the morning\n"
      .utf8)

  private func rules(_ change: (inout Pipeline) -> Void = { _ in }) throws -> [String] {
    var pipeline = try Kit.redactor().pipeline
    change(&pipeline)
    return try pipeline.detect(Analysis(text), remembering: DetectionMemory()).map(\.rule)
  }

  @Test func `what it finds stands beside what rules find`() throws {
    #expect(try rules().contains { $0.hasPrefix("tagger.") })
  }

  @Test func `names of files are looked at without it`() throws {
    #expect(try !rules { $0.asksTagger = false }.contains { $0.hasPrefix("tagger.") })
  }

  @Test func `what it remembers of a draft is what it would find again`() throws {
    let pipeline = try Kit.redactor().pipeline
    let memory = DetectionMemory()
    let first = try pipeline.detect(Analysis(text), remembering: memory)
    #expect(try pipeline.detect(Analysis(text), remembering: memory) == first)
    let longer = Analysis(Array("A line before.\n".utf8) + text)
    let found = try pipeline.detect(longer, remembering: memory).filter { $0.rule.hasPrefix("tagger.") }
    let fresh = try pipeline.detect(longer, remembering: DetectionMemory()).filter {
      $0.rule.hasPrefix("tagger.")
    }
    #expect(found == fresh && !found.isEmpty)
  }

  @Test func `more recall finds no less`() throws {
    var found: [Int] = []
    for recall in [Recall.precise, .normal, .high] {
      found.append(try rules { $0.policy.recall = recall }.count)
    }
    #expect(found == found.sorted())
  }

  @Test func `text of another script is left to the rules`() throws {
    let arabic = Analysis(Array("قالت ام حمزه خرجنا الي السوق".utf8))
    let found = try Kit.redactor().pipeline.detect(arabic, remembering: DetectionMemory())
    #expect(!found.contains { $0.rule.hasPrefix("tagger.") })
  }
}
