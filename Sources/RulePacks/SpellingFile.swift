// `spellings.yaml`: from YAML to checked lists. Whatever is unknown, doubled or not folded is refused by line.

import RedactCore

extension SpellingLists {
  /// Reads a file of spellings.
  ///
  /// - Throws: `RulePackError` for the first thing that is wrong, with file and line.
  package init(reading path: String) throws(RulePackError) {
    let text = try FileText.read(path, named: SpellingFile.name)
    self = try SpellingFile(try YAMLMapping(parsing: text, file: SpellingFile.name)).lists()
  }
}

/// Reads the file of spellings.
struct SpellingFile {
  static let name = "spellings.yaml"

  private let yaml: YAMLMapping

  init(_ yaml: YAMLMapping) { self.yaml = yaml }

  /// All that the file says.
  ///
  /// - Throws: `RulePackError` for the first thing that is wrong, with its line.
  func lists() throws(RulePackError) -> SpellingLists {
    try yaml.refuseUnknownKeys(["names", "compounds", "kunya-heads", "articles", "corrections", "sounds"])
    var lists = SpellingLists()
    lists.names = try groups("names", of: yaml)
    if let compounds = try yaml.mapping("compounds") {
      try compounds.refuseUnknownKeys(["heads", "names"])
      lists.compoundHeads = Self.words(try compounds.required("heads"))
      try check(lists.compoundHeads, of: compounds, line: compounds.line(of: "heads"))
      lists.compoundNames = try groups("names", of: compounds)
    }
    lists.kunyaHeads = try groups("kunya-heads", of: yaml)
    lists.articles = try named("articles") { text in isFolded(text) }
    lists.sounds = try named("sounds") { text in Sound(parsing: text) != nil }
    if let corrections = try yaml.mapping("corrections") {
      try corrections.refuseUnknownKeys(["between", "behind"])
      lists.between = try corrections.strings("between") ?? []
      lists.behind = try corrections.strings("behind") ?? []
    }
    return lists
  }

  /// Groups of spellings, one a line; none in two of them.
  private func groups(_ key: String, of yaml: YAMLMapping) throws(RulePackError) -> [[String]] {
    var owners: [String: String] = [:]
    var groups: [[String]] = []
    for item in try yaml.items(key) ?? [] {
      let words = Self.words(item.text)
      guard words.count > 1 else {
        throw RulePackError(yaml.file, line: item.line, "\(key): a line needs two spellings or more")
      }
      try check(words, of: yaml, line: item.line)
      for word in words {
        if let owner = owners.updateValue(words[0], forKey: word) {
          throw RulePackError(
            yaml.file, line: item.line, "\(key): '\(word)' is a spelling of '\(owner)' already")
        }
      }
      groups.append(words)
    }
    return groups
  }

  /// A mapping from names to lists, as lists that begin with the name.
  private func named(_ key: String, _ isRight: (String) -> Bool) throws(RulePackError) -> [[String]] {
    guard let section = try yaml.mapping(key) else { return [] }
    var lists: [[String]] = []
    for name in section.keys {
      let words = Self.words(try section.required(name))
      for word in words where !isRight(word) {
        throw section.error(name, "'\(word)' cannot be read")
      }
      guard Set(words).count == words.count else { throw section.error(name, "holds a spelling twice") }
      lists.append([name] + words)
    }
    return lists
  }

  private func check(_ words: [String], of yaml: YAMLMapping, line: Int?) throws(RulePackError) {
    for word in words where !isFolded(word) {
      throw RulePackError(yaml.file, line: line, "'\(word)' must be one word, folded and in lower case")
    }
  }

  /// Whether a word stands as the folded text of a document would have it.
  private func isFolded(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return FoldedText(bytes).bytes == bytes && word == word.lowercased() && Tokens(bytes).all.count == 1
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
