/// One way to write a sound, such as `g(eiy)`: the letters, and where they are read so.
package struct Sound: Hashable, Sendable {
  /// What must follow the letters.
  package enum Next: Hashable, Sendable {
    case anything, end, vowel, noVowel
    case oneOf([Unicode.Scalar])
  }

  package let letters: [Unicode.Scalar]
  package let next: Next
  /// True when the letters must begin the word.
  package let begins: Bool

  /// Reads `letters`, `letters(x)` with x letters, `V`, `!V` or `.`, and `^` before it.
  ///
  /// - Returns: nil for anything else.
  package init?(parsing text: String) {
    var rest = Substring(text)
    begins = rest.first == "^"
    if begins { rest.removeFirst() }
    let letters = rest.unicodeScalars.prefix { $0.properties.isAlphabetic }
    let condition = String(rest.unicodeScalars.dropFirst(letters.count))
    guard !letters.isEmpty else { return nil }
    self.letters = Array(letters)
    switch condition {
    case "": next = .anything
    case "(.)": next = .end
    case "(V)": next = .vowel
    case "(!V)": next = .noVowel
    default:
      let inside = condition.dropFirst().dropLast().unicodeScalars
      guard condition.first == "(", condition.last == ")", !inside.isEmpty,
        inside.allSatisfy(\.properties.isLowercase) || inside.allSatisfy({ $0.value >= 0x600 })
      else { return nil }
      next = .oneOf(Array(inside))
    }
  }

  /// Whether several letters at the end of a word are one sound.
  var isEnding: Bool { next == .end && letters.count > 1 }

  /// Whether the sound is written at this place of a word.
  func fits(_ word: [Unicode.Scalar], at start: Int) -> Bool {
    guard !begins || start == 0, start + letters.count <= word.count else { return false }
    for (index, letter) in letters.enumerated() where word[start + index] != letter { return false }
    let follower = start + letters.count < word.count ? word[start + letters.count] : nil
    switch next {
    case .anything: return true
    case .end: return follower == nil
    case .vowel: return follower.map(Self.vowels.contains) ?? false
    case .noVowel: return !(follower.map(Self.vowels.contains) ?? false)
    case .oneOf(let letters): return follower.map(letters.contains) ?? false
    }
  }

  /// Glides count: between two of them no diphthong ends.
  private static let vowels = Set("aeiouyw".unicodeScalars)
}

/// How letters sound, and by that how words do.
struct SoundTable: Sendable {
  /// A sound by number, and one of its spellings.
  private struct Entry: Sendable {
    let spelling: Sound
    let sound: UInt64
  }

  /// The spellings that begin with a letter, those of most letters first: of ASCII, and of other letters.
  private var ascii = [[Entry]](repeating: [], count: 0x80)
  private var others: [Unicode.Scalar: [Entry]] = [:]
  private var vowelSounds = Set<UInt64>()
  private var hissSounds = Set<UInt64>()

  /// A word of more letters is none that anybody says.
  private static let longest = 40
  /// Of more readings than these only the likelier ones are followed.
  private static let mostReadings = 16
  /// A reading of fewer sounds says too little.
  static let fewestSounds = 3
  /// The names of vowels and of what can be one, of which other scripts write only some.
  private static let vowels: Set = ["a", "i", "u", "y", "v"]
  /// The names of hisses, which a skeleton of consonants does not tell apart: of `ş` folding leaves an `s`.
  private static let hisses: Set = ["s", "sh", "z"]
  /// The name of the sound that leaves nothing.
  private static let silent = "silent"

  /// - Parameter lists: each the name of a sound and its spellings; a spelling that is none is left out.
  init(_ lists: [[String]]) {
    for (number, list) in lists.enumerated() {
      let sound = list[0] == Self.silent ? Reading.silent : UInt64(number + 1)
      if Self.vowels.contains(list[0]) { vowelSounds.insert(sound) }
      if Self.hisses.contains(list[0]) { hissSounds.insert(sound) }
      for text in list.dropFirst() {
        guard let spelling = Sound(parsing: text) else { continue }
        add(Entry(spelling: spelling, sound: sound))
      }
    }
    for letter in ascii.indices { ascii[letter].sort(by: Self.isLonger) }
    for letter in others.keys { others[letter]?.sort(by: Self.isLonger) }
  }

