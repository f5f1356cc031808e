/// Text that uses capitals, text that does not, or both.
package struct Regimes: OptionSet, Sendable {
  package let rawValue: UInt8
  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  @inlinable package static var cased: Regimes { Regimes(rawValue: 1) }
  @inlinable package static var caseless: Regimes { Regimes(rawValue: 2) }
  @inlinable package static var all: Regimes { Regimes(rawValue: 3) }
}

/// Finds out, line by line, whether a text uses capitals: raw speech-to-text does not.
struct CaseRegime {
  /// For each token, whether its line is cased.
  let tokens: [Bool]
  /// What lines with few words follow.
  let document: Bool
  /// For each token, which regimes its line and those within a rule's reach have.
  let around: [Regimes]

  /// A line with this many words decides for itself; shorter ones follow the document.
  private static let wordsToDecide = 10
  /// Below one capitalised word in so many, capitals are an accident.
  private static let wordsPerCapital = 100
  /// A speaker label has at most this many words; it is capitalised in raw speech as well.
  private static let labelWords = 6

  private struct Line {
    let tokens: Range<Int>
    var words = 0
    var capitals = 0

    /// Whether the line uses capitals.
    var isCased: Bool { capitals * wordsPerCapital >= words }
  }

  /// - Parameter labels: ascending offsets of labels of an earlier run; each stands for a capitalised word.
  init(_ tokens: [Token], in text: [UInt8], labels: [Int]) {
    var lines: [Line] = []
    var label = 0
    var first = 0
    while first < tokens.count {
      var last = first + 1
      while last < tokens.count, !tokens[last].traits.contains(.startsLine) { last += 1 }
      var line = Self.count(first..<last, tokens, text)
      let end = last < tokens.count ? tokens[last].start : Int.max
      while label < labels.count, labels[label] < end {
        line.capitals += 1
        label += 1
      }
      lines.append(line)
      first = last
    }
    var whole = Line(tokens: tokens.indices)
    for line in lines {
      whole.words += line.words
      whole.capitals += line.capitals
    }
    var cased = [Bool](repeating: whole.isCased, count: tokens.count)
    for line in lines where line.words >= Self.wordsToDecide {
      for index in line.tokens { cased[index] = line.isCased }
    }
    self.tokens = cased
    document = whole.isCased
    around = Self.regimes(around: lines, cased)
  }

  private static func regimes(around lines: [Line], _ cased: [Bool]) -> [Regimes] {
    let own = lines.map { cased[$0.tokens.lowerBound] ? Regimes.cased : .caseless }
    var around = [Regimes](repeating: [], count: cased.count)
    for (number, line) in lines.enumerated() {
      let near = max(0, number - Analysis.linesInReach)...min(lines.count - 1, number + Analysis.linesInReach)
      let regimes = own[near].reduce(into: Regimes()) { $0.formUnion($1) }
      for index in line.tokens { around[index] = regimes }
    }
    return around
  }

  private static func count(_ range: Range<Int>, _ tokens: [Token], _ text: [UInt8]) -> Line {
    var line = Line(tokens: range)
    for index in afterSpeaker(range, tokens, text) where tokens[index].traits.isLatinWord {
      line.words += 1
      // "I" and initials are capitalised by some machines that capitalise nothing else.
      if tokens[index].traits.contains(.capitalised), tokens[index].span.count > 1 { line.capitals += 1 }
    }
    return line
  }

  /// The tokens of a line without those of a label such as `Q:` or `WITNESS 2:`.
  private static func afterSpeaker(
    _ range: Range<Int>, _ tokens: [Token], _ text: [UInt8]
  ) -> Range<Int> {
    for index in range.prefix(labelWords)
    where tokens[index].end < text.count && text[tokens[index].end] == 0x3A {
      return index + 1..<range.upperBound
    }
    return range
  }
}

extension Token.Traits {
  /// Only words in Latin letters tell: Arabic has no capitals to use.
  fileprivate var isLatinWord: Bool { contains(.hasLetter) && !contains(.otherScript) }
}
