import Detection
import Policy
import RedactCore
import Resolution

/// The last look before anything is emitted: the output is read as if it came from somebody else.
///
/// It finds what an untouched run of the same rules and lists would still change, and every place where a
/// name that was found or known is still to be read. When an output is swept again after a few more
/// replacements, rules are tried only where the outputs differ, and where a word that decided something has
/// gone.
struct LeakSweep {
  let pipeline: Pipeline
  /// What was found out about the document before.
  let memory: DetectionMemory
  /// The language of what stands around a place of the original.
  var languageAt: (ByteSpan) -> String = { _ in Language.unknown }

  /// What a sweep leaves behind for the next one of the same document.
  struct Pass {
    /// What is left, as detections of the original.
    let residues: [Detection]
    fileprivate let mentions: Set<ByteSpan>
    fileprivate let lowerCaseWords: Set<UInt64>
    fileprivate let isCased: Bool
    /// How many names were looked for.
    fileprivate let names: Int
  }

  /// Looks at a draft.
  ///
  /// - Parameter earlier: the sweep of an earlier draft of the same document, of which this one keeps all
  ///   replacements.
  func pass(over draft: Draft, state: EntityState, after earlier: Pass?) throws(RedactError) -> Pass {
    let analysis = Analysis(
      draft.output, brackets: pipeline.policy.brackets, replaced: draft.plain, kept: draft.kept)
    let places = earlier.flatMap { differences(of: draft, analysis, from: $0) }
    let scope = Propagation.Scope(places: places, names: places == nil ? 0 : earlier?.names ?? 0)
    let left = try residues(in: analysis, scope, state: state) {
      languageAt(draft.original(of: $0))
    }.map { detection in
      var residue = detection
      residue.span = draft.original(of: detection.span)
      return residue
    }
    return Pass(
      residues: left, mentions: Set(draft.mentions.map(\.span)), lowerCaseWords: analysis.lowerCaseWords,
      isCased: analysis.isCased, names: state.propagation.count)
  }

  /// What is left in a text that was written.
  ///
  /// - Parameters:
  ///   - replaced: words without brackets that were written in the place of others.
  ///   - kept: what was found and stays as it is.
  func residues(
    in text: [UInt8], replaced: [LabelOccurrence], kept: [ByteSpan], state: EntityState
  ) throws(RedactError) -> [Detection] {
    let analysis = Analysis(text, brackets: pipeline.policy.brackets, replaced: replaced, kept: kept)
    let languages = pipeline.policy.asksLanguages ? Languages(text, []) : nil
    return try residues(in: analysis, Propagation.Scope(), state: state) {
      languages?.code(at: $0) ?? Language.unknown
    }
  }

  private func residues(
    in analysis: Analysis, _ scope: Propagation.Scope, state: EntityState,
    _ languageAt: @escaping (ByteSpan) -> String
  ) throws(RedactError) -> [Detection] {
    try pipeline.settled(
      in: analysis, scope, knowing: state.propagation, remembering: memory, languageAt: languageAt)
  }

  /// Where this draft may read differently than the earlier one: lines with a new label and their neighbours,
  /// and lines with a word of which the document tells less now, because it no longer stands in lower case
  /// anywhere, or was masked where it had a capital. Nil for everywhere.
  private func differences(of draft: Draft, _ analysis: Analysis, from earlier: Pass) -> [ByteSpan]? {
    guard analysis.isCased == earlier.isCased else { return nil }
    var places = LineNeighbourhood(of: analysis.folded.bytes)
    var words = earlier.lowerCaseWords.subtracting(analysis.lowerCaseWords)
    for (mention, replacement) in zip(draft.mentions, draft.replacements)
    where !earlier.mentions.contains(mention.span) {
      places.add(analysis.folded.folded(replacement.output))
      words.formUnion(Self.capitalisedWords(of: draft.original[mention.span.range]))
    }
    if !words.isEmpty {
      for token in analysis.tokens.all where words.contains(token.hash) { places.add(token.span) }
    }
    return places.spans
  }

  private static func capitalisedWords(of text: ArraySlice<UInt8>) -> [UInt64] {
    Tokens(FoldedText(Array(text)).bytes).all.filter { $0.traits.contains(.capitalised) }.map(\.hash)
  }
}

/// Ascending stretches of whole lines around given places.
private struct LineNeighbourhood {
  private let starts: [Int]
  private let end: Int
  private var wanted = Set<Int>()

  init(of text: [UInt8]) {
    var starts = [0]
    for (offset, byte) in text.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.starts = starts
    end = text.count
  }

  mutating func add(_ span: ByteSpan) {
    let reach = Analysis.linesInReach
    for line in line(of: span.start) - reach...line(of: span.end) + reach
    where starts.indices.contains(line) { wanted.insert(line) }
  }

  var spans: [ByteSpan] {
    wanted.sorted().map { ByteSpan(starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] : end) }
  }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] > offset { high = middle } else { low = middle }
    }
    return low
  }
}
