// The folder is the list: every `*.yaml` beside a `pack.yaml` is a rule; nothing is registered anywhere.

import Crypto
package import RedactCore

/// All packs and lexicons of one folder, checked and ready to be compiled or run.
package struct RuleFolder: Sendable {
  package var packs: [RulePack] = []
  package var lexicons: [Lexicon] = []
  /// The weights of the tagger, on a boundary of 16 bytes; nil where there are none.
  package var weights: HeldBytes?
  /// How names are spelled; nothing where the folder has no `spellings.yaml`.
  package var spellings = SpellingLists()
  /// Every file read, with its digest, in order of path.
  package var sources: [SourceDigest] = []
  /// The compiled file that lexicons, patterns and weights lie in; nil where they were read from sources.
  var file: MappedFile?

  /// No rules at all.
  package init() {}

  /// Reads a compiled file, or a folder of sources.
  ///
  /// A compiled file beside its sources must agree with them: stale rules are refused, never used. Sources
  /// that were touched after it was made are compared by content.
  package static func load(_ path: String) throws(RulePackError) -> RuleFolder {
    guard FileText.isFile(path) else { return try RuleFolder(reading: path) }
    let folder = try PackReader.read(path)
    let beside = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard FileText.isFile("\(beside)/\(folder.sources.first?.file ?? "")") else { return folder }
    let names = try sourceNames(in: beside)
    guard names == folder.sources.map(\.file).sorted() else {
      throw RulePackError(path, "is stale: files were added or removed; run `redact rules compile` again")
    }
    for source in folder.sources where FileText.isNewer("\(beside)/\(source.file)", than: path) {
      guard SourceDigest.of(try FileText.readBytes("\(beside)/\(source.file)")) == source.digest else {
        throw RulePackError(path, "is stale: \(source.file) has changed; run `redact rules compile` again")
      }
    }
    return folder
  }

  /// The files that a folder is read from, sorted.
  private static func sourceNames(in path: String) throws(RulePackError) -> [String] {
    var files: [String] = []
    for name in try FileText.names(in: path) {
      if name == "fragments.yaml" || name == SpellingFile.name {
        files.append(name)
      } else if name == "lexicons" {
        files += try FileText.names(in: "\(path)/lexicons").filter { $0.hasSuffix(".txt") }.map {
          "lexicons/\($0)"
        }
      } else if name == "model" {
        if FileText.isFile("\(path)/\(weightsFile)") { files.append(weightsFile) }
      } else if FileText.isFile("\(path)/\(name)/pack.yaml") {
        files += try FileText.names(in: "\(path)/\(name)").filter { $0.hasSuffix(".yaml") }.map {
          "\(name)/\($0)"
        }
      }
    }
    return files.sorted()
  }

  /// The flat file of these rules; see `PackFormat`.
  package func compiled() throws(RulePackError) -> [UInt8] { try PackWriter.compile(self) }

  private static let weightsFile = "model/tagger.weights"

  /// Reads `path`: `fragments.yaml`, `spellings.yaml`, `lexicons/*.txt`, `model/tagger.weights` and one folder
  /// a pack.
  ///
  /// - Throws: `RulePackError` for the first thing that is wrong, with file and line.
  package init(reading path: String) throws(RulePackError) {
    let names = try FileText.names(in: path)
    var shared = Fragments()
    if names.contains("fragments.yaml") {
      try shared.add(try yaml(path, "fragments.yaml"))
    }
    if names.contains(SpellingFile.name) {
      spellings = try SpellingFile(try yaml(path, SpellingFile.name)).lists()
    }
    if names.contains("lexicons") { try readLexicons(path) }
    if FileText.isFile("\(path)/\(Self.weightsFile)") { try readWeights(path) }
    for name in names where FileText.isFile("\(path)/\(name)/pack.yaml") {
      packs.append(try pack(path, name, shared))
    }
    guard !packs.isEmpty else { throw RulePackError(path, "holds no pack: no folder with a pack.yaml") }
    try check()
  }

  /// Reads one pack that lies outside, such as a user's own, against the fragments and lexicons of this
  /// folder.
  package mutating func add(packAt path: String, fragmentsOf base: String?) throws(RulePackError) {
    var shared = Fragments()
    if let base, FileText.isFile("\(base)/fragments.yaml") {
      try shared.add(
        YAMLMapping(parsing: try FileText.read("\(base)/fragments.yaml"), file: "fragments.yaml"))
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    let parent = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    packs.append(try pack(parent.isEmpty ? "." : parent, String(parts.last ?? "."), shared))
    try check()
  }

  package var rules: [Rule] { packs.flatMap(\.rules) }

  /// Gives back the memory that the compiled file takes, after a text so long that its own needs count: what is read
  /// again comes back from the file, in a millisecond or two.
  package func evict(after text: [UInt8]) {
    if text.count > Self.longText { file?.evict() }
  }

  /// In bytes.
  private static let longText = 1 << 17

  private mutating func yaml(_ path: String, _ file: String) throws(RulePackError) -> YAMLMapping {
    let text = try FileText.read("\(path)/\(file)", named: file)
    sources.append(SourceDigest(file: file, digest: SourceDigest.of(Array(text.utf8))))
    return try YAMLMapping(parsing: text, file: file)
  }

  private mutating func pack(
    _ path: String, _ name: String, _ shared: Fragments
  ) throws(RulePackError) -> RulePack {
    let head = try yaml(path, "\(name)/pack.yaml")
    try head.refuseUnknownKeys(["id", "version", "title", "description", "fragments"])
    var pack = RulePack(
      id: try head.required("id"), version: try head.required("version"),
      title: try head.required("title"), summary: try head.string("description") ?? "")
    guard pack.id == name else { throw head.error("id", "must be the folder's name, '\(name)'") }
    guard RulePack.isVersion(pack.version) else {
      throw head.error("version", "must be three numbers, such as 1.0.0")
    }
    var fragments = shared
    if let own = try head.mapping("fragments") { try fragments.add(own) }
    let reader = RuleFile(fragments: fragments, pack: pack.id)
    for file in try FileText.names(in: "\(path)/\(name)")
    where file.hasSuffix(".yaml") && file != "pack.yaml" {
      let text = try FileText.read("\(path)/\(name)/\(file)", named: "\(name)/\(file)")
      sources.append(SourceDigest(file: "\(name)/\(file)", digest: SourceDigest.of(Array(text.utf8))))
      pack.rules.append(try reader.rule(parsing: text, file: "\(name)/\(file)"))
    }
    return pack
  }

  private mutating func readLexicons(_ path: String) throws(RulePackError) {
    for file in try FileText.names(in: "\(path)/lexicons") where file.hasSuffix(".txt") {
      let text = try FileText.read("\(path)/lexicons/\(file)", named: "lexicons/\(file)")
      sources.append(SourceDigest(file: "lexicons/\(file)", digest: SourceDigest.of(Array(text.utf8))))
      lexicons.append(Lexicon(name: String(file.dropLast(4)), parsing: text))
    }
  }

  private mutating func readWeights(_ path: String) throws(RulePackError) {
    let file = try MappedFile("\(path)/\(Self.weightsFile)")
    sources.append(SourceDigest(file: Self.weightsFile, digest: SourceDigest.of(Array(file.bytes))))
    weights = HeldBytes(bytes: file.bytes, owner: file, isChecked: false)
  }

  private func check() throws(RulePackError) {
    var files: [String: String] = [:]
    let names = Set(lexicons.map(\.name))
    for rule in rules {
      if let other = files.updateValue(rule.file, forKey: rule.id) {
        throw RulePackError(rule.file, "the id '\(rule.id)' is taken by \(other)")
      }
      var needed = rule.requiredLexicons + rule.forbiddenLexicons
      if case .lexicon(let name) = rule.matcher { needed.append(name) }
      for name in needed where !names.contains(name) {
        throw RulePackError(rule.file, "there is no lexicon '\(name)'")
      }
    }
  }
}

/// One folder of rules that belong together.
package struct RulePack: Sendable {
  package var id: String
  package var version: String
  package var title: String
  package var summary: String
  package var rules: [Rule] = []

  /// Whether a text is three numbers with full stops between them.
  static func isVersion(_ text: String) -> Bool {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 3
      && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
  }
}

/// A list of words and phrases.
package struct Lexicon: Sendable {
  package var name: String
  package var phrases: PhraseSet
  package var count: Int

  package init(name: String, phrases: PhraseSet, count: Int) {
    self.name = name
    self.phrases = phrases
    self.count = count
  }

  /// One entry a line, folded and in lower case; `#` starts a comment line.
  init(name: String, parsing text: String) {
    let phrases = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { Tokens.hashes(ofFolded: String($0)) }
    self.init(name: name, phrases: PhraseSet(phrases: phrases), count: phrases.count)
  }
}

/// A source file and what it held when it was compiled.
package struct SourceDigest: Hashable, Sendable {
  package var file: String
  /// SHA-256, 32 bytes.
  package var digest: [UInt8]

  static func of(_ bytes: [UInt8]) -> [UInt8] { [UInt8](SHA256.hash(data: bytes)) }
}
