import Configuration
import Testing

/// What a new corpus is set up with.
struct CorpusSetupTests {
  private func setup(
    policy: String = "publish", originals: String? = "originals", known: String? = nil,
    fingerprints: String? = nil
  ) throws(ConfigurationError) -> CorpusSetup {
    try CorpusSetup(policy: policy, originals: originals, known: known, fingerprints: fingerprints)
  }

  private func configuration(_ setup: CorpusSetup) throws -> Settings {
    guard case .whole(let text) = setup.files[0].content else {
      Issue.record("the configuration is no file of its own")
      return try Settings(nil) { _ in nil }
    }
    let configuration = try Configuration(parsing: text, file: "c", root: "/corpus", home: "/somewhere/clara")
    return try Settings(configuration) { _ in nil }
  }

  private func lines(_ setup: CorpusSetup, _ path: String) -> [String] {
    for file in setup.files where file.path == path {
      if case .lines(let lines, _) = file.content { return lines }
    }
    return []
  }

  @Test func `the configuration says what was chosen, and can be read`() throws {
    let settings = try configuration(
      setup(policy: "./our.yaml", known: "~/north/known.txt", fingerprints: ".redact/corpus.fingerprints"))
    #expect(settings[RedactKeys.policy].value?.argument == "/corpus/./our.yaml")
    #expect(settings[CheckKeys.known].value?.path == "/somewhere/clara/north/known.txt")
    #expect(settings[RedactKeys.known].value == settings[CheckKeys.known].value)
    #expect(settings[CheckKeys.fingerprints].value?.path == "/corpus/.redact/corpus.fingerprints")
    let least = try configuration(setup(originals: nil))
    #expect(least[CheckKeys.known].value == nil && least[RedactKeys.policy].value == .name("publish"))
  }

  @Test(arguments: [
    "a b.txt", "a: b", "#known", "-known", "a \"b\"", "a\\b", "known #1.txt", "[known]", "{known}", "123",
    "1e3", "'known'", "ünïcode/Хамза.txt", "@known", "*known", "&known", "!known", "%known", "a,b", "|",
    "2026-11-21", "---", "0x1F",
  ])
  func `a path is written so that it is read as it was`(_ path: String) throws {
    let settings = try configuration(setup(known: path))
    #expect(settings[CheckKeys.known].value?.written == path)
  }

  @Test func `originals, keys, vaults, lists and reports stay out of git`() throws {
    let ignored = lines(try setup(originals: "./field/originals/", known: ".redact/known.txt"), ".gitignore")
    #expect(
      ignored == [
        "/field/originals/", "/.redact/known.txt", "*.key", "*.vault", "*.vault-*", "*.plan", "*.review",
        "known*.txt", "/.redact/reports/",
      ])
  }

  @Test(arguments: ["/media/originals", "~/originals", "../originals", "a/../../originals"])
  func `what lies outside needs no line`(_ path: String) throws {
    let ignored = lines(try setup(originals: path, known: path), ".gitignore")
    #expect(!ignored.contains { $0.contains("originals") })
  }

  @Test func `a pattern means nothing but the path`() throws {
    #expect(lines(try setup(originals: "a*[b]?\\c"), ".gitignore").first == "/a\\*\\[b\\]\\?\\\\c/")
  }

  @Test func `the baseline of two branches is joined by lines, and no line ending is changed`() throws {
    let attributes = lines(
      try setup(known: "known.txt", fingerprints: "./.redact/corpus.fingerprints"), ".gitattributes")
    #expect(
      attributes == ["/.redact/baseline.jsonl -text merge=union", "/.redact/corpus.fingerprints -text"])
  }

  @Test(arguments: [
    ("originals", "."), ("originals", "./"), ("originals", ""), ("originals", "a\nb"), ("known", ""),
    ("known", "no"), ("known", "~tom/x"), ("known", "REDACT-SECRET-KEY-1QQQ"), ("fingerprints", " x"),
    ("policy", ""), ("policy", "null"),
  ])
  func `what no configuration could say is refused`(_ what: String, _ value: String) {
    do {
      _ = try setup(
        policy: what == "policy" ? value : "publish", originals: what == "originals" ? value : nil,
        known: what == "known" ? value : nil, fingerprints: what == "fingerprints" ? value : nil)
      Issue.record("it was taken")
    } catch {
      #expect(error.file == what && !error.description.contains("QQQ"))
    }
  }
}
