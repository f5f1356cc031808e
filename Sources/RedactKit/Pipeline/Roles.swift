import Policy
import RedactCore
import RulePacks

/// Tells who somebody is in a document: by the fields of its header, by the labels of its speakers, and by lists
/// of those whom everybody knows.
struct Roles {
  private let policy: Policy
  private let analysis: Analysis
  /// Where names stand that have a role by their place.
  private let slots: [(span: ByteSpan, role: Role)]
  private let listed: PhraseSet
  private let figures: [PhraseSet]

  init(_ policy: Policy, _ rules: RuleSet, _ segments: [Segment], in analysis: Analysis) {
    self.policy = policy
    self.analysis = analysis
    let titles = SpeakerTitles(policy.speakers)
    slots = segments.compactMap { segment -> (ByteSpan, Role)? in
      let name = segment.field ?? segment.speaker
      guard let name, let role = titles.role(of: analysis.text[name.range]) else { return nil }
      return (segment.field == nil ? name : segment.body, role)
    }.sorted { $0.span < $1.span }
    listed = PhraseSet(
      phrases: policy.publicFigures.map { Tokens(FoldedText(Array($0.utf8)).bytes).all.map(\.hash) })
    figures = rules.publicFigures
  }

  /// The role of each entity that is no third party, by its index.
  ///
  /// - Parameter earlier: what earlier texts with the same entities told.
  func roles(of mentions: [Mention], after earlier: [Int: Role]) -> [Int: Role] {
    var roles = earlier
    var names: [Int: [Fame]] = [:]
    for mention in mentions where Policy.haveRoles.contains(mention.type) {
      if let role = role(at: mention.span), roles[mention.entity] != .interviewee {
        roles[mention.entity] = role
      }
      names[mention.entity, default: []].append(fame(of: mention))
    }
    for (entity, fames) in names where roles[entity] == nil {
      // A single name may be that of anybody, so it must stand for one whose whole name is known.
      let isKnown = fames.contains(.wholeName) && !fames.contains(.none)
      if fames.contains(.listed) || isKnown { roles[entity] = .publicFigure }
    }
    return roles
  }

  /// Who is protected most comes first, where one place has two roles.
  private func role(at span: ByteSpan) -> Role? {
    let here = slots.filter { $0.span.overlaps(span) }.map(\.role)
    return here.contains(.interviewee) ? .interviewee : here.first
  }

  private enum Fame {
    /// The policy has this name.
    case listed
    /// A list of the rules has these several words, or this one.
    case wholeName, singleName
    case none
  }

  private func fame(of mention: Mention) -> Fame {
    let tokens = analysis.tokenIndices(in: mention.span)
    guard !tokens.isEmpty else { return .none }
    func holds(_ phrases: PhraseSet) -> Bool {
      phrases.longestEntry(in: analysis.tokens.all, at: tokens.lowerBound, joins: analysis.joins)
        == tokens.count
    }
    if holds(listed) { return .listed }
    guard figures.contains(where: holds) else { return .none }
    return tokens.count > 1 ? .wholeName : .singleName
  }
}

/// What the names of header fields and the labels of speakers say of who is meant.
struct SpeakerTitles {
  private let names: [[UInt8]: Role]

  init(_ speakers: SpeakerNames) {
    var names: [[UInt8]: Role] = [:]
    for name in speakers.interviewers { names[CanonicalForm.canon1(name.utf8)] = .interviewer }
    // Whoever is in both lists is protected.
    for name in speakers.interviewees { names[CanonicalForm.canon1(name.utf8)] = .interviewee }
    self.names = names
  }

  /// The role that a title gives; nil for one that tells nothing.
  func role(of title: some Sequence<UInt8>) -> Role? {
    let form = CanonicalForm.canon1(title)
    if let role = names[form] { return role }
    let words = String(decoding: form, as: UTF8.self)
      .split { !$0.isLetter }.map(String.init)
    if zip(words, words.dropFirst()).contains(where: { $0 == ("interviewed", "by") }) { return .interviewer }
    if words.contains(where: Self.interviewees.contains) { return .interviewee }
    return words.contains(where: Self.interviewers.contains) ? .interviewer : nil
  }

  /// Interpreters, drivers and others at risk who help are third parties, unless the policy says otherwise.
  private static let interviewers: Set<String> = [
    "interviewer", "interviewers", "moderator", "moderators", "facilitator", "facilitators", "int",
    "entrevistador", "entrevistadora", "enqueteur", "enquetrice", "intervistatore", "intervistatrice",
  ]
  private static let interviewees: Set<String> = [
    "interviewee", "interviewees", "participant", "participants", "respondent", "respondents", "witness",
    "witnesses", "narrator", "narrators", "informant", "informants", "survivor", "survivors", "deponent",
    "entrevistado", "entrevistada", "temoin", "testigo", "zeuge", "zeugin",
  ]
}
