import Configuration

/// A configuration of invented contents below a root of its own.
enum ConfigurationSample {
  static func parse(_ body: String, home: String? = "/somewhere/clara") throws(ConfigurationError)
    -> Configuration
  {
    try Configuration(
      parsing: "schema: redact.config/1\n" + body, file: ".redact/config.yaml", root: "/corpus", home: home)
  }

  static func settings(
    _ body: String? = nil, options: SettingOptions = SettingOptions(), environment: [String: String] = [:]
  ) throws(ConfigurationError) -> Settings {
    var configuration: Configuration?
    if let body { configuration = try parse(body) }
    return try Settings(configuration, options: options) { environment[$0] }
  }

  /// What an error says about a body; nil when it is taken.
  static func refusal(_ body: String, home: String? = "/somewhere/clara") -> String? {
    do {
      _ = try parse(body, home: home)
      return nil
    } catch {
      return error.description
    }
  }

  /// Every key with a value that it takes.
  static let everything = """
    check:
      recall: precise
      policy: .redact/policy.yaml
      rules: none
      keep: keep.txt
      known: ~/north/known.txt
      vault: ../north.vault
      custodian: /media/stick/custodian.key
      fingerprints: .redact/corpus.fingerprints
      key: ~/north/team.key
      check-key: ~/north/check.key
      baseline: .redact/waived.jsonl
      exclude: [drafts/**, "*.tmp"]
      authors:
        - Clara Invented <clara@example.org>
        - Tom Nobody <tom@example.org>
      markers: [NOT FOR THE PRESS]
      released: [releases/2024]
      format: sarif
      report: out/findings.sarif
      exit-code: 9
      timeout: 600
      jobs: 2
      show-paths: true
    redact:
      policy: internal
      scope: project:field-2016
      key: ~/north/team.key
      keep: keep.txt
      known: ~/north/known.txt

    """
}
