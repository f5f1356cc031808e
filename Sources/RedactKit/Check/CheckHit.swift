import Guard
import RedactCore

/// Something that was found in a part, by its place there.
struct CheckHit: Hashable, Sendable {
  var span: ByteSpan
  let type: String
  let kind: IdentifierKind
  let rule: String
  let score: Double
  /// What names it in fingerprints where no words do.
  var essence: [UInt8]?

  init(_ detection: Detection) {
    span = detection.span
    type = detection.type.rawValue
    kind = detection.kind
    rule = detection.rule
    score = detection.score
  }

  /// Something a rule of the guard found.
  init(_ span: ByteSpan, _ rule: GuardRule, kind: IdentifierKind = .direct, score: Double = 1) {
    self.span = span
    type = rule.word
    self.kind = kind
    self.rule = rule.rawValue
    self.score = score
  }

  init(_ found: MaterialFinding) {
    span = found.span
    type = found.kind.rawValue
    kind = found.identifies
    rule = found.rule
    score = found.score
  }

  init(_ occurrence: FingerprintList.Occurrence) {
    span = occurrence.span
    type = occurrence.type.rawValue
    kind = .direct
    (rule, score) =
      switch occurrence.how {
      case .whole: (GuardRule.known.rawValue, 1)
      case .part: (GuardRule.part.rawValue, 0.9)
      case .sound: (GuardRule.sound.rawValue, 0.7)
      }
  }

  /// The same, so many bytes further on.
  func moved(by bytes: Int) -> CheckHit {
    var moved = self
    moved.span = ByteSpan(span.start + bytes, span.end + bytes)
    return moved
  }

  /// All hits in order of place, but for what rules found where a known entity is named: one place, one finding.
  static func merged(known: [CheckHit], found: [CheckHit], others: [CheckHit]) -> [CheckHit] {
    let taken = known.map(\.span).sorted()
    let rest = found.filter { hit in
      let next = taken.partition { $0.end > hit.span.start }
      return next == taken.count || !taken[next].overlaps(hit.span)
    }
    return (known + rest + others).sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
  }
}
