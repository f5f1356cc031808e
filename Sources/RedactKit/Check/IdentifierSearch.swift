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
    let isRedacted = care == .unlessRedacted && Self.isRedacted(analysis)
    let isHigh = care == .unlessRedacted && !isRedacted
    let pipeline = isHigh ? high : normal
    let memory = isHigh ? memories.high : memories.normal
    defer {
      if memories.high.words > Self.mostWords { memories.high = DetectionMemory() }
      if memories.normal.words > Self.mostWords { memories.normal = DetectionMemory() }
    }
    let languages = pipeline.policy.asksLanguages ? Languages(analysis.text, []) : nil
    return try pipeline.settled(in: analysis, knowing: propagation, remembering: memory) {
      languages?.code(at: $0) ?? Language.unknown
    }.filter {
      (!isRedacted && care != .sure || Self.isSure($0)) && !isAsTold($0, in: analysis.text, pipeline)
    }
  }

  /// Whether something tells who somebody is, whatever stands around: a direct identifier, or a quasi-identifier that a
  /// rule knows by its form, such as a date of birth.
  private static func isSure(_ detection: Detection) -> Bool {
    switch detection.kind {
    case .direct: detection.score >= TaggerDetector.sureDirectScore
    case .quasi: detection.score >= TaggerDetector.sureScore && !detection.isOfTagger
    }
  }

  /// Whether something is told no more exactly than the policy wants.
  private func isAsTold(_ detection: Detection, in text: [UInt8], _ pipeline: Pipeline) -> Bool {
    guard case .generalise(let step) = pipeline.policy.action(for: detection.type) else { return false }
    let told = pipeline.ladders.generalise(Passage(text, detection.span), type: detection.type, to: step)
    return told.map { $0.extendsLeft == 0 && $0.text.utf8.elementsEqual(text[detection.span.range]) } ?? false
  }

  /// Whether a redaction has left its marks: labels, or masks.
  private static func isRedacted(_ analysis: Analysis) -> Bool {
    !analysis.labels.isEmpty || analysis.text.firstRange(of: mask) != nil
  }

  private static let mask = Array(String(repeating: Character(LabelFill.standard), count: 2).utf8)
}
