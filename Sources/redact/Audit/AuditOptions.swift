import ArgumentParser
import RedactKit

/// Where it is written down what a run does, and who seals that.
struct AuditOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Append what was done to this log; it holds no text.", valueName: "file"))
  var audit: String?

  @OptionGroup var sealing: SealingOptions

  /// - Parameter standard: the log where none is named.
  /// - Returns: nil where nothing is to be written down.
  func destination(or standard: String? = nil) throws -> LogDestination? {
    guard let path = audit ?? standard else {
      guard !sealing.isGiven else {
        throw Failure(.usage, "--audit-key is for a log: say which with --audit")
      }
      return nil
    }
    return try sealing.destination(path)
  }
}

/// The audit key: a file or an open descriptor, never an argument or the environment.
struct SealingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Seal the log with this audit key; its checkpoint is LOG.checkpoint.", valueName: "file"))
  var auditKey: String?

  @Option(help: ArgumentHelp("Read the audit key from this open file descriptor.", valueName: "n"))
  var auditKeyFd: Int32?

  @Option(help: ArgumentHelp("Read the passphrase of the audit key from this descriptor.", valueName: "n"))
  var auditPassphraseFd: Int32?

  @Option(
    help: ArgumentHelp(
      "How exactly the log tells when: day, month, year or none; for redaction the policy says that.",
      valueName: "grain"))
  var logDates: LogDates = .day

  var isGiven: Bool { auditKey != nil || auditKeyFd != nil }

  func load() throws -> SigningKey? {
    if auditKey != nil, auditKeyFd != nil {
      throw Failure(.usage, "--audit-key and --audit-key-fd exclude one another")
    }
    let passphrase = try PassphraseOptions.source(auditPassphraseFd, besides: auditKeyFd)
    if let auditKeyFd { return try SigningKey(descriptor: auditKeyFd, passphrase: passphrase) }
    return try auditKey.map { try SigningKey(contentsOf: $0, passphrase: passphrase) }
  }

  func required() throws -> SigningKey {
    guard let key = try load() else { throw RedactError.key("no audit key was given; say --audit-key FILE") }
    return key
  }

  func destination(_ path: String) throws -> LogDestination {
    var log = LogDestination(
      path, run: RunName.make(), now: RunName.now(), version: Redact.version, key: try load())
    log.dates = logDates
    return log
  }
}

/// Whose signatures count: public keys of audit signers and of second persons.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A public key whose signature counts; may be repeated.", valueName: "file"))
  var key: [String] = []

  func load() throws -> [VerifyingKey] { try key.map { try VerifyingKey(contentsOf: $0, purpose: nil) } }

  func required() throws -> [VerifyingKey] {
    guard !key.isEmpty else {
      throw Failure(
        .usage, "no key was given to trust",
        hint: "--key FILE.pub names the public key of whoever sealed the log")
    }
    return try load()
  }
}
