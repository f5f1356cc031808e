import RedactCore
import Tagger

/// Numbers the features of the training text.
///
/// Each feature has one row of weights for each bit of its reach.
struct FeatureIndex {
  struct Known {
    let hash: UInt64
    let reach: UInt8
    let firstRow: Int
  }

  private(set) var features: [Known] = []
  private(set) var rowCount = 0
  private var numbers: [UInt64: UInt32] = [:]

  /// How often a feature occurs.
  struct Uses {
    var count = 0
    let reach: UInt8
    /// Whether it depends on two words.
    var isPair = false
  }

  init(_ uses: [UInt64: Uses], least: Int, leastPairs: Int) {
    for hash in uses.keys.sorted() {
      guard let uses = uses[hash], uses.count >= (uses.isPair ? leastPairs : least) else { continue }
      numbers[hash] = UInt32(features.count)
      features.append(Known(hash: hash, reach: uses.reach, firstRow: rowCount))
      rowCount += uses.reach.nonzeroBitCount
    }
  }

  func number(of hash: UInt64) -> UInt32? { numbers[hash] }
}

/// A chain ready for training: for each word, with an edge before and behind, its form, and its pairs.
struct TrainingChain {
  var forms: [Int32]
  var gaps: [Gap]
  /// For each pair of forms the numbers of its features.
  var pairs: [UInt32]
  var pairStarts: [Int32]
  var allowed: [UInt16]
  let weight: Float
  /// The tags of types that were not marked in its text.
  let unmarked: UInt16
}

/// The forms and chains of one regime.
struct TrainingSet {
  private(set) var chains: [TrainingChain] = []
  /// For each form its features' numbers.
  private(set) var formFeatures: [[UInt32]] = []
  private(set) var index = FeatureIndex([:], least: 1, leastPairs: 1)

  /// Replaces the tags that the words of each chain may have.
  mutating func settle(_ allowed: [[UInt16]]) {
    for index in chains.indices { chains[index].allowed = allowed[index] }
  }

  private struct FormKey: Hashable {
    let hash: UInt64
    let traits: Token.Traits
    let capitals: Capitals
    let notes: WordNotes
  }

  struct Chain {
    var words: [TrainingText.Word]
    var weight: Float
    var unmarked: UInt16
  }

  /// - Parameter isCased: whether capitals are looked at.
  init(_ texts: [Chain], isCased: Bool, lexicons: TaggerLexicons, least: Int, leastPairs: Int) {
    var numbers: [FormKey: Int32] = [:]
    var features: [[Feature]] = []
    var keys: [Features.PairKeys] = []
    var uses: [Int] = []
    func add(_ form: WordForm, _ letters: [UInt8]) -> Int32 {
      var list: [Feature] = []
      letters.withUnsafeBufferPointer { Features.append(of: form, $0, to: &list) }
      features.append(list)
      keys.append(Features.pairKeys(of: form, letters.count))
      uses.append(0)
      return Int32(features.count - 1)
    }
    let edge = add(.edge, [])
    var formed: [[Int32]] = []
    for chain in texts {
      var forms = [edge]
      for word in chain.words {
        let notes = word.notes
        let capitals = isCased ? Capitals(word.token.traits) : .unknown
        let traits: Token.Traits = word.token.traits.subtracting([.startsLine, .capitalised, .hasLowerCase])
        let key = FormKey(hash: word.token.hash, traits: traits, capitals: capitals, notes: notes)
        var number = numbers[key]
        if number == nil {
          let form = WordForm(
            hash: word.token.hash, traits: word.token.traits, capitals: capitals,
            lexicons: lexicons.bits(of: word.token.hash), notes: notes)
          number = add(form, word.letters)
          numbers[key] = number
        }
        forms.append(number ?? edge)
      }
      forms.append(edge)
      for form in forms { uses[Int(form)] += 1 }
      formed.append(forms)
    }
    count(texts, formed, features, keys, uses, least, leastPairs)
    formFeatures = features.map { $0.compactMap { index.number(of: $0.hash) } }
  }

  private mutating func count(
    _ texts: [Chain], _ formed: [[Int32]], _ features: [[Feature]],
    _ keys: [Features.PairKeys], _ uses: [Int], _ least: Int, _ leastPairs: Int
  ) {
    var counts: [UInt64: FeatureIndex.Uses] = [:]
    for (list, uses) in zip(features, uses) {
      for feature in list { counts[feature.hash, default: .init(reach: feature.reach)].count += uses }
    }
    var pairs: [[UInt64]] = []
    for (chain, forms) in zip(texts, formed) {
      var list: [UInt64] = []
      list.reserveCapacity((forms.count - 1) * Features.pairTemplates)
      for at in 0..<forms.count - 1 {
        let gap = at < chain.words.count ? chain.words[at].gap : .lineStart
        let last = forms.count - 1
        let (first, second, third) = (forms[at], forms[at + 1], forms[min(at + 2, last)])
        for template in 0..<Features.pairTemplates {
          let hash = Features.pair(
            template, keys[Int(first)], keys[Int(second)], keys[Int(third)], gap)
          let reach = Features.pairReach(template)
          counts[hash, default: .init(reach: reach, isPair: true)].count += 1
          list.append(hash)
        }
      }
      pairs.append(list)
    }
    index = FeatureIndex(counts, least: least, leastPairs: leastPairs)
    for ((chain, forms), list) in zip(zip(texts, formed), pairs) {
      var known: [UInt32] = []
      var starts: [Int32] = [0]
      for at in 0..<forms.count - 1 {
        for hash in list[at * Features.pairTemplates..<(at + 1) * Features.pairTemplates] {
          if let number = index.number(of: hash) { known.append(number) }
        }
        starts.append(Int32(known.count))
      }
      chains.append(
        TrainingChain(
          forms: forms, gaps: chain.words.map(\.gap), pairs: known, pairStarts: starts,
          allowed: chain.words.map(\.allowed), weight: chain.weight, unmarked: chain.unmarked))
    }
  }
}
