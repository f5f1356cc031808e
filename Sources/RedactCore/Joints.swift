/// Joins what was taken apart: spaced-out words, spelled words, words broken at the end of a line.
enum Joints {
  /// Runs the step.
  static func close(_ writer: inout CopyWriter) {
    let text = writer.source
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "-"), let end = brokenWord(text, offset) {
        writer.drop(offset..<end)
        offset = end
      } else if byte.isLetterLike, !startsLongWord(text, offset), let letter = singleLetter(text, offset) {
        let end = closeSpaced(text, letter, &writer) ?? closeSpelled(text, letter, &writer)
        offset = end ?? letter.upperBound
      } else {
        offset += 1
        // Within a word nothing stands apart.
        if byte.isWordLike { while offset < text.count, text[offset].isWordLike { offset += 1 } }
      }
    }
  }

  /// Whether what surely is more than a letter begins here: most words do not have to be looked at closely.
  @inline(__always)
  private static func startsLongWord(_ text: [UInt8], _ offset: Int) -> Bool {
    text[offset] < 0x80 && offset + 1 < text.count && text[offset + 1].isWordLike
  }

  /// The letter at `offset` where nothing of a word is before or after it.
  private static func singleLetter(_ text: [UInt8], _ offset: Int) -> Range<Int>? {
    guard text[offset] & 0xC0 != 0x80, !text.byte(offset - 1).isWordLike else { return nil }
    let (scalar, length) = text.scalar(at: offset)
    guard !text.byte(offset + length).isWordLike else { return nil }
    return scalar < 0x80 || ScalarTraits(scalar).isLetter ? offset..<offset + length : nil
  }

  /// "U m m  H a m z a": single letters, one blank between letters, more between words. Gives where to go on.
  private static func closeSpaced(_ text: [UInt8], _ first: Range<Int>, _ writer: inout CopyWriter) -> Int? {
    let before = first.lowerBound - 1
    if text.byte(before) == UInt8(ascii: "'"), text.byte(before - 1).isWordLike { return nil }
    var gaps: [Range<Int>] = []
    var last = first
    while true {
      var next = last.upperBound
      while text.byte(next) == UInt8(ascii: " ") { next += 1 }
      guard (1...3).contains(next - last.upperBound), next < text.count,
        let letter = singleLetter(text, next)
      else { break }
      gaps.append(last.upperBound..<next)
      last = letter
    }
    guard zip(gaps, gaps.dropFirst()).contains(where: { $0.count == 1 && $1.count == 1 }) else {
      return gaps.isEmpty ? nil : last.lowerBound
    }
    for gap in gaps {
      let isNewWord = isLower(text[gap.lowerBound - 1]) && isUpper(text[gap.upperBound])
      if gap.count > 1 { writer.replace(gap, with: [UInt8(ascii: " ")]) }
      if gap.count == 1, !isNewWord { writer.drop(gap) }
    }
    return last.upperBound
  }

  /// "S-A-L-M-A" and "S.A.L.M.A", which is no part of a longer word, address or path.
  private static func closeSpelled(_ text: [UInt8], _ first: Range<Int>, _ writer: inout CopyWriter) -> Int? {
    let joint = text.byte(first.upperBound)
    guard joint == UInt8(ascii: "-") || joint == UInt8(ascii: "."),
      !isInLongerWord(text.byte(first.lowerBound - 1), text.byte(first.lowerBound - 2), joint)
    else { return nil }
    var joints: [Int] = []
    var last = first
    while text.byte(last.upperBound) == joint, last.upperBound + 1 < text.count,
      let letter = singleLetter(text, last.upperBound + 1)
    {
      joints.append(last.upperBound)
      last = letter
    }
    guard joints.count >= 2,
      !isInLongerWord(text.byte(last.upperBound), text.byte(last.upperBound + 1), joint)
    else { return nil }
    for joint in joints { writer.drop(joint..<joint + 1) }
    return last.upperBound
  }

  private static func isInLongerWord(_ next: UInt8, _ beyond: UInt8, _ joint: UInt8) -> Bool {
    switch Unicode.Scalar(next) {
    case "@", "/", "\\": true
    default: next == joint && beyond.isWordLike
    }
  }

  /// For a hyphen at a line's end inside a word, the offset where the word goes on in the next line.
  private static func brokenWord(_ text: [UInt8], _ hyphen: Int) -> Int? {
    guard text.byte(hyphen - 1).isLetterLike, text.byte(hyphen + 1) == 0x0A else { return nil }
    var next = hyphen + 2
    while text.byte(next) == UInt8(ascii: " ") || text.byte(next) == 0x09 { next += 1 }
    guard next < text.count else { return nil }
    switch text.scalar(at: next).value {
    case 0x61...0x7A, 0x3AC...0x3CE, 0x430...0x45F, 0x561...0x586: return next
    default: return nil
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte.isASCIILetter && byte & 0x20 != 0 }
  private static func isUpper(_ byte: UInt8) -> Bool { byte.isASCIILetter && byte & 0x20 == 0 }
}
