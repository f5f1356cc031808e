import RedactCore

/// The words in front of a colon, judged by their looks: could they be who speaks?
struct SpeakerLabel {
  enum Looks {
    /// All capitals, or initials.
    case capitals
    /// Each word starts with a capital, but for particles of names.
    case title
    /// In a script that has no capitals.
    case caseless
    /// Some word starts in lower case.
    case lower
  }

  let span: ByteSpan
  let looks: Looks
  let words: Int
  /// `Q` or `A`, or what they are in Arabic.
  let isQuestionOrAnswer: Bool
  /// Equal for equal labels.
  let key: UInt64

  /// The most a label may have.
  static let mostWords = 5
  static let mostBytes = 60

  /// Nil when the words are no label whatever stands around them.
  init?(_ text: [UInt8], _ span: ByteSpan) {
    guard !span.isEmpty, span.count <= Self.mostBytes else { return nil }
    var tally = Tally()
    for word in text[span.range].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
      tally.add(text, ByteSpan(word.startIndex, word.endIndex))
      if tally.words > Self.mostWords || tally.isProse { return nil }
    }
    guard let looks = tally.looks else { return nil }
    if tally.words == 1, span.count > 1, Self.neverSpeaks(text[span.range]) { return nil }
    self.span = span
    self.looks = looks
    words = tally.words
    key = Self.key(text[span.range])
    isQuestionOrAnswer = span.count <= 2 && Self.questionsAndAnswers.contains(key)
  }

  /// FNV-1a: labels that collide are counted together, which does no harm.
  static func key(_ label: some Sequence<UInt8>) -> UInt64 {
    label.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static let questionsAndAnswers = ["Q", "A", "س", "ج"].map { key($0.utf8) }

  private static func neverSpeaks(_ word: ArraySlice<UInt8>) -> Bool {
    let folded = word.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return neverSpeak.contains(String(decoding: folded, as: UTF8.self))
  }

  /// Words that open a sentence before a colon more often than they name who speaks.
  private static let neverSpeak = Set(
    words: """
      note notes yes no well remember listen look example warning first second third so but and then now
      ok okay because he she they we you it http https mailto ftp ps p.s. important meaning anyway
      """)

  /// Lower-case words, and verbs in Arabic, that make what stands before a colon a sentence.
  fileprivate static let prose = Set(
    words: """
      said says say saying asked asks ask replied replies answered answers told tells wrote writes thought
      think shouted whispered added called explained repeated is was are were be been has have had do does
      did that this these those which what when where why how if because but so then like me him us them
      not my his their your its our i he she they we you it to dit dijo dice sagte fragte dedi diyor قال
      قالت قالوا يقول تقول سأل سألت قلت وقال فقال وقلت لي له لها
      """)
}

/// What the words of a label add up to.
private struct Tally {
  var words = 0
  var isProse = false
  private var capitals = 0
  private var titles = 0
  private var caseless = 0
  private var lower = 0
  private var particles = 0

  var looks: SpeakerLabel.Looks? {
    if lower > 0 { return .lower }
    if caseless > 0 { return .caseless }
    if titles > 0 { return .title }
    if capitals > 0 { return .capitals }
    return particles > 0 ? .lower : nil
  }

  /// Sorts one word by its letters.
  mutating func add(_ text: [UInt8], _ word: ByteSpan) {
    words += 1
    var cursor = TextCursor(text, word)
    var first: Unicode.GeneralCategory?
    var hasCapital = false
    var hasLower = false
    while !cursor.isAtEnd {
      let (value, length) = cursor.scalar
      cursor.at += length
      guard let category = Self.letter(value) else { continue }
      first = first ?? category
      if category == .uppercaseLetter { hasCapital = true }
      if category == .lowercaseLetter { hasLower = true }
    }
    var written: String { String(decoding: text[word.range], as: UTF8.self) }
    switch first {
    case nil: break
    case .uppercaseLetter: if hasLower { titles += 1 } else { capitals += 1 }
    case .otherLetter:
      caseless += 1
      isProse = isProse || SpeakerLabel.prose.contains(written)
    default:
      if hasCapital {
        titles += 1  // al-Rashid, d'Arc
      } else if Self.particles.contains(written) && (words > 1 || written != "the" && written != "and") {
        particles += 1
      } else {
        lower += 1
        isProse = isProse || SpeakerLabel.prose.contains(written)
      }
    }
  }

  /// The case of a letter; nil for what is none. Georgian counts as caseless, since text is not written in
  /// its capitals.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.GeneralCategory? {
    switch scalar.value {
    case 0x41...0x5A: return .uppercaseLetter
    case 0x61...0x7A: return .lowercaseLetter
    case 0..<0x80: return nil
    case 0x10D0...0x10FF: return .otherLetter
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .uppercaseLetter
    case .lowercaseLetter: return .lowercaseLetter
    case .otherLetter: return .otherLetter
    default: return nil
    }
  }

  private static let particles = Set(
    words: """
      al el ul bin ibn bint umm abu abou oum de da di du van von der den la le y e of the and
      """)
}

extension Set<String> {
  /// The words of a text.
  init(words: String) { self.init(words.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}
