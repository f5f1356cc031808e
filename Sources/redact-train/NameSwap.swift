import RedactCore
import RulePacks
import Tagger

/// Puts other names in the place of those of a text, the same one for the same name wherever it stands.
struct NameSwap {
  /// The words of a name with what stands before each but the first.
  typealias Name = [(letters: [UInt8], token: Token, gap: Gap)]

  private let given: [Name]
  private let family: [Name]
  private let places: [Name]
  private var random: SeededRandom
  private var chosen: [String: Name] = [:]

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

  init(lexicons folder: String, seed: UInt64) throws {
    func names(_ file: String) throws -> [Name] {
      try FileText.read("\(folder)/\(file).txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { Self.name(String($0)) }.filter { (1...3).contains($0.count) }
    }
    given = try names("given-names")
    family = try names("surnames")
    places = try names("places")
    random = SeededRandom(seed)
  }

  /// The words of a name with first letters in capitals.
  private static func name(_ text: String) -> Name {
    var letters = Array(text.utf8)
    for at in letters.indices where at == 0 || letters[at - 1] == 0x20 || letters[at - 1] == 0x2D {
      if (0x61...0x7A).contains(letters[at]) { letters[at] &= 0xDF }
    }
    var end = 0
    return Tokens(letters).all.map { token in
      let before = token.start > 0 ? letters[end..<token.start] : []
      end = token.end
      let gap: Gap = before.first == 0x2D ? .hyphen : before.first == 0x27 ? .apostrophe : .space
      let word = Array(letters[token.span.range])
      return (word, Tokens(word).all.first ?? token, gap)
    }
  }

  /// The text with other names.
  mutating func swapped(_ text: TrainingText) -> TrainingText {
    var text = text
    chosen = [:]
    for index in text.chains.indices {
      var words: [TrainingText.Word] = []
      var first = 0
      let old = text.chains[index].words
      while first < old.count {
        var end = first + 1
        while end < old.count, old[first].detail >= 0, old[end].detail == old[first].detail { end += 1 }
        words += replacement(Array(old[first..<end]))
        first = end
      }
      text.chains[index].words = words
    }
    return text
  }

  private mutating func replacement(_ words: [TrainingText.Word]) -> [TrainingText.Word] {
    // What is kept is public: its name stays.
    if words[0].allowed == .max { return words }
    return switch words[0].type {
    case .person, .kunya: person(words)
    case .location where words.count <= 2: place(words)
    default: words
    }
  }

  private mutating func person(_ words: [TrainingText.Word]) -> [TrainingText.Word] {
    var result: [TrainingText.Word] = []
    for (number, word) in words.enumerated() {
      let text = String(decoding: word.letters, as: UTF8.self).lowercased()
      guard !Self.kept.contains(text), word.letters.count > 2, word.token.traits.contains(.hasLetter),
        word.gap != .apostrophe || number == 0
      else {
        result.append(word)
        continue
      }
      let isFamily = number > 0
      let name = choice("person \(text)", isFamily ? family : given, isFamily ? given : family)
      result += spelled(name, like: word, startsDetail: result.isEmpty)
    }
    return result
  }

  private mutating func place(_ words: [TrainingText.Word]) -> [TrainingText.Word] {
    let text = words.map { String(decoding: $0.letters, as: UTF8.self).lowercased() }.joined(separator: " ")
    if chosen["place \(text)"] == nil, random.chance() < 0.4 {
      chosen["place \(text)"] = []
    }
    let name = choice("place \(text)", places, places)
    return name.isEmpty ? words : spelled(name, like: words[0], startsDetail: true)
  }

  private mutating func choice(_ key: String, _ names: [Name], _ others: [Name]) -> Name {
    if let name = chosen[key] { return name }
    let pool = random.chance() < 0.85 ? names : others
    var name = pool[random.below(pool.count)]
    if random.chance() < 0.3 { name = name.map { varied($0) } }
    chosen[key] = name
    return name
  }

  /// Another letter or two, so that the name is in no list.
  private mutating func varied(
    _ word: (letters: [UInt8], token: Token, gap: Gap)
  ) -> (letters: [UInt8], token: Token, gap: Gap) {
    var letters = word.letters
    guard letters.count > 3 else { return word }
    for _ in 0..<2 {
      let at = 1 + random.below(letters.count - 1)
      let vowels = Array("aeiou".utf8)
      let consonants = Array("bdfghjklmnqrstwyz".utf8)
      if vowels.contains(letters[at]) {
        letters[at] = vowels[random.below(vowels.count)]
      } else if consonants.contains(letters[at]) {
        letters[at] = consonants[random.below(consonants.count)]
      }
    }
    return (letters, Tokens(letters).all.first ?? word.token, word.gap)
  }

  /// The name in the place and with the capitals of a word.
  private func spelled(
    _ name: Name, like old: TrainingText.Word, startsDetail: Bool
  ) -> [TrainingText.Word] {
    let capitals = Capitals(old.token.traits)
    return name.enumerated().map { number, word in
      var letters = word.letters
      for at in letters.indices {
        switch capitals {
        case .none: if (0x41...0x5A).contains(letters[at]) { letters[at] |= 0x20 }
        case .all: if (0x61...0x7A).contains(letters[at]) { letters[at] &= 0xDF }
        default: break
        }
      }
      var new = old
      new.letters = letters
      new.token = Tokens(letters).all.first ?? word.token
      if number > 0 { new.gap = word.gap }
      let begin = WordTag.begin(old.type ?? .misc)
      if number > 0 || !startsDetail, old.allowed == begin.bit { new.allowed = begin.continued.bit }
      return new
    }
  }
}
