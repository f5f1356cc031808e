import RedactCore

/// A name as a text has it, with what stands around it.
struct SpokenName {
  let key: NameKey
  /// The tokens of the mention.
  let tokens: Range<Int>
  let identity: Int?
}

/// Two spellings that a text itself shows to be one name: they sound alike, and it says so in so many words, or
/// gives both the same title, the same kin, the same other names or the same kunya.
///
/// Only where no third spelling sounds like either of them, and nothing speaks against it. Wrong merges are
/// worse than splits, so without evidence there is none.
struct Respellings {
  /// The spelling that came first, by the one that came later.
  private(set) var keys: [String: String] = [:]

  /// What is known of one word that is a name, or part of one.
  private struct Word {
    let text: String
    var identities: Set<Int> = []
    /// The full names it stands in, without it.
    var fullNames: Set<[String]> = []
    var titles: Set<String> = []
    var kunyas: Set<NameKey> = []
    /// The one word that sounds like it, and whether there are more.
    var partner: Int?
    var hasPartners = false
  }

  private struct Pair: Hashable {
    let first, second: Int
  }

  private var words: [Word] = []
  private var numbers: [String: Int] = [:]
  /// For each name its words.
  private var numbersOfNames: [[Int]] = []
  private var corrected = Set<Pair>()

  /// A shorter word is too little to go by.
  private static let shortest = 4

  init(of names: [SpokenName], in analysis: Analysis, _ spellings: Spellings) {
    numbersOfNames = names.map { name in Self.words(of: name).map { number(of: $0) } }
    pair(analysis, spellings)
    guard words.contains(where: { $0.partner != nil }) else { return }
    let surroundings = Surroundings(names, analysis, spellings)
    let paired = names.indices.filter { numbersOfNames[$0].contains { words[$0].partner != nil } }
    for index in paired { describe(names[index], index, surroundings) }
    for (index, next) in zip(paired, paired.dropFirst())
    where next == index + 1 && surroundings.correctsNext(index) {
      for first in numbersOfNames[index] {
        for second in numbersOfNames[next] { corrected.insert(Pair(first: first, second: second)) }
      }
    }
    for first in words.indices {
      guard let second = words[first].partner, first < second, isOneName(first, second) else { continue }
      keys[words[second].text] = words[first].text
    }
  }

  private static func words(of name: SpokenName) -> [String] {
    name.key.isInitials
      ? []
      : name.key.names.filter { $0.unicodeScalars.count >= shortest && !NameWords.particles.contains($0) }
  }

  private mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = words.count
    words.append(Word(text: word))
    return words.count - 1
  }

  /// Finds for each word the only other one that sounds like it.
  private mutating func pair(_ analysis: Analysis, _ spellings: Spellings) {
    var heard: [UInt64: [Int]] = [:]
    for (number, word) in words.enumerated() {
      for reading in analysis.readings(of: word.text, spellings) {
        // Of more than these nothing is concluded.
        guard heard[reading, default: []].count <= Self.mostAlike else { continue }
        for other in heard[reading] ?? [] where !spellings.areTwoNames(word.text, words[other].text) {
          meet(number, other)
          meet(other, number)
        }
        heard[reading, default: []].append(number)
      }
    }
    for number in words.indices {
      guard let partner = words[number].partner else { continue }
      if words[number].hasPartners || words[partner].hasPartners { words[number].partner = nil }
    }
  }

  private static let mostAlike = 4

  private mutating func meet(_ number: Int, _ other: Int) {
    if let partner = words[number].partner, partner != other { words[number].hasPartners = true }
    words[number].partner = other
  }

  private mutating func describe(_ name: SpokenName, _ index: Int, _ surroundings: Surroundings) {
    let title = surroundings.title(of: index)
    let kunya = surroundings.kunya(beside: index)
    let callWords = name.key.callWords
    for number in numbersOfNames[index] where words[number].partner != nil {
      if let identity = name.identity { words[number].identities.insert(identity) }
      let others = callWords.map { $0 == words[number].text ? "" : $0 }
      if others.count > 1 { words[number].fullNames.insert(others) }
      if let title { words[number].titles.insert(title) }
      if let kunya { words[number].kunyas.insert(kunya) }
    }
  }

  private func isOneName(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (words[first], words[second])
    guard a.identities.union(b.identities).count < 2 else { return false }
    if !a.fullNames.isDisjoint(with: b.fullNames) { return true }
    // Two with other names beside are two.
    guard a.fullNames.isEmpty || b.fullNames.isEmpty else { return false }
    return !a.titles.isDisjoint(with: b.titles) || !a.kunyas.isDisjoint(with: b.kunyas)
      || corrected.contains(Pair(first: first, second: second))
      || corrected.contains(Pair(first: second, second: first))
  }
}
