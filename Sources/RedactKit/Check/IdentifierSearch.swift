import Detection
import Generalisation
import Policy
import RedactCore
import Resolution

/// Finds what identifies somebody in one text after the other; nothing is linked, written or swept.
///
/// What words mean to rules and tagger is looked up once for many texts, which is most of the work in a corpus of small
/// files. What was looked at before changes nothing of what is found. For one thread.
///
/// ## Privacy
/// Remembers words as hashes, and keyed digests of lines, of the texts it has seen.
final class IdentifierSearch {
  /// How sure findings must be.
  enum Care {
    /// Doubtful findings count where nothing was redacted. Where labels stand, somebody has looked at the rest of the text
    /// already; what they left, such as a country, is not asked about again and again, and only what is sure counts.
    case unlessRedacted
    /// Only what is sure counts.
    case sure
    /// As sure as the policy says.
    case policy
  }

  private let high: Pipeline
  private let normal: Pipeline
  private let care: Care
  private let propagation: Propagation
  private var memories = (high: DetectionMemory(), normal: DetectionMemory())

  /// Words after which what was remembered is given up, so that a large corpus needs no more memory than a small one.
  private static let mostWords = 100_000

  init(_ pipeline: Pipeline, care: Care) {
    var pipeline = pipeline
    pipeline.allowsLabels = true
    normal = pipeline
    pipeline.policy.recall = .high
    high = pipeline
    self.care = care
    propagation = pipeline.freshState().propagation
  }

  /// What would be masked in a text, in order of place.
  func detections(in analysis: Analysis) throws(RedactError) -> [Detection] {
    let isRedacted = care == .unlessRedacted && RedactionMarks.stand(in: analysis)
    let isHigh = care == .unlessRedacted && !isRedacted
    let pipeline = isHigh ? high : normal
    let memory = isHigh ? memories.high : memories.normal
    defer {
      if memories.high.words > Self.mostWords { memories.high = DetectionMemory() }
      if memories.normal.words > Self.mostWords { memories.normal = DetectionMemory() }
    }
    let languages = pipeline.policy.asksLanguages ? Languages(analysis.text, []) : nil
    let found = try pipeline.settled(in: analysis, knowing: propagation, remembering: memory) {
      languages?.code(at: $0) ?? Language.unknown
    }.filter { !isAsTold($0, in: analysis, pipeline) }
    return isRedacted || care == .sure ? Self.sure(found, in: analysis) : found
  }

  /// What tells who somebody is, whatever stands around. Words that were found elsewhere are as sure as they are there.
  static func sure(_ found: [Detection], in analysis: Analysis) -> [Detection] {
    func words(_ detection: Detection) -> some Sequence<UInt64> {
      analysis.tokens.all[analysis.tokenIndices(in: detection.span)].lazy.map(\.hash)
    }
    let sure = found.filter(isSure)
    let origins = Set(sure.filter { $0.rule != Propagation.rule }.flatMap(words))
    return sure.filter { $0.rule != Propagation.rule || words($0).contains(where: origins.contains) }
  }

  /// Whether something tells who somebody is, whatever stands around: a direct identifier, or a quasi-identifier that a
  /// rule knows by its form, such as a date of birth.
  private static func isSure(_ detection: Detection) -> Bool {
    switch (detection.kind, detection.isOfTagger) {
    case (.direct, true): detection.score >= TaggerDetector.sureOwnScore
    case (.direct, false): detection.score >= TaggerDetector.sureDirectScore
    case (.quasi, true): false
    case (.quasi, false): detection.score >= TaggerDetector.sureScore
    }
  }

  /// Whether something is told no more exactly than the policy wants: by itself, or with a few words around it, as `ten`
  /// in "under ten" is.
  private func isAsTold(_ detection: Detection, in analysis: Analysis, _ pipeline: Pipeline) -> Bool {
    guard case .generalise(let step) = pipeline.policy.action(for: detection.type) else { return false }
    return widened(detection.span, in: analysis).contains { span in
      let told = pipeline.ladders.generalise(Passage(analysis.text, span), type: detection.type, to: step)
      return told.map { $0.extendsLeft == 0 && $0.text.utf8.elementsEqual(analysis.text[span.range]) }
        ?? false
    }
  }

  /// A span, and all wider ones around it by the words next to it.
  private func widened(_ span: ByteSpan, in analysis: Analysis) -> [ByteSpan] {
    let tokens = analysis.tokens.all
    let own = analysis.tokenIndices(in: span)
    guard !own.isEmpty else { return [span] }
    let firsts = (0...Self.wordsBefore).lazy.map { own.lowerBound - $0 }
      .prefix { $0 == own.lowerBound || $0 >= 0 && analysis.joins(tokens[$0], tokens[$0 + 1]) }
    let ends = (0...Self.wordsBehind).lazy.map { own.upperBound + $0 }
      .prefix { $0 == own.upperBound || $0 <= tokens.count && analysis.joins(tokens[$0 - 2], tokens[$0 - 1]) }
    let wider = firsts.flatMap { first in ends.map { analysis.span(of: first..<$0) } }
    return [span] + wider
  }

  /// As in "between thirty and thirty-four years old".
  private static let wordsBefore = 4
  private static let wordsBehind = 3
}
