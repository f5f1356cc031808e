import RedactCore

/// What stands around a mention, as far as grammar needs it: the words of its line on both sides.
struct Slot: Sendable {
  /// A word beside the mention, in lower case; apostrophes belong to it.
  struct Neighbour: Hashable, Sendable {
    let text: String
    /// Where it begins in the text.
    let start: Int
    let isCapitalised: Bool
    /// Whether nothing but blanks parts it from the mention, or from the neighbour nearer to it.
    let isAdjacent: Bool
  }

  let surface: [UInt8]
  let words: [SurfaceWord]
  /// Nearest first.
  let before: [Neighbour]
  /// Nearest first.
  let after: [Neighbour]
  let casing: Casing
  let isEnglish: Bool
  /// Whether a possessive `'s` follows.
  let isPossessive: Bool
  /// Whether the mention is part of a longer word, such as one with a hyphen.
  let isJoinedLeft, isJoinedRight: Bool
  private let passage: Passage

  /// Looks no farther than this many bytes, so that a text without line ends costs no more than another.
  private static let reach = 240

  /// Nil for an empty mention and for bytes that are no text.
  init?(_ passage: Passage) {
    let (text, span) = (passage.text, passage.span)
    guard !span.isEmpty, span.count <= 400 else { return nil }
    let lower = Self.lineStart(text, span.start)
    let upper = Self.lineEnd(text, span.end)
    guard UTF8Check.firstInvalid(in: Array(text[lower..<upper])) == nil, Self.isBoundary(text, span.start),
      Self.isBoundary(text, span.end)
    else { return nil }
    self.passage = passage
    surface = Array(text[span.range])
    words = SurfaceWord.all(in: surface)
    before = Self.neighbours(Array(text[lower..<span.start]), at: lower).reversed()
    after = Self.following(Array(text[span.end..<upper]), at: span.end)
    casing = Casing(of: text[lower..<upper], without: before + after)
    isEnglish = Language.isEnglish(before: before, after: after)
    let next = Self.scalars(text[span.end..<upper], 3)
    isPossessive =
      next.count > 1 && ["'", "’"].contains(next[0]) && ["s", "S"].contains(next[1])
      || next.first.map { ["'", "’"].contains($0) } ?? false && words.last?.text.hasSuffix("s") ?? false
    isJoinedRight = next.first.map { Self.joins($0, next.dropFirst().first) } ?? false
    isJoinedLeft = Self.last(text[lower..<span.start]).map { Self.joins($0.last, $0.beforeLast) } ?? false
  }

  /// The neighbour that follows directly, with nothing but blanks between.
  var next: Neighbour? { after.first.flatMap { $0.isAdjacent ? $0 : nil } }

  /// The words directly in front, nearest first, as far as nothing but blanks parts them.
  var lead: [Neighbour] { Array(before.prefix { $0.isAdjacent }) }

  /// True when what follows cannot be a noun that the mention describes.
  var endsPhrase: Bool {
    guard !isJoinedRight, !isPossessive else { return false }
    guard let next else { return true }
    return English.mayFollow(next.text) && !isName(next)
  }

  /// Whether a neighbour is a name, as far as capitals tell.
  func isName(_ neighbour: Neighbour) -> Bool {
    casing != .upper && neighbour.isCapitalised && English.isName(neighbour)
  }

  /// How many neighbours in front these words are, the nearest last; zero when they are others.
  func leads(with phrase: String) -> Int {
    let wanted = phrase.split(separator: " ")
    guard lead.count >= wanted.count else { return 0 }
    return zip(wanted.reversed(), lead).allSatisfy { $0 == $1.text } ? wanted.count : 0
  }

  /// Writes `text` in the place of the mention and of as many neighbours in front, in the case of the line.
  func write(_ text: String, over neighbours: Int = 0) -> Generalised {
    let start = neighbours == 0 ? passage.span.start : before[neighbours - 1].start
    var written = casing == .lower ? text.lowercased() : casing == .upper ? text.uppercased() : text
    if casing == .mixed, startsSentence(start), wasCapital(start) { written = written.capitalisedFirst }
    return Generalised(text: written, extendsLeft: passage.span.start - start)
  }

  var surfaceText: String { String(decoding: surface, as: UTF8.self) }

  /// The bytes of the mention, unchanged.
  var unchanged: Generalised { Generalised(text: surfaceText) }

  private func wasCapital(_ start: Int) -> Bool {
    let (scalar, _) = passage.text.decoded(at: start)
    return !scalar.properties.isLowercase
  }

  private func startsSentence(_ start: Int) -> Bool {
    var at = start
    while at > 0, start - at < Self.reach {
      at -= 1
      switch passage.text[at] {
      case 0x20, 0x09, 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F, 0xA0, 0xC2: continue
      case 0x0A, 0x0D, 0x21, 0x3F: return true
      case 0x2E: return !English.isAbbreviation(before.first { $0.start < at }?.text ?? "")
      case 0x3A: return isLabel(upTo: at)
      case 0x80...0xBF: if isQuote(endingAt: at) { continue } else { return false }
      case 0xE2: continue
      default: return false
      }
    }
    return true
  }

