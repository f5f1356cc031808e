import RedactCore

/// The different words of one text with the sums of their weights, made as the words first come up.
struct FormTable {
  /// The sums of a word's weights for the words around it, from two before to two behind.
  private(set) var sums: [SIMD16<Int16>] = []
  private(set) var pairKeys: [(word: UInt64, sort: UInt64)] = []

  static let reach = 5

  // Arrays of the text itself, held here because reading them through its object costs more than the look.
  private let tokens: [Token]
  private let words: [UInt32]
  private let hashes: [UInt64]
  private let text: [UInt8]
  private let notes: [WordNotes]
  private let lexicons: TaggerLexicons
  private let weights: TaggerWeights
  /// For each word of the vocabulary and each use of capitals the number of a form and one.
  private var forms: [UInt32]
  /// The same for what is no word: edges and labels, in cased text and other.
  private var specialForms: [UInt32]
  private var lexiconBits: [UInt16?]
  private var features: [Feature] = []

  init(_ analysis: Analysis, _ notes: [WordNotes], _ lexicons: TaggerLexicons, _ weights: TaggerWeights) {
    tokens = analysis.tokens.all
    words = analysis.vocabulary.numbers
    hashes = analysis.vocabulary.hashes
    text = analysis.folded.bytes
    self.notes = notes
    self.lexicons = lexicons
    self.weights = weights
    forms = Array(repeating: 0, count: hashes.count * Capitals.allCases.count)
    lexiconBits = Array(repeating: nil, count: hashes.count)
    specialForms = Array(repeating: 0, count: 2 * (EntityType.allCases.count + 2))
  }

  /// The form of a token.
  mutating func form(of token: Int, _ capitals: Capitals) -> Int {
    let word = Int(words[token])
    let slot = word * Capitals.allCases.count + Int(capitals.rawValue)
    if forms[slot] != 0 { return Int(forms[slot]) - 1 }
    let made = make(token, word, capitals)
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
    let slot = number * 2 + (isCased ? 1 : 0)
    if specialForms[slot] != 0 { return Int(specialForms[slot]) - 1 }
    let made = add(
      form, UnsafeBufferPointer(start: nil, count: 0), isCased ? weights.cased : weights.caseless)
    specialForms[slot] = UInt32(made + 1)
    return made
  }

  private mutating func make(_ token: Int, _ word: Int, _ capitals: Capitals) -> Int {
    let bits = lexiconBits[word] ?? lexicons.bits(of: hashes[word])
    lexiconBits[word] = bits
    let token = tokens[token]
    let form = WordForm(
      hash: token.hash, traits: token.traits, capitals: capitals, lexicons: bits, notes: notes[word])
    return text.withUnsafeBufferPointer { text in
      add(
        form, UnsafeBufferPointer(rebasing: text[token.span.range]),
        capitals == .unknown ? weights.caseless : weights.cased)
    }
  }

  private mutating func add(
    _ form: WordForm, _ letters: UnsafeBufferPointer<UInt8>, _ table: WeightTable
  ) -> Int {
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
    return pairKeys.count - 1
  }
}
