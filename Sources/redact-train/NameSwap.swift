import RedactCore
import RulePacks
import Tagger

/// Puts other names in the place of those of a text, the same one for the same name wherever it stands.
struct NameSwap {
  private let given: [[UInt8]]
  private let family: [[UInt8]]
  private let places: [[UInt8]]
  /// The share of names that get other letters.
  private let varied: Float
  private var random: SeededRandom
  private var chosen: [String: [UInt8]] = [:]

  /// Words of names that stay.
  private static let kept: Set<String> = [
    "al", "el", "ibn", "bin", "bint", "abu", "abou", "umm", "um", "von", "van", "de", "del", "da", "dos",
    "der",
    "mr", "mrs", "ms", "dr", "sheikh", "hajji", "haji", "sir", "st", "the", "of", "father", "sister", "mama",
    "uncle", "aunt", "doctor", "professor", "captain", "major", "colonel", "general", "judge", "president",
    "mullah", "imam", "hajj", "hajja", "ustaz", "mallam", "pastor", "chief", "auntie", "lieutenant",
    "corporal",
    "sergeant", "commander", "comandante", "don", "doña", "señor", "señora", "monsieur", "madame", "mme",
    "fr",
    "nurse", "teacher", "engineer", "officer", "inspector", "witness", "miss", "lady", "lord", "saint",
    "bulama",
    "hoca", "usta", "bey", "hanim", "effendi", "sayyid", "sayed", "khala", "khalo", "baba", "tata", "papa",
    "beni",
    "ould", "oum", "ebu", "bou", "la", "le", "ag", "wa", "ya", "old", "young", "big", "little", "q", "a",
  ]

  init(lexicons folder: String, varied: Float, seed: UInt64) throws {
    self.varied = varied
    func names(_ file: String) throws -> [[UInt8]] {
      try FileText.read("\(folder)/\(file).txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { Self.capitalised(Array($0.utf8)) }.filter { (1...3).contains(Tokens($0).all.count) }
    }
    given = try names("given-names")
    family = try names("surnames")
    places = try names("places")
    random = SeededRandom(seed)
  }

  /// A name with first letters in capitals.
  private static func capitalised(_ name: [UInt8]) -> [UInt8] {
    var letters = name
    for at in letters.indices where at == 0 || letters[at - 1] == 0x20 || letters[at - 1] == 0x2D {
      if (0x61...0x7A).contains(letters[at]) { letters[at] &= 0xDF }
    }
    return letters
  }

  /// The text with other names.
  mutating func swapped(_ marked: MarkedText) -> MarkedText {
    chosen = [:]
    var copy = marked
    copy.text = []
    copy.spans = []
    var end = 0
    // Of two that overlap the copy has the first.
    for span in marked.spans where span.span.start >= end {
      copy.text += marked.text[end..<span.span.start]
      let start = copy.text.count
      copy.text += replacement(span, Array(marked.text[span.span.range]))
      var moved = span
      moved.span = ByteSpan(start, copy.text.count)
      copy.spans.append(moved)
      end = span.span.end
    }
    copy.text += marked.text[end...]
    return copy
  }

  private mutating func replacement(_ span: MarkedSpan, _ text: [UInt8]) -> [UInt8] {
    // What is kept is public: its name stays.
    if span.certainty == .kept || span.certainty == .unknown { return text }
    switch span.type {
    case .person, .kunya: return person(text)
    case .location where Tokens(text).all.count <= 2: return place(text)
    default: return text
    }
  }

  private mutating func person(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for (number, token) in Tokens(text).all.enumerated() {
      let letters = Array(text[token.span.range])
      let word = String(decoding: letters, as: UTF8.self).lowercased()
      let isEnding = number > 0 && text[token.start - 1] == 0x27
      result += text[end..<token.start]
      end = token.end
      guard !Self.kept.contains(word), letters.count > 2, token.traits.contains(.hasLetter), !isEnding else {
        result += letters
        continue
      }
      let isFamily = number > 0
      let name = choice("person \(word)", isFamily ? family : given, isFamily ? given : family)
      result += Self.spelled(name, like: token)
    }
    return result + text[end...]
  }

  private mutating func place(_ text: [UInt8]) -> [UInt8] {
    guard let first = Tokens(text).all.first else { return text }
    let key = "place \(String(decoding: text, as: UTF8.self).lowercased())"
    if chosen[key] == nil, random.chance() < 0.4 { chosen[key] = [] }
    let name = choice(key, places, places)
    return name.isEmpty ? text : Self.spelled(name, like: first)
  }

  private mutating func choice(_ key: String, _ names: [[UInt8]], _ others: [[UInt8]]) -> [UInt8] {
    if let name = chosen[key] { return name }
    let pool = random.chance() < 0.85 ? names : others
    var name = pool[random.below(pool.count)]
    if random.chance() < varied { name = varied(name) }
    chosen[key] = name
    return name
  }

  /// Another letter or two in each word, so that the name is in no list.
  private mutating func varied(_ name: [UInt8]) -> [UInt8] {
    var letters = name
    for word in Tokens(name).all where word.span.count > 3 {
      for _ in 0..<2 {
        let at = word.start + 1 + random.below(word.span.count - 1)
        let vowels = Array("aeiou".utf8)
        let consonants = Array("bdfghjklmnqrstwyz".utf8)
        if vowels.contains(letters[at]) {
          letters[at] = vowels[random.below(vowels.count)]
        } else if consonants.contains(letters[at]) {
          letters[at] = consonants[random.below(consonants.count)]
        }
      }
    }
    return letters
  }

  /// A name with the capitals of a word.
  private static func spelled(_ name: [UInt8], like word: Token) -> [UInt8] {
    switch Capitals(word.traits) {
    case .none: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    case .all where word.span.count > 1: name.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    default: name
    }
  }
}
