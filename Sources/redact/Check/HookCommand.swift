import ArgumentParser
package import Git
import RedactKit

extension HookName: ExpressibleByArgument {}

/// The guard of a repository.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Have git ask before anything is committed, merged or pushed.",
    discussion: """
      redact hook install            in every clone: pre-commit, pre-merge-commit, commit-msg, pre-push
      redact hook install --chain    the hooks that are there are kept and run first
      redact hook status             exit 1 unless all are as they should be

      In a bare repository it is pre-receive. A hook refuses whatever goes wrong, but `git commit --no-verify` goes past
      it: run the same check where everybody pushes to.
      """,
    subcommands: [HookInstall.self, HookUninstall.self, HookStatus.self, HookRun.self])
}

/// Which hooks of the repository.
struct HookOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "pre-commit, pre-merge-commit, commit-msg, pre-push or pre-receive; without, all that belong here.",
      valueName: "name"))
  var names: [HookName] = []

  /// Does something with the hooks that are meant.
  func with(_ work: (Hooks, [HookName]) throws(SetupError) -> Void) throws {
    guard let command = Installed.command else {
      throw Failure(.internalFault, "the path of the running command is not known")
    }
    let repository = try Repository.open()
    let belonging = HookName.standard(isBare: repository.isBare)
    for name in names where !belonging.contains(name) {
      throw Failure(
        .usage, "\(name.rawValue) does not belong in this repository",
        hint: "pre-receive is for bare repositories, all others are for where people work")
    }
    try Failure.inSetup { () throws(SetupError) in
      let hooks = try Hooks(of: repository, command: command)
      try work(hooks, names.isEmpty ? hooks.names : names)
    }
  }
}

struct HookInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Put the hooks in their place; again as often as you like.")

  @Flag(help: "Keep a hook that is there as NAME.before-redact, and run it first.") var chain = false
  @OptionGroup var options: HookOptions

  func run() throws {
    try options.with { hooks, names throws(SetupError) in
      try hooks.install(names, chain: chain)
      Terminal.note("redact: \(names.map(\.rawValue).joined(separator: ", ")) in \(hooks.folder)")
      if hooks.isShared {
        Terminal.warn(
          "core.hooksPath leads out of this repository: whatever uses that folder has these hooks")
      }
    }
  }
}

struct HookUninstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take the hooks away, and put back what was there before.")

  @OptionGroup var options: HookOptions

  func run() throws {
    try options.with { hooks, names throws(SetupError) in
      let taken = try hooks.uninstall(names)
      Terminal.note(
        taken.isEmpty
          ? "redact: there was none" : "redact: took \(taken.map(\.rawValue).joined(separator: ", ")) away")
    }
  }
}

struct HookStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Say of each hook: installed, missing, outdated, foreign or not executable; exit 1 unless all are.")

  @OptionGroup var options: HookOptions

  func run() throws {
    var lines: [String] = []
    var isWhole = true
    try options.with { hooks, names throws(SetupError) in
      for name in names {
        let state = try hooks.status(name)
        lines.append("\(name.rawValue): \(state.rawValue)\n")
        isWhole = isWhole && state == .installed
      }
    }
    try StandardOutput.write(Array(lines.joined().utf8))
    if !isWhole { throw ExitCode(Status.found.rawValue) }
  }
}

/// What the files in the folder of hooks call.
struct HookRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Do what a hook is for, with what git or the pre-commit program tells it.",
    discussion: "redact hook run pre-push origin https://example.org/corpus.git < lines-of-git")

  @Argument(help: ArgumentHelp("The hook.", valueName: "name")) var name: HookName
  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("What git gave it.", valueName: "argument"))
  var arguments: [String] = []

  func run() throws { try CheckRun.hook(try work()) }

  private func work() throws(Failure) -> GuardedWork {
    let hook = try Failure.inSetup { () throws(SetupError) in
      try HookInput(of: name, arguments: arguments, environment: Repository.environment)
    }
    let bytes: [UInt8]
    switch hook.source {
    case .nothing: return try Failure.inSetup { () throws(SetupError) in try hook.work([], of: nil) }
    case .file(let path): bytes = try Input.read(path)
    case .standardInput: bytes = try Input.read("-")
    }
    let repository = try Repository.open()
    return try Failure.inSetup { () throws(SetupError) in try hook.work(bytes, of: repository) }
  }
}
