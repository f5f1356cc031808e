import RedactCore
import Tagger

/// A text to learn from: words with the tags that each may have.
struct TrainingText {
  struct Word {
    var letters: [UInt8]
    var token: Token
    var gap: Gap
    /// One bit for each tag that is right, or at least not wrong.
    var allowed: UInt16
    /// The number of the detail it belongs to, -1 for none; equal for neighbouring words of one detail.
    var detail: Int = -1
    /// Names the entity behind the detail, where the text says so.
    var entity: String = ""
    var type: EntityType?
  }

  /// The chains of the text, with whether each uses capitals.
  var chains: [(words: [Word], isCased: Bool)] = []
  var name: String
  /// The tags of types that were not marked in it.
  var unmarked: UInt16 = 0
  /// How much each of its words counts.
  var weight: Float = 1
  var wordCount: Int { chains.reduce(0) { $0 + $1.words.count } }
}

/// One marked detail of a text, in bytes.
struct MarkedSpan {
  var span: ByteSpan
  var type: EntityType
  var certainty: Certainty
  var entity: String = ""

  enum Certainty {
    /// Has this type.
    case sure
    /// Has this type or is no detail: masking is optional, or its type is not to be trusted.
    case optional
    /// Could be anything: also what is kept, because a name that is kept here is a name elsewhere.
    case unknown
  }
}

extension TrainingText {
  /// Splits a text as the tagger will and gives each word its tags.
  ///
  /// - Parameter annotated: the types that were marked wherever they stand; a word that is not marked can
  ///   still be a detail of another type.
  init(_ name: String, _ text: [UInt8], _ spans: [MarkedSpan], annotated: Set<EntityType>) {
    self.name = name
    let analysis = Analysis(text)
    let tokens = analysis.tokens.all
    var free = WordTag.outside.bit
    for tag in WordTag.allCases { if let type = tag.type, !annotated.contains(type) { free |= tag.bit } }
    unmarked = free & ~WordTag.outside.bit
    var allowed = [UInt16](repeating: free, count: tokens.count)
    var details = [Int](repeating: -1, count: tokens.count)
    for (number, span) in spans.enumerated() {
      let indices = analysis.tokenIndices(in: span.span)
      for index in indices {
        details[index] = number
        allowed[index] = span.tags(isFirst: index == indices.lowerBound, free)
      }
    }
    var reader = Chains(analysis)
    var units: [Unit] = []
    while true {
      let (found, isCased) = reader.read(into: &units)
      guard found else { break }
      let words = units.filter { !$0.isLabel }.map { unit in
        let token = tokens[unit.place]
        let detail = details[unit.place]
        return Word(
          letters: Array(analysis.folded.bytes[token.span.range]), token: token, gap: unit.gap,
          allowed: allowed[unit.place], detail: detail, entity: detail < 0 ? "" : spans[detail].entity,
          type: detail < 0 ? nil : spans[detail].type)
      }
      chains.append((words, isCased))
    }
  }
}

extension MarkedSpan {
  fileprivate func tags(isFirst: Bool, _ free: UInt16) -> UInt16 {
    let begin = WordTag.begin(type)
    let tag = isFirst ? begin : begin.continued
    return switch certainty {
    case .sure: tag.bit
    case .optional: begin.bit | begin.continued.bit | free
    case .unknown: .max
    }
  }
}
