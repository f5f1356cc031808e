/// A list of words as one pattern that shares beginnings: `(?:a(?:bou|bu)|umm)` rather than one alternative a
/// word.
///
/// It accepts exactly the listed words and prefers longer ones, as an alternation sorted by length would, but
/// the matcher tries only branches whose first letter fits.
struct WordTrie {
  private var ends = false
  private var branches: [(piece: String, node: WordTrie)] = []

  /// - Parameter words: each as the pieces of a pattern, usually one escaped character a piece.
  init(_ words: [[String]]) {
    for word in words { insert(word[...]) }
  }

  private init() {}

  /// The pattern.
  var pattern: String { branches.isEmpty ? "" : "(?:\(alternatives))" }

  private var alternatives: String {
    branches.map { $0.piece + $0.node.rest }.joined(separator: "|")
  }

  /// What may follow a piece: nothing, one branch, or several; optional where a word may end here.
  private var rest: String {
    if branches.isEmpty { return "" }
    if branches.count == 1, !ends { return alternatives }
    return "(?:\(alternatives))" + (ends ? "?" : "")
  }

  private mutating func insert(_ word: ArraySlice<String>) {
    guard let first = word.first else {
      ends = true
      return
    }
    let rest = word.dropFirst()
    if let index = branches.firstIndex(where: { $0.piece == first }) {
      branches[index].node.insert(rest)
    } else {
      var node = WordTrie()
      node.insert(rest)
      branches.append((first, node))
    }
  }
}
