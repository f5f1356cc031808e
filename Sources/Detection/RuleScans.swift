import PatternEngine
import RedactCore

/// All rules on their way through one text, window by window.
struct RuleScans: ~Copyable {
  /// What each rule has found.
  private var found: [[Detection]]
  let conditions: HitConditions
  private let rules: [CompiledRule]
  private let reading: Reading
  private let matcher: Matcher
  private let nearMisses: ((NearMiss) -> Void)?
  /// Where the search of each rule stands, in the folded text: a match may reach beyond the window that it begins in.
  private var cursors: [Int]

  init(
    _ rules: [CompiledRule], in reading: Reading, using matcher: consuming Matcher,
    nearMisses: ((NearMiss) -> Void)?
  ) {
    self.rules = rules
    self.reading = reading
    self.matcher = matcher
    self.nearMisses = nearMisses
    conditions = HitConditions(reading)
    found = Array(repeating: [], count: rules.count)
    cursors = Array(repeating: 0, count: rules.count)
  }

  /// Finds the entries of a rule's lexicon, if it has one, within these places; nil for all.
  mutating func findEntries(ofRule number: Int, within places: [ByteSpan]?) {
    guard let lexicon = rules[number].entries else { return }
    let beginnings = reading.beginnings(of: lexicon, within: places)
    if beginnings.isEmpty { return }
    var scan = RuleScan(rules[number], in: reading, under: conditions, nearMisses: nearMisses)
    scan.findEntries(of: lexicon, at: beginnings)
    found[number] = scan.found
  }

  /// Goes on with the pattern of a rule, if it has one, at these places, which lie behind those of earlier calls; or
  /// everywhere when there are none.
  mutating func findMatches(ofRule number: Int, at tries: Tries?) throws(DetectionError) {
    guard tries?.offsets.isEmpty != true,
      let box = try rules[number].compiledPattern(for: tries, in: reading.text)
    else { return }
    var scan = RuleScan(
      rules[number], in: reading, under: conditions, from: cursors[number], nearMisses: nearMisses)
    do {
      try scan.findMatches(of: box, at: tries, using: matcher)
    } catch {
      throw DetectionError(error, rule: rules[number].rule.id, offset: scan.originalOffset)
    }
    found[number] += scan.found
    cursors[number] = scan.cursor
  }

  /// Everything that was found, in order of rule and place.
  consuming func detections() -> [Detection] {
    var all: [Detection] = []
    all.reserveCapacity(found.reduce(0) { $0 + $1.count })
    // Rule by rule, so that a long text does not hold all of it twice.
    for number in found.indices {
      all += found[number]
      found[number] = []
    }
    return all
  }
}
