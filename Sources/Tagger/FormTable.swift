import RedactCore

/// The different words of a document and its drafts with the sums of their weights, made as the words first
/// come up.
struct FormTable {
  /// The sums of a word's weights for the words around it, from two before to two behind.
  private(set) var sums: [SIMD16<Int16>] = []
  private(set) var pairKeys: [Features.PairKeys] = []

  static let reach = 5

  private let lexicons: TaggerLexicons
  private let weights: TaggerWeights
  /// What a form depends on, as one hash, by the number of the form.
  private var known = HashNumbers(bits: 12)
  private var features: [Feature] = []

  // The text that is being read. Its arrays are held here because reading them through its object costs more
  // than the look.
  private var tokens: [Token] = []
  private var words: [UInt32] = []
  private var text: [UInt8] = []
  private var notes: [WordNotes] = []
  /// For each word of the vocabulary and each use of capitals the number of a form and one.
  private var forms: [UInt32] = []

  init(_ lexicons: TaggerLexicons, _ weights: TaggerWeights) {
    self.lexicons = lexicons
    self.weights = weights
  }

  /// Goes on with another text.
  mutating func begin(_ analysis: Analysis, _ notes: [WordNotes]) {
    tokens = analysis.tokens.all
    words = analysis.vocabulary.numbers
    text = analysis.folded.bytes
    self.notes = notes
    let count = analysis.vocabulary.hashes.count
    forms = Array(repeating: 0, count: count * Capitals.allCases.count)
    // Few words come up in more than one form.
    sums.reserveCapacity(count * Self.reach)
    pairKeys.reserveCapacity(count)
  }

  /// Lets go of the text that was read; the forms stay.
  mutating func end() {
    tokens = []
    words = []
    text = []
    notes = []
    forms = []
  }

  /// The form of a token.
  mutating func form(of token: Int, _ capitals: Capitals) -> Int {
    let word = Int(words[token])
    let slot = word * Capitals.allCases.count + Int(capitals.rawValue)
    if forms[slot] != 0 { return Int(forms[slot]) - 1 }
    let made = number(of: tokens[token], notes[word], capitals)
    forms[slot] = UInt32(made + 1)
    return made
  }

  /// The form of what lies beyond a chain.
  mutating func edge(isCased: Bool) -> Int { special(0, .edge, isCased) }

  /// The form of a label.
  mutating func label(_ type: EntityType?, isCased: Bool) -> Int {
    special(1 + (type?.rank ?? EntityType.allCases.count), .label(type), isCased)
  }

  private mutating func special(_ number: Int, _ form: WordForm, _ isCased: Bool) -> Int {
    let count = pairKeys.count
    let known = known.number(of: UInt64(number * 2 + (isCased ? 1 : 0)))
    if known == count {
      add(form, UnsafeBufferPointer(start: nil, count: 0), isCased ? weights.cased : weights.caseless)
    }
    return known
  }

  private mutating func number(of token: Token, _ notes: WordNotes, _ capitals: Capitals) -> Int {
    let traits = UInt64(token.traits.intersection(Features.kinds).rawValue)
    let kind = traits << 16 | UInt64(capitals.rawValue) << 8 | UInt64(notes.rawValue)
    let count = pairKeys.count
    let known = known.number(of: WordHash.joined(token.hash, kind))
    guard known == count else { return known }
    let form = WordForm(
      hash: token.hash, traits: token.traits, capitals: capitals, lexicons: lexicons.bits(of: token.hash),
      notes: notes)
    text.withUnsafeBufferPointer { text in
      add(
        form, UnsafeBufferPointer(rebasing: text[token.span.range]),
        capitals == .unknown ? weights.caseless : weights.cased)
    }
    return known
  }

  private mutating func add(
    _ form: WordForm, _ letters: UnsafeBufferPointer<UInt8>, _ table: WeightTable
  ) {
    features.removeAll(keepingCapacity: true)
    Features.append(of: form, letters, to: &features)
    let base = sums.count
    for _ in 0..<Self.reach { sums.append(.zero) }
    sums.withUnsafeMutableBufferPointer { sums in
      features.withUnsafeBufferPointer { features in
        for feature in features {
          table.forEachRow(of: feature.hash) { bit, row in
            // What a fingerprint claims by accident must not lead beyond the form.
            if bit < Self.reach { sums[base + bit] &+= SIMD16<Int16>(truncatingIfNeeded: row) }
          }
        }
      }
    }
    pairKeys.append(Features.pairKeys(of: form, letters.count))
  }
}
