import ArgumentParser
import Configuration
import Git
import Glibc

/// Sets a corpus up, with questions on a terminal and without them by options.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set a corpus up: configuration, ignore rules, hooks.",
    discussion: """
      redact init                               asks, and makes what is missing
      redact init --yes                         takes what stands in brackets
      redact init --known ~/north/known.txt --originals none --no-hooks --yes

      What is there stays as it is. Until the last question is answered nothing is written.
      """)

  @Argument(help: ArgumentHelp("The folder of the corpus.", valueName: "folder")) var folder = "."
  @Option(help: ArgumentHelp("What the clean filter does: a profile, or a file.", valueName: "policy"))
  var policy: String?
  @Option(
    help: ArgumentHelp(
      "The list of those who must not stand anywhere, as the corpus sees it, or none.", valueName: "file"))
  var known: String?
  @Option(help: ArgumentHelp("Fingerprints of those, as the corpus sees it, or none.", valueName: "file"))
  var fingerprints: String?
  @Option(help: ArgumentHelp("Where originals lie; git will ignore it. Or none.", valueName: "folder"))
  var originals: String?
  @Flag(inversion: .prefixedNo, help: "Install the hooks of git.") var hooks: Bool?
  @Flag(help: "Ask nothing: take what stands in brackets where no option says otherwise.") var yes = false

  func run() throws {
    try checkFolder()
    let found = try hooks == false ? nil : InitHooks.look(in: folder, isAskedFor: hooks == true)
    let questions = Questions(isSilent: yes)
    let setup = try choose(questions)
    var wanted: Hooks?
    if case .ready(let ready) = found,
      try hooks ?? questions.confirm("install the hooks of git", "--hooks or --no-hooks")
    {
      try InitHooks.refuseOthers(ready)
      wanted = ready
    }
    let outcomes = try write(setup)
    for outcome in outcomes { try say("\(outcome.path): \(outcome.words)") }
    if let wanted {
      try say("hooks: installed " + InitHooks.install(wanted).joined(separator: ", "))
    } else if case .impossible(let reason) = found {
      try say("hooks: not installed: \(reason)")
    }
    try say("\nnext:")
    for line in next(setup) { try say("  " + line) }
    try StandardOutput.finish()
  }

  private func checkFolder() throws(Failure) {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw Failure(.noInput, "\(folder): \(Input.reason()); nothing was written")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(.noInput, "\(folder): is no folder; nothing was written")
    }
  }

  // MARK: Choosing

  private func choose(_ questions: Questions) throws -> CorpusSetup {
    if let standing = try standing() { return try choose(questions, standing) }
    let policy = try self.policy ?? questions.policy()
    let originals = try chooseOriginals(questions)
    var known = self.known
    var fingerprints = self.fingerprints
    if known == nil, fingerprints == nil {
      let ways = ["list", "fingerprints", "none"]
      switch try questions.ask(
        "who must not stand anywhere: a list, fingerprints or none", "--known", "list", ways.contains)
      {
      case "list":
        known = try questions.ask("path of the list", "--known", CorpusSetup.standardKnown, Self.isKnown)
      case "fingerprints":
        fingerprints = try questions.ask(
          "path of the fingerprints", "--fingerprints", CorpusSetup.standardFingerprints, Self.isKnown)
      default: break
      }
    }
    return try checked(policy, originals, known?.given, fingerprints?.given)
  }

  /// What a configuration that is there says is not asked again, and not written.
  private func choose(_ questions: Questions, _ standing: Settings) throws -> CorpusSetup {
    let given = [("--policy", policy), ("--known", known), ("--fingerprints", fingerprints)]
    for (option, value) in given where value != nil {
      Terminal.warn("\(option) is not taken: the configuration is there already")
    }
    return try checked(
      CorpusSetup.standardPolicy, try chooseOriginals(questions),
      standing[CheckKeys.known].value?.written, standing[CheckKeys.fingerprints].value?.written)
  }

  private func chooseOriginals(_ questions: Questions) throws(Failure) -> String {
    if let originals { return originals }
    return try questions.ask(
      "folder of the originals, or none", "--originals", CorpusSetup.standardOriginals, Self.isOriginals)
  }

  private func checked(
    _ policy: String, _ originals: String, _ known: String?, _ fingerprints: String?
  ) throws(Failure) -> CorpusSetup {
    try Failure.configured { () throws(ConfigurationError) in
      try CorpusSetup(
        policy: policy, originals: originals.given, known: known, fingerprints: fingerprints)
    }
  }

  /// The configuration that the folder has already.
  private func standing() throws(Failure) -> Settings? {
    let path = "\(folder)/.redact/config.yaml"
    guard access(path, F_OK) == 0 else { return nil }
    return try Failure.configured { () throws(ConfigurationError) in
      let configuration = try Configuration(contentsOf: path, home: ProcessEnvironment.value("HOME"))
      return try Settings(configuration) { _ in nil }
    }
  }

  private static func isOriginals(_ text: String) -> Bool {
    (try? CorpusSetup(
      policy: CorpusSetup.standardPolicy, originals: text.given, known: nil, fingerprints: nil)) != nil
  }

  private static func isKnown(_ text: String) -> Bool {
    (try? CorpusSetup(
      policy: CorpusSetup.standardPolicy, originals: nil, known: text, fingerprints: nil)) != nil
  }

  // MARK: Doing

  private func write(_ setup: CorpusSetup) throws(Failure) -> [SetupOutcome] {
    do {
      return try CorpusSetupWriter.write(setup.files, in: folder)
    } catch {
      throw Failure(.cannotCreate, "\(folder)/\(error.description); nothing was written")
    }
  }

  /// What is left to do by hand.
  private func next(_ setup: CorpusSetup) -> [String] {
    var lines = ["redact config show"]
    if let known = setup.known { lines.append("write names into \(known): 'name | alias ; TYPE' a line") }
    if let fingerprints = setup.fingerprints {
      lines.append("redact check export-known -k KEY --known FILE -o \(fingerprints)")
    }
    lines.append("redact check .")
    lines.append("git add " + setup.files.map(\.path).joined(separator: " "))
    return lines
  }

  private func say(_ line: String) throws(Failure) {
    try StandardOutput.write(Array((line + "\n").utf8))
  }
}

extension SetupOutcome {
  fileprivate var words: String {
    switch change {
    case .made: "made"
    case .kept: "is there, and was left as it is"
    case .added(let lines): lines == 1 ? "1 line added" : "\(lines) lines added"
    }
  }
}

extension String {
  /// Nil for `none`.
  fileprivate var given: String? { self == "none" ? nil : self }
}
