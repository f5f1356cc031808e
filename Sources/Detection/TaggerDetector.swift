package import RedactCore
package import RulePacks
package import Tagger

/// Finds names and other identifying details by what is probable in their context.
package struct TaggerDetector: Sendable {
  /// The rule id of what is found of each type.
  private static let rules = EntityType.allCases.map { Detection.taggerPrefix + $0.rawValue.lowercased() }

  private let folder: RuleFolder
  private let tagger: Tagger
  /// What stays whoever says it: public figures, brands, media, languages.
  private let kept: [PhraseSet]
  /// Armed groups and other bodies that everybody knows; nobody private, and no place on a path, is called like them.
  private let armedGroups: PhraseSet?
  private let foreignSpeech: ForeignSpeech?
  /// Questions of forms and roles of speakers, before a colon.
  private let lineLabels: PhraseSet?

  /// - Parameter folder: holds the weights, and the lexicons that the tagger asks.
  /// - Returns: nil where the folder has no weights.
  /// - Throws: when the weights are damaged or of another version.
  package init?(_ folder: RuleFolder) throws(TaggerError) {
    guard let weights = folder.weights else { return nil }
    self.init(
      try TaggerWeights(mapped: weights.bytes, owner: weights.owner, isChecked: weights.isChecked), folder)
  }

  /// - Parameter folder: holds the lexicons that the tagger asks.
  package init(_ weights: TaggerWeights, _ folder: RuleFolder) {
    func phrases(_ name: String) -> PhraseSet? { folder.lexicons.first { $0.name == name }?.phrases }
    self.folder = folder
    tagger = Tagger(weights, TaggerLexicons(phrases))
    kept = Self.keptLexicons.compactMap(phrases)
    armedGroups = phrases("armed-groups")
    foreignSpeech = ForeignSpeech(phrases)
    lineLabels = phrases("line-labels")
  }

  private static let keptLexicons = ["keeps", "languages"]

  /// What the tagger finds in a text, in order of place, and what of the findings of rules it lets pass.
  ///
  /// - Parameters:
  ///   - byRule: everything that rules found in the text, or within the places.
  ///   - places: the only stretches of the folded text to look at, whole lines, ascending and disjoint; nil for
  ///     all.
  ///   - memory: what was found out about earlier drafts of the document with the same thresholds.
  ///   - doubts: called for each finding of a rule that does not pass.
  ///   - threshold: the least score that a finding of a type needs.
  package func judge(
    _ byRule: [Detection], in analysis: Analysis, within places: [ByteSpan]? = nil,
    remembering memory: DetectionMemory = DetectionMemory(), doubts: ((Detection, Doubt) -> Void)? = nil,
    threshold: (EntityType) -> Double
  ) -> (passed: [Detection], found: [Detection]) {
    defer { folder.evict(after: analysis.text) }
    var least = TagVector(repeating: 1)
    for tag in WordTag.allCases {
      if let type = tag.type { least[tag.rawValue] = Float(threshold(type)) }
    }
    // The lowest, so that what is asked of one type makes no rule of another less to be believed.
    let lowest = EntityType.allCases.map(threshold).min() ?? 0
    let likely = Float(lowest) * Self.likelyShare
    let spans = tagger.spans(
      in: analysis, Tagger.Thresholds(least: least, likely: likely, bias: 0), within: places,
      remembering: memory.tagger)
    let spoken = foreignSpeech.map { SpokenText(analysis, $0) }
    let terms = LongTerms(kept, in: analysis)
    let labels = lineLabels.map { LineLabels($0, in: analysis) }
    let judge = HitJudge(spans.likely, lowest, terms, labels, spoken, in: analysis)
    var passed: [Detection] = []
    for hit in byRule {
      switch judge.verdict(on: hit) {
      case .passed(let hit): passed.append(hit)
      case .doubted(let doubt): doubts?(hit, doubt)
      }
    }
    let found = spans.found.compactMap { span in
      let isLabel = labels.map { $0.hold(span.tokens) || span.type == .code && $0.isTime(span.tokens) }
      return isLabel == true ? nil : detection(span, terms, in: analysis, spoken)
    }
    return (passed, found)
  }

  private func detection(
    _ found: TaggedSpan, _ terms: LongTerms, in analysis: Analysis, _ spoken: SpokenText?
  ) -> Detection? {
    let words = spoken.map { $0.name(in: found.tokens, as: found.type) } ?? found.tokens
    guard let words, analysis.isLatin(found.tokens), !isKept(found, terms, in: analysis) else { return nil }
    return Detection(
      span: analysis.span(of: words), type: found.type, kind: IdentifierKind(ofTagged: found.type),
      score: Double(found.score), rule: Self.rules[found.type.rank], propagates: found.type == .person)
  }

  /// What share of the lowest threshold a word must reach for a rule to be believed that is not sure by itself.
  private static let likelyShare: Float = 0.2
  /// From here on a rule is believed whatever stands around; one that names somebody, sooner.
  package static let sureScore = 0.75
  package static let sureDirectScore = 0.66
  /// From here on the tagger itself is believed about somebody's name where nothing but what is sure counts.
  package static let sureOwnScore = 0.56

  /// Whether what was found is a term that stays, or part of one of several words. One word that is taken for a person
  /// is not kept, for a person may be called like a brand; nor are places and organisations, which the context tells,
  /// save those armed groups that everybody knows. By their initials, as in "ETA", these are no persons either.
  private func isKept(_ found: TaggedSpan, _ terms: LongTerms, in analysis: Analysis) -> Bool {
    func isArmedGroup() -> Bool { armedGroups.map { isEntry(found, of: $0, in: analysis) } ?? false }
    switch found.type {
    case .organisation, .location: return isArmedGroup()
    case _ where terms.hold(found.tokens): return true
    case .person where found.tokens.count == 1:
      let word = analysis.tokens.all[found.tokens.lowerBound]
      return Capitals(word.traits) == .all && word.length <= Self.longestInitials && isArmedGroup()
    default: return kept.contains { isEntry(found, of: $0, in: analysis) }
    }
  }

  /// In letters.
  private static let longestInitials = 4

  /// Whether all of what was found, or all behind an article, is one entry of a lexicon.
  private func isEntry(_ found: TaggedSpan, of phrases: PhraseSet, in analysis: Analysis) -> Bool {
    let tokens = analysis.tokens.all
    let first = found.tokens.lowerBound
    let isArticle = found.tokens.count > 1 && tokens[first].hash == Self.article
    return [first, first + 1].prefix(isArticle ? 2 : 1).contains { start in
      phrases.longestEntry(in: tokens, at: start, joins: analysis.joins) >= found.tokens.upperBound - start
    }
  }

  private static let article = WordHash(word: "the".utf8).value
}
