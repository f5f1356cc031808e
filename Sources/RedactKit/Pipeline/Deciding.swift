import Generalisation
import Policy
import RedactCore

/// What is known of a document besides its text.
struct DocumentContext {
  /// Its turns and header fields; asked only by policies that speak of roles or languages.
  var segments: () -> [Segment] = { [] }
  /// How its dates move; nil where they do not.
  var shift: DateShift?
  /// What reviewers decided; nil where nobody reviews.
  var review: Reviewing?
}

/// What a policy makes of the mentions of one document. Languages and roles are worked out only for policies that
/// ask for them.
struct Deciding {
  /// The language of what stands around a place.
  let languageAt: (ByteSpan) -> String
  private let policy: Policy
  private let finder: Roles?
  private let review: Reviewing?
  private let analysis: Analysis

  init(_ policy: Policy, _ rules: RuleSet, _ about: DocumentContext, _ analysis: Analysis) {
    self.policy = policy
    self.analysis = analysis
    review = about.review
    let segments = policy.asksLanguages || policy.asksRoles ? about.segments() : []
    finder = policy.asksRoles ? Roles(policy, rules, segments, in: analysis) : nil
    guard policy.asksLanguages else {
      languageAt = { _ in Language.unknown }
      return
    }
    let languages = Languages(analysis.text, segments)
    languageAt = { languages.code(at: $0) }
  }

  /// Who is no third party.
  func roles(of resolved: Resolved) -> [Int: Role] {
    finder?.roles(of: resolved.mentions, after: resolved.state.roles) ?? resolved.state.roles
  }

  /// What is done with each mention: what the policy says, unless a reviewer decided otherwise.
  func decisions(on resolved: Resolved, _ roles: [Int: Role]) -> [Operator] {
    let actions = actions(of: resolved, roles)
    guard let review else { return actions }
    let ids = review.ids(of: resolved.mentions.map(\.span), in: analysis)
    return actions.indices.map { index in
      let isKnown = resolved.detections[index].identity != nil
      return review.decisions[ids[index]]?.action(isKnown: isKnown) ?? actions[index]
    }
  }

  /// What the policy does with each mention.
  private func actions(of resolved: Resolved, _ roles: [Int: Role]) -> [Operator] {
    guard !policy.rules.isEmpty else { return resolved.mentions.map { policy.action(for: $0.type) } }
    return zip(resolved.mentions, resolved.detections).map { mention, detection in
      let traits = MentionTraits(
        detection, language: policy.asksLanguages ? languageAt(mention.span) : nil,
        role: roles[mention.entity] ?? .thirdParty)
      // Known names count always.
      guard detection.identity != nil || policy.accepts(traits) else { return .keep }
      return policy.action(for: traits) ?? policy.action(for: mention.type)
    }
  }
}
