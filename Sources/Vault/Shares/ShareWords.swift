import RedactCore

// In and out of text.
extension ShareWords {
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

  private static let space = UInt8(ascii: " ")
}