  private mutating func add(_ entry: Entry) {
    let first = entry.spelling.letters[0]
    if first.isASCII {
      ascii[Int(first.value)].append(entry)
    } else {
      others[first, default: []].append(entry)
    }
  }

  private static func isLonger(_ a: Entry, _ b: Entry) -> Bool {
    a.spelling.letters.count > b.spelling.letters.count
  }

  /// All readings of a folded word in lower case, as hashes of their sounds.
  ///
  /// - Parameters:
  ///   - hasVowels: whether vowels count; without them a reading is no reading with them.
  ///   - fewest: how many sounds a reading must have.
  func readings(
    of word: String, hasVowels: Bool = true, fewest: Int = Self.fewestSounds
  ) -> Set<UInt64> {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= Self.longest else { return [] }
    var readings = readings(of: letters, hasVowels: hasVowels, hasEnding: true)
    // The end of "Hikmat" is read as that of "Hikma", and as it is written.
    if endsAsOne(letters) { readings += self.readings(of: letters, hasVowels: hasVowels, hasEnding: false) }
    return Set(readings.lazy.filter { $0.count >= fewest }.map(\.hash))
  }

  /// Whether the last letters have a sound together that they have at the end only.
  private func endsAsOne(_ word: [Unicode.Scalar]) -> Bool {
    word.indices.dropLast().contains { start in
      entries(of: word[start]).contains { $0.spelling.isEnding && $0.spelling.fits(word, at: start) }
    }
  }

  private func readings(
    of letters: [Unicode.Scalar], hasVowels: Bool, hasEnding: Bool
  ) -> [Reading] {
    var readings = [hasVowels ? Reading() : Reading(silent: vowelSounds, alike: hissSounds)]
    var at = 0
    while at < letters.count {
      let (sound, others, count) = sounds(of: letters, at: at, hasEnding: hasEnding)
      let shared = readings.count
      if shared * (1 + others.count) <= Self.mostReadings {
        for other in others { for index in 0..<shared { readings.append(readings[index].adding(other)) } }
      }
      for index in 0..<shared { readings[index].add(sound) }
      at += count
    }
    return readings
  }

  private func entries(of letter: Unicode.Scalar) -> [Entry] {
    letter.isASCII ? ascii[Int(letter.value)] : others[letter] ?? []
  }

  /// What can be read at a place, and how many letters it takes; a letter without a sound stands for itself.
  private func sounds(
    of word: [Unicode.Scalar], at start: Int, hasEnding: Bool
  ) -> (sound: UInt64, others: [UInt64], count: Int) {
    var sound: UInt64?
    var more: [UInt64] = []
    var count = 1
    for entry in entries(of: word[start]) {
      let length = entry.spelling.letters.count
      if sound != nil, length < count { break }
      guard hasEnding || !entry.spelling.isEnding, entry.spelling.fits(word, at: start) else { continue }
      count = length
      if sound == nil { sound = entry.sound } else { more.append(entry.sound) }
    }
    return (sound ?? Reading.letter(word[start]), more, count)
  }

  /// What has been read of a word; a sound that comes twice in a row counts once.
  private struct Reading {
    private(set) var hash: UInt64
    private(set) var count = 0
    private var last = Self.silent
    private let unheard, alike: Set<UInt64>

    static let silent: UInt64 = 0
    private static let hiss: UInt64 = 1 << 31

    init() { (hash, unheard, alike) = (0, [], []) }

    /// A skeleton of consonants, which is no reading with vowels.
    ///
    /// - Parameters:
    ///   - unheard: the sounds that leave nothing, as the silent one.
    ///   - alike: the sounds that are one.
    init(silent unheard: Set<UInt64>, alike: Set<UInt64>) {
      (hash, self.unheard, self.alike) = (1, unheard, alike)
    }

    /// The sound of a letter that the table does not have.
    static func letter(_ letter: Unicode.Scalar) -> UInt64 { UInt64(letter.value) << 32 }

    mutating func add(_ sound: UInt64) {
      guard sound != Self.silent, !unheard.contains(sound) else { return }
      let sound = alike.contains(sound) ? Self.hiss : sound
      guard sound != last else { return }
      hash = WordHash.joined(hash, sound)
      last = sound
      count += 1
    }

    func adding(_ sound: UInt64) -> Reading {
      var longer = self
      longer.add(sound)
      return longer
    }
  }
}
