import ArgumentParser
import RedactKit

/// A corpus, settled before anything of it is given out.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Settle labels and other names for a whole corpus.",
    discussion: """
      redact plan -k team.key --scope release:2026 --labels numbered interviews/ -o corpus.plan
      redact apply corpus.plan -k team.key --scope release:2026 --labels numbered --output-dir public interviews/

      Standard output lists what somebody should look at first, by label: names that sound alike in different
      documents, names without surname that may be any of several people, names of two types.
      """)

  @Argument(help: ArgumentHelp("Documents, or folders of them.", valueName: "file"))
  var files: [String]

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var reading: ReadingOptions
  @Option(help: "How labels are written: numbered or coded.") var labels: Redactor.LabelStyle?
  @Option(help: ArgumentHelp("Follow what was decided in this vault.", valueName: "vault")) var vault: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The plan, which holds no names.", valueName: "file"))
  var output: String

  func run() throws {
    let vault = try vault.map { try MappingVault(at: $0) }
    let redactor = try self.redactor.redactor(
      key: try key.required(), labels: labels, scope: key.scope, reading: reading,
      vault: vault, isPlanning: true)
    let planner = try CorpusPlanner(redactor)
    let inputs = try InputFile.expand(files, entersFolders: true)
    for file in inputs {
      let bytes = try Input.read(file.path)
      try Failure.wrapping(file.path) { () throws(RedactError) in
        try planner.read(bytes, format: reading.format)
      }
    }
    let plan = try planner.plan()
    try vault?.keep(plan)
    let out = try OutputFile(output, inputs: inputs.map(\.path))
    try out.write(try plan.encoded())
    try out.commit()
    let lines = plan.findings.map { "\($0.kind.rawValue)\t\($0.labels.joined(separator: "\t"))\n" }
    try StandardOutput.write(Array(lines.joined().utf8))
    let size = plan.size
    Terminal.note("redact: planned \(size.documents) documents with \(size.persons) persons and things")
    try vault?.close()
  }
}

/// The same as the filter, with everything settled by a plan.
struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Redact documents as a plan has settled it.",
    discussion: """
      redact apply corpus.plan -k team.key --scope release:2026 --labels numbered --output-dir public interviews/

      Key, scope, policy, rules and style of labels must be those of the plan, and every document must be in it.
      """)

  @Argument(help: ArgumentHelp("The plan.", valueName: "plan")) var plan: String
  @OptionGroup var filter: Filter

  func run() throws {
    let bytes = try Input.read(plan)
    let settled = try Failure.wrapping(plan) { () throws(RedactError) in try CorpusPlan(bytes) }
    try filter.run(as: settled)
  }
}
