import ArgumentParser
import Glibc
import RedactKit

/// Rules: what there is, whether it keeps its word, and new ones.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, explain, check, compile and start rules.",
    subcommands: [List.self, Explain.self, Check.self, Compile.self, Docs.self, New.self])

  func run() throws {
    throw ValidationError("say what to do: list, explain ID, check, compile, docs or new ID")
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all rules.")
    @OptionGroup var rules: RuleOptions

    func run() throws { try StandardOutput.write(Array(RulePages(try rules.load()).list().utf8)) }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain", abstract: "Show one rule with its examples.")
    @Argument(help: ArgumentHelp("The rule's id.", valueName: "id")) var id: String
    @OptionGroup var rules: RuleOptions

    func run() throws {
      guard let text = RulePages(try rules.load()).explain(id) else {
        throw Failure(.configuration, "there is no rule '\(id)'", hint: "`redact rules list` shows all")
      }
      try StandardOutput.write(Array(text.utf8))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Run every example and counterexample, each in its disguises.")
    @OptionGroup var rules: RuleOptions

    func run() throws {
      let folder = try RuleSet(contentsOf: try rules.path(), adding: rules.pack)
      let only =
        rules.pack.isEmpty
        ? nil : Set(rules.pack.compactMap { $0.split(separator: "/").last.map(String.init) })
      let failures = RuleCheck(folder).failures(inPacks: only)
      for failure in failures {
        Terminal.report(
          Failure(
            .configuration, "\(failure.file): rule '\(failure.rule)', \(failure.place): \(failure.reason)"))
      }
      guard failures.isEmpty else {
        throw Failure(.configuration, "\(failures.count) examples of rules do not hold")
      }
      let count = folder.count(inPacks: only)
      try StandardOutput.write(
        Array((count == 1 ? "1 rule keeps its word\n" : "\(count) rules keep their word\n").utf8))
    }
  }

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compile", abstract: "Write a folder of rules as one file that starts fast.")
    @Argument(help: ArgumentHelp("A folder of packs.", valueName: "folder")) var folder: String
    @Option(name: .shortAndLong, help: ArgumentHelp("The compiled file.", valueName: "file")) var output:
      String

    func run() throws {
      let bytes = try RuleCompiler.compile(folder)
      let file = try OutputFile(output, inputs: [])
      try file.write(bytes)
      try file.commit()
    }
  }

  struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "docs", abstract: "Write a page for every pack.")
    @OptionGroup var rules: RuleOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the pages.", valueName: "folder"))
    var output: String
    @Flag(help: "Write nothing; fail when a page is not up to date.") var check = false

    func run() throws {
      let pages = RulePages(try RuleSet(contentsOf: try rules.path(), adding: rules.pack)).pages()
      if !check, mkdir(output, 0o755) != 0, errno != EEXIST {
        throw Failure(.cannotCreate, "\(output): \(Input.reason())")
      }
      for page in pages {
        let path = "\(output)/\(page.name)"
        let bytes = Array(page.text.utf8)
        if check {
          guard access(path, R_OK) == 0, try Input.read(path) == bytes else {
            throw Failure(.configuration, "\(path) is not up to date", hint: "make rules-docs")
          }
        } else {
          let file = try OutputFile(path, inputs: [])
          try file.write(bytes)
          try file.commit()
          chmod(path, 0o644)
        }
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Start a new rule, with examples to fill in.")
    @Argument(help: ArgumentHelp("The rule's id, 'pack.name'.", valueName: "id")) var id: String
    @Option(help: ArgumentHelp("The folder of its pack; made when it is missing.", valueName: "folder"))
    var pack: String

    func run() throws {
      let name = pack.split(separator: "/").last.map(String.init) ?? pack
      guard id.hasPrefix(name + "."), id.count > name.count + 1 else {
        throw ValidationError("the id must be '\(name).' and a name, as the pack's folder is '\(name)'")
      }
      if mkdir(pack, 0o755) != 0, errno != EEXIST {
        throw Failure(.cannotCreate, "\(pack): \(Input.reason())")
      }
      let head = "\(pack)/pack.yaml"
      if access(head, F_OK) != 0 { try Self.create(head, RuleScaffold.pack(id: name)) }
      try Self.create("\(pack)/\(id.dropFirst(name.count + 1)).yaml", RuleScaffold.rule(id: id))
    }

    private static func create(_ path: String, _ text: String) throws {
      guard access(path, F_OK) != 0 else { throw Failure(.cannotCreate, "\(path) exists already") }
      let file = try OutputFile(path, inputs: [])
      try file.write(Array(text.utf8))
      try file.commit()
      chmod(path, 0o644)
      Terminal.note("redact: made \(path)")
    }
  }
}
