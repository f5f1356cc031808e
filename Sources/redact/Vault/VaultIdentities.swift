import ArgumentParser
import RedactKit

/// Who is who: decided by people, by label.
struct VaultAlias: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Say that two labels are one person, or that one label is two.",
    discussion: """
      redact vault alias list north.vault
      redact vault alias join north.vault KUNYA-7K3QW9D2M4XA PERSON-8XX89W4PJVTY
      redact vault alias split north.vault PERSON-8XX89W4PJVTY --document 0a1b2c3d4e5f

      Names that sound alike are proposed and never joined by themselves. What was decided counts from the next
      run on: redact the documents again to give them the new labels. What was given out can still be restored.
      """,
    subcommands: [List.self, Add.self, Join.self, Split.self, Dismiss.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print pairs of labels: 'same' where they were joined, 'perhaps' where somebody should look.")

    @OptionGroup var options: VaultOptions

    func run() throws {
      let vault = try options.open()
      let lines = try vault.pairs().map {
        "\($0.isDecided ? "same" : "perhaps")\t\($0.first)\t\($0.second)\n"
      }
      try StandardOutput.write(Array(lines.joined().utf8))
      try vault.close()
    }
  }

  /// The two labels of a decision.
  struct PairOptions: ParsableArguments {
    @OptionGroup var options: VaultOptions
    @Argument(help: ArgumentHelp("A label, without brackets.", valueName: "label")) var first: String
    @Argument(help: ArgumentHelp("Another.", valueName: "label")) var second: String
    @Option(help: ArgumentHelp("Why; goes into the log.", valueName: "text")) var reason: String?

    func record(_ action: String, _ decide: (MappingVault) throws -> Void) throws {
      try options.recording(action, reason: reason) { vault in
        try decide(vault)
        return ([first, second], nil)
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "The same as join.")
    @OptionGroup var pair: PairOptions

    func run() throws { try pair.record("join") { try $0.decide(pair.first, pair.second, areOne: true) } }
  }

  struct Join: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "join", abstract: "Two labels are one person from now on.")
    @OptionGroup var pair: PairOptions

    func run() throws { try pair.record("join") { try $0.decide(pair.first, pair.second, areOne: true) } }
  }

  struct Dismiss: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dismiss", abstract: "Take a proposal off the list.")
    @OptionGroup var pair: PairOptions

    func run() throws { try pair.record("dismiss") { try $0.settle(pair.first, pair.second) } }
  }

  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split",
      abstract: "Part two labels that were joined, or part a label in one document from the others.")

    @OptionGroup var options: VaultOptions
    @Argument(help: ArgumentHelp("A label, without brackets.", valueName: "label")) var first: String
    @Argument(help: ArgumentHelp("The label it was joined with.", valueName: "label")) var second: String?
    @Option(
      help: ArgumentHelp(
        "In this document the label is somebody else; see `vault list --documents`.", valueName: "id"))
    var document: String?
    @Flag(help: "With --document: take that back.") var undo = false
    @Option(help: ArgumentHelp("Why; goes into the log.", valueName: "text")) var reason: String?

    func validate() throws {
      if (second == nil) == (document == nil) {
        throw ValidationError("name the label it was joined with, or a --document")
      }
    }

    func run() throws {
      try options.recording("split", reason: reason) { vault in
        if let second {
          try vault.decide(first, second, areOne: false)
        } else if let document {
          try vault.decide(first, isAnotherIn: document, !undo)
        }
        return ([first] + (second.map { [$0] } ?? []), nil)
      }
    }
  }
}

/// What a later release shows more than an earlier one.
struct VaultDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Warn where a later release shows what an earlier one hid.",
    discussion: """
      redact vault diff north.vault release:2025 release:2026 -k team.key --custodian amal.key

      A line is: document, type, mentions hidden in the earlier one only, mentions hidden in the later one only.
      Exit status 1 when the later one shows more anywhere.
      """)

  @OptionGroup var options: VaultOptions
  @Argument(help: ArgumentHelp("The scope of the earlier release.", valueName: "kind:name")) var earlier:
    String
  @Argument(help: ArgumentHelp("The scope of the later one.", valueName: "kind:name")) var later: String
  @OptionGroup var key: KeyOptions
  @OptionGroup var custodian: CustodianOptions

  func run() throws {
    let vault = try options.open()
    let found = try vault.differences(
      from: earlier, to: later, key: try key.required(), for: try custodian.required())
    let lines = found.map { "\($0.document)\t\($0.type)\t\($0.shown)\t\($0.hidden)\n" }
    try StandardOutput.write(Array(lines.joined().utf8))
    try vault.close()
    let shown = found.reduce(0) { $0 + $1.shown }
    guard shown > 0 else { return }
    Terminal.warn("\(later) shows \(shown) mentions that \(earlier) hid")
    throw ExitCode(Status.found.rawValue)
  }
}
