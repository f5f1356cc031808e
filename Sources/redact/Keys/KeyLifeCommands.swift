import ArgumentParser
import Glibc
import RedactKit

// What is done to a key file in the course of its life: rotated, protected, destroyed.

extension Key {
  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Make a new primary key in the file; the old one is kept to read with.",
      discussion: "New labels cannot be joined to old ones, so rotate between phases of a project.")

    @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
    var file: String

    @OptionGroup var passphrase: PassphraseOptions

    func run() throws {
      let ids = try KeyFiles.rotate(file, now: RunName.now(), passphrase: passphrase.source())
      Terminal.note("redact: made key \(ids.primary) in \(file), and retired \(ids.retired)")
    }
  }

  struct Protect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "protect", abstract: "Seal a key file with a passphrase.",
      discussion: "The plain file is overwritten, but disks and backups may have kept it.")

    @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
    var file: String

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var work: WorkFactorOptions

    func run() throws {
      let words =
        if let descriptor = passphrase.passphraseFd {
          try KeyPassphrase(descriptor: descriptor)
        } else {
          try PassphrasePrompt.askTwice("for \(file)")
        }
      try KeyFiles.protect(file, passphrase: words, workFactor: work.workFactor)
      Terminal.note("redact: \(file) opens with its passphrase only")
    }
  }

  struct Unprotect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unprotect", abstract: "Write a protected key file as a plain one.")

    @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
    var file: String

    @OptionGroup var passphrase: PassphraseOptions

    func run() throws {
      try KeyFiles.unprotect(file, passphrase: passphrase.source())
      Terminal.note("redact: \(file) opens without a passphrase")
    }
  }

  struct Destroy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "destroy", abstract: "Overwrite and remove a key, and attest that it is gone.",
      discussion: """
        All keys of the file go, or with --id one that is retired. Disks, journals and backups may keep what was \
        overwritten: destroy those copies too. What only that key could open is anonymised when none is left.
        """)

    @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("One retired key of the file, by its id.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The audit key that signs the attestation.", valueName: "file"))
    var attestKey: String?

    @Option(help: ArgumentHelp("Read the audit key from this open file descriptor.", valueName: "n"))
    var attestKeyFd: Int32?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("The attestation, a new file; standard output without it.", valueName: "file"))
    var output: String?

    @OptionGroup var passphrase: PassphraseOptions

    @Option(
      help: ArgumentHelp(
        "Append to this log that the key is gone, sealed by the same audit key.", valueName: "file"))
    var audit: String?

    func validate() throws {
      guard (attestKey == nil) != (attestKeyFd == nil) else {
        throw ValidationError("say with --attest-key or --attest-key-fd which audit key attests it")
      }
    }

    func run() throws {
      let words = try passphrase.source(besides: attestKeyFd)
      let signer =
        if let attestKeyFd {
          try SigningKey(descriptor: attestKeyFd, passphrase: words)
        } else {
          try SigningKey(contentsOf: attestKey ?? "", passphrase: words)
        }
      let destruction = try KeyDestruction(
        of: file, id: id, now: RunName.now(), signer: signer, passphrase: words)
      let trail = try audit.map { path in
        try AuditTrail(
          to: LogDestination(
            path, run: RunName.make(), now: RunName.now(), version: Redact.version, key: signer))
      }
      if let output, output != "-" {
        let out = try OutputFile(output, inputs: [file], replaces: false)
        try out.reserve(destruction.attestation.count)
        try perform(destruction, trail)
        try out.write(destruction.attestation)
        try out.commit()
      } else {
        try perform(destruction, trail)
        try StandardOutput.write(destruction.attestation)
        try StandardOutput.finish()
      }
      try trail?.finish(exit: 0)
    }

    /// Recorded first: a key may still be there that the log calls destroyed, by a run that ended with an error; none may
    /// be gone of which it does not know.
    private func perform(_ destruction: KeyDestruction, _ trail: AuditTrail?) throws(Failure) {
      do { try trail?.note(destruction) } catch { throw Failure(error, written: "the key is still there") }
      do { try destruction.perform() } catch {
        let failure = Failure(error, written: "the key may still be there, and no attestation was written")
        try? trail?.finish(exit: failure.status.rawValue)
        throw failure
      }
      let names = destruction.ids.joined(separator: ", ")
      Terminal.note("redact: destroyed \(destruction.purpose.rawValue) key \(names)")
      if [.pseudonym, .custodian].contains(destruction.purpose) {
        Terminal.note("redact: what only it could open is anonymised, if no copy of the key is left")
      }
    }
  }

  struct Attest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attest",
      abstract: "Check the attestation of a destroyed key; exit 4 when it does not hold.")

    @Argument(help: ArgumentHelp("The attestation.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The public key of the audit signer.", valueName: "file"))
    var key: String

    func run() throws {
      let key = try VerifyingKey(contentsOf: key)
      let note = try Input.read(file)
      let attestation = try Failure.wrapping(file) { () throws(RedactError) in
        try KeyAttestation(note, signedBy: key)
      }
      let lines = attestation.ids.map { "\(attestation.day) \(attestation.purpose.rawValue) \($0) destroyed" }
      try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }
}
