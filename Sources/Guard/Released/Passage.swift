import RedactCore

/// A text as its words in order, by hash, with one element for each run of labels or masks.
///
/// Capitals, line breaks, punctuation and the times of cues are not in it, so that the same words are the same
/// passage in whatever format they stand.
struct Passage {
  /// Begins and ends with an edge.
  private(set) var elements: [UInt64] = [edge]
  /// For each element the number of its token, -1 where it is none.
  private(set) var tokens: [Int32] = [-1]
  /// For each element and the end the hash of all before it.
  private var sums: [UInt64] = []

  /// What stands for labels and masks, and for the start and end of a text; no word has these hashes, but by
  /// an accident that does no harm.
  static let label: UInt64 = 1
  static let edge: UInt64 = 2

  init(_ analysis: Analysis) {
    let text = analysis.folded.bytes
    let all = analysis.tokens.all
    let labels = analysis.labels.map { analysis.folded.folded($0.span).start }
    var label = 0
    var index = 0
    var end = 0
    while index < all.count {
      let token = all[index]
      while label < labels.count, labels[label] < token.start {
        addLabel()
        label += 1
      }
      if Self.holdsMask(text, end..<token.start) { addLabel() }
      let time = TimeCode.end(all, index, text)
      if time > index {
        dropCueNumber(all, index, text)
        index = time
      } else {
        if Self.isMask(token, text) { addLabel() } else { add(token.hash, Int32(index)) }
        index += 1
      }
      end = all[index - 1].end
    }
    if label < labels.count || Self.holdsMask(text, end..<text.count) { addLabel() }
    add(Self.edge, -1)
    sum()
  }

  private mutating func add(_ element: UInt64, _ token: Int32) {
    elements.append(element)
    tokens.append(token)
  }

  private mutating func addLabel() { if elements.last != Self.label { add(Self.label, -1) } }

  /// Takes back the number of a cue, which stands alone in the line before its time.
  private mutating func dropCueNumber(_ all: [Token], _ time: Int, _ text: [UInt8]) {
    guard all[time].traits.contains(.startsLine), let last = tokens.last, last >= 0, Int(last) == time - 1,
      all[time - 1].traits.contains(.startsLine), TimeCode.isNumber(all[time - 1])
    else { return }
    elements.removeLast()
    tokens.removeLast()
  }

  /// `XXXX`
  private static func isMask(_ token: Token, _ text: [UInt8]) -> Bool {
    token.span.count >= 3 && text[token.span.range].allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
  }

  /// `████`
  private static func holdsMask(_ text: [UInt8], _ gap: Range<Int>) -> Bool {
    guard gap.count >= 3 else { return false }
    return gap.dropLast(2).contains { text[$0] == 0xE2 && text[$0 + 1] == 0x96 && text[$0 + 2] == 0x88 }
  }
}

extension Passage {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The base to the power of lengths.
  private static let powers: [UInt64] = (0..<16).reduce(into: [1]) { powers, _ in
    powers.append((powers.last ?? 1) &* base)
  }

  private mutating func sum() {
    sums = [0]
    sums.reserveCapacity(elements.count + 1)
    var sum: UInt64 = 0
    for element in elements {
      sum = sum &* Self.base &+ element
      sums.append(sum)
    }
  }

  /// The hash of at most fifteen elements.
  func hash(_ range: Range<Int>) -> UInt64 {
    let hash = sums[range.upperBound] &- sums[range.lowerBound] &* Self.powers[range.count]
    return (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}

/// Times as subtitles write them: `00:01:02.500`, `01:02,500`, `1:02:03`.
private enum TimeCode {
  static func isNumber(_ token: Token) -> Bool {
    token.traits.contains(.hasDigit) && !token.traits.contains(.hasLetter)
  }

  /// The number of the token behind the time that begins with this one; its own where none begins.
  static func end(_ tokens: [Token], _ first: Int, _ text: [UInt8]) -> Int {
    var last = first
    while isJoined(tokens, last, text, by: ":"), last < first + 3 { last += 1 }
    let colons = last - first
    let hasFraction =
      colons > 0
      && (isJoined(tokens, last, text, by: ".") || isJoined(tokens, last, text, by: ","))
    guard colons >= 2 || hasFraction else { return first }
    return last + (hasFraction ? 2 : 1)
  }

  /// Whether this and the next token are numbers with nothing but the sign between them.
  private static func isJoined(
    _ tokens: [Token], _ index: Int, _ text: [UInt8], by sign: Unicode.Scalar
  ) -> Bool {
    guard index + 1 < tokens.count, isNumber(tokens[index]), isNumber(tokens[index + 1]) else { return false }
    return tokens[index + 1].start == tokens[index].end + 1 && text[tokens[index].end] == UInt8(ascii: sign)
  }
}
