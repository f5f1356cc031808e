import ArgumentParser
import Glibc
import RedactKit

/// The mapping: made, looked at, put together, and made to forget.
struct Vault: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault", abstract: "Keep what stood behind labels, sealed to custodians.",
    discussion: """
      redact vault init north.vault --new-keys keys          for one researcher: all keys, and what to do with them
      redact vault init north.vault --custodian amal.key.pub
      redact -k team.key --vault north.vault --output-dir public interviews/
      redact restore --vault north.vault --custodian amal.key --reason 'request 17' public/07.txt -o 07.txt
      redact vault list north.vault
      """,
    subcommands: [
      Init.self, List.self, Show.self, Merge.self, Rekey.self, Relabel.self, Forget.self, Verify.self,
      Export.self,
      VaultAlias.self, VaultDiff.self,
    ])

  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Make a vault.")

    @Argument(help: ArgumentHelp("The vault, which must not exist.", valueName: "vault"))
    var vault: String

    @Option(
      help: ArgumentHelp("The public key of who may restore; may be repeated.", valueName: "file"))
    var custodian: [String] = []

    @Option(help: ArgumentHelp("Make all keys as well, in this new folder.", valueName: "folder"))
    var newKeys: String?

    func validate() throws {
      if custodian.isEmpty, newKeys == nil {
        throw ValidationError("name --custodian FILE.pub, or --new-keys FOLDER")
      }
    }

    func run() throws {
      let keys = try newKeys.map(NewKeys.init(in:))
      let custodians = try (custodian + (keys.map { [$0.custodian + ".pub"] } ?? [])).map {
        try Custodian(contentsOf: $0)
      }
      let made = try MappingVault.create(at: vault, custodians: custodians)
      try made.close()
      Terminal.note("redact: made vault \(made.id) in \(vault); its wraps are in \(vault).wraps")
      for line in keys?.advice(vault: vault) ?? [] { Terminal.note(line) }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print labels, types and counts; no words.",
      discussion:
        "A line is: label, type, documents, mentions, and 'forgotten' where nothing is kept any more.")

    @OptionGroup var options: VaultOptions
    @Flag(help: "List documents: name, format, scope, mentions, SHA-256 of the output.")
    var documents = false

    func run() throws {
      let vault = try options.open()
      let lines =
        documents
        ? try vault.documents().map {
          "\($0.id)\t\($0.format)\t\($0.scopeKind)\t\($0.mentions)\t\($0.output)"
        }
        : try vault.persons().map {
          "\($0.label)\t\($0.type)\t\($0.documents)\t\($0.mentions)" + ($0.isForgotten ? "\tforgotten" : "")
        }
      try StandardOutput.write(Array(lines.map { $0 + "\n" }.joined().utf8))
      try vault.close()
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print what stood behind a label; for custodians.",
      discussion:
        "A line is: label, document, and the words as they stood. It is recorded who was shown, and why.")

    @OptionGroup var options: VaultOptions
    @Argument(help: ArgumentHelp("The label, without brackets.", valueName: "label")) var label: String
    @OptionGroup var custodian: CustodianOptions
    @Option(help: ArgumentHelp("Why; goes into the log.", valueName: "text")) var reason: String?
    @OptionGroup var exposure: ExposureOptions

    func run() throws {
      guard let key = try custodian.load() else { return try count() }
      guard let reason else { throw Failure(.usage, "say why with --reason; nothing was shown") }
      try exposure.check()
      var text: [UInt8] = []
      try options.recording("show", reason: reason) { vault in
        let found = try vault.uncover(label: label, for: key)
        guard !found.isEmpty else { throw unknown() }
        for one in found {
          for words in one.words {
            text += Array("\(one.label)\t\(one.document)\t".utf8) + Self.line(words) + [0x0A]
          }
        }
        return ([label], found.count)
      }
      try StandardOutput.write(text)
      try StandardOutput.finish()
    }

    private func count() throws {
      let vault = try options.open()
      let found = try vault.persons(label: label)
      guard !found.isEmpty else { throw unknown() }
      let lines = found.map { "\($0.label)\t\($0.type)\t\($0.documents)\t\($0.mentions)\n" }
      try StandardOutput.write(Array(lines.joined().utf8))
      try vault.close()
    }

    private func unknown() -> Failure {
      Failure(.configuration, "the vault holds nobody with the label \(label)")
    }

    /// Words on one line: what would break it becomes a blank.
    private static func line(_ words: [UInt8]) -> [UInt8] { words.map { $0 < 0x20 ? 0x20 : $0 } }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Take in what other vaults with the same custodians hold, in any order."
    )

    @OptionGroup var options: VaultOptions
    @Argument(help: ArgumentHelp("The other vaults.", valueName: "other")) var others: [String]

    func run() throws {
      try options.recording("merge") { vault in
        for path in others {
          let other = try MappingVault(at: path)
          try vault.merge(other)
          try other.close()
        }
        return ([], try vault.documents().count)
      }
    }
  }

  struct Rekey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rekey", abstract: "Seal everything to other custodians instead of those so far.")

    @OptionGroup var options: VaultOptions
    @OptionGroup var custodian: CustodianOptions
    @Option(
      name: .customLong("to"), help: ArgumentHelp("The public key of a new custodian.", valueName: "file"))
    var new: [String]

    func run() throws {
      let key = try custodian.required()
      let next = try new.map { try Custodian(contentsOf: $0) }
      try options.recording("rekey") { vault in
        try vault.rekey(with: key, to: next)
        return ([], try vault.documents().count)
      }
    }
  }

  struct Relabel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "relabel", abstract: "Print old and new labels, for a new key or another scope.",
      discussion:
        "After `key rotate`, so that whoever may restore can follow a person. It is as secret as the keys.")

    @OptionGroup var options: VaultOptions
    @OptionGroup var custodian: CustodianOptions
    @OptionGroup var key: KeyOptions
    @OptionGroup var exposure: ExposureOptions

    func run() throws {
      try exposure.check()
      let custodian = try custodian.required()
      let key = try key.required()
      var text = ""
      try options.recording("relabel") { vault in
        let table = try vault.relabelled(with: key, scope: self.key.scope, for: custodian)
        text = table.map { "\($0.old)\t\($0.new)\n" }.joined()
        return ([], nil)
      }
      try StandardOutput.write(Array(text.utf8))
      try StandardOutput.finish()
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget", abstract: "Destroy the keys of one person, for good.",
      discussion: """
        Their labels stay in what was given out, and nothing can turn them back: neither this vault nor a copy of it.
        Copies of the wraps, VAULT.wraps, must be destroyed as well.
        """)

    @OptionGroup var options: VaultOptions
    @Argument(help: ArgumentHelp("The label, without brackets.", valueName: "label")) var label: String
    @Option(help: ArgumentHelp("Why; goes into the log.", valueName: "text")) var reason: String

    func run() throws {
      var count = 0
      try options.recording("forget", reason: reason) { vault in
        count = try vault.forget(label: label)
        return ([label], count)
      }
      Terminal.note(
        "redact: forgot \(label), who stood in \(count) documents; destroy copies of \(options.vault).wraps")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Look whether the vault is as it was written.",
      discussion: "With a custodian's key every row is opened as well.")

    @OptionGroup var options: VaultOptions
    @OptionGroup var custodian: CustodianOptions

    func run() throws {
      let vault = try options.open()
      let sound = try vault.verify(with: try custodian.load())
      try vault.close()
      try StandardOutput.write(
        Array(
          "vault \(vault.id): \(sound.documents) documents, \(sound.persons) persons, \(sound.forgotten) forgotten\n"
            .utf8))
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print every row as JSON Lines, in a fixed order; sealed rows stay sealed.")

    @OptionGroup var options: VaultOptions

    func run() throws {
      let vault = try options.open()
      try StandardOutput.write(try vault.export())
      try StandardOutput.finish()
      try vault.close()
    }
  }
}

/// All the keys that one researcher needs, in a folder of their own.
private struct NewKeys {
  let folder: String
  var pseudonym: String { folder + "/pseudonym.key" }
  var custodian: String { folder + "/custodian.key" }
  var audit: String { folder + "/audit.key" }

  init(in folder: String) throws {
    self.folder = folder
    guard mkdir(folder, 0o700) == 0 else {
      throw Failure(.cannotCreate, "\(folder): \(Input.reason()); nothing was written")
    }
    _ = try KeyFiles.create(at: pseudonym, purpose: .pseudonym)
    _ = try KeyFiles.create(at: custodian, purpose: .custodian)
    _ = try KeyFiles.create(at: audit, purpose: .audit)
  }

  func advice(vault: String) -> [String] {
    [
      "redact: \(pseudonym): redacts; keep it where you work, and a copy where the transcripts are not",
      "redact: \(custodian): restores; move it off this machine, to a place you trust, and keep a second copy",
      "redact: \(custodian).pub: the vault is sealed to it; it is no secret",
      "redact: \(audit): signs logs; \(audit).pub checks them",
      "redact: now type  redact -k \(pseudonym) --vault \(vault) --output-dir public FILE ...",
    ]
  }
}
