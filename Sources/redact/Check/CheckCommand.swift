import ArgumentParser
import Configuration
import RedactKit

/// Findings for machines.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Exit 1 when anything is found, for hooks and CI.",
    discussion: """
      redact check public/                            files and folders, in every format
      redact check --staged                           what is about to be committed
      redact check --commit-msg FILE                  the message of a commit
      redact check --range main..HEAD                 commits: blobs, names, messages, authors
      redact check --history                          everything that any branch or tag reaches
      redact check --known names.txt public/          nobody of this list, in any spelling
      redact check --format sarif --report out.sarif --history
      redact check export-known -k KEY --known names.txt -o corpus.fingerprints

      Options: `redact check files --help`. What counts by default stands in .redact/config.yaml; see `redact init`.
      """,
    subcommands: [CheckFiles.self, CheckExportKnown.self, CheckExportKey.self],
    defaultSubcommand: CheckFiles.self)
}

struct CheckFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files", abstract: "Look through files, what is staged, commits, or the whole history.",
    discussion: """
      Exit status: 0 nothing, 1 found (or --exit-code), anything else: it could not be told, so do not go on.
      """)

  @Argument(help: ArgumentHelp("Files and folders; standard input without any.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var work: CheckWorkOptions
  @OptionGroup var options: CheckOptions
  @OptionGroup var records: RecordOptions

  func validate() throws { try work.validate(with: paths) }

  func run() throws {
    let run = try CheckRun(options)
    if records.inputFormat == .jsonl { return try run.look(atRecordsOf: paths, records) }
    if let folder = work.watch { return try run.watch(folder) }
    try run.look(at: try work.target(paths))
  }
}

/// What a check looks at.
enum CheckTarget {
  case paths([String], changedOnly: Bool)
  case staged
  case message([UInt8])
  /// Commits as `git rev-list` takes them, and names of refs.
  case revisions([[String]], refs: [[UInt8]])
  case history
}

/// What is looked at, besides files.
struct CheckWorkOptions: ParsableArguments {
  @Flag(help: "Look at what is staged in git: the blobs, not the files.")
  var staged = false

  @Option(help: ArgumentHelp("Look at the message of a commit that is about to be made.", valueName: "file"))
  var commitMsg: String?

  @Option(help: ArgumentHelp("Look at the commits of a range.", valueName: "a..b"))
  var range: String?

  @Flag(help: "Look at all that any branch or tag reaches: each blob once, names, messages, authors.")
  var history = false

  @Flag(help: "Of the paths, look only at files that differ from the last commit.")
  var changedOnly = false

  @Option(help: ArgumentHelp("Look at each file of a folder whenever it changes.", valueName: "folder"))
  var watch: String?

  func validate(with paths: [String]) throws {
    let modes = [staged, commitMsg != nil, range != nil, history, watch != nil].count { $0 }
    guard modes < 2, modes == 0 || paths.isEmpty && !changedOnly else {
      throw ValidationError(
        "--staged, --commit-msg, --range, --history, --watch and paths exclude one another")
    }
  }

  func target(_ paths: [String]) throws -> CheckTarget {
    if staged { return .staged }
    if let commitMsg { return .message(try Repository.message(in: commitMsg)) }
    if let range { return .revisions([[range]], refs: []) }
    if history { return .history }
    return .paths(paths.isEmpty && changedOnly ? ["."] : paths, changedOnly: changedOnly)
  }
}

/// What is looked for, and how findings are told. What is not said here stands in the configuration.
struct CheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Who must not stand anywhere: 'name | alias ; TYPE' a line.", valueName: "file"))
  var known: String?

  @Option(help: ArgumentHelp("The same, keyed: of `redact check export-known`.", valueName: "file"))
  var fingerprints: String?

  @Option(help: ArgumentHelp("A vault whose people must not stand anywhere.", valueName: "vault"))
  var vault: String?

  @OptionGroup var custodian: CustodianOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The project's key file; or REDACT_KEY_FILE names it.", valueName: "file"))
  var key: String?

  @Option(
    help: ArgumentHelp("The check key's file; or REDACT_CHECK_KEY_FILE names it.", valueName: "file"))
  var checkKey: String?

  @OptionGroup var passphrase: PassphraseOptions

  @Option(help: ArgumentHelp("What somebody has answered for.", valueName: "file"))
  var baseline: String?

  @OptionGroup var update: BaselineOptions

  @Option(help: "How much is found: high, normal or precise; high where nothing is redacted, without it.")
  var recall: String?

  @Option(help: ArgumentHelp("Which findings count: a profile, or a file.", valueName: "policy"))
  var policy: String?

  @Option(help: ArgumentHelp("Terms that stay: 'text ; TYPE' a line.", valueName: "file"))
  var keep: String?

  @OptionGroup var rules: RuleOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Read all files as this format; see `redact formats`.", valueName: "name"))
  var readAs: String?

  @Option(help: ArgumentHelp("Leave out files; may be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("A folder of a release; may be repeated.", valueName: "folder"))
  var released: [String] = []

  @Option(help: "text, jsonl, json, sarif, github or junit.")
  var format: String?

  @Option(help: "What offsets count: bytes, scalars (code points) or utf16.")
  var offsets: OffsetUnit = .bytes

  @Option(help: ArgumentHelp("Write findings there too, as its ending says.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("The exit status when something is found.", valueName: "n"))
  var exitCode: String?

  @Option(help: ArgumentHelp("Give up, and fail, after so many seconds.", valueName: "n"))
  var timeout: String?

  @Option(help: ArgumentHelp("Look at so many files at once.", valueName: "n"))
  var jobs: String?

  @Flag(help: "Show paths with the names that were found in them.")
  var showPaths = false

  @Option(help: ArgumentHelp("The configuration; none for none.", valueName: "file"))
  var config: String?

  /// All of it as the configuration knows it.
  var settings: Settings {
    get throws {
      var given = SettingOptions()
      given.give(CheckKeys.known, known)
      given.give(CheckKeys.fingerprints, fingerprints)
      given.give(CheckKeys.vault, vault)
      given.give(CheckKeys.key, key)
      given.give(CheckKeys.checkKey, checkKey)
      given.give(CheckKeys.baseline, baseline)
      given.give(CheckKeys.recall, recall)
      given.give(CheckKeys.policy, policy)
      given.give(CheckKeys.keep, keep)
      given.give(CheckKeys.exclude, exclude)
      given.give(CheckKeys.released, released)
      given.give(CheckKeys.format, format)
      given.give(CheckKeys.report, report)
      given.give(CheckKeys.exitCode, exitCode)
      given.give(CheckKeys.timeout, timeout)
      given.give(CheckKeys.jobs, jobs)
      if showPaths { given.give(CheckKeys.showPaths, "true") }
      return try Settings.load(config: config, options: given)
    }
  }
}

/// What is done to the baseline.
struct BaselineOptions: ParsableArguments {
  @Flag(help: "Answer for all that is found: add it to the baseline.")
  var updateBaseline = false

  @Option(help: ArgumentHelp("Why it may stand.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Who says so.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Until when.", valueName: "yyyy-mm-dd"))
  var expires: String?

  @Option(help: ArgumentHelp("Answer for it in all files of a pattern.", valueName: "pattern"))
  var fileScope: String?

  @Flag(help: "Drop what nothing was found for.")
  var prune = false

  func validate() throws {
    let isAsked = reason != nil || by != nil || expires != nil || fileScope != nil || prune
    guard updateBaseline || !isAsked else {
      throw ValidationError("--reason, --by, --expires, --file-scope and --prune go with --update-baseline")
    }
  }
}
