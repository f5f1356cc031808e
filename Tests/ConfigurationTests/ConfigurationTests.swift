import Configuration
import Testing

/// What may stand in a configuration, and what is refused.
struct ConfigurationTests {
  private typealias Sample = ConfigurationSample

  @Test func `every key is read in its type`() throws {
    let settings = try Sample.settings(Sample.everything)
    #expect(settings[CheckKeys.recall].value == "precise")
    #expect(settings[CheckKeys.policy].value?.argument == "/corpus/.redact/policy.yaml")
    #expect(settings[CheckKeys.rules].value == .name("none"))
    #expect(settings[CheckKeys.keep].value?.path == "/corpus/keep.txt")
    #expect(settings[CheckKeys.known].value?.path == "/somewhere/clara/north/known.txt")
    #expect(settings[CheckKeys.known].value?.written == "~/north/known.txt")
    #expect(settings[CheckKeys.vault].value?.path == "/corpus/../north.vault")
    #expect(settings[CheckKeys.custodian].value?.path == "/media/stick/custodian.key")
    #expect(settings[CheckKeys.fingerprints].value?.path == "/corpus/.redact/corpus.fingerprints")
    #expect(settings[CheckKeys.key].value?.path == "/somewhere/clara/north/team.key")
    #expect(settings[CheckKeys.checkKey].value?.path == "/somewhere/clara/north/check.key")
    #expect(settings[CheckKeys.baseline].value?.path == "/corpus/.redact/waived.jsonl")
    #expect(settings[CheckKeys.exclude].value == ["drafts/**", "*.tmp"])
    #expect(settings[CheckKeys.authors].value.map(\.name) == ["Clara Invented", "Tom Nobody"])
    #expect(settings[CheckKeys.authors].value.map(\.mail) == ["clara@example.org", "tom@example.org"])
    #expect(settings[CheckKeys.markers].value == ["NOT FOR THE PRESS"])
    #expect(settings[CheckKeys.released].value.map(\.path) == ["/corpus/releases/2024"])
    #expect(settings[CheckKeys.format].value == "sarif")
    #expect(settings[CheckKeys.report].value?.path == "/corpus/out/findings.sarif")
    #expect(settings[CheckKeys.exitCode].value == 9)
    #expect(settings[CheckKeys.timeout].value == 600)
    #expect(settings[CheckKeys.jobs].value == 2)
    #expect(settings[CheckKeys.showPaths].value == true)
    #expect(settings[RedactKeys.policy].value?.argument == "internal")
    #expect(settings[RedactKeys.scope].value == "project:field-2016")
    #expect(settings[RedactKeys.key].value?.written == "~/north/team.key")
    #expect(settings[RedactKeys.keep].value?.written == "keep.txt")
    #expect(settings[RedactKeys.known].value?.written == "~/north/known.txt")
  }

  @Test func `the sample gives every key of the table`() throws {
    let text = String(
      decoding: try Sample.settings(Sample.everything).text(showsAuthors: false), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == SettingRow.all.count)
    for line in lines { #expect(line.contains(".redact/config.yaml:"), "\(line)") }
  }

  @Test func `one value may stand for a list`() throws {
    #expect(try Sample.settings("check: {exclude: drafts/}\n")[CheckKeys.exclude].value == ["drafts/"])
    #expect(try Sample.settings("check: {exclude: []}\n")[CheckKeys.exclude].value == [])
  }

  @Test(arguments: [
    ("chek: {}\n", ":2: unknown key 'chek'"),
    ("check:\n  recal: high\n", ":3: unknown key 'recal'"),
    ("redact:\n  recall: high\n", ":3: unknown key 'recall'"),
    ("check:\n  recall: high\n  recall: high\n", "stands twice"),
    ("check:\n  recall: most\n", ":3: recall: must be high, normal or precise"),
    ("check:\n  recall: [high]\n", ":3: recall: must be high, normal or precise"),
    ("check:\n  jobs: 0\n", ":3: jobs: must be a whole number from 1 to 256"),
    ("check:\n  jobs: 2.5\n", ":3: jobs: must be a whole number from 1 to 256"),
    ("check:\n  jobs: +2\n", ":3: jobs: must be a whole number from 1 to 256"),
    ("check:\n  jobs: 99999999999999999999\n", ":3: jobs: must be a whole number from 1 to 256"),
    ("check:\n  exit-code: 0\n", ":3: exit-code: must be a whole number from 1 to 63"),
    ("check:\n  exit-code: 64\n", ":3: exit-code: must be a whole number from 1 to 63"),
    ("check:\n  show-paths: yes\n", ":3: show-paths: must be true or false"),
    ("check:\n  known: {a: b}\n", ":3: known: must be a path"),
    ("check:\n  known:\n", ":3: known: is empty"),
    ("check:\n  known: ''\n", ":3: known: is empty"),
    ("check:\n  known: no\n", ":3: known: must be text"),
    ("check:\n  known: ~\n", ":3: known: must be text"),
    ("check:\n  known: ~tom/known.txt\n", ":3: known: only ~/"),
    ("check:\n  known: ' a.txt'\n", ":3: known: begins or ends with a blank"),
    ("check:\n  known: \"a\\tb\"\n", ":3: known: holds a control character"),
    ("check:\n  format: html\n", ":3: format: must be text, jsonl, json, sarif, github or junit"),
    ("check:\n  exclude:\n    - a\n    - '!b'\n", ":5: exclude: a pattern cannot take back another"),
    ("check:\n  exclude: ['**']\n", ":3: exclude: this pattern would leave nothing to look at"),
    ("check:\n  exclude: ['/']\n", ":3: exclude: this pattern would leave nothing to look at"),
    ("check:\n  exclude: [[a]]\n", "exclude: every item must be text"),
    ("redact:\n  scope: document\n", ":3: scope: must be kind:name"),
    ("redact:\n  scope: 'project:'\n", ":3: scope: must be kind:name"),
    ("check: [recall]\n", ":2: check: must be a mapping"),
    ("check: yes\n", ":2: check: must be a mapping"),
    ("check: {\n", "not valid YAML"),
  ])
  func `what is wrong is refused by file and line`(_ body: String, _ reason: String) throws {
    let said = try #require(Sample.refusal(body), "it was taken")
    #expect(said.hasPrefix(".redact/config.yaml") && said.contains(reason), "\(said)")
  }

  @Test(arguments: [
    "Clara", "Clara Invented", "<clara@example.org>", "Clara <clara>", "Clara <@example.org>",
    "Clara <a@b@c>",
    "Clara <clara@example.org> and more", "Clara <clara @example.org>", "Clara <clara@>",
  ])
  func `an author without name or mail is refused, and not repeated`(_ author: String) throws {
    let said = try #require(Sample.refusal("check:\n  authors: ['\(author)']\n"), "it was taken")
    #expect(said == ".redact/config.yaml:3: authors: must be 'Name <mail>'")
  }

  @Test(arguments: ["redact.config/2", "''", "redact.policy/1"])
  func `another schema is refused`(_ schema: String) {
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration(parsing: "schema: \(schema)\n", file: "c", root: "/", home: nil)
    }
  }

