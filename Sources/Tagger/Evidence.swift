package import RedactCore

/// What rules say of the words of a text, as the tagger takes it: it has learned how much each rule is to be
/// believed, and next to which words.
package struct Evidence: Sendable {
  /// For each token what the surest rule that covers it says; 0 where none does.
  let marks: [UInt64]

  /// - Parameter detections: what rules found in the text.
  package init(_ detections: [Detection], in analysis: Analysis) {
    var marks = [UInt64](repeating: 0, count: analysis.tokens.all.count)
    var scores = [Double](repeating: -1, count: marks.count)
    for detection in detections {
      let rule = WordHash(word: detection.rule.utf8).value
      let indices = analysis.tokenIndices(in: detection.span)
      // Of two that are as sure, the order of the rules decides.
      for index in indices where detection.score > scores[index] {
        scores[index] = detection.score
        marks[index] = Self.mark(rule, detection.type, isFirst: index == indices.lowerBound)
      }
    }
    self.marks = marks
  }

  /// No rule was asked.
  package init(none analysis: Analysis) { marks = Array(repeating: 0, count: analysis.tokens.all.count) }

  package subscript(token: Int) -> UInt64 { marks[token] }

  // In a mark: the rule, then the type in four bits, then whether the word is the first, then that it is one.

  private static func mark(_ rule: UInt64, _ type: EntityType, isFirst: Bool) -> UInt64 {
    rule << 6 | UInt64(type.rank) << 2 | (isFirst ? 2 : 0) | 1
  }

  /// The type and the place in the hit that a mark tells, without its rule.
  package static func kind(of mark: UInt64) -> UInt64 { mark & 0x3F }
}
