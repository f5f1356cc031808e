import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import Resolution

/// The spellings of this package: which words are one name, which perhaps, and which never.
@Suite struct SpellingTests {
  private let spellings = PackageRules.spellings

  @Test func `every spelling has the key of its line`() {
    for group in spellings.lists.names {
      for spelling in group { #expect(spellings.key(spelling) == group[0], "\(spelling)") }
    }
    #expect(spellings.lists.names.count >= 250)
    #expect(spellings.key("zakko") == "zakko")
  }

  @Test(arguments: [
    ("abdelkerim", "abdulkarim"), ("abdurrahman", "abdulrahman"), ("abderrahmane", "abdulrahman"),
    ("abdoulaziz", "abdulaziz"), ("aljasim", "jasim"), ("الجاسم", "جاسم"), ("abdoullah", "abdullah"),
  ])
  func `compounds and attached articles are known`(word: String, other: String) {
    #expect(spellings.known(word) != nil)
    #expect(spellings.key(word) == spellings.key(other))
  }

  @Test(arguments: ["elisa", "alina", "abdel", "elif", "abu"])
  func `no name is made of what only begins like one`(word: String) { #expect(spellings.key(word) == word) }

  @Test(arguments: [
    ("khalid", "chalid"), ("khalid", "haleed"), ("gamal", "dzhamal"), ("lujayn", "loudjain"),
    ("rawda", "raouda"), ("juma", "djouma"), ("khansa", "hansa"), ("salma", "salmah"), ("salim", "salem"),
    ("ghufran", "gufraan"), ("thuraya", "suraya"), ("dhiba", "ziba"),
    ("wardan", "ouardan"), ("jusra", "yusra"), ("qamar", "gamar"), ("mishal", "mischal"), ("zulfa", "zulfat"),
    ("سليم", "صليم"),
  ])
  func `one name by ear`(word: String, other: String) {
    #expect(areAlike(word, other), "\(word) \(other)")
  }

  @Test(arguments: [
    ("hasan", "hussein"), ("hasan", "hosein"), ("salim", "salima"), ("amir", "amira"), ("karim", "karima"),
    ("ali", "ala"), ("jamal", "jamil"), ("kamal", "kamil"), ("samir", "samar"), ("nada", "nadia"),
    ("zaki", "zakiya"), ("aisha", "isa"), ("hamid", "hamad"), ("salih", "salah"), ("walid", "khalid"),
    ("mona", "mina"), ("omar", "amr"), ("basim", "bassam"), ("maryam", "marwan"), ("nasir", "nassar"),
    ("samir", "shamir"), ("tamir", "samir"),
  ])
  func `two names`(word: String, other: String) { #expect(!areAlike(word, other), "\(word) \(other)") }

  @Test(arguments: [
    ("barakat", "بركات"), ("sabah", "صباح"), ("farah", "فرح"), ("barakat", "baraket"),
    ("zelimkhan", "зелимхан"),
    ("chadisov", "шадисов"),
  ])
  func `consonants are the same in other scripts`(word: String, other: String) {
    let skeletons = [word, other].map { spellings.consonants(of: $0, fewest: 3) }
    #expect(!skeletons[0].isDisjoint(with: skeletons[1]), "\(word) \(other)")
    #expect(spellings.consonants(of: word, fewest: 12).isEmpty)
  }

  @Test func `readings are hashed as the specification of fingerprints says`() {
    var lists = SpellingLists()
    lists.sounds = [["a", "a"], ["s", "s"], ["sh", "sh"], ["m", "m"], ["silent", "q"]]
    let spellings = Spellings(lists)
    func hash(_ sounds: [UInt64], from start: UInt64) -> UInt64 { sounds.reduce(start, WordHash.joined) }
    let sounds: [UInt64] = [4, 1, 3, 1, 0x62 << 32]
    #expect(spellings.readings(of: "maqshaab") == [hash(sounds, from: 0)])
    let skeleton: [UInt64] = [4, 1 << 31, 0x62 << 32]
    #expect(spellings.consonants(of: "maqshasab", fewest: 3) == [hash(skeleton, from: 1)])
  }

  @Test func `consonants are no reading with vowels`() {
    #expect(spellings.consonants(of: "srm", fewest: 3).isDisjoint(with: spellings.readings(of: "srm")))
  }

  @Test(arguments: ["al", "nu", "", String(repeating: "sa", count: 300)])
  func `what is too short or too long is not read aloud`(word: String) {
    #expect(spellings.readings(of: word).isEmpty)
  }

  @Test func `a word has a bounded number of readings`() {
    #expect(spellings.readings(of: "gecegecegecethdhthdhgece").count <= 32)
  }

  @Test func `articles go with the letters they are drawn to`() {
    #expect(spellings.isArticle("al", before: "jasim"))
    #expect(spellings.isArticle("ash", before: "shami"))
    #expect(spellings.isArticle("as", before: "salim"))
    #expect(!spellings.isArticle("as", before: "karim"))
    #expect(!spellings.isArticle("as", before: nil))
    #expect(!spellings.isArticle("abu", before: "salim"))
  }

  @Test func `without spellings every word stands for itself`() {
    let none = Spellings()
    #expect(none.key("mohammed") == "mohammed")
    #expect(none.kunyaHead("abu") == nil)
    #expect(none.readings(of: "salim") != none.readings(of: "salem"))
  }

  private func areAlike(_ word: String, _ other: String) -> Bool {
    !spellings.areTwoNames(word, other)
      && !spellings.readings(of: word).isDisjoint(with: spellings.readings(of: other))
  }
}
