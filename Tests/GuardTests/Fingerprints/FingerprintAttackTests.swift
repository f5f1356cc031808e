import Crypto
import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Guard

@Suite struct FingerprintAttackTests {
  private static let beginnings = ["sam", "nur", "kha", "tar", "ras", "zan", "qor", "mel", "dro", "vil"]
  private static let middles = ["i", "a", "u", "ee", "ou", "ar", "im", "ol", "eb", "ud"]
  private static let endings = ["ra", "ri", "lid", "iq", "mud", "dar", "vim", "na", "sk", "ten"]

  private static let words: [[UInt8]] = (0..<1000).map { number in
    let word = beginnings[number % 10] + middles[number / 10 % 10] + endings[number / 100]
    return Array(word.utf8)
  }

  /// A million names, by number; the listed ones are among them.
  private func name(_ number: Int) -> [UInt8] {
    Self.words[number % 1000] + [0x20] + Self.words[number / 1000]
  }

  /// All stretches of 64 bits in the lines of a file, at each byte.
  private func numbers(in file: [UInt8]) -> Set<UInt64> {
    var numbers = Set<UInt64>()
    for line in file.split(separator: 0x0A).dropFirst() {
      guard let bytes = Hex.decode(String(decoding: line.suffix(64), as: UTF8.self)) else { continue }
      for start in 0...bytes.count - 8 {
        let number = bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        numbers.formUnion([number, number.byteSwapped])
      }
    }
    return numbers
  }

  private func first(_ digest: some Sequence<UInt8>) -> UInt64 {
    digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func list() throws -> FingerprintList {
    let names = [0, 123_456, 999_999].map { String(decoding: name($0), as: UTF8.self) }
    return try FingerprintList(
      of: names.map { Fixture.entity([$0]) }, key: GuardKey(Array(0..<32)), words: Fixture.words)
  }

  @Test func `a million guessed names without the key find nothing in the file`() throws {
    let listed = numbers(in: try list().bytes)
    let zero = SipHash.Key([])
    let words = Self.words.map { WordHash(word: $0).value }
    var hits = 0
    for number in 0..<1_000_000 {
      let phrase = WordHash.joined(words[number % 1000], words[number / 1000])
      if listed.contains(phrase) { hits += 1 }
      if listed.contains(SipHash.hash(UInt64(Lookup.Kind.ends.rawValue), 0, phrase, key: zero)) { hits += 1 }
      if listed.contains(first(SHA256.hash(data: name(number)))) { hits += 1 }
    }
    #expect(hits == 0)
  }

  @Test func `names under empty and guessed keys find nothing in the file`() throws {
    let file = try list().bytes
    let listed = numbers(in: file)
    let secrets = [
      [UInt8](repeating: 0, count: 32), [UInt8](repeating: 255, count: 32), Array("password".utf8),
    ]
    var hits = 0
    for number in stride(from: 0, to: 1_000_000, by: 97) {
      let guess = name(number)
      for secret in secrets + [[]] {
        let key = SymmetricKey(data: secret + [0])
        hits += listed.contains(first(HMAC<SHA256>.authenticationCode(for: guess, using: key))) ? 1 : 0
        hits += listed.contains(SipHash.hash(guess, key: secret)) ? 1 : 0
      }
    }
    #expect(hits == 0)
    for secret in secrets.prefix(2) {
      let other = try GuardKey(secret)
      #expect(throws: FingerprintError.otherKey("144a08d9215aca9e")) {
        try FingerprintList(parsing: file, key: other, words: Fixture.words)
      }
      // With another key's id in its place, the list is still not that key's.
      let forged = String(decoding: file, as: UTF8.self).replacing("144a08d9215aca9e", with: other.id)
      #expect(throws: FingerprintError.seal) {
        try FingerprintList(parsing: Array(forged.utf8), key: other, words: Fixture.words)
      }
      let guessed = try FingerprintList(
        of: [Fixture.entity(["samira samira"])], key: other, words: Fixture.words)
      for line in guessed.lines { #expect(!listed.contains(line.code)) }
    }
  }

  @Test func `whoever has the key finds the listed ones among a million`() throws {
    let list = try list()
    let found = [0, 1, 123_456, 123_457, 500_000, 999_999].filter { number in
      list.occurrences(in: Analysis(name(number))).contains { $0.how == .whole }
    }
    #expect(found == [0, 123_456, 999_999])
  }

  // MARK: Hostile texts

  /// The processor's time, in nanoseconds, for a text of so many repetitions.
  private func time(_ list: FingerprintList, _ text: String, _ count: Int) -> Int {
    let analysis = Analysis(Array(String(repeating: text, count: count).utf8))
    func now() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    let start = now()
    _ = list.occurrences(in: analysis)
    return now() - start
  }

  @Test(arguments: [
    "umm ", "Umm ", "Abd al ", "Samira ", "samira nouri ", "a a a b ", "Kafr-", "s4mira", "x", "[PERSON-1] ",
  ])
  func `hostile texts take time by their length only`(_ text: String) throws {
    let list = try Fixture.list([
      Fixture.entity([
        "Samira Nouri", "Umm Hamza", "Abd al-Karim Haddad", "Samira Samira Samira Samira Nouri",
      ]),
      Fixture.entity([String(repeating: "a ", count: 31) + "z"], .misc),
      Fixture.entity(["Kafr Kafr Nahla"], .location),
    ])
    _ = time(list, text, 200)
    let short = (0..<3).map { _ in time(list, text, 1000) }.min() ?? 0
    let long = time(list, text, 8000)
    // Eight times as much takes about eight times as long; of quadratic work it would be sixty-four.
    #expect(long < short * 30 + 20_000_000)
  }

  // MARK: False alarms

  @Test func `ten thousand words of everyday English name nobody`() throws {
    let common = Fixture.commonWords.sorted()
    var random = SeededGenerator(seed: 11)
    var text = ""
    for sentence in 0..<1000 {
      var words = (0..<10).map { _ in random.pick(common) }
      words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
      text += words.joined(separator: " ") + (sentence % 7 == 0 ? "?\n" : ". ")
    }
    let list = try Fixture.list([
      Fixture.entity(["Samira Nouri", "Umm Hamza"]),
      Fixture.entity(["Hope Zandrov", "Grace Qorblim", "Will Melvim"]),
      Fixture.entity(["Kafr Nahla"], .location), Fixture.entity(["Hous Strit", "Skool"], .location),
      Fixture.entity(["Rashmud Zakkir", "Tariq"]), Fixture.entity(["K-2017/334"], .code),
    ])
    #expect(list.found(in: text).isEmpty)
    #expect(list.found(in: text.lowercased()).isEmpty)
  }
}
