import RedactCore

/// Finds shares of keys: 33 or 20 words of the list of SLIP-0039 with a checksum that holds.
///
/// It looks at every 96th byte only, since no share is shorter, and goes on from there while words have four to
/// eight letters as those of the list have.
enum ShareSearch {
  private static let step = 96
  private static let lengths = [33, 20]
  private static let letters = 4...8
  /// The most white space between two words of a share.
  private static let widestGap = 80

  static func forEach(in bytes: [UInt8], _ found: (ByteSpan) -> Void) {
    var at = step
    var done = 0
    while at < bytes.count {
      let words = words(around: at, in: bytes, from: done)
      if words.count >= lengths[1] { search(words, in: bytes, found) }
      done = max(done, words.last?.end ?? at)
      at = max(at, done) + step
    }
  }

  /// The words around a place that could be of the list, with nothing but white space between them.
  private static func words(around at: Int, in bytes: [UInt8], from floor: Int) -> [ByteSpan] {
    var before: [ByteSpan] = []
    // The word in which the place lies is read from its start.
    let middle = bytes.start(of: ASCII.isLetter, to: at, most: min(letters.upperBound + 1, at - floor))
    var end = bytes.start(of: ShareWords.isSpace, to: middle, most: min(widestGap, middle - floor))
    while let word = word(endingAt: end, in: bytes, from: floor) {
      before.append(word)
      end = bytes.start(of: ShareWords.isSpace, to: word.start, most: min(widestGap, word.start - floor))
      if end == word.start { break }
    }
    var words = Array(before.reversed())
    // A word that does not fit parts what is before it from what is behind it.
    var start = bytes.end(of: ShareWords.isSpace, from: middle, most: widestGap)
    while start < bytes.count {
      let end = bytes.end(of: ASCII.isLetter, from: start, most: letters.upperBound + 1)
      guard letters.contains(end - start) else { break }
      words.append(ByteSpan(start, end))
      start = bytes.end(of: ShareWords.isSpace, from: end, most: widestGap)
      if start == end { break }
    }
    return words
  }

  private static func word(endingAt end: Int, in bytes: [UInt8], from floor: Int) -> ByteSpan? {
    let start = bytes.start(of: ASCII.isLetter, to: end, most: min(letters.upperBound + 1, end - floor))
    return letters.contains(end - start) ? ByteSpan(start, end) : nil
  }

  private static func search(_ words: [ByteSpan], in bytes: [UInt8], _ found: (ByteSpan) -> Void) {
    let numbers = words.map { ShareWords.number(of: bytes[$0.range]) }
    var first = 0
    while first < words.count {
      if let length = lengths.first(where: { isShare(numbers, first, $0) }) {
        found(ByteSpan(words[first].start, words[first + length - 1].end))
        first += length
      } else {
        first += 1
      }
    }
  }

  /// Whether so many words from there on are a share.
  private static func isShare(_ numbers: [UInt16?], _ first: Int, _ length: Int) -> Bool {
    // The value has zeros in front up to a whole number of words: four of 260 bits, or two of 130.
    guard first + length <= numbers.count, let value = numbers[first + 4],
      value >> (length == 33 ? 6 : 8) == 0
    else { return false }
    let share = numbers[first..<first + length].compactMap(\.self)
    return share.count == length && RS1024.holds(share, extendable: share[1] >> 4 & 1 == 1)
  }
}