  /// Whether a colon ends the label of a speaker, such as `WITNESS 2:`.
  private func isLabel(upTo colon: Int) -> Bool {
    let start = Self.lineStart(passage.text, colon)
    return colon - start <= 40 && passage.text[start..<colon].allSatisfy { $0 != 0x2E && $0 != 0x2C }
  }

  private func isQuote(endingAt at: Int) -> Bool {
    guard at >= 2, passage.text[at - 2] == 0xE2, passage.text[at - 1] == 0x80 else {
      return passage.text[at] == 0x80 && at >= 1 && passage.text[at - 1] == 0xE2
    }
    return (0x93...0x9E).contains(passage.text[at])
  }
}

// MARK: - Cutting the line into neighbours

extension Slot {
  private static func lineStart(_ text: [UInt8], _ offset: Int) -> Int {
    var at = offset
    while at > 0, text[at - 1] != 0x0A, offset - at < reach { at -= 1 }
    while at < offset, !isBoundary(text, at) { at += 1 }
    return at
  }

  private static func lineEnd(_ text: [UInt8], _ offset: Int) -> Int {
    var at = offset
    while at < text.count, text[at] != 0x0A, at - offset < reach { at += 1 }
    while at > offset, !isBoundary(text, at) { at -= 1 }
    return at
  }

  private static func isBoundary(_ text: [UInt8], _ offset: Int) -> Bool {
    offset == text.count || text[offset] & 0xC0 != 0x80
  }

  /// The words of a stretch in its order; each is adjacent when only blanks follow it up to the next.
  private static func neighbours(_ bytes: [UInt8], at base: Int) -> [Neighbour] {
    cut(bytes, at: base).map(\.leading)
  }

  private static func following(_ bytes: [UInt8], at base: Int) -> [Neighbour] {
    cut(bytes, at: base).map(\.trailing)
  }

  private struct Cut {
    let text: String
    let start: Int
    let isCapitalised: Bool
    let blankBefore: Bool
    var blankAfter: Bool

    var leading: Neighbour { neighbour(blankAfter) }
    var trailing: Neighbour { neighbour(blankBefore) }

    private func neighbour(_ isAdjacent: Bool) -> Neighbour {
      Neighbour(text: text, start: start, isCapitalised: isCapitalised, isAdjacent: isAdjacent)
    }
  }

  private static func cut(_ bytes: [UInt8], at base: Int) -> [Cut] {
    var cuts: [Cut] = []
    var at = 0
    var blank = true
    while at < bytes.count {
      let start = at
      var isCapital: Bool?
      while at < bytes.count {
        let (scalar, length) = bytes.decoded(at: at)
        guard isInWord(scalar) else { break }
        isCapital = isCapital ?? scalar.properties.isUppercase
        at += length
      }
      if at > start {
        let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
        cuts.append(
          Cut(
            text: plain(word), start: base + start, isCapitalised: isCapital ?? false, blankBefore: blank,
            blankAfter: true))
        blank = true
      } else {
        let (scalar, length) = bytes.decoded(at: at)
        if !scalar.properties.isWhitespace {
          blank = false
          if !cuts.isEmpty { cuts[cuts.count - 1].blankAfter = false }
        }
        at += length
      }
    }
    return cuts
  }

  /// With plain apostrophes only.
  private static func plain(_ word: String) -> String {
    word.contains("’") ? String(word.map { $0 == "’" ? "'" : $0 }) : word
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [Unicode.Scalar] {
    Array(String(decoding: bytes.prefix(16), as: UTF8.self).unicodeScalars.prefix(count))
  }

  private static func last(_ bytes: ArraySlice<UInt8>) -> (last: Unicode.Scalar, beforeLast: Unicode.Scalar?)?
  {
    let scalars = Array(String(decoding: bytes.suffix(16), as: UTF8.self).unicodeScalars.suffix(2))
    guard let last = scalars.last else { return nil }
    return (last, scalars.count > 1 ? scalars[0] : nil)
  }

  /// Whether a character makes one word of what stands on both its sides; dashes between blanks do not.
  private static func joins(_ scalar: Unicode.Scalar, _ beyond: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "-", "‐", "‑", "–", "/", "_", "@", "#", "&", "\\", "+", "=":
      beyond.map { !$0.properties.isWhitespace } ?? false
    case "'", "’": beyond.map { $0.properties.isAlphabetic } ?? false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}

/// How a line uses capitals.
enum Casing: Sendable {
  case mixed, lower, upper

  /// - Parameter neighbours: the words around the mention, which tell whether there is anything to go by.
  init(of bytes: ArraySlice<UInt8>, without neighbours: [Slot.Neighbour]) {
    var upper = 0
    var lower = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.isUppercase { upper += 1 } else if scalar.properties.isLowercase { lower += 1 }
    }
    self = upper == 0 && lower > 0 ? .lower : lower == 0 && upper >= 4 ? .upper : .mixed
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// With `a` or `an` in front, as the word sounds.
  var withArticle: String { (English.takesAn(self) ? "an " : "a ") + self }
}
