/// One text, folded and split once for all detectors and for the resolution of what they find.
package final class Analysis {
  /// The text as it stands; detections are given in its offsets.
  package let text: [UInt8]
  package let folded: FoldedText
  package let tokens: Tokens
  package let vocabulary: Vocabulary
  /// Labels and tokens of an earlier run, and words that were written in the place of others; they are inert:
  /// nothing inside them is read as text.
  package let labels: [LabelOccurrence]
  /// What is read as text and yet stays as it is.
  package let kept: [ByteSpan]
  private let regime: CaseRegime
  private var readings: [String: Set<UInt64>] = [:]

  /// - Parameters:
  ///   - text: valid UTF-8 of less than 4 GiB.
  ///   - brackets: what stands around labels, besides the styles with a name.
  ///   - replaced: words without brackets that were written in the place of others; ascending.
  ///   - kept: what is to stay as it is; ascending.
  package init(
    _ text: [UInt8], brackets: LabelBrackets = .square, replaced: [LabelOccurrence] = [],
    kept: [ByteSpan] = []
  ) {
    self.text = text
    self.kept = kept
    labels = Self.merged(LabelGrammar.occurrences(in: text, and: brackets), replaced)
    folded = FoldedText(Self.blanked(text, labels))
    tokens = Tokens(folded.bytes)
    vocabulary = Vocabulary(tokens.all)
    regime = CaseRegime(
      tokens.all, in: folded.bytes, labels: labels.map { [folded] in folded.folded($0.span).start })
  }

  /// How many lines before and after a place a rule may look at.
  package static let linesInReach = 4

  /// Whether the token stands in text that uses capitals.
  package func isCased(_ index: Int) -> Bool { regime.tokens[index] }

  /// Whether text within a rule's reach of the token uses capitals, does not, or partly.
  package func regimes(around index: Int) -> Regimes { regime.around[index] }

  /// Whether the document as a whole uses capitals; lines with few words follow it.
  package var isCased: Bool { regime.document }

  /// For each word of the vocabulary, whether it stands in lower case where capitals are used.
  private lazy var standInLowerCase: [Bool] = {
    var words = [Bool](repeating: false, count: vocabulary.hashes.count)
    for (index, token) in tokens.all.enumerated()
    where regime.tokens[index] && token.traits.contains(.hasLowerCase) && !token.traits.contains(.capitalised)
    {
      words[Int(vocabulary.numbers[index])] = true
    }
    return words
  }()

  /// Whether the word of a token stands in lower case where capitals are used, there or elsewhere.
  package func standsInLowerCase(_ index: Int) -> Bool { standInLowerCase[Int(vocabulary.numbers[index])] }

  /// Hashes of all words that do.
  package var lowerCaseWords: Set<UInt64> {
    Set(zip(vocabulary.hashes, standInLowerCase).lazy.filter(\.1).map(\.0))
  }

  /// True when a phrase may go on from `a` to `b`.
  package func joins(_ a: Token, _ b: Token) -> Bool {
    PhraseJoint.joins(folded.bytes, a.end..<b.start)
  }

  /// Where these tokens stand in the text.
  package func span(of indices: Range<Int>) -> ByteSpan {
    folded.original(ByteSpan(tokens.all[indices.lowerBound].start, tokens.all[indices.upperBound - 1].end))
  }

  /// The tokens that stand in this span of the text.
  package func tokenIndices(in span: ByteSpan) -> Range<Int> {
    tokens.indices(in: folded.folded(span))
  }

  /// The words of a token, folded, in lower case where it is Latin.
  package func word(_ token: Token) -> String {
    String(decoding: folded.bytes[token.span.range], as: UTF8.self).lowercased()
  }

  /// All ways in which a word of the text can be read aloud; worked out once.
  package func readings(of word: String, _ spellings: Spellings) -> Set<UInt64> {
    if let known = readings[word] { return known }
    let new = spellings.readings(of: word)
    readings[word] = new
    return new
  }

  private static func merged(
    _ labels: [LabelOccurrence], _ replaced: [LabelOccurrence]
  ) -> [LabelOccurrence] {
    if replaced.isEmpty { return labels }
    let outside = labels.filter { label in
      let next = replaced.partition { $0.span.end > label.span.start }
      return next == replaced.count || !replaced[next].span.overlaps(label.span)
    }
    return (outside + replaced).sorted { $0.span < $1.span }
  }

  /// The words of labels must not look like words of the speaker, and all styles look the same to rules.
  private static func blanked(_ text: [UInt8], _ labels: [LabelOccurrence]) -> [UInt8] {
    guard !labels.isEmpty else { return text }
    var copy = text
    for label in labels where !label.span.isEmpty {
      for index in label.span.range { copy[index] = UInt8(ascii: "#") }
      guard label.span.count > 1 else { continue }
      copy[label.span.start] = UInt8(ascii: "[")
      copy[label.span.end - 1] = UInt8(ascii: "]")
    }
    return copy
  }
}
