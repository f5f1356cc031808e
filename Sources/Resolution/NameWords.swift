import RedactCore

/// Words that stand with a name and are none. All folded, in lower case.
enum NameWords {
  /// Titles and forms of address.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "doctor", "sir", "madam", "lady", "lord",
    "sheikh", "shaykh", "sheikha", "shaikh", "sheik", "cheikh", "seyh", "hajji", "haji", "hajj", "hadji",
    "hajja", "haci", "hagi",
    "sayyid", "sayed", "sayyed", "seyid", "seyyid", "mullah", "mulla", "molla", "mawlawi", "ustaz", "ustad",
    "ustadh", "ustaza",
    "imam", "emir", "amir", "amira", "qadi", "kadi", "mukhtar", "mam", "kak", "kaka", "heval", "apo", "aka",
    "opa", "bey", "hanim",
    "hoca", "hodja", "abi", "abla", "dayi", "amca", "teyze", "hala", "agha", "aga", "avukat", "uncle", "aunt",
    "auntie",
    "monsieur", "madame", "mme", "mademoiselle", "maitre", "herr", "frau", "senor", "senora", "don", "dona",
    "captain", "major",
    "colonel", "general", "lieutenant", "sergeant", "commander", "judge", "pastor", "father", "sister",
    "brother", "mother",
    "السيد", "السيده", "الشيخ", "الحاج", "الحاجه", "الدكتور", "الاستاذ",
  ]

  /// Articles, patronymic and other particles inside a name.
  static let particles: Set<String> = [
    "al", "el", "ul", "il", "at", "ath", "ad", "adh", "ar", "az", "as", "ash", "esh", "ed", "er", "es", "et",
    "an", "bin", "ibn",
    "ben", "bint", "binti", "bte", "abu", "abou", "abo", "aboo", "ebu", "bu", "umm", "um", "oum", "om",
    "ummu", "abd", "de", "la",
    "le", "du", "des", "van", "von", "der", "den", "da", "di", "dos", "del", "mac", "mc", "st", "san",
    "santa", "bani", "beni", "albu",
    "ابن", "بن", "بنت", "ابو", "ابي", "ام", "عبد", "ال",
  ]

  /// Articles that a key leaves out: `al-Jassem` and `Jassem` name the same family.
  static let articles: Set<String> = [
    "al", "el", "ul", "il", "at", "ath", "ad", "adh", "ar", "az", "as", "ash", "esh", "ال",
  ]

  /// The head of a kunya, each spelling with the one that keys use.
  static let kunyaHeads: [String: String] = [
    "abu": "abu", "abou": "abu", "abo": "abu", "aboo": "abu", "ebu": "abu", "bu": "abu", "abi": "abu",
    "ابو": "abu", "ابي": "abu",
    "umm": "umm", "um": "umm", "oum": "umm", "om": "umm", "omm": "umm", "ummu": "umm", "ام": "umm",
  ]

  // The same as the hashes of tokens, for those who ask of every word.

  static let titleHashes = hashes(of: titles)
  static let articleHashes = hashes(of: articles)
  static let kunyaHeadHashes = hashes(of: kunyaHeads.keys)
  /// Of particles and titles: nobody is called by one of them alone.
  static let noCallWordHashes = hashes(of: particles).union(titleHashes)

  private static func hashes(of words: some Sequence<String>) -> Set<UInt64> {
    Set(words.map { WordHash(word: $0.utf8).value })
  }
}
