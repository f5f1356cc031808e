import RedactCore
import Tagger

/// A text as the tagger will read it: chains of words, each with the tags that it may have.
struct TrainingText {
  struct Word {
    var letters: [UInt8]
    var token: Token
    var gap: Gap
    var notes: WordNotes
    /// One bit for each tag that is right, or at least not wrong.
    var allowed: UInt16
  }

  /// The chains of the text, with whether each uses capitals.
  private(set) var chains: [(words: [Word], isCased: Bool)] = []
  /// The tags of types that were not marked in it.
  let unmarked: UInt16
  /// How much each of its words counts.
  let weight: Float

  /// Splits a text as the tagger will, and gives each word its tags.
  init(_ marked: MarkedText) {
    weight = marked.weight
    let analysis = Analysis(marked.text)
    let tokens = analysis.tokens.all
    var free = WordTag.outside.bit
    for tag in WordTag.allCases {
      if let type = tag.type, !marked.annotated.contains(type) { free |= tag.bit }
    }
    unmarked = free & ~WordTag.outside.bit
    var allowed = [UInt16](repeating: free, count: tokens.count)
    for span in marked.spans {
      let indices = analysis.tokenIndices(in: span.span)
      for index in indices { allowed[index] = span.tags(isFirst: index == indices.lowerBound, free) }
    }
    var reader = Chains(analysis)
    var units: [Unit] = []
    while true {
      let (found, isCased) = reader.read(into: &units)
      guard found else { break }
      let words = units.filter { !$0.isLabel }.map { unit in
        let token = tokens[unit.place]
        return Word(
          letters: Array(analysis.folded.bytes[token.span.range]), token: token, gap: unit.gap,
          notes: isCased ? reader.notes[Int(analysis.vocabulary.numbers[unit.place])] : [],
          allowed: allowed[unit.place])
      }
      chains.append((words, isCased))
    }
  }

  /// The chains of one regime, ready for a set.
  func chains(areCased: Bool) -> [TrainingSet.Chain] {
    chains.filter { $0.isCased == areCased }.map {
      TrainingSet.Chain(words: $0.words, weight: weight, unmarked: unmarked)
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
    case .kept: free
    case .unknown: .max
    }
  }
}
