import RedactCore

@testable import Guard

/// Invented names and the spellings that tests go by.
enum Fixture {
  static let key = key(7)
  static let spellings = Spellings(lists)

  static func key(_ byte: UInt8) -> GuardKey {
    guard let key = try? GuardKey([UInt8](repeating: byte, count: 32)) else { return .ephemeral() }
    return key
  }

  static var lists: SpellingLists {
    var lists = SpellingLists()
    lists.names = [
      ["hamza", "hamzah", "hemze", "حمزه"], ["samira", "samirah", "sameera", "سميره"],
      ["nuri", "nouri", "noori", "نوري"], ["tariq", "tarik", "tarek", "طارق"],
    ]
    lists.compoundHeads = ["abdul", "abd", "abdel", "عبد"]
    lists.compoundNames = [["karim", "kareem", "كريم"]]
    lists.kunyaHeads = [["abu", "abou", "ebu", "ابو"], ["umm", "um", "oum", "ام"]]
    lists.articles = [["any", "al", "el", "ال"], ["z", "ez", "az"], ["n", "en", "an"]]
    lists.sounds = [
      ["a", "a", "aa", "e", "ah(.)", "eh(.)", "ا", "ه(.)"], ["i", "i", "ii", "e", "ee", "y(!V)", "ي"],
      ["u", "u", "uu", "o", "oo", "ou", "و"], ["y", "y(V)"], ["v", "v", "w(V)"],
      ["b", "b", "bb", "p(.)", "ب"],
      ["t", "t", "tt", "th", "ط", "ت"],
      ["d", "d", "dd", "د"], ["s", "s", "ss", "س"], ["z", "z", "zz", "ز"],
      ["sh", "sh", "ch", "ش"], ["h", "h", "hh", "kh", "ح", "ه"], ["k", "k", "kk", "q", "c", "ق", "ك"],
      ["j", "j", "dj"], ["f", "f", "ff", "ف"], ["l", "l", "ll", "ل"], ["m", "m", "mm", "م"],
      ["n", "n", "nn", "ن"], ["r", "r", "rr", "ر"], ["g", "g", "gh"], ["silent", "ع", "ء"],
    ]
    return lists
  }

  /// Everyday words, among them some that are names as well.
  static let commonWords: Set<String> = [
    "the", "a", "and", "of", "in", "to", "we", "she", "he", "they", "it", "was", "were", "said", "hope",
    "will",
    "baker", "house", "came", "is", "that", "all", "for", "on", "street", "from", "went", "grace", "by",
    "then",
    "um", "i", "at", "not", "there", "school", "wrote", "with", "but", "my", "had", "an", "are", "you",
  ]
  static let places: Set<String> = ["jordan", "berlin"]
  static let countries: Set<String> = ["jordan"]

  static let words = words(spellings)

  static func words(_ spellings: Spellings) -> WordKnowledge {
    let common = Set(commonWords.map { WordHash(word: $0.utf8).value })
    let others = Set(places.map { WordHash(word: $0.utf8).value })
    let proper = Set(countries.map { WordHash(word: $0.utf8).value })
    return WordKnowledge(
      spellings, isCommonWord: common.contains, isNoName: others.contains, isProper: proper.contains)
  }

  static func entity(
    _ forms: [String], _ type: EntityType = .person, files: String? = nil
  ) -> KnownEntity {
    KnownEntity(forms: forms.map { Sensitive(Array($0.utf8)) }, type: type, files: files)
  }

  static func list(_ entities: [KnownEntity]) throws -> FingerprintList {
    try FingerprintList(of: entities, key: key, words: words)
  }

  static func list(_ forms: [String], _ type: EntityType = .person) throws -> FingerprintList {
    try list([entity(forms, type)])
  }
}

extension FingerprintList {
  /// What is found in a text, each as its words and how.
  func found(in text: String, path: String? = nil) -> [String] {
    let bytes = Array(text.utf8)
    return occurrences(in: Analysis(bytes)) { path == nil || path == $0 }.map { found in
      "\(String(decoding: bytes[found.span.range], as: UTF8.self)) \(found.how)"
    }
  }
}
