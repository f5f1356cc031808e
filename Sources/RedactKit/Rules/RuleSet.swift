import Audit
package import Detection
import Policy
import RedactCore
package import RulePacks

/// The rules and lexicons of a folder, or of the flat file compiled from one, ready to run.
public final class RuleSet: Sendable {
  package let folder: RuleFolder
  package let detector: RuleDetector
  /// Nil where the rules come without weights.
  let tagger: TaggerDetector?
  package let spellings: Spellings
  private let commonWords: PhraseSet?
  /// Lists of those whom everybody knows.
  let publicFigures: [PhraseSet]
  /// The folder that the rules were read from, where they were read from one.
  let home: String?
  /// What stays wherever it is named: public figures, brands, media; and languages.
  private let keptWords: [PhraseSet]
  private let noNames: [PhraseSet]
  private let properWords: ProperWords

  /// Reads a folder of packs, or a compiled file, which must not be older than sources beside it.
  ///
  /// - Parameter extra: further packs, each a folder with a `pack.yaml`.
  /// - Throws: `RedactError.configuration` with file and line.
  public convenience init(contentsOf path: String, adding extra: [String] = []) throws(RedactError) {
    do {
      var folder = try RuleFolder.load(path)
      for pack in extra { try folder.add(packAt: pack, fragmentsOf: Self.folder(of: path)) }
      try self.init(folder, home: Self.folder(of: path))
    } catch let error as RulePackError {
      throw RedactError(error)
    } catch let error as RedactError {
      throw error
    } catch {
      throw .internalFault("rules")
    }
  }

  /// No rules but those of the packs named: what is left are known names.
  public convenience init(onlyPacks packs: [String]) throws(RedactError) {
    var folder = RuleFolder()
    do throws(RulePackError) {
      for pack in packs { try folder.add(packAt: pack, fragmentsOf: pack) }
    } catch {
      throw RedactError(error)
    }
    try self.init(folder)
  }

  package init(_ folder: RuleFolder, home: String? = nil) throws(RedactError) {
    self.folder = folder
    self.home = home
    do { detector = try RuleDetector(folder) } catch { throw RedactError(error) }
    do { tagger = try TaggerDetector(folder) } catch {
      throw .configuration("the tagger's weights are \(error); run `redact rules compile` again")
    }
    spellings = Spellings(folder.spellings)
    commonWords = folder.lexicons.first { $0.name == "common-words" }?.phrases
    keptWords = folder.lexicons.filter { $0.name == "keeps" || $0.name == "languages" }.map(\.phrases)
    publicFigures = folder.lexicons.filter { $0.name == "keeps" || $0.name == "public-names" }.map(\.phrases)
    noNames = folder.lexicons.filter { Self.lexiconsWithoutNames.contains($0.name) }.map(\.phrases)
    properWords = ProperWords(folder.lexicons)
  }

  /// Each pack with its version, such as `names 1.0.0`.
  public var versions: [String] { folder.packs.map { "\($0.id) \($0.version)" } }

  /// How many rules there are.
  public var count: Int { count(inPacks: nil) }

  /// How many rules there are in some packs, or in all.
  public func count(inPacks packs: Set<String>?) -> Int {
    folder.packs.filter { packs?.contains($0.id) ?? true }.reduce(0) { $0 + $1.rules.count }
  }

  /// Whether a word, by its hash, is an everyday word of the language.
  package func isCommonWord(_ hash: UInt64) -> Bool { commonWords?.contains(word: hash) ?? false }

  /// Whether a word, by its hash, is one that stays.
  func isKeptWord(_ hash: UInt64) -> Bool { keptWords.contains { $0.contains(word: hash) } }

  /// Whether a word is in a list of words that are spelled as they are meant, and are not persons.
  package func isNoName(_ hash: UInt64) -> Bool { noNames.contains { $0.contains(word: hash) } }

  /// Whether a word, by its hash, has a capital and means nobody, such as a country.
  func isProper(_ hash: UInt64) -> Bool { properWords.contains(hash) }

  private static let lexiconsWithoutNames: Set<String> = [
    "rare-words", "countries", "demonyms", "function-words", "keeps", "languages", "occupations",
    "name-words", "places", "public-names", "sentence-starters",
  ]

  private static func folder(of path: String) -> String {
    guard FileText.isFile(path) else { return path }
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}

extension RuleSet {
  /// What all that was read is digested under: each pack with its version, and beside them what packs share.
  var digests: [String: String] {
    var digests: [String: String] = [:]
    for pack in folder.packs {
      digests["\(pack.id)-\(pack.version)"] = digest { $0.hasPrefix(pack.id + "/") }
    }
    for name in ["lexicons", "model"] { digests[name] = digest { $0.hasPrefix(name + "/") } }
    digests["shared"] = digest { !$0.contains("/") }
    return digests
  }

  /// SHA-256 over the names and digests of some of the files that were read, hexadecimal; nil where there are none.
  private func digest(where belongs: (String) -> Bool) -> String? {
    let lines = folder.sources.filter { belongs($0.file) }.map { "\($0.file) \(Hex.encode($0.digest))\n" }
    return lines.isEmpty ? nil : PlainDigest.sha256(Array(lines.joined().utf8))
  }

  /// The version of the pack a rule belongs to; nil for what no rule found.
  func version(ofRule id: String) -> String? {
    let pack = id.prefix { $0 != "." }
    return folder.packs.first { $0.id == pack }?.version
  }
}
