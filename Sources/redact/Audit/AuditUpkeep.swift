import ArgumentParser
import RedactKit

struct AuditMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join logs of several machines into a new one.",
    discussion: """
      redact audit merge a.jsonl b.jsonl -o all.jsonl --audit-key audit.key

      The order does not matter, nor whether a log was joined before. Each must hold; the logs that are joined stay.
      """)

  @Argument(help: ArgumentHelp("The logs.", valueName: "log")) var logs: [String]
  @Option(name: .shortAndLong, help: ArgumentHelp("The new log.", valueName: "log")) var output: String
  @OptionGroup var sealing: SealingOptions
  @OptionGroup var trust: TrustOptions

  func run() throws {
    let anchor = try AuditLog(output).join(
      logs, key: try sealing.required(), trusting: try trust.load())
    try StandardOutput.write(Array(anchor.summary.map { $0 + "\n" }.joined().utf8))
  }
}

struct AuditRecover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Close a log that was cut off, and seal it.",
    discussion: """
      Adds what says that a run was cut off, and a checkpoint; what stands in the log is never changed. How many lines are
      taken under the seal is recorded: look at them first, for whoever can write the file may have added them
      (`redact audit show LOG`). With --first, seals a log that was written without a key.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var sealing: SealingOptions
  @Flag(help: "The log was never sealed.") var first = false

  func run() throws {
    _ = try sealing.required()
    let repair = try AuditLog.recover(try sealing.destination(log), isFirst: first)
    for run in repair.closed { Terminal.note("redact: run \(run) was cut off") }
    if repair.torn > 0 { Terminal.note("redact: \(repair.torn) lines are no records") }
    Terminal.note("redact: took \(repair.unsealed) lines under the seal; the log has \(repair.size) now")
  }
}

struct AuditExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the anonymisation log that archives ask for, from a vault; for custodians.",
    discussion: """
      redact audit export north.vault --custodian amal.key --reason deposit --format ods -o log.ods

      Interview, place in the text, original, changed to, reason, reviewer. It belongs with the originals and never with
      what is published. Who was forgotten is not in it.
      """)

  @OptionGroup var options: VaultOptions
  @OptionGroup var custodian: CustodianOptions
  @Option(help: ArgumentHelp("Why; goes into the log.", valueName: "text")) var reason: String
  @Option(help: "ukds for the columns of the UK Data Service, or csv, jsonl, ods with all.")
  var format: AnonymisationLog.Format = .ukds
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The table; standard output without it.", valueName: "file"))
  var output: String?
  @OptionGroup var exposure: ExposureOptions

  func run() throws {
    let key = try custodian.required()
    if output == nil || output == "-" { try exposure.check() }
    var table: [UInt8] = []
    try options.recording("export", reason: reason) { vault in
      let log = try AnonymisationLog(of: vault, for: key)
      table = try log.encoded(as: format)
      return ([], log.documents)
    }
    try OutputFile.emit(table, to: output, inputs: [options.vault])
  }
}
