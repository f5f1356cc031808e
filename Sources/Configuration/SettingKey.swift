/// One row of the table that everything about a key follows from: what may stand there, what counts without it,
/// and what documents say.
package struct SettingRow: Sendable {
  /// The command that a key belongs to: a mapping in the file.
  package enum Section: String, CaseIterable, Sendable { case check, redact }

  package let section: Section
  package let name: String
  let form: SettingForm
  /// The variable of the environment that stands for it.
  package let environment: String?
  /// What counts where nobody says anything, as it would stand in the file.
  package let builtIn: String?
  /// What it decides, in one sentence.
  package let meaning: String

  /// Section and name, such as `check.recall`.
  package var key: String { "\(section.rawValue).\(name)" }

  /// Its row in `Documentation/specs/config.md`.
  package var documentation: String {
    "| `\(key)` | \(form.words) | \(builtIn ?? "") | \(environment ?? "") | \(meaning) |"
  }
}

/// A key whose values are of a type; the rest is said by its row.
package struct SettingKey<Value>: Sendable {
  package let row: SettingRow

  init(
    _ section: SettingRow.Section, _ name: String, _ form: SettingForm, environment: String? = nil,
    builtIn: String? = nil, _ meaning: String
  ) {
    row = SettingRow(
      section: section, name: name, form: form, environment: environment, builtIn: builtIn, meaning: meaning)
  }
}

/// The keys below `check`.
package enum CheckKeys {
  package static let recall = SettingKey<String>(
    .check, "recall", .word(["high", "normal", "precise"]),
    "How much is found, whatever the policy says; more finds more that is none.")
  package static let policy = SettingKey<NamedOrPath>(
    .check, "policy", .policy, "Which findings count: a profile, or a policy file.")
  package static let rules = SettingKey<NamedOrPath>(
    .check, "rules", .rules, environment: "REDACT_RULES", "The rule packs; those that come with the command.")
  package static let keep = SettingKey<ConfiguredPath>(.check, "keep", .path, "A list of terms that stay.")
  package static let known = SettingKey<ConfiguredPath>(
    .check, "known", .path, "A list of entities that must not stand anywhere.")
  package static let vault = SettingKey<ConfiguredPath>(
    .check, "vault", .path, "A vault whose entities must not stand anywhere.")
  package static let custodian = SettingKey<ConfiguredPath>(
    .check, "custodian", .path, "The file of the custodian's key that opens the vault.")
  package static let fingerprints = SettingKey<ConfiguredPath>(
    .check, "fingerprints", .path, "Keyed fingerprints of entities that must not stand anywhere.")
  package static let key = SettingKey<ConfiguredPath>(
    .check, "key", .path, environment: "REDACT_KEY_FILE", "The file of the project key.")
  package static let checkKey = SettingKey<ConfiguredPath>(
    .check, "check-key", .path, environment: "REDACT_CHECK_KEY_FILE",
    "The file of the check key, which only fingerprints and the baseline need.")
  package static let baseline = SettingKey<ConfiguredPath>(
    .check, "baseline", .ownPath, builtIn: ".redact/baseline.jsonl", "Findings that somebody has waived.")
  package static let exclude = SettingKey<[String]>(
    .check, "exclude", .patterns, "Files that are not looked at; they are counted and told.")
  package static let authors = SettingKey<[Author]>(
    .check, "authors", .authors, "Those who may commit, by name and mail.")
  package static let markers = SettingKey<[String]>(
    .check, "markers", .phrases, "Further phrases that mark what is not redacted.")
  package static let released = SettingKey<[ConfiguredPath]>(
    .check, "released", .paths, "Folders of releases, of which nothing less redacted may stand anywhere.")
  package static let format = SettingKey<String>(
    .check, "format", .word(["text", "jsonl", "json", "sarif", "github", "junit"]), builtIn: "text",
    "How findings are written.")
  package static let report = SettingKey<ConfiguredPath>(
    .check, "report", .ownPath, "A file that findings are written to, besides standard output.")
  package static let exitCode = SettingKey<Int>(
    .check, "exit-code", .whole(1...63), builtIn: "1", "The exit status when something was found.")
  package static let timeout = SettingKey<Int>(
    .check, "timeout", .whole(1...86_400), "Seconds after which a run is given up, and fails.")
  package static let jobs = SettingKey<Int>(
    .check, "jobs", .whole(1...256), "How many files are looked at side by side; one a processor.")
  package static let showPaths = SettingKey<Bool>(
    .check, "show-paths", .flag, builtIn: "false", "Whether paths are shown with the names found in them.")
}

/// The keys below `redact`, for the clean filter of git.
package enum RedactKeys {
  package static let policy = SettingKey<NamedOrPath>(
    .redact, "policy", .policy, "What is done with findings: a profile, or a policy file.")
  package static let scope = SettingKey<String>(
    .redact, "scope", .scope, "Where labels are shared, such as `project:field-2016`.")
  package static let key = SettingKey<ConfiguredPath>(
    .redact, "key", .path, environment: "REDACT_KEY_FILE", "The file of the project key.")
  package static let keep = SettingKey<ConfiguredPath>(.redact, "keep", .path, "A list of terms that stay.")
  package static let known = SettingKey<ConfiguredPath>(
    .redact, "known", .path, "A list of entities that must be found.")
}

extension SettingRow {
  /// All keys, in the order in which they are documented and shown.
  package static let all: [SettingRow] = [
    CheckKeys.recall.row, CheckKeys.policy.row, CheckKeys.rules.row, CheckKeys.keep.row, CheckKeys.known.row,
    CheckKeys.vault.row, CheckKeys.custodian.row, CheckKeys.fingerprints.row, CheckKeys.key.row,
    CheckKeys.checkKey.row, CheckKeys.baseline.row, CheckKeys.exclude.row, CheckKeys.authors.row,
    CheckKeys.markers.row, CheckKeys.released.row, CheckKeys.format.row, CheckKeys.report.row,
    CheckKeys.exitCode.row, CheckKeys.timeout.row, CheckKeys.jobs.row, CheckKeys.showPaths.row,
    RedactKeys.policy.row, RedactKeys.scope.row, RedactKeys.key.row, RedactKeys.keep.row,
    RedactKeys.known.row,
  ]
}