  @Test(arguments: ["", "check: {}\n", "- a\n", "schema: redact.config/1\n---\nschema: redact.config/1\n"])
  func `a file without its schema, or with two documents, is refused`(_ text: String) {
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration(parsing: text, file: "c", root: "/", home: nil)
    }
  }

  @Test(arguments: [
    "key: REDACT-SECRET-KEY-1QQQQ", "known: redact-custodian-secret-1qqqq", "key: AGE-SECRET-KEY-1QQQQ",
    "markers: ['-----BEGIN PRIVATE KEY-----']",
  ])
  func `a secret itself is refused, and not repeated`(_ entry: String) throws {
    let said = try #require(Sample.refusal("check:\n  \(entry)\n"), "it was taken")
    #expect(said.contains("a secret itself must not stand here") && !said.lowercased().contains("qqq"))
  }

  @Test(arguments: [
    "/etc/findings", "~/findings", "../findings", "a/../../findings", ".git/hooks/pre-commit",
    "a/.GIT/config", "out/",
  ])
  func `what is written stays below the root of the corpus`(_ path: String) throws {
    for key in ["report", "baseline"] {
      let said = try #require(Sample.refusal("check:\n  \(key): \(path)\n"), "\(key) was taken")
      #expect(said.contains("must be a file below the root of the corpus"))
    }
  }

  @Test func `a home that is not known is asked for only where it is meant`() throws {
    let said = try #require(Sample.refusal("check:\n  key: ~/a.key\n", home: nil), "it was taken")
    #expect(said.hasSuffix("key: the home folder is not known; write the path out"))
    #expect(Sample.refusal("check:\n  key: a.key\n", home: nil) == nil)
  }

  @Test func `nothing in a configuration steers a terminal`() throws {
    let said = try #require(Sample.refusal("check:\n  \"a\\e[2Jb\\u202e\": 1\n"), "it was taken")
    #expect(!said.contains("\u{1B}") && !said.contains("\u{202E}"))
    #expect(
      try #require(Sample.refusal("check:\n  ? \(String(repeating: "k", count: 5000))\n  : 1\n")).count < 1200
    )
  }

  @Test func `hostile YAML is refused without much ado`() throws {
    #expect(Sample.refusal("check:\n  exclude: " + String(repeating: "[", count: 100_000)) != nil)
    #expect(Sample.refusal("check:\n  exclude: " + String(repeating: "{a: ", count: 50_000)) != nil)
    #expect(Sample.refusal(String(repeating: "? ", count: 50_000)) != nil)
    let doubling = (1...60).map { "  - &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(Sample.refusal("check:\n  exclude:\n  - &a0 x\n" + doubling) != nil)
    #expect(Sample.refusal("check: &c\n  <<: *c\n") != nil)
    #expect(Sample.refusal("check:\n  <<: {recall: high}\n")?.contains("unknown key '<<'") == true)
  }
}
