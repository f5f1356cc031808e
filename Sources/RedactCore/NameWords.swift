/// Words that stand with a name and are none. All folded, in lower case.
package enum NameWords {
  /// Titles and forms of address.
  package static let titles: Set<String> = [
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
  package static let particles: Set<String> = [
    "al", "el", "ul", "il", "at", "ath", "ad", "adh", "ar", "az", "as", "ash", "esh", "ed", "er", "es", "et",
    "an", "bin", "ibn",
    "ben", "bint", "binti", "bte", "abu", "abou", "abo", "aboo", "ebu", "bu", "umm", "um", "oum", "om",
    "ummu", "abd", "de", "la",
    "le", "du", "des", "van", "von", "der", "den", "da", "di", "dos", "del", "mac", "mc", "st", "san",
    "santa", "bani", "beni", "albu",
    "ابن", "بن", "بنت", "ابو", "ابي", "ام", "عبد", "ال",
  ]

  /// Kin that no title names; with the same of them before it a name is more than a name.
  package static let kin: Set<String> = [
    "cousin", "nephew", "niece", "son", "daughter", "wife", "husband", "grandfather", "grandmother",
    "grandson",
    "granddaughter", "neighbour", "neighbor", "teacher", "friend",
  ]

  /// Forms of address that many in one document bear.
  package static let commonTitles: Set<String> = [
    "mr", "mrs", "ms", "miss", "sir", "madam", "lady", "lord", "monsieur", "madame", "mme", "mademoiselle",
    "herr", "frau", "senor", "senora", "don", "dona",
  ]

  /// What goes with a name in a sentence, and with a capital in a heading.
  private static let smallWords: Set<String> = [
    "the", "a", "an", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "my",
    "your", "his", "her", "its", "our", "their", "this", "that", "these", "those", "i", "he", "she", "it",
    "we", "they", "you", "who", "is", "was", "no", "not",
  ]

  /// What stands before an everyday word and hardly ever before a name; the single letters are what tokens leave of
  /// "don't" and "I'd".
  private static let beforeCommonWord: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "no", "every", "each", "another",
    "one", "two", "three", "more", "much", "many", "very", "so", "too", "what", "which", "whose", "my",
    "your", "his", "her", "its", "our", "their", "i", "you", "he", "she", "it", "we", "they", "who",
    "there", "to", "in", "on", "at", "into", "by", "not", "is", "are", "be", "get", "gets", "got",
    "can", "could", "would", "should", "must", "might", "t", "d", "ll", "m", "re", "ve",
  ]

  /// Whose kin somebody is.
  package static let owners: Set<String> = ["my", "your", "his", "her", "our", "their"]

  // The same as the hashes of tokens, for those who ask of every word.

  package static let titleHashes = hashes(of: titles)
  /// Nobody is called by one of these alone: particles, titles, and the small words of "The Cardinal".
  package static let noCallWordHashes = hashes(of: particles).union(titleHashes).union(smallWordHashes)
  package static let smallWordHashes = hashes(of: smallWords)
  package static let articleHashes = hashes(of: ["a", "an", "the"])
  package static let beforeCommonWordHashes = hashes(of: beforeCommonWord)

  private static func hashes(of words: some Sequence<String>) -> Set<UInt64> {
    Set(words.map { WordHash(word: $0.utf8).value })
  }
}
