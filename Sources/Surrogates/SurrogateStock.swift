package import RedactCore
package import RulePacks

/// Names to give away, by culture and sex, that are nobody's.
package struct SurrogateStock: Sendable {
  /// A stock that has no name: everything is labelled.
  package static let none = SurrogateStock()

  /// The cultures, as policies name them, in order of their files.
  package private(set) var cultures: [String] = []
  /// What tells which spellings are one name.
  package let spellings: Spellings

  private(set) var names: [StockName] = []
  private(set) var heads: [[Surrogate.Part]] = []
  private(set) var forms: [[Surrogate.Part]] = []
  /// For each name what it is compared by: names that are one name in two spellings have one number.
  private(set) var identities: [Int] = []
  /// The names that each of these numbers stands for.
  private(set) var alike: [[Int]] = []
  private var pools: [StockPool: [Int]] = [:]
  private var byForm: [String: [Form]] = [:]
  private var byWord: [String: [Int]] = [:]
  private var byReading: [UInt64: [Heard]] = [:]
  private var identityOfKey: [String: Int] = [:]

  /// A name of the stock as it is written.
  struct Form: Sendable {
    let name: Int
    let text: String
    let isFeminine: Bool
  }

  private struct Heard: Sendable {
    let identity: Int
    let word: String
  }

  private init() { spellings = Spellings() }

  /// Reads the files of `Rules/surrogates`, given as bytes.
  ///
  /// - Throws: `RulePackError` for the first thing that is wrong, with its file.
  package init(
    files: [(name: String, bytes: [UInt8])], spellings: Spellings
  ) throws(RulePackError) {
    self.spellings = spellings
    for file in files {
      let read = try StockFile(file, number: cultures.count)
      guard !cultures.contains(read.culture) else {
        throw RulePackError(file.name, "culture '\(read.culture)' has a file already")
      }
      cultures.append(read.culture)
      heads.append(read.heads)
      forms.append(read.forms)
      for name in read.names { add(name) }
    }
  }

  /// Reads all YAML files of a folder, in order of their names.
  ///
  /// - Throws: `RulePackError` for a file that cannot be read, or is wrong.
  package init(reading folder: String, spellings: Spellings) throws(RulePackError) {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in try FileText.names(in: folder) where name.hasSuffix(".yaml") {
      files.append((name, try FileText.readBytes(folder + "/" + name, named: name)))
    }
    try self.init(files: files, spellings: spellings)
  }

  private mutating func add(_ name: StockName) {
    let number = names.count
    names.append(name)
    let shape = NameShape(Array(name.part.latin.utf8), spellings)
    let key = shape.units.map(\.key).joined(separator: " ")
    let identity = identityOfKey[key] ?? alike.count
    if identity == alike.count {
      identityOfKey[key] = identity
      alike.append([])
    }
    identities.append(identity)
    alike[identity].append(number)
    for script in Set([Script.latin, Script(of: name.part.native ?? name.part.latin)]) {
      for sort in StockPool.sorts(of: name) {
        for culture in [nil, name.culture] {
          let pool = StockPool(role: name.role, culture: culture, sort: sort, script: script)
          pools[pool, default: []].append(number)
        }
      }
    }
    for form in name.forms { index(form, of: number, identity) }
  }

  private mutating func index(_ form: (text: String, isFeminine: Bool), of number: Int, _ identity: Int) {
    let shape = NameShape(Array(form.text.utf8), spellings)
    byForm[shape.words.joined(separator: " "), default: []].append(
      Form(name: number, text: form.text, isFeminine: form.isFeminine))
    for unit in shape.units {
      byWord[unit.key, default: []].append(identity)
      for reading in spellings.readings(of: unit.key) {
        byReading[reading, default: []].append(Heard(identity: identity, word: unit.key))
      }
    }
  }

  /// The names of a pool, by number.
  func pool(_ pool: StockPool) -> [Int] { pools[pool] ?? [] }

  /// Names one after the other, as one part; nil of none.
  func part(of numbers: [Int], isFeminine: Bool = false) -> Surrogate.Part? {
    let parts = numbers.map { isFeminine ? names[$0].feminine ?? names[$0].part : names[$0].part }
    return parts.dropFirst().reduce(parts.first) { $0?.followed(by: $1) }
  }

  /// Whether the stock has a word as a family name and as no other.
  func isFamilyOnly(_ key: String) -> Bool {
    guard let found = byWord[key] else { return false }
    return found.allSatisfy { alike[$0].allSatisfy { names[$0].role == .family } }
  }

  /// What every name that is or sounds like one of these words is compared by.
  func identities(like units: [NameShape.Unit]) -> [Int] {
    units.flatMap { unit in
      (byWord[unit.key] ?? [])
        + spellings.readings(of: unit.key).flatMap { byReading[$0] ?? [] }
        .filter { $0.word == unit.key || !spellings.areTwoNames($0.word, unit.key) }.map(\.identity)
    }
  }

  /// The names of the stock in these words, the longest first from the left; other words are stepped over.
  func forms(in words: [String]) -> [[Form]] {
    var found: [[Form]] = []
    var index = 0
    while index < words.count {
      let longest = min(Self.mostWordsOfForm, words.count - index)
      let match = stride(from: longest, to: 0, by: -1).lazy.compactMap { count in
        byForm[words[index..<index + count].joined(separator: " ")].map { (count, $0) }
      }.first
      if let match { found.append(match.1) }
      index += match?.0 ?? 1
    }
    return found
  }

  private static let mostWordsOfForm = 4

  /// What a name of a person points at, as far as the stock knows it: by its spelling, or else by its key.
  func guess(_ shape: NameShape) -> (culture: Int?, sex: Sex?) {
    let found = forms(in: shape.words).joined().map { names[$0.name] }
    let families = found.filter { $0.role == .family }
    var given = found.filter { $0.role == .given }
    if given.isEmpty, let key = shape.units.first?.key, let identity = identityOfKey[key] {
      given = alike[identity].map { names[$0] }.filter { $0.role == .given }
    }
    let culture =
      families.first { family in given.contains { $0.culture == family.culture } }?.culture
      ?? given.first?.culture ?? families.first?.culture
    // The first of several names is the person's own.
    guard let own = given.first(where: { $0.culture == culture }) ?? given.first else {
      return (culture, nil)
    }
    let sexes = Set(given.filter { $0.part == own.part }.map(\.sex))
    return (culture, sexes.count == 1 ? own.sex : nil)
  }
}
