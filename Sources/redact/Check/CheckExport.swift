import ArgumentParser
import RedactKit

/// Who must not be named, for machines that must not know who that is.
struct CheckExportKnown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-known", abstract: "Write fingerprints of everybody who must not be named.",
    discussion: """
      redact check export-known -k team.key --known names.txt -o corpus.fingerprints

      Names are found by the list together with the check key, and not by one of them alone. Commit the list, and give
      the key to the machine that checks: `redact check export-key`.
      """)

  @OptionGroup var source: CheckKnownOptions
  @OptionGroup var keys: CheckKeyOptions
  @OptionGroup var rules: RuleOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The list; standard output without it.", valueName: "file"))
  var output: String?

  func run() throws {
    var options = CorpusCheck.Options()
    options.key = try keys.required()
    options.known = try Input.list(source.known)
    options.knownName = source.known
    if let vault = source.vault {
      options.vault = (try MappingVault(at: vault), try source.custodian.required())
    }
    let list = try CorpusCheck.fingerprints(of: options, rules: rules.load())
    try OutputFile.emit(list, to: output, inputs: [source.known, source.vault].compactMap { $0 })
  }
}

/// The key that lists of fingerprints are used with.
struct CheckExportKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-key", abstract: "Write the check key of a project, for a machine that only checks.",
    discussion: """
      redact check export-key -k team.key -o corpus.check.key

      With it and a list of fingerprints guesses can be tested; labels, tokens and vaults do not open to it. From the
      same project key it is always the same. `redact key protect` seals the file with a passphrase.
      """)

  @OptionGroup var keyOptions: KeyOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file, which must not exist.", valueName: "file"))
  var output: String

  func run() throws {
    let key = CheckingKey(of: try keyOptions.required())
    try key.write(to: output)
    Terminal.note("redact: wrote check key \(key.id) to \(output)")
  }
}

/// Who must not be named.
struct CheckKnownOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A list: 'name | alias ; TYPE' a line.", valueName: "file"))
  var known: String?

  @Option(help: ArgumentHelp("A vault; needs a custodian's key.", valueName: "vault"))
  var vault: String?

  @OptionGroup var custodian: CustodianOptions

  func validate() throws {
    if known == nil, vault == nil {
      throw ValidationError("name a list with --known, or a vault with --vault")
    }
  }
}

/// The check key, or the project key that it is derived from.
struct CheckKeyOptions: ParsableArguments {
  @OptionGroup var project: KeyOptions

  @Option(help: ArgumentHelp("The check key's file.", valueName: "file"))
  var checkKey: String?

  func required() throws -> CheckingKey {
    if let checkKey {
      if project.key != nil || project.keyFd != nil {
        throw Failure(.usage, "--check-key and a project key exclude one another")
      }
      return try CheckingKey(contentsOf: checkKey, passphrase: try project.passphrase.source())
    }
    return CheckingKey(of: try project.required())
  }
}
