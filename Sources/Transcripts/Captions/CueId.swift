import RedactCore

/// The name of a caption: a number, a GUID with numbers, or words.
struct CueId {
  /// A GUID within it, which links it to a meeting or an account.
  let guid: ByteSpan?
  /// It says nothing beyond that.
  let isOpaque: Bool

  /// The most digits that hardly are a number of somebody.
  private static let mostDigits = 9

  init(_ text: [UInt8], _ id: ByteSpan) {
    guid = Self.guid(text, id)
    let rest = text[id.start..<(guid?.start ?? id.end)] + text[(guid?.end ?? id.end)..<id.end]
    let digits = rest.count { 0x30...0x39 ~= $0 }
    isOpaque =
      digits <= Self.mostDigits && rest.allSatisfy { 0x30...0x39 ~= $0 || "/-_.:#".utf8.contains($0) }
  }

  private static let lengths = [8, 4, 4, 4, 12]

  /// The first GUID, such as `01234567-89ab-cdef-0123-456789abcdef`.
  private static func guid(_ text: [UInt8], _ id: ByteSpan) -> ByteSpan? {
    let length = lengths.reduce(lengths.count - 1, +)
    guard id.count >= length else { return nil }
    for start in id.start...(id.end - length) where isGuid(text[start..<start + length]) {
      return ByteSpan(start, start + length)
    }
    return nil
  }

  private static func isGuid(_ word: ArraySlice<UInt8>) -> Bool {
    var at = word.startIndex
    for length in lengths {
      let next = at + length
      guard word[at..<next].allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }) else {
        return false
      }
      if next < word.endIndex, word[next] != UInt8(ascii: "-") { return false }
      at = next + 1
    }
    return true
  }
}
