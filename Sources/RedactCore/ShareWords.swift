/// The words that shares of keys are written in, and their numbers.
package enum ShareWords {
  /// All words by their numbers.
  package static let all: [ArraySlice<UInt8>] = text.withUTF8Buffer { bytes in
    Array(bytes).split { isSpace($0) }
  }

  /// The number of a word in either case: halves the list until it is found or is seen not to be there.
  package static func number(of word: ArraySlice<UInt8>) -> UInt16? {
    guard let key = packed(word) else { return nil }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? UInt16(low) : nil
  }

  private static let keys = all.compactMap { packed($0) }

  /// The letters in lower case as one number, which is in the order of the words; nil for more than eight, as no word has.
  private static func packed(_ word: ArraySlice<UInt8>) -> UInt64? {
    var key: UInt64 = 0
    var shift = 64
    for letter in word {
      guard shift > 0, letter != 0 else { return nil }
      shift -= 8
      key |= UInt64(letter | 0x20) << UInt64(shift)
    }
    return key
  }

  /// What may stand between two words.
  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
