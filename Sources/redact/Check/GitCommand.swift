import ArgumentParser
import Git
import Glibc
import RedactKit

/// Diffs and the clean filter of a repository.
struct GitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git", abstract: "Show transcripts as text in diffs; redact files on their way into git.",
    discussion: """
      redact git install                    `git diff` and `git log -p` show the text of subtitles, documents, ELAN ...
      redact git install --clean 'pub/*'    what is added there is redacted first, or not added
      redact git status                     exit 1 when this clone lacks what its attributes ask for

      A convenience, and never the guard: a clone has the attributes but not the drivers, and then git takes files as
      they are, without a word. The guard is `redact hook install`, and the same check where everybody pushes to.
      """,
    subcommands: [GitInstall.self, GitUninstall.self, GitStatusCommand.self, GitClean.self, GitTextconv.self])
}

struct GitInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Set up this clone, and the lines of attributes that everybody has.",
    discussion: """
      Lines already there are kept when no pattern is given: in a fresh clone `redact git install` sets up what the
      attributes ask for. Git takes files anew only when they change; `git add --renormalize .` takes all of them.
      """)

  /// What a diff without help shows as bytes or buried in marks. No `*.json` and the like: a driver that cannot read a file
  /// makes the diff fail, and not everything of these names is a transcript.
  private static let standard = [
    "*.cha", "*.docx", "*.eaf", "*.exb", "*.odt", "*.otr", "*.sbv", "*.srt", "*.TextGrid", "*.trs", "*.vtt",
  ]

  @Argument(help: ArgumentHelp("Which files, as in .gitattributes.", valueName: "pattern"))
  var patterns: [String] = []
  @Flag(help: "Redact the files on their way into git as well.") var clean = false
  @Option(help: ArgumentHelp("The file of attributes; .gitattributes at the top without.", valueName: "file"))
  var attributes: String?

  func run() throws {
    let repository = try Repository.open()
    try Failure.inSetup { () throws(SetupError) in
      let filters = try Filters(of: repository, command: Installed.word)
      try filters.install(clean: clean, attributes: attributes, patterns: patterns, standard: Self.standard)
    }
  }
}

struct GitUninstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take the drivers of this clone away, and our lines of attributes.")

  @Option(help: ArgumentHelp("The file of attributes; .gitattributes at the top without.", valueName: "file"))
  var attributes: String?

  func run() throws {
    let repository = try Repository.open()
    try Failure.inSetup { () throws(SetupError) in
      try Filters(of: repository, command: Installed.word).uninstall(attributes: attributes)
    }
  }
}

struct GitStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say whether this clone has what its attributes ask for; exit 1 unless it has.")

  func run() throws {
    let repository = try Repository.open()
    let status = try Failure.inSetup { () throws(SetupError) in
      try Filters(of: repository, command: Installed.word).status()
    }
    for fault in status.faults {
      Terminal.report(Failure(.found, fault.rawValue, hint: "`redact git install` sets this clone up"))
    }
    func line(_ what: String, _ isAsked: Bool, _ isThere: Bool) -> String {
      "\(what): \(isAsked ? "asked for" : "not asked for"), \(isThere ? "installed" : "not installed")\n"
    }
    let lines =
      line("diff", status.asksForDiff, status.showsText) + line("filter", status.asksForFilter, status.cleans)
    try StandardOutput.write(Array(lines.utf8))
    if !status.faults.isEmpty || !status.isInstalled { throw ExitCode(Status.found.rawValue) }
  }
}

struct GitClean: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "What git calls on a file that is added: standard input, redacted.",
    discussion: """
      With the policy, key and scope of .redact/config.yaml, or those given here. What is written is redacted once more;
      when that changes it, nothing is written: git would see a change in every clone.
      """)

  @Argument(help: ArgumentHelp("Where the file stands; it is not opened.", valueName: "path")) var path:
    String
  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var key: KeyOptions

  func run() throws {
    let redactor = try CheckRun.redactor(self.redactor, key)
    let original = try Input.read("-")
    let output = try Failure.wrapping { () throws(RedactError) in
      let output = try redactor.redact(original).output
      guard try redactor.redact(output).output == output else {
        throw .demand(
          "what is written would be changed once more, so this policy cannot be a filter",
          hint: "dates that are shifted and invented names are changed each time; use labels")
      }
      return output
    }
    try StandardOutput.write(output)
    try StandardOutput.finish()
  }
}

struct GitTextconv: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textconv", abstract: "What git calls to show a file in a diff: its text, not redacted.")

  @Argument(help: ArgumentHelp("The file.", valueName: "file")) var file: String

  func run() throws {
    let bytes = try Input.read(file)
    let text = try Failure.wrapping(file) { () throws(RedactError) in try Redactor.plainText(of: bytes) }
    let needsEnd = !text.isEmpty && text.last != UInt8(ascii: "\n")
    try StandardOutput.write(needsEnd ? text + [UInt8(ascii: "\n")] : text)
    try StandardOutput.finish()
  }
}
