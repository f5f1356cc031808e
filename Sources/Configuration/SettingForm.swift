/// What the values of a key look like, and how they are read.
enum SettingForm: Sendable {
  /// One of these words.
  case word([String])
  /// A profile by name, or the path of a policy.
  case policy
  /// A folder or compiled file of rules, or `none`.
  case rules
  /// A file or folder that is read.
  case path
  /// A file that is written: below the root of the corpus, or a stranger's configuration could write anywhere.
  case ownPath
  /// Where labels are shared: a kind and a name.
  case scope
  case whole(ClosedRange<Int>)
  case flag
  case paths
  case patterns
  case phrases
  case authors

  var takesList: Bool {
    switch self {
    case .paths, .patterns, .phrases, .authors: true
    default: false
    }
  }

  /// How documents and errors call it.
  var words: String {
    switch self {
    case .word(let words): words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    case .policy: "a profile or a path"
    case .rules: "a path or none"
    case .path: "a path"
    case .ownPath: "a path below the root of the corpus"
    case .scope: "kind:name, the kind in small letters"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .paths: "a list of paths"
    case .patterns: "a list of file patterns"
    case .phrases: "a list of phrases"
    case .authors: "a list of 'Name <mail>'"
    }
  }
}

/// Why a value was refused.
struct FormFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension SettingForm {
  /// Reads one value.
  func item(_ text: String, _ base: PathBase) throws(FormFault) -> SettingItem {
    try Self.checkText(text)
    switch self {
    case .word(let words) where words.contains(text): return .text(text)
    case .policy where !text.contains("/") && !text.contains("."): return .text(try Self.profile(text))
    case .rules where text == "none": return .text(text)
    case .policy, .rules, .path, .paths: return .path(try Self.path(text, base))
    case .ownPath: return .path(try Self.ownPath(text, base))
    case .scope where Self.isScope(text): return .text(text)
    case .whole(let range):
      guard let number = Self.number(text), range.contains(number) else { break }
      return .number(number)
    case .flag where text == "true" || text == "false": return .flag(text == "true")
    case .patterns: return .text(try Self.pattern(text))
    case .phrases: return .text(text)
    case .authors: return .author(try Self.author(text))
    default: break
    }
    throw FormFault("must be \(words)")
  }

  private static let longest = 4096

  private static func checkText(_ text: String) throws(FormFault) {
    guard !text.isEmpty else { throw FormFault("is empty") }
    guard text.utf8.count <= longest else { throw FormFault("is longer than \(longest) bytes") }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw FormFault("holds a control character")
    }
    guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
      throw FormFault("begins or ends with a blank")
    }
    let upper = text.uppercased()
    if ["-SECRET-", "PRIVATE KEY-----"].contains(where: upper.contains) {
      throw FormFault("a secret itself must not stand here; name the file that holds it")
    }
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  /// A profile is known by its name; whether it is there, the reader of profiles will say.
  private static func profile(_ text: String) throws(FormFault) -> String {
    try checkWord(text)
    return text
  }

  private static func isScope(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && (1...32).contains(parts[0].count) && (1...255).contains(parts[1].count)
      && parts[0].allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}

// MARK: - Paths and patterns

extension SettingForm {
  private static func path(_ text: String, _ base: PathBase) throws(FormFault) -> ConfiguredPath {
    guard case .corpus(let root, let home) = base else { return ConfiguredPath(written: text, path: text) }
    try checkWord(text)
    if text.hasPrefix("/") { return ConfiguredPath(written: text, path: text) }
    guard text.hasPrefix("~") else { return ConfiguredPath(written: text, path: joined(root, text)) }
    guard text.hasPrefix("~/") else { throw FormFault("only ~/, the own home, is known; write the path out") }
    guard let home, !home.isEmpty else { throw FormFault("the home folder is not known; write the path out") }
    return ConfiguredPath(written: text, path: joined(home, String(text.dropFirst(2))))
  }

  private static func ownPath(_ text: String, _ base: PathBase) throws(FormFault) -> ConfiguredPath {
    let path = try path(text, base)
    guard case .corpus = base else { return path }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let leaves = text.hasPrefix("/") || text.hasPrefix("~") || parts.contains("..")
    guard !leaves, !parts.contains(where: { $0.lowercased() == ".git" }), parts.last?.isEmpty == false else {
      throw FormFault("must be a file below the root of the corpus; an option may name any")
    }
    return path
  }

  /// Words that YAML takes for something else are no paths and no names: `key: no` is a mistake.
  private static func checkWord(_ text: String) throws(FormFault) {
    guard !["true", "false", "yes", "no", "on", "off", "null", "~"].contains(text.lowercased()) else {
      throw FormFault("must be text; a file of this name is written ./\(text)")
    }
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  private static func pattern(_ text: String) throws(FormFault) -> String {
    guard !text.hasPrefix("!") else { throw FormFault("a pattern cannot take back another") }
    guard text.unicodeScalars.contains(where: { !"*?/.".unicodeScalars.contains($0) }) else {
      throw FormFault("this pattern would leave nothing to look at")
    }
    return text
  }

  private static func author(_ text: String) throws(FormFault) -> Author {
    let fault = FormFault("must be 'Name <mail>'")
    guard text.hasSuffix(">"), let open = text.firstIndex(of: "<") else { throw fault }
    let name = text[..<open].trimming
    let mail = text[text.index(after: open)...].dropLast()
    guard !name.isEmpty, !mail.contains(where: { "<> ".contains($0) }), !name.contains(">"),
      mail.split(separator: "@", omittingEmptySubsequences: false).count == 2, mail.first != "@",
      mail.last != "@"
    else { throw fault }
    return Author(name: String(name), mail: String(mail))
  }
}

extension Substring {
  /// Without the blanks at its end; there are none at its start.
  fileprivate var trimming: Substring {
    var rest = self
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
