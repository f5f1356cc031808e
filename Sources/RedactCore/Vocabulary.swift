/// The different words of a text, numbered as they first appear.
///
/// What depends on a word alone is asked once for each word, not at every place where it stands.
package struct Vocabulary: Sendable {
  private var words = HashNumbers(bits: 12)
  /// For each token the number of its word.
  package private(set) var numbers: [UInt32] = []

  /// The hash of each word.
  package var hashes: [UInt64] { words.hashes }

  init(_ tokens: [Token]) {
    numbers.reserveCapacity(tokens.count)
    for token in tokens { numbers.append(UInt32(words.number(of: token.hash))) }
  }
}
