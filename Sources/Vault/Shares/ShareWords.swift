/// The words that shares are written in, and their numbers.
enum ShareWords {
  /// All words by their numbers.
  static let all: [ArraySlice<UInt8>] = text.withUTF8Buffer { bytes in
    Array(bytes).split { isSpace($0) }
  }

  /// Words with one space between them.
  static func write(_ numbers: [UInt16]) -> String {
    var text: [UInt8] = []
    defer { wipe(&text) }
    text.reserveCapacity(numbers.count * 9)
    for number in numbers { text += all[Int(number)] + [space] }
    return String(decoding: text.dropLast(), as: UTF8.self)
  }

  /// The numbers of the words of one share; capitals and any white space between them do no harm.
  static func read(_ text: String, share: Int) throws(ShareError) -> [UInt16] {
    var bytes = Array(text.utf8)
    defer { wipe(&bytes) }
    for index in bytes.indices where (0x41...0x5A).contains(bytes[index]) { bytes[index] |= 0x20 }
    return try numbers(in: bytes, share: share)
  }

  private static func numbers(in bytes: [UInt8], share: Int) throws(ShareError) -> [UInt16] {
    let limit = Share.maximumWords
    // One more than the longest share has is enough to see that there are too many.
    let words = bytes.split(maxSplits: limit) { isSpace($0) }
    guard words.count <= limit else { throw .length(share: share, words: words.count) }
    var numbers: [UInt16] = []
    numbers.reserveCapacity(words.count)
    for word in words {
      guard let number = number(of: word) else {
        throw .word(share: share, number: numbers.count + 1)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Halves the list until the word is found or is seen not to be there.
  private static func number(of word: ArraySlice<UInt8>) -> UInt16? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low] == word ? UInt16(low) : nil
  }

  private static let space = UInt8(ascii: " ")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == space || (9...13).contains(byte) }
}
