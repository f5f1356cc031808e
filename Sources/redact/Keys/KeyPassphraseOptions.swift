import ArgumentParser
import Glibc
import RedactKit

/// Where the passphrase of a protected key comes from: a descriptor, or the person at the terminal.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the passphrase of a protected key from this open file descriptor, one line each.", valueName: "n")
  )
  var passphraseFd: Int32?

  /// - Parameter other: a descriptor that gives something else already.
  func source(besides other: Int32? = nil) throws(Failure) -> KeyPassphrase.Source {
    try Self.source(passphraseFd, besides: other)
  }

  static func source(_ descriptor: Int32?, besides other: Int32?) throws(Failure) -> KeyPassphrase.Source {
    guard let descriptor else { return PassphrasePrompt.ask }
    guard descriptor != other else {
      throw Failure(.usage, "one file descriptor cannot give both the key and its passphrase")
    }
    return { _ throws(RedactError) in try KeyPassphrase(descriptor: descriptor) }
  }
}

/// How a new key file is protected, if it is.
struct NewPassphraseOptions: ParsableArguments {
  @Flag(help: "Ask for a passphrase, and seal the file with it.")
  var protect = false

  @Option(
    help: ArgumentHelp("Seal the file with the passphrase that this descriptor gives.", valueName: "n"))
  var passphraseFd: Int32?

  @OptionGroup var work: WorkFactorOptions

  var workFactor: Int? { work.workFactor }

  func read(for path: String) throws -> KeyPassphrase? {
    if let passphraseFd { return try KeyPassphrase(descriptor: passphraseFd) }
    return protect ? try PassphrasePrompt.askTwice("for \(path)") : nil
  }
}

struct WorkFactorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much work opening takes, as a power of two from 10 to 20; 17 without it.", valueName: "n"))
  var workFactor: Int?
}

/// A custodian's secret key: a file or an open descriptor, never an argument or the environment.
struct CustodianOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The secret key file of a custodian.", valueName: "file"))
  var custodian: String?

  @Option(help: ArgumentHelp("Read the custodian's key from this open file descriptor.", valueName: "n"))
  var custodianFd: Int32?

  @Option(
    help: ArgumentHelp("Read the passphrase of the custodian's key from this descriptor.", valueName: "n"))
  var custodianPassphraseFd: Int32?

  func load() throws -> CustodianKey? {
    if custodian != nil, custodianFd != nil {
      throw Failure(.usage, "--custodian and --custodian-fd exclude one another")
    }
    let passphrase = try PassphraseOptions.source(custodianPassphraseFd, besides: custodianFd)
    if let custodianFd { return try CustodianKey(descriptor: custodianFd, passphrase: passphrase) }
    return try custodian.map { try CustodianKey(contentsOf: $0, passphrase: passphrase) }
  }

  func required() throws -> CustodianKey {
    guard let key = try load() else { throw RedactError.key("no custodian's key was given") }
    return key
  }
}
