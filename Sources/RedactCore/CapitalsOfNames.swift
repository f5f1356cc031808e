extension Analysis {
  /// Whether common words may be a name where they stand with a capital.
  ///
  /// At the start of a sentence "Will you come" asks and "Will came" tells: only before a word for a person or
  /// thing is the common word surely no name. Where both can be meant it is one.
  package func capitalMayName(_ indices: Range<Int>) -> Bool {
    !startsSentence(indices.lowerBound) || !isBeforeSubject(indices.upperBound)
  }

  /// Whether a sentence begins with this word, or a line.
  package func startsSentence(_ index: Int) -> Bool {
    let text = folded.bytes
    var at = tokens.all[index].start
    while at > 0, [0x20, 0x09, 0x22, 0x27, 0x28].contains(text[at - 1]) { at -= 1 }
    return at == 0 || [0x2E, 0x3F, 0x21, 0x3A, 0x0A, 0x5D].contains(text[at - 1])
  }

  private func isBeforeSubject(_ index: Int) -> Bool {
    index < tokens.all.count && Self.subjects.contains(word(tokens.all[index]))
  }

  /// What stands behind a verb that asks.
  private static let subjects: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "my", "your", "his", "her", "our", "their",
    "this", "that", "these", "those", "there", "somebody", "someone", "anybody", "anyone", "everybody",
    "everyone", "people",
  ]
}
