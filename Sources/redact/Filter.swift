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
      tail -f live.txt | redact --unit line

      With --unit line or paragraph each unit is emitted as soon as it is complete. It is decided from itself, the
      \(StreamRedactor.windowSize) bytes before it and the names found so far: a name that is recognised only
      later has been emitted by then. For anything that is published, use the default.
      """)

  enum Unit: String, CaseIterable, ExpressibleByArgument { case document, paragraph, line }
  enum InputFormat: String, CaseIterable, ExpressibleByArgument { case transcript, jsonl }

  @Argument(help: ArgumentHelp("Documents; standard input without any.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var records: RecordOptions

  @Option(help: "How labels are written: numbered, coded or token.")
  var labels: Redactor.LabelStyle?

  @Option(
    help: ArgumentHelp(
      "The format of the documents; found out from their content if not given.", valueName: "name"))
  var format: String?

  @Option(help: "What is decided and emitted as a whole: document, paragraph or line.")
  var unit: Unit = .document

  @Flag(help: "The input was redacted before: its labels stay, and numbers go on after them.")
  var alreadyRedacted = false

  @Option(help: ArgumentHelp("Append what was done to this log; it holds no text.", valueName: "file"))
  var audit: String?

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
    try destination.validate(inputs: files)
  }

  func run() throws {
    if version { return try printVersion() }
    let redactor = try self.redactor.redactor(
      key: try key.load(), labels: labels, scope: key.scope, allowsLabels: alreadyRedacted)
    let trail = try audit.map { path in
      try AuditTrail(
        path: path, run: RunName.make(), now: RunName.now(), version: Redact.version, redactor: redactor,
        options: ["labels": redactor.labelStyle.rawValue, "unit": unit.rawValue])
    }
    do {
      try redactAll(redactor, trail)
    } catch let failure as Failure {
      // The first error is the one to tell; a log that cannot be closed shows as unsealed by itself.
      try? trail?.finish(exit: failure.status.rawValue)
      throw failure
    }
    try trail?.finish(exit: 0)
  }

  private func redactAll(_ redactor: Redactor, _ trail: AuditTrail?) throws {
    if unit != .document {
      try StreamRun(redactor: redactor, trail: trail).run(
        files.first ?? "-", unit: unit == .line ? .line : .paragraph)
    } else if records.inputFormat == .jsonl {
      try RecordRun(redactor: redactor, trail: trail, fields: records.fields)
        .run(files.isEmpty ? ["-"] : files, to: destination)
    } else {
      let showsProgress = progress && files.count > 1 && Terminal.isTerminal(STDERR_FILENO)
      try DocumentRun(
        redactor: redactor, trail: trail, format: format, jobs: jobs, showsProgress: showsProgress
      ).run(files.isEmpty ? ["-"] : files, to: destination)
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

/// Where outputs go.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The output; standard output without it.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("A folder for the outputs, under the names of the inputs.", valueName: "folder"))
  var outputDir: String?

  var isFile: Bool { (output ?? "-") != "-" || outputDir != nil }

  func validate(inputs: [String]) throws {
    if output != nil, outputDir != nil { throw ValidationError("-o and --output-dir exclude one another") }
    if outputDir == nil, inputs.count > 1 { throw ValidationError("several files need --output-dir") }
    let names = inputs.map(Self.name)
    if outputDir != nil, inputs.isEmpty || Set(names).count < names.count || inputs.contains("-") {
      throw ValidationError("--output-dir needs files, and with different names")
    }
  }

  /// The path of the output of one input; nil for standard output.
  func path(for input: String) -> String? {
    if let outputDir { return "\(outputDir)/\(Self.name(input))" }
    return output == "-" ? nil : output
  }

  /// Makes the folder when it is missing.
  func prepare() throws(Failure) {
    guard let outputDir, mkdir(outputDir, 0o700) != 0, errno != EEXIST else { return }
    throw Failure(.cannotCreate, "\(outputDir): \(Input.reason()); nothing was written")
  }

  private static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "-")
  }
}
