import ArgumentParser
import RedactKit

struct AuditProve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Prove that a line stands in a log, or that the log was only added to.",
    discussion: """
      redact audit prove public.jsonl --key audit.key.pub --line 17 -o line-17.tlog-proof
      redact audit prove public.jsonl --key audit.key.pub --since march.checkpoint -o march.proof

      The proofs are in C2SP's text forms and can be checked without the log: the line itself is handed over with its
      proof (`redact audit show LOG --format jsonl` prints lines), and nothing else of the log.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions
  @Option(help: ArgumentHelp("The number of the line, from 1.", valueName: "n")) var line: Int?
  @Option(help: ArgumentHelp("A checkpoint that was kept, or an anchor.", valueName: "file")) var since:
    String?
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The proof; standard output without it.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard (line == nil) != (since == nil) else { throw ValidationError("say either --line or --since") }
    guard line.map({ $0 > 0 }) ?? true else { throw ValidationError("lines are counted from 1") }
  }

  func run() throws {
    let audit = AuditLog(log)
    let keys = try trust.required()
    let proof =
      if let line {
        try audit.proof(ofLine: line, trusting: keys)
      } else {
        try audit.proof(since: try Input.read(since ?? "-"), trusting: keys)
      }
    try OutputFile.emit(proof, to: output, inputs: [log])
  }
}

struct AuditCheckProof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Check a proof that somebody gave you; exit 4 when it shows nothing.",
    discussion: """
      redact audit check-proof line-17.tlog-proof --line line-17.json --key audit.key.pub
      redact audit check-proof march.proof --since march.checkpoint --key audit.key.pub
      """)

  @Argument(help: ArgumentHelp("The proof.", valueName: "proof")) var proof: String
  @OptionGroup var trust: TrustOptions
  @Option(help: ArgumentHelp("A file that holds the line; - for standard input.", valueName: "file"))
  var line: String?
  @Option(help: ArgumentHelp("A checkpoint that was kept, or an anchor.", valueName: "file")) var since:
    String?

  func validate() throws {
    guard (line == nil) != (since == nil) else { throw ValidationError("say either --line or --since") }
  }

  func run() throws {
    let keys = try trust.required()
    let bytes = try Input.read(proof)
    let anchor = try Failure.wrapping(proof, "nothing is shown") { () throws(RedactError) in
      if let line {
        var record = try Self.read(line)
        if record.last == 0x0A { record.removeLast() }
        return try AuditProof.check(bytes, line: record, trusting: keys)
      }
      return try AuditProof.check(bytes, since: try Self.read(since ?? "-"), trusting: keys)
    }
    try StandardOutput.write(Array(anchor.summary.map { $0 + "\n" }.joined().utf8))
  }

  private static func read(_ path: String) throws(RedactError) -> [UInt8] {
    do { return try Input.read(path) } catch { throw .missing(error.message) }
  }
}

struct AuditAnchorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor", abstract: "Print what is to be kept elsewhere, so that no older log can stand in.",
    discussion: """
      One line: which log, how long, and the root of its tree. Commit it, print it, send it to somebody; and give it
      to `redact audit verify --since`.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions

  func run() throws {
    let anchor = try AuditLog(log).anchor(trusting: try trust.required())
    try StandardOutput.write(Array((anchor.line + "\n").utf8))
  }
}

struct AuditCosign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign",
    abstract: "Sign a log's checkpoint as a second person, once the whole log was checked.",
    discussion: """
      redact audit cosign public.jsonl --cosign-key reviewer.key --key audit.key.pub -o kept.checkpoint

      The signature is added to LOG.checkpoint, which the next run replaces: keep the copy, and give it to
      `redact audit verify --since`.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions
  @OptionGroup var cosigner: CosignerOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("A copy of the checkpoint to keep.", valueName: "file"))
  var output: String?

  func run() throws {
    let anchor = try AuditLog(log).cosign(
      with: try cosigner.required(), now: RunName.now(), trusting: try trust.required())
    if let output { try OutputFile.emit(anchor.note, to: output, inputs: [log]) }
    try StandardOutput.write(Array(anchor.summary.map { $0 + "\n" }.joined().utf8))
  }
}

/// The key of a second person: a file or an open descriptor.
struct CosignerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The cosigner's key file.", valueName: "file")) var cosignKey: String?
  @Option(help: ArgumentHelp("Read the cosigner's key from this open file descriptor.", valueName: "n"))
  var cosignKeyFd: Int32?
  @Option(
    help: ArgumentHelp("Read the passphrase of the cosigner's key from this descriptor.", valueName: "n"))
  var cosignPassphraseFd: Int32?

  func required() throws -> SigningKey {
    let passphrase = try PassphraseOptions.source(cosignPassphraseFd, besides: cosignKeyFd)
    if let cosignKeyFd {
      return try SigningKey(descriptor: cosignKeyFd, purpose: .cosigner, passphrase: passphrase)
    }
    guard let cosignKey else { throw RedactError.key("no cosigner's key was given; say --cosign-key FILE") }
    return try SigningKey(contentsOf: cosignKey, purpose: .cosigner, passphrase: passphrase)
  }
}
