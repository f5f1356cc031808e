import RedactCore
import Tagger

/// What the tagger thinks of the findings of rules in one text.
///
/// It turns down what is hardly likely to be a detail, and tells the type of a name where the rule can only guess it.
struct HitJudge {
  private let analysis: Analysis
  /// For each token what it is, if it is likely to be part of a detail.
  private let guesses: [EntityType?]
  private let lowestThreshold: Double
  private let terms: LongTerms
  private let labels: LineLabels?
  private let spoken: SpokenText?

  /// - Parameters:
  ///   - likely: all words of the text that are likely to be part of a detail.
  ///   - lowestThreshold: the least score that a finding of any type needs.
  init(
    _ likely: [LikelyWord], _ lowestThreshold: Double, _ terms: LongTerms, _ labels: LineLabels?,
    _ spoken: SpokenText?, in analysis: Analysis
  ) {
    var guesses = [EntityType?](repeating: nil, count: analysis.tokens.all.count)
    for word in likely { guesses[Int(word.token)] = word.type }
    self.guesses = guesses
    self.lowestThreshold = lowestThreshold
    self.terms = terms
    self.labels = labels
    self.spoken = spoken
    self.analysis = analysis
  }

  enum Verdict {
    case passed(Detection)
    case doubted(Doubt)
  }

  /// What becomes of a finding. One that is sure is doubted only for a label that is no name, another where none of its
  /// words is likely to be part of a detail, in a term that stays, or among words of another language.
  func verdict(on hit: Detection) -> Verdict {
    if hit.score < lowestThreshold { return .doubted(.low) }
    if labels?.hold(hit.span) == true { return .doubted(.label) }
    guard hit.score < (hit.kind == .direct ? TaggerDetector.sureDirectScore : TaggerDetector.sureScore) else {
      return .passed(hit)
    }
    let tokens = analysis.tokenIndices(in: hit.span)
    guard !tokens.isEmpty, analysis.isLatin(tokens) else { return .passed(hit) }
    guard let guess = guesses[tokens].lazy.compactMap(\.self).first else { return .doubted(.unlikely) }
    if terms.hold(tokens) { return .doubted(.kept) }
    if hit.score < TaggerDetector.sureDirectScore, let spoken, spoken.name(in: tokens, as: hit.type) == nil {
      return .doubted(.foreign)
    }
    return .passed(typed(hit, as: guess))
  }

  /// A rule that finds a name by its capital, or in no list of words, cannot tell a person's from another.
  private func typed(_ hit: Detection, as type: EntityType) -> Detection {
    guard hit.type == .person, type != .person else { return hit }
    var typed = hit
    typed.type = type
    typed.kind = IdentifierKind(ofTagged: type)
    return typed
  }
}

/// Why a finding of a rule did not pass, for `explain`.
package enum Doubt: String, Sendable {
  case low = "no threshold lets it count"
  case label = "it labels its line and is no name"
  case unlikely = "the tagger takes its words for no detail"
  case kept = "it is part of a term that stays"
  case foreign = "its words are of another language"
}

extension IdentifierKind {
  /// Of what the tagger tells the type.
  init(ofTagged type: EntityType) {
    switch type {
    case .person, .kunya, .contact, .code: self = .direct
    default: self = .quasi
    }
  }
}

extension Analysis {
  /// The tagger has learned from texts in Latin letters only.
  func isLatin(_ tokens: Range<Int>) -> Bool {
    self.tokens.all[tokens].allSatisfy { !$0.traits.contains(.otherScript) }
  }
}
