import Generalisation
import RedactCore
import RulePacks
import TestSupport
import Testing

/// The ladders of this package, read once for all tests.
enum PackageLadders {
  static let folder = PackageRules.path + "/ladders"

  private static let loaded = Result<Ladders, RulePackError> { () throws(RulePackError) in
    try Ladders(reading: folder)
  }

  static func ladders() throws -> Ladders { try loaded.get() }
}

/// A sentence with ⟦ ⟧ around a mention, a step, and the sentence that it becomes; nil when nothing fits.
struct Sentence: Sendable, CustomTestStringConvertible {
  let marked: String
  let step: String
  let expected: String?

  init(_ marked: String, _ step: String, _ expected: String?) {
    (self.marked, self.step, self.expected) = (marked, step, expected)
  }

  var testDescription: String { "\(marked) -> \(step)" }

  /// The sentence after its mention was told at the step.
  func told(_ type: EntityType) throws -> String? {
    let sample = Sample(marked)
    let passage = Passage(sample.text, sample.spans[0])
    guard let generalised = try PackageLadders.ladders().generalise(passage, type: type, to: step) else {
      return nil
    }
    return Self.put(generalised.text, over: generalised.extendsLeft, in: passage)
  }

  static func put(_ text: String, over left: Int, in passage: Passage) -> String {
    let start = passage.span.start - left
    return String(
      decoding: passage.text[..<start] + Array(text.utf8) + passage.text[passage.span.end...], as: UTF8.self)
  }
}
