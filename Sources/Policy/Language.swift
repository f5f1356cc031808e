/// Guesses the language of a turn or line, so that a policy can ask for it: by script where that tells, and else by
/// words that hold sentences together. No language is guessed from a word or two.
public enum Language {
  /// The code of what cannot be told.
  public static let unknown = "und"

  /// The codes that a policy may name, sorted.
  public static let codes: [String] = Set(
    Script.allCases.compactMap(\.language) + LanguageWords.all.map(\.code) + [unknown]
  ).sorted()

  /// How much of a text is looked at, in scalars.
  private static let mostScalars = 4_000
  private static let fewestLetters = 4
  private static let fewestSigns = 2
  /// So many different words without a sign of its neighbours are Arabic.
  private static let fewestWords = 4

  /// The language of a text, as a code of two letters, or `und`.
  ///
  /// - Parameter text: UTF-8.
  public static func code(of text: some Collection<UInt8>) -> String {
    var letters: [Script: Int] = [:]
    var words: [Script: [String: Int]] = [:]
    var signs: [String: Int] = [:]
    var word = ""
    var script: Script?
    func endWord() {
      if let script, !word.isEmpty { words[script, default: [:]][word, default: 0] += 1 }
      word = ""
      script = nil
    }
    for scalar in String(decoding: text.prefix(mostScalars * 4), as: UTF8.self).unicodeScalars.prefix(
      mostScalars)
    {
      guard let here = Script(scalar) else {
        // Marks and joiners stand within words.
        if !scalar.properties.isDefaultIgnorableCodePoint,
          scalar.properties.canonicalCombiningClass == .notReordered
        {
          endWord()
        }
        continue
      }
      if here != script { endWord() }
      script = here
      letters[here, default: 0] += 1
      word += scalar.properties.lowercaseMapping
      for code in LanguageWords.signs[scalar] ?? [] { signs[code, default: 0] += 1 }
    }
    endWord()
    let all = letters.values.reduce(0, +)
    guard let main = Script.allCases.first(where: { (letters[$0] ?? 0) * 2 > all }), all >= fewestLetters
    else {
      return unknown
    }
    return main.language ?? language(of: words[main] ?? [:], signs, in: main)
  }

  /// The one language that has most of the words, and clearly more than the next.
  private static func language(of words: [String: Int], _ signs: [String: Int], in script: Script) -> String {
    var scores: [(score: Int, code: String)] = []
    for entry in LanguageWords.all where entry.script == script {
      let hits = entry.words.reduce(0) { $0 + (words[$1] ?? 0) }
      scores.append((hits + (signs[entry.code] ?? 0), entry.code))
    }
    scores.sort { ($1.score, $0.code) < ($0.score, $1.code) }
    guard let best = scores.first, best.score >= fewestSigns else {
      return script == .arabic && words.count >= fewestWords ? "ar" : unknown
    }
    let next = scores.dropFirst().first?.score ?? 0
    return best.score * 2 >= next * 3 ? best.code : unknown
  }

  enum Script: CaseIterable {
    case latin, arabic, cyrillic, greek, hebrew, armenian, georgian, ethiopic, devanagari, thai, hangul, kana,
      han

    /// The language that alone is written so, as far as interviews go.
    var language: String? {
      switch self {
      case .greek: "el"
      case .hebrew: "he"
      case .armenian: "hy"
      case .georgian: "ka"
      case .thai: "th"
      case .hangul: "ko"
      case .kana: "ja"
      case .han: "zh"
      case .latin, .arabic, .cyrillic, .ethiopic, .devanagari: nil
      }
    }

    /// Nil for what is no letter.
    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: self = .latin
      case 0..<0xC0: return nil
      default:
        guard scalar.properties.isAlphabetic, let script = Self.of(scalar.value) else { return nil }
        self = script
      }
    }

    private static func of(_ scalar: UInt32) -> Script? {
      switch scalar {
      case 0xC0...0x24F, 0x1E00...0x1EFF: .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
      case 0x400...0x52F: .cyrillic
      case 0x531...0x587: .armenian
      case 0x5D0...0x5F2: .hebrew
      case 0x620...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
      case 0x900...0x97F: .devanagari
      case 0xE01...0xE4E: .thai
      case 0x10A0...0x10FF, 0x1C90...0x1CBF: .georgian
      case 0x1200...0x137F: .ethiopic
      case 0x3041...0x30FF: .kana
      case 0x3400...0x9FFF: .han
      case 0xAC00...0xD7A3: .hangul
      default: nil
      }
    }
  }
}
