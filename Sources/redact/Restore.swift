import ArgumentParser
import RedactKit

/// The way back.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Turn labels back into words, with a vault or from tokens.",
    discussion: """
      redact restore --vault north.vault --custodian amal.key --reason 'request 17' public.docx -o original.docx
      redact restore --vault north.vault --custodian amal.key --reason T-17 --only PERSON-3 public.txt -o partly.txt
      redact restore -k team.key tokens.txt -o original.txt
      age -d team.key.age | redact restore --key-fd 0 tokens.txt -o original.txt
      """)

  @Argument(
    help: ArgumentHelp("A document that was redacted; standard input without one.", valueName: "file"))
  var file: String?

  @OptionGroup var key: KeyOptions

  @Option(help: ArgumentHelp("The vault in which the document was kept.", valueName: "vault"))
  var vault: String?

  @OptionGroup var custodian: CustodianOptions

  @Option(
    help: ArgumentHelp("Turn back this label only, without brackets; may be repeated.", valueName: "label"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Which document, where several have this output; see `vault list`.", valueName: "id"))
  var document: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The output; standard output without it.", valueName: "file"))
  var output: String?

  @OptionGroup var audit: AuditOptions

  @Option(help: ArgumentHelp("Why, such as a ticket number; goes into the log.", valueName: "text"))
  var reason: String?

  @Option(help: "transcript, or jsonl for one document a line; jsonl with a --vault only.")
  var inputFormat: Filter.InputFormat = .transcript

  @OptionGroup var exposure: ExposureOptions

  func validate() throws {
    if inputFormat == .jsonl, vault == nil || document != nil {
      throw ValidationError("--input-format jsonl is for a --vault, without --document")
    }
    if vault == nil, !only.isEmpty || document != nil {
      throw ValidationError("--only and --document are for a --vault")
    }
    if vault != nil, (reason ?? "").isEmpty { throw ValidationError("say why with --reason") }
  }

  func run() throws {
    if output == nil || output == "-" { try exposure.check() }
    if let vault { try restore(from: vault) } else { try restoreTokens() }
  }

  private func restore(from path: String) throws {
    let input = file ?? "-"
    let key = try custodian.required()
    let vault = try MappingVault(at: path)
    let restorer = try VaultRestorer(vault: vault, custodian: key)
    let bytes = try Input.read(input)
    let restored = try Failure.wrapping(input) { () throws(RedactError) in
      let labels = only.isEmpty ? nil : Set(only)
      return try inputFormat == .jsonl
        ? restorer.restore(records: bytes, only: labels)
        : restorer.restore(bytes, only: labels, document: document)
    }
    if !only.isEmpty, restored.count == 0 {
      throw Failure(.badInput, "\(input): none of these labels stands in it; nothing was written")
    }
    try emit(restored.output, from: input) {
      let log = try audit.sealing.destination(VaultOptions.log(audit.audit, of: path))
      let trail = try AuditTrail(to: log)
      try trail.note(restored, from: vault, custodian: key, reason: reason ?? "")
      try trail.finish(exit: 0)
      try vault.close()
    }
    if restored.left > 0 { Terminal.note("redact: \(restored.left) labels stay") }
  }

  private func restoreTokens() throws {
    let path = file ?? "-"
    let key = try self.key.required()
    let restorer = try Restorer(key: key, scope: self.key.scope)
    let bytes = try Input.read(path)
    let restored = try Failure.wrapping(path) { () throws(RedactError) in try restorer.restore(bytes) }
    try emit(restored.output, from: path) {
      guard let log = try audit.destination() else { return }
      let trail = try AuditTrail(to: log, restoring: key, scope: self.key.scope)
      try trail.note(restored: restored.count, key: key, reason: reason)
      try trail.finish(exit: 0)
    }
  }

  /// Gives the original out, once it is recorded.
  private func emit(_ bytes: [UInt8], from input: String, recording record: () throws -> Void) throws {
    guard let output, output != "-" else {
      try record()
      try StandardOutput.write(bytes)
      return try StandardOutput.finish()
    }
    let file = try OutputFile(output, inputs: [input])
    try file.write(bytes)
    try record()
    try file.commit()
  }
}
