import PatternEngine
import RedactCore

/// One rule on its way through one text.
struct RuleScan {
  private let rule: CompiledRule
  private let reading: Reading
  private let analysis: Analysis
  private let conditions: HitConditions
  private let nearMisses: ((NearMiss) -> Void)?
  private(set) var found: [Detection] = []
  /// Where the search stands, in the folded text.
  private(set) var cursor: Int

  /// - Parameter cursor: where to begin, in the folded text: nothing before it is tried.
  init(
    _ rule: CompiledRule, in reading: Reading, under conditions: HitConditions, from cursor: Int = 0,
    nearMisses: ((NearMiss) -> Void)?
  ) {
    self.rule = rule
    self.reading = reading
    analysis = reading.analysis
    self.conditions = conditions
    self.cursor = cursor
    self.nearMisses = nearMisses
  }

  /// The place of the search in the document, for error messages.
  var originalOffset: Int {
    let end = analysis.folded.bytes.count
    return analysis.folded.original(ByteSpan(min(cursor, end), min(cursor + 1, end))).start
  }

  /// Tries the pattern at these places, or everywhere when there are none.
  ///
  /// Both ways go on after a hit at its end, and after a candidate that was turned down one character on, so
  /// that they find the same as long as every match begins at most `reach` bytes before a trigger.
  mutating func findMatches(
    of box: PatternBox, at tries: Tries?, using matcher: borrowing Matcher
  ) throws(PatternError) {
    try reading.text.search { text throws(PatternError) in
      guard let tries else { return try search(box, in: text, by: text.count, using: matcher) }
      for offset in tries.offsets where offset >= cursor {
        cursor = max(cursor, offset - tries.reach)
        if tries.reach > 0 { while !text.startsCharacter(cursor) { cursor -= 1 } }
        try search(box, in: text, by: offset, using: matcher)
      }
    }
  }

  /// Finds all matches that start from the cursor up to `latest`.
  private mutating func search(
    _ box: PatternBox, in text: borrowing Searchable, by latest: Int,
    using matcher: borrowing Matcher
  ) throws(PatternError) {
    while cursor <= latest {
      guard
        let match = try box.pattern.firstMatch(
          in: text, from: cursor, startingBy: latest, using: matcher)
      else { return }
      if !match.hit.isEmpty, accept(match.hit, words: analysis.tokens.indices(in: match.hit)) {
        cursor = max(match.hit.end, match.whole.start + 1)
      } else {
        cursor = match.whole.start + 1
      }
      while cursor < text.count, !text.startsCharacter(cursor) { cursor += 1 }
    }
  }

  /// Finds all entries of the rule's lexicon that begin with one of these words, longest first at each.
  mutating func findEntries(of lexicon: Int, at beginnings: [UInt32]) {
    let tokens = analysis.tokens.all
    let needsCapital = rule.rule.casing != .any
    var next = 0
    for index in beginnings.lazy.map(Int.init) where index >= next {
      let traits = tokens[index].traits
      if needsCapital, analysis.isCased(index), !traits.contains(.capitalised),
        !traits.contains(.otherScript)
      {
        continue
      }
      let end = index + reading.longestEntry(at: index, of: lexicon)
      if end > index, accept(ByteSpan(tokens[index].start, tokens[end - 1].end), words: index..<end) {
        next = end
      }
    }
  }

  /// Puts a candidate to the rule's conditions and notes it when it passes.
  private mutating func accept(_ hit: ByteSpan, words: Range<Int>) -> Bool {
    if let reason = conditions.refusal(by: rule, of: hit, words: words) {
      nearMisses?(
        NearMiss(rule: rule.rule.id, span: analysis.folded.original(hit), reason: reason))
      return false
    }
    found.append(
      Detection(
        span: analysis.folded.original(hit), type: rule.rule.entity, kind: rule.rule.kind,
        score: score(words), rule: rule.rule.id, propagates: rule.rule.propagates))
    return true
  }

  private func score(_ words: Range<Int>) -> Double {
    guard let context = rule.rule.context else { return rule.rule.score }
    let tokens = analysis.tokens.all
    let before = max(0, words.lowerBound - context.before)..<words.lowerBound
    let after = words.upperBound..<min(tokens.count, words.upperBound + context.after)
    let isNear = [before, after].contains { range in
      tokens[range].contains { rule.contextHashes.contains($0.hash) }
    }
    return isNear ? min(1, rule.rule.score + context.boost) : rule.rule.score
  }
}
