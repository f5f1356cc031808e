// What `redact init` puts into a corpus. The contents only; `CorpusSetupWriter` writes them.

import RedactCore

/// What somebody decided for a new corpus, checked, and the files that follow from it.
///
/// Paths are as they will stand in the configuration: relative to the folder that will hold `.redact`.
package struct CorpusSetup: Sendable {
  /// What the clean filter does with findings: a profile, or a path.
  package let policy: String
  /// Where originals lie; nil where there are none in the folder.
  package let originals: String?
  /// The list of those who must not stand anywhere.
  package let known: String?
  /// Their fingerprints, for machines that must not know them.
  package let fingerprints: String?

  package static let standardPolicy = "publish"
  package static let standardOriginals = "originals"
  package static let standardKnown = ".redact/known.txt"
  package static let standardFingerprints = ".redact/corpus.fingerprints"

  /// - Throws: `ConfigurationError` for what could not stand in a configuration.
  package init(
    policy: String, originals: String?, known: String?, fingerprints: String?
  ) throws(ConfigurationError) {
    self.policy = try Self.checked(policy, RedactKeys.policy.row, "policy")
    self.known = try known.map { path throws(ConfigurationError) in
      try Self.checked(path, CheckKeys.known.row, "known")
    }
    self.fingerprints = try fingerprints.map { path throws(ConfigurationError) in
      try Self.checked(path, CheckKeys.fingerprints.row, "fingerprints")
    }
    self.originals = try originals.map { path throws(ConfigurationError) in
      try Self.checked(path, CheckKeys.known.row, "originals")
    }
    if let originals, let inside = Self.inside(originals), inside.isEmpty {
      throw ConfigurationError("originals", "must have a folder of their own")
    }
  }

  private static func checked(
    _ text: String, _ row: SettingRow, _ name: String
  ) throws(ConfigurationError) -> String {
    do {
      // The home is known later, to whoever runs the command.
      _ = try row.form.item(text, .corpus(root: "/", home: "/"))
      return text
    } catch {
      throw ConfigurationError(name, error.reason)
    }
  }

  /// A path inside of the corpus, without what does not lead anywhere; nil for one that lies outside.
  static func inside(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else { return nil }
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.contains("..") ? nil : parts.joined(separator: "/")
  }
}

// MARK: - Files

/// One file of a set-up.
package struct SetupFile: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A file of its own; one that is there stays as it is.
    case whole(String)
    /// Lines that must stand in a file, under a comment; what else is there stays.
    case lines([String], comment: String)
  }

  /// Below the folder.
  package let path: String
  package let content: Content

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}

extension CorpusSetup {
  /// All files, in the order in which they are written.
  package var files: [SetupFile] {
    [
      SetupFile(path: ".redact/config.yaml", content: .whole(configuration)),
      SetupFile(
        path: ".gitignore",
        content: .lines(ignored, comment: "# redact: what identifies people stays out of git")),
      SetupFile(
        path: ".gitattributes",
        content: .lines(attributes, comment: "# redact: waivers of two branches belong together")),
    ]
  }

  private var configuration: String {
    var check = ""
    var filter = "  policy: \(Self.quoted(policy))\n"
    if let known {
      check += "  known: \(Self.quoted(known))\n"
      filter += "  known: \(Self.quoted(known))\n"
    }
    if let fingerprints { check += "  fingerprints: \(Self.quoted(fingerprints))\n" }
    return """
      # What redact wants of this corpus: `redact config show` says what counts, and why.
      # Only where keys and lists lie stands here, never what is in them.
      schema: \(Configuration.schema)
      \(check.isEmpty ? "check: {}\n" : "check:\n" + check)redact:
      \(filter)
      """
  }

  private var ignored: [String] {
    var lines: [String] = []
    if let originals = originals.flatMap(Self.inside) { lines.append("/\(Self.escaped(originals))/") }
    if let known = known.flatMap(Self.inside) { lines.append("/\(Self.escaped(known))") }
    lines += ["*.key", "*.vault", "*.vault-*", "*.plan", "*.review", "known*.txt", "/.redact/reports/"]
    var seen = Set<String>()
    return lines.filter { seen.insert($0).inserted }
  }

  private var attributes: [String] {
    var lines = ["/.redact/baseline.jsonl -text merge=union"]
    // A name with a blank would need quotes, which not every git reads.
    if let inside = fingerprints.flatMap(Self.inside),
      !inside.contains(where: { $0.isWhitespace || $0 == "\"" })
    {
      lines.append("/\(Self.escaped(inside)) -text")
    }
    return lines
  }

  /// A text as YAML takes it for one and nothing else.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._/-~".utf8.contains(byte)
    }
    if isPlain, let first = text.utf8.first, first != UInt8(ascii: "-") { return text }
    var bytes: [UInt8] = []
    JSONWriter.escape(text.utf8, to: &bytes)
    return "\"\(String(decoding: bytes, as: UTF8.self))\""
  }

  /// A path as a pattern that means nothing but this path.
  private static func escaped(_ path: String) -> String {
    path.reduce(into: "") { result, sign in
      if "\\*?[]".contains(sign) { result.append("\\") }
      result.append(sign)
    }
  }
}
