import Configuration
import Testing

/// Whose word counts, and how it is shown.
struct SettingsTests {
  private typealias Sample = ConfigurationSample

  @Test func `an option counts before the environment, that before the file, that before what is built in`()
    throws
  {
    let body = "check:\n  key: file.key\n  format: json\n"
    var options = SettingOptions()
    options.give(CheckKeys.key, "option.key")
    let environment = ["REDACT_KEY_FILE": "environment.key"]

    let first = try Sample.settings(body, options: options, environment: environment)[CheckKeys.key]
    #expect(first.value?.path == "option.key" && first.origin == .option)
    let second = try Sample.settings(body, environment: environment)[CheckKeys.key]
    #expect(second.value?.path == "environment.key" && second.origin == .environment("REDACT_KEY_FILE"))
    let third = try Sample.settings(body)[CheckKeys.key]
    #expect(third.value?.path == "/corpus/file.key" && third.origin == .file(".redact/config.yaml", line: 3))
    let fourth = try Sample.settings()[CheckKeys.key]
    #expect(fourth.value == nil && fourth.origin == .builtIn)
    #expect(try Sample.settings(body)[CheckKeys.format].value == "json")
    #expect(try Sample.settings()[CheckKeys.format].value == "text")
  }

  @Test func `nil and no values are no options`() throws {
    var options = SettingOptions()
    options.give(CheckKeys.format, nil)
    options.give(CheckKeys.exclude, [])
    let settings = try Sample.settings("check: {exclude: [a], format: json}\n", options: options)
    #expect(settings[CheckKeys.format].value == "json" && settings[CheckKeys.exclude].value == ["a"])
  }

  @Test func `the environment names files only`() throws {
    let environment = [
      "REDACT_KEY_FILE": "a", "REDACT_CHECK_KEY_FILE": "b", "REDACT_RULES": "none", "REDACT_FORMAT": "json",
      "REDACT_JOBS": "3", "REDACT_KNOWN": "c",
    ]
    let settings = try Sample.settings(environment: environment)
    let text = String(decoding: settings.text(showsAuthors: false), as: UTF8.self)
    let told = text.split(separator: "\n").filter { $0.contains("REDACT_") }
    #expect(
      told.map { $0.prefix { $0 != " " } } == ["check.rules", "check.key", "check.check-key", "redact.key"])
  }

  @Test func `a variable that is empty is a mistake, not nothing`() {
    #expect(throws: ConfigurationError("REDACT_CHECK_KEY_FILE", "is empty")) {
      _ = try Sample.settings(environment: ["REDACT_CHECK_KEY_FILE": ""])
    }
  }

  @Test func `options are held to the table too`() {
    var options = SettingOptions()
    options.give(CheckKeys.exitCode, "0")
    #expect(throws: ConfigurationError("--exit-code", "must be a whole number from 1 to 63")) {
      _ = try Sample.settings(options: options)
    }
  }

  @Test func `an option may write anywhere`() throws {
    var options = SettingOptions()
    options.give(CheckKeys.report, "/elsewhere/findings.json")
    #expect(try Sample.settings(options: options)[CheckKeys.report].value?.path == "/elsewhere/findings.json")
  }

  @Test func `what is built in is of the form of its key`() throws {
    let settings = try Sample.settings("check: {}\n")
    #expect(settings[CheckKeys.format].value == "text")
    #expect(settings[CheckKeys.exitCode].value == 1)
    #expect(settings[CheckKeys.showPaths].value == false)
    #expect(settings[CheckKeys.baseline].value?.path == "/corpus/.redact/baseline.jsonl")
    #expect(try Sample.settings()[CheckKeys.baseline].value == nil)
    let text = String(decoding: settings.text(showsAuthors: false), as: UTF8.self)
    #expect(
      text.split(separator: "\n").filter { $0.hasSuffix("built in") }.count
        == SettingRow.all.count { $0.builtIn != nil })
  }

  @Test func `show says value and origin of every key, a line each`() throws {
    var options = SettingOptions()
    options.give(CheckKeys.timeout, "60")
    let body = """
      check:
        exclude: [a, b/**]
        known: ~/known.txt
        authors: [Clara Invented <clara@example.org>]

      """
    let settings = try Sample.settings(body, options: options, environment: ["REDACT_RULES": "Rules"])
    let text = String(decoding: settings.text(showsAuthors: false), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    #expect(lines.map { String($0[0]) } == SettingRow.all.map(\.key))
    #expect(lines.contains(["check.exclude", "a,", "b/**", ".redact/config.yaml:3"]))
    #expect(lines.contains(["check.known", "~/known.txt", ".redact/config.yaml:4"]))
    #expect(lines.contains(["check.authors", "1", "person", ".redact/config.yaml:5"]))
    #expect(lines.contains(["check.rules", "Rules", "REDACT_RULES"]))
    #expect(lines.contains(["check.timeout", "60", "option"]))
    #expect(lines.contains(["check.format", "text", "built", "in"]))
    #expect(lines.contains(["check.vault", "-", "not", "set"]))
    #expect(!text.contains("Clara") && !text.contains("example.org") && !text.contains("/somewhere"))
    let named = String(decoding: settings.text(showsAuthors: true), as: UTF8.self)
    #expect(named.contains("Clara Invented <clara@example.org>"))
  }

  @Test func `show writes JSON for machines`() throws {
    let settings = try Sample.settings(
      "check: {jobs: 2, show-paths: true, exclude: [a], authors: [C I <c@example.org>]}\n",
      environment: ["REDACT_KEY_FILE": "k"])
    let text = String(decoding: settings.json(showsAuthors: false), as: UTF8.self)
    #expect(
      text.hasPrefix(
        #"{"schema":"redact.settings/1","file":".redact/config.yaml","settings":[{"key":"check.recall","value":null,"origin":"not set"},"#
      ))
    #expect(text.hasSuffix("]}\n") && text.split(separator: "\n").count == 1)
    let at = #","origin":"file","file":".redact/config.yaml","line":2}"#
    #expect(text.contains(#"{"key":"check.jobs","value":2"# + at))
    #expect(text.contains(#"{"key":"check.show-paths","value":true"# + at))
    #expect(text.contains(#"{"key":"check.exclude","value":["a"]"# + at))
    #expect(text.contains(#"{"key":"check.authors","value":1"# + at))
    #expect(
      text.contains(#"{"key":"check.key","value":"k","origin":"environment","variable":"REDACT_KEY_FILE"}"#))
    #expect(text.contains(#"{"key":"check.format","value":"text","origin":"built in"}"#))
    #expect(!text.contains("example.org"))
    #expect(
      String(decoding: settings.json(showsAuthors: true), as: UTF8.self).contains(#"["C I <c@example.org>"]"#)
    )
  }
}
