import ArgumentParser
import Glibc
import RedactKit

/// Keys: made, kept, handed on and ended, never shown.
struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make keys, name them, split them, change them, destroy them.",
    discussion: """
      redact key new team.key                        a key for coded labels and tokens
      redact key new --role custodian layla.key      a pair: layla.key restores, layla.key.pub seals
      redact key split team.key -t 2 -n 3            shares on paper, of which any two make the key again
      redact key rotate team.key                     a new key for new labels; the old one still reads
      redact key destroy team.key --attest-key log.key -o team.destroyed
      """,
    subcommands: [
      New.self, Show.self, Split.self, Combine.self, Rotate.self, Protect.self, Unprotect.self,
      Destroy.self, Attest.self,
    ])

  func run() throws { throw ValidationError("say what to do, such as key new; `redact key --help` lists it") }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a key in a file that only you can read.",
      discussion: """
        Keep a copy where the transcripts are not: without the key nothing can be turned back. Roles: pseudonym \
        (labels and tokens), custodian (who may restore), audit (signs the log), cosigner (signs after it), check \
        (fingerprints for `redact check`). Custodians and signers have pairs; the public half is written to FILE.pub.
        """)

    @Argument(help: ArgumentHelp("The file, which must not exist.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("What the key is for.", valueName: "role"))
    var role = KeyPurpose.pseudonym

    @OptionGroup var protection: NewPassphraseOptions

    func run() throws {
      let passphrase = try protection.read(for: file)
      let id = try KeyFiles.create(
        at: file, purpose: role, passphrase: passphrase, workFactor: protection.workFactor)
      Terminal.note("redact: made \(role.rawValue) key \(id) in \(file)")
      if role.isPair { Terminal.note("redact: its public half is in \(file).pub") }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print role, id and entries of a key file, secret or public.")

    @OptionGroup var source: KeyFileOptions

    func run() throws {
      let summary = try source.read(
        { path, words throws(RedactError) in try KeySummary(contentsOf: path, passphrase: words) },
        { number, words throws(RedactError) in try KeySummary(descriptor: number, passphrase: words) })
      let half = summary.purpose.isPair ? summary.isSecret ? " (secret half)" : " (public half)" : ""
      var lines = ["role: \(summary.purpose.rawValue)\(half)"]
      if summary.isProtected { lines.append("protected: with a passphrase") }
      lines += summary.entries.map { entry in
        "\(entry.state.rawValue): \(entry.id)\(entry.day.map { " \($0)" } ?? "")"
      }
      if let verifier = summary.verifier { lines.append("verifier: \(verifier)") }
      try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }
}

/// The one key file that a verb looks at: by its path, or through a descriptor.
struct KeyFileOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Read the key from this open file descriptor.", valueName: "n"))
  var keyFd: Int32?

  @OptionGroup var passphrase: PassphraseOptions

  func validate() throws {
    guard (file == nil) != (keyFd == nil) else { throw ValidationError("give one key file, or --key-fd") }
  }

  func read<Key>(
    _ path: (String, @escaping KeyPassphrase.Source) throws(RedactError) -> Key,
    _ descriptor: (Int32, @escaping KeyPassphrase.Source) throws(RedactError) -> Key
  ) throws -> Key {
    if let keyFd { return try descriptor(keyFd, try passphrase.source(besides: keyFd)) }
    return try path(file ?? "", try passphrase.source())
  }
}
