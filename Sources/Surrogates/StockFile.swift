// One file of `Rules/surrogates`: from YAML to checked names. Whatever is unknown or doubled is refused.

import RedactCore
import RulePacks

/// Reads the names of one culture.
struct StockFile {
  let culture: String
  private(set) var names: [StockName] = []
  /// What may stand before a place, such as Tal.
  private(set) var heads: [Surrogate.Part] = []
  /// What an organisation is called by its name, such as `{} Association`.
  private(set) var forms: [Surrogate.Part] = []

  private let yaml: YAMLMapping
  private let number: Int
  /// Endings of family names, and those that women bear instead.
  private var endings: [(man: String, woman: String)] = []

  private static let keys: Set<String> = [
    "culture", "female", "male", "either", "families", "feminine", "places", "place-heads", "organisations",
    "organisation-forms",
  ]

  /// - Throws: `RulePackError` for the first thing that is wrong.
  init(_ file: (name: String, bytes: [UInt8]), number: Int) throws(RulePackError) {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw RulePackError(file.name, "is not valid UTF-8")
    }
    yaml = try YAMLMapping(parsing: text, file: file.name)
    self.number = number
    try yaml.refuseUnknownKeys(Self.keys)
    culture = try yaml.required("culture")
    guard culture.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
      throw yaml.error("culture", "must be of small letters and hyphens")
    }
    endings = try readEndings()
    try add("female", .given, .female)
    try add("male", .given, .male)
    try add("either", .given, nil)
    try add("families", .family, nil)
    try add("places", .place, nil)
    try add("organisations", .organisation, nil)
    heads = try parts("place-heads")
    forms = try parts("organisation-forms")
    for form in forms where !Self.isForm(form.latin) || !(form.native.map(Self.isForm) ?? true) {
      throw yaml.error("organisation-forms", "'\(form.latin)' must hold {} once")
    }
    try refuseDoubles()
  }

  private mutating func add(_ key: String, _ role: StockRole, _ sex: Sex?) throws(RulePackError) {
    for part in try parts(key) {
      guard !part.latin.contains("{"), !part.latin.contains("}") else {
        throw yaml.error(key, "'\(part.latin)' is no name")
      }
      let feminine = role == .family ? feminine(part) : nil
      names.append(StockName(role: role, culture: number, sex: sex, part: part, feminine: feminine))
    }
  }

  /// Names with commas between.
  private func parts(_ key: String) throws(RulePackError) -> [Surrogate.Part] {
    guard let text = try yaml.string(key) else { return [] }
    var parts: [Surrogate.Part] = []
    for item in text.split(separator: ",") {
      guard let part = Surrogate.Part(stock: item) else { throw yaml.error(key, "'\(item)' is no name") }
      parts.append(part)
    }
    return parts
  }

  /// `ov ova`: the ending of a man's name and that of a woman's.
  private func readEndings() throws(RulePackError) -> [(man: String, woman: String)] {
    guard let text = try yaml.string("feminine") else { return [] }
    var endings: [(String, String)] = []
    for item in text.split(separator: ",") {
      let words = item.split(whereSeparator: \.isWhitespace)
      guard words.count == 2 else { throw yaml.error("feminine", "'\(item)' must be two endings") }
      endings.append((String(words[0]), String(words[1])))
    }
    return endings
  }

  private func feminine(_ part: Surrogate.Part) -> Surrogate.Part? {
    guard let latin = feminine(part.latin) else { return nil }
    return Surrogate.Part(latin: latin, native: part.native.flatMap(feminine))
  }

  private func feminine(_ name: String) -> String? {
    endings.first { name.hasSuffix($0.man) }.map { String(name.dropLast($0.man.count)) + $0.woman }
  }

  private static func isForm(_ text: String) -> Bool {
    text.split(separator: "{}", omittingEmptySubsequences: false).count == 2
  }

  private func refuseDoubles() throws(RulePackError) {
    var seen = Set<String>()
    for name in names where !seen.insert(name.part.latin.lowercased()).inserted {
      throw RulePackError(yaml.file, "'\(name.part.latin)' stands twice")
    }
  }
}
