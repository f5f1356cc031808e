import ArgumentParser
import Configuration

/// The configuration of a corpus: what counts, and whether it is right.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show what is configured, and where it was said; check a configuration.",
    discussion: """
      redact config show                        every key, its value, and who said so
      redact config check                       whether .redact/config.yaml is right

      The configuration is the nearest .redact/config.yaml on the way up, as far as git's folder. REDACT_CONFIG or
      --config name another; none is none. An option counts before the environment, and that before the configuration.
      """,
    subcommands: [ConfigShow.self, ConfigCheck.self])

  func run() throws { throw ValidationError("say what to do: config show or config check") }
}

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print every key with its value and where it came from.",
    discussion: """
      redact config show
      redact config show --format json

      Paths are shown as they are written; what the files hold is not read.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Option(help: ArgumentHelp("Another configuration, or none.", valueName: "file")) var config: String?
  @Option(help: "text or json.") var format: Format = .text
  @Flag(help: "Name those who may commit, instead of counting them.") var authors = false

  func run() throws {
    let settings = try Settings.load(config: config)
    let bytes = format == .json ? settings.json(showsAuthors: authors) : settings.text(showsAuthors: authors)
    try StandardOutput.write(bytes)
    try StandardOutput.finish()
  }
}

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a configuration is right.",
    discussion: """
      redact config check
      redact config check other/.redact/config.yaml
      """)

  @Argument(help: ArgumentHelp("The configuration; without one, that of this folder.", valueName: "file"))
  var file: String?

  func run() throws {
    guard let configuration = try Configuration.load(file) else {
      throw Failure(
        .noInput, "there is no .redact/config.yaml here, nor on the way up", hint: "`redact init` makes one")
    }
    try StandardOutput.write(Array("\(configuration.file): the configuration is right\n".utf8))
  }
}

// MARK: - What a command needs of it

extension Configuration {
  /// The configuration that an option names, or that the environment and the working folder give.
  static func load(_ option: String?) throws(Failure) -> Configuration? {
    try Failure.configured { () throws(ConfigurationError) in
      try choose(
        option: option, from: ".", home: ProcessEnvironment.value("HOME"),
        environment: ProcessEnvironment.value)
    }
  }
}

extension Settings {
  /// All settings of a run.
  ///
  /// - Parameters:
  ///   - config: what --config said.
  ///   - options: what all other options said.
  static func load(
    config: String?, options: SettingOptions = SettingOptions()
  ) throws(Failure) -> Settings {
    let configuration = try Configuration.load(config)
    return try Failure.configured { () throws(ConfigurationError) in
      try Settings(configuration, options: options, environment: ProcessEnvironment.value)
    }
  }
}

extension Failure {
  /// Runs what reads a configuration.
  static func configured<Value>(
    _ body: () throws(ConfigurationError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(.configuration, error.description, hint: error.hint)
    }
  }
}
