import Detection
import RedactCore
import RulePacks

/// Runs the evidence inside every rule: examples must be found exactly, in every disguise, and
/// counterexamples never.
///
/// The same check serves authors of packs, the test suite and `make check`.
public struct RuleCheck: Sendable {
  /// One example that a rule does not keep.
  public struct Failure: Error, Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// Its file, relative to the folder of packs.
    public let file: String
    /// `example 2` or `counterexample 1`, with the disguise where it is not the plain text.
    public let place: String
    /// What went wrong; quotes the rule file's own text, which is invented.
    public let reason: String
  }

  private let rules: RuleSet

  public init(_ rules: RuleSet) { self.rules = rules }

  /// All failures, in order of file; empty when every rule keeps its word.
  public func failures(inPacks packs: Set<String>? = nil) -> [Failure] {
    rules.folder.packs.filter { packs?.contains($0.id) ?? true }
      .flatMap(\.rules).flatMap(failures(of:))
  }

  private func failures(of rule: Rule) -> [Failure] {
    var failures: [Failure] = []
    for (number, example) in rule.examples.enumerated() {
      for disguise in Disguise.all(for: rule) {
        let marked = MarkedText(disguise.apply(example))
        if let reason = difference(rule, marked) {
          failures.append(
            Failure(
              rule: rule.id, file: rule.file, place: "example \(number + 1)\(disguise.suffix)",
              reason: reason))
          break
        }
      }
    }
    for (number, text) in rule.counterexamples.enumerated() {
      if let reason = difference(rule, MarkedText(text)) {
        failures.append(
          Failure(
            rule: rule.id, file: rule.file, place: "counterexample \(number + 1)", reason: reason))
      }
    }
    return failures
  }

  /// How what the rule finds differs from what is marked; nil when it does not.
  private func difference(_ rule: Rule, _ marked: MarkedText) -> String? {
    let analysis = Analysis(marked.text)
    let found: [Detection]
    do {
      found = try rules.detector.detect(in: analysis, only: [rule.id])
    } catch {
      return "the search failed: \(RedactError(error))"
    }
    let spans = found.filter { $0.score >= min(rule.score, Self.threshold) }.map(\.span).sorted()
    guard spans != marked.spans else { return nil }
    let missed = marked.spans.filter { !spans.contains($0) }.map { "'\(marked.words($0))'" }
    let wrong = spans.filter { !marked.spans.contains($0) }.map { "'\(marked.words($0))'" }
    var parts: [String] = []
    if !missed.isEmpty { parts.append("not found: " + missed.joined(separator: ", ")) }
    if !wrong.isEmpty { parts.append("found instead: " + wrong.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// The score from which a finding of an example counts: that of the standard policy, or a rule's own where
  /// it is lower.
  private static let threshold = Recall.normal.threshold
}

/// A text with ⟦ ⟧ around what must be found.
struct MarkedText {
  private(set) var text: [UInt8] = []
  private(set) var spans: [ByteSpan] = []

  init(_ marked: String) {
    var start = 0
    for character in marked.unicodeScalars {
      switch character {
      case "⟦": start = text.count
      case "⟧": spans.append(ByteSpan(start, text.count))
      default: text += Array(String(character).utf8)
      }
    }
  }

  func words(_ span: ByteSpan) -> String { String(decoding: text[span.range], as: UTF8.self) }
}

/// A harmless change of surroundings or encoding under which a rule must find the same.
struct Disguise: Sendable {
  let name: String
  var before = ""
  var after = ""
  /// Whether `before` stands on the same line.
  var leads = false
  var isDoubled = false
  var rewrite: @Sendable (String) -> String = { $0 }

  var suffix: String { name.isEmpty ? "" : " (\(name))" }

  func apply(_ example: String) -> String {
    rewrite(before + (isDoubled ? example + "\n\n" + example : example) + after)
  }

  /// The disguises that leave the evidence of a rule intact: what must start a line is not put behind
  /// anything, and text without capitals stays without.
  static func all(for rule: Rule) -> [Disguise] {
    let startsLine = rule.triggers?.lines == true
    return all.filter { !(startsLine && $0.leads) }.map { disguise in
      guard rule.regime == .caseless else { return disguise }
      return Disguise(
        name: disguise.name, before: disguise.before.lowercased(), after: disguise.after.lowercased())
    }
  }

  private static let all: [Disguise] = [
    Disguise(name: ""),
    Disguise(name: "after Arabic and emoji", before: "قال لي أمس. 🙂 \n"),
    Disguise(name: "with CRLF", before: "Before.\n", after: "\nAfter.", rewrite: \.crlf),
    Disguise(name: "in form KD", rewrite: { $0.rewritten(NormalForms.decomposed) }),
    Disguise(name: "in form KC", rewrite: { $0.rewritten(NormalForms.composed) }),
    Disguise(name: "in a speaker turn", before: "INTERVIEWER: And then?\n\nWITNESS: ", leads: true),
    Disguise(name: "after a time code", before: "[00:01:02] ", leads: true),
    Disguise(name: "between line breaks", before: "\n", after: "\n"),
    Disguise(name: "twice", isDoubled: true),
  ]
}

extension String {
  fileprivate var crlf: String { unicodeScalars.map { $0 == "\n" ? "\r\n" : String($0) }.joined() }

  fileprivate func rewritten(_ normalize: ([UInt8]) -> [UInt8]) -> String {
    String(decoding: normalize(Array(utf8)), as: UTF8.self)
  }
}
