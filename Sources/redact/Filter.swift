import ArgumentParser
import Glibc
import RedactKit

/// The everyday verb: documents in, redacted documents out.
struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Redact documents (the default: `redact FILE` is `redact filter FILE`).",
    discussion: """
      redact < interview.txt > public.txt
      redact --known names.txt --keep staff.txt interview.md -o public.md
      redact -k team.key --scope project:north --output-dir public interviews/*.txt
      redact --input-format jsonl --text-field body < corpus.jsonl > public.jsonl
      redact --output-dir public interviews/        every file in the folder, in the same tree
      tail -f live.txt | redact --unit line

      A file comes back in the format it came in; `redact formats` lists them. With --output-dir its name is redacted
      too. Files are never changed in place.

      With --unit line or paragraph each unit is emitted as soon as it is complete. It is decided from itself, the
      \(StreamRedactor.windowSize) bytes before it and the names found so far: a name that is recognised only
      later has been emitted by then. For anything that is published, use the default.
      """)

  enum Unit: String, CaseIterable, ExpressibleByArgument { case document, paragraph, line }
  enum InputFormat: String, CaseIterable, ExpressibleByArgument { case transcript, jsonl }

  @Argument(
    help: ArgumentHelp("Documents, or folders of them; standard input without any.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var records: RecordOptions

  @Option(help: "How labels are written: numbered, coded or token.")
  var labels: Redactor.LabelStyle?

  @Option(help: ArgumentHelp("The same as --as.", valueName: "name"))
  var format: String?

  @OptionGroup var reading: ReadingOptions

  @Option(help: "What is decided and emitted as a whole: document, paragraph or line.")
  var unit: Unit = .document

  @Flag(help: "The input was redacted before: its labels stay, and numbers go on after them.")
  var alreadyRedacted = false

  @OptionGroup var audit: AuditOptions

  @Option(
    help: ArgumentHelp("Keep what stood behind labels in this vault; needs a key.", valueName: "vault"))
  var vault: String?

  @Option(help: ArgumentHelp("Work on so many files at once.", valueName: "n"))
  var jobs = 1

  @Flag(help: "Say which file is at work, with many files on a terminal.")
  var progress = false

  @Flag(help: "Print the version, and that of every rule pack.")
  var version = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
    if unit != .document, files.count > 1 || records.inputFormat == .jsonl || destination.isFile {
      throw ValidationError("--unit \(unit.rawValue) is for one stream of text to standard output")
    }
    if unit != .document, vault != nil {
      throw ValidationError("units of a live stream cannot be kept in a vault")
    }
    try destination.validate(inputs: files)
    if format != nil, reading.format != nil { throw ValidationError("--format and --as are the same option") }
  }

  func run() throws {
    if version { return try printVersion() }
    try run(as: nil)
  }

  /// - Parameters:
  ///   - plan: what was settled for the corpus.
  ///   - review: what was decided finding by finding.
  func run(as plan: CorpusPlan?, review: ReviewFile? = nil) throws {
    if review != nil, unit != .document || records.inputFormat == .jsonl {
      throw Failure(.usage, "only whole documents are reviewed; nothing was written")
    }
    var ledger = Ledger(vault: try vault.map { try MappingVault(at: $0) })
    let redactor = try self.redactor.redactor(
      key: try ledger.vault == nil ? key.load() : key.required(), labels: labels, scope: key.scope,
      allowsLabels: alreadyRedacted, isAudited: audit.audit != nil, reading: reading, vault: ledger.vault,
      plan: plan, review: review)
    try redactor.check()
    ledger.trail = try audit.destination().map { log in
      try AuditTrail(
        to: log, redactor: redactor,
        options: ["labels": redactor.labelStyle.rawValue, "unit": unit.rawValue])
    }
    do {
      try redactAll(redactor, ledger)
    } catch let failure as Failure {
      // The first error is the one to tell; a log that cannot be closed shows as unsealed by itself.
      try? ledger.finish(exit: failure.status.rawValue)
      throw failure
    }
    try ledger.finish(exit: 0)
    if let anchor = ledger.trail?.anchor { Terminal.note("redact: sealed \(anchor)") }
  }

  private func redactAll(_ redactor: Redactor, _ ledger: Ledger) throws {
    if unit != .document {
      try StreamRun(redactor: redactor, ledger: ledger).run(
        files.first ?? "-", unit: unit == .line ? .line : .paragraph)
    } else if records.inputFormat == .jsonl {
      try RecordRun(redactor: redactor, ledger: ledger, fields: records.fields)
        .run(files.isEmpty ? ["-"] : files, to: destination)
    } else {
      try DocumentRun(
        redactor: redactor, ledger: ledger, format: format ?? reading.format, jobs: jobs,
        showsProgress: progress
      ).run(
        try InputFile.expand(files.isEmpty ? ["-"] : files, to: destination),
        to: destination)
    }
  }

  private func printVersion() throws {
    let rules = try redactor.rules.load()
    let packs = rules.versions.joined(separator: ", ")
    try StandardOutput.write(Array("redact \(Redact.version) (\(rules.count) rules: \(packs))\n".utf8))
  }
}

/// How records of JSON Lines are read.
struct RecordOptions: ParsableArguments {
  @Option(help: "transcript, or jsonl for one document a line.")
  var inputFormat: Filter.InputFormat = .transcript

  @Option(help: ArgumentHelp("The field of a record that holds the text.", valueName: "name"))
  var textField = "text"

  @Option(help: ArgumentHelp("The field of a record that holds its id.", valueName: "name"))
  var idField = "id"

  var fields: RecordRedactor.Fields {
    var fields = RecordRedactor.Fields()
    fields.text = textField
    fields.id = idField
    return fields
  }
}
