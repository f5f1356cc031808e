import Tagger

@testable import redact_train

/// A marked text as the tagger would read it.
extension MarkedText {
  /// All words in order.
  var words: [TrainingText.Word] { TrainingText(self).chains.flatMap(\.words) }

  /// The text of each word.
  var letters: [String] { words.map(\.text) }

  /// The tags that each occurrence of a word may have.
  func tags(of word: String) -> [Set<WordTag>] { words.filter { $0.text == word }.map(\.tags) }

  /// The tags of types that are not marked in it.
  var unmarked: Set<WordTag> { Set<WordTag>(bits: TrainingText(self).unmarked) }
}

extension TrainingText.Word {
  var text: String { String(decoding: letters, as: UTF8.self) }
  var tags: Set<WordTag> { Set<WordTag>(bits: allowed) }
}

extension Set<WordTag> {
  static let all = Set(WordTag.allCases)

  init(bits: UInt16) { self = Set(WordTag.allCases.filter { bits & $0.bit != 0 }) }
}
