package import RedactCore
package import RulePacks
package import Tagger

/// Finds names and other identifying details by what is probable in their context.
package struct TaggerDetector: Sendable {
  /// What all rule ids of the tagger begin with.
  package static let rulePrefix = "tagger."

  /// How much is to be found, and at which price.
  package struct Dial: Sendable {
    package var thresholds: Tagger.Thresholds

    /// For checks: flags what is doubtful as well.
    package static let high = Dial(
      thresholds: Tagger.Thresholds(least: TagVector(repeating: 0.2), bias: 0))
    package static let normal = Dial(
      thresholds: Tagger.Thresholds(least: TagVector(repeating: 0.35), bias: 0))
    package static let precise = Dial(
      thresholds: Tagger.Thresholds(least: TagVector(repeating: 0.6), bias: 0))

    /// The dial that a user calls so.
    package static func named(_ name: String) -> Dial? {
      switch name {
      case "high": .high
      case "normal": .normal
      case "precise": .precise
      default: nil
      }
    }
  }

  private let tagger: Tagger
  private let dial: Dial

  /// - Parameter folder: holds the lexicons that the tagger asks.
  package init(_ weights: TaggerWeights, _ folder: RuleFolder, _ dial: Dial = .normal) {
    tagger = Tagger(
      weights, TaggerLexicons { name in folder.lexicons.first { $0.name == name }?.phrases })
    self.dial = dial
  }

  /// Everything the tagger finds in a text, in order of place.
  package func detect(in analysis: Analysis) -> [Detection] {
    tagger.spans(in: analysis, dial.thresholds).map { found in
      Detection(
        span: analysis.span(of: found.tokens), type: found.type, kind: Self.kind(of: found.type),
        score: Double(found.score), rule: Self.rulePrefix + found.type.rawValue.lowercased(),
        propagates: found.type == .person)
    }
  }

  private static func kind(of type: EntityType) -> IdentifierKind {
    switch type {
    case .person, .kunya, .contact, .code: .direct
    default: .quasi
    }
  }
}
