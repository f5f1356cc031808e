import ArgumentParser
import RedactKit

/// What was done, checked and shown to others.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Check, prove and show what was done.",
    discussion: """
      redact --audit public.jsonl --audit-key audit.key --output-dir public interviews/
      redact audit verify public.jsonl --key audit.key.pub --outputs public
      redact audit report public.jsonl --key audit.key.pub --outputs public -o report.html
      redact audit prove public.jsonl --key audit.key.pub --line 17 -o line-17.tlog-proof

      A log holds no text and no secret, so it can be given to anybody. Exit status: 0 it holds, 4 it was changed,
      5 its end is not sealed or not closed.
      """,
    subcommands: [
      AuditVerify.self, AuditShow.self, AuditReportCommand.self, AuditExport.self, AuditProve.self,
      AuditCheckProof.self, AuditCosign.self, AuditAnchorCommand.self, AuditMerge.self, AuditRecover.self,
    ])
}

struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a log against its checkpoint, and outputs against the log.",
    discussion: """
      Keep a checkpoint now and then where nobody can change it (`redact audit anchor`), and give it with --since:
      nothing else shows that log and checkpoint were not both put back to older ones.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions

  @Option(help: ArgumentHelp("A checkpoint that was kept, or an anchor; may be repeated.", valueName: "file"))
  var since: [String] = []

  @Option(help: ArgumentHelp("A folder of outputs; each must be of this log.", valueName: "folder"))
  var outputs: String?

  func run() throws {
    var files = AuditOutputs()
    let kept = try since.map { try Input.read($0) }
    let check = try AuditLog(log).check(trusting: try trust.required(), since: kept) { files.add($0) }
    var lines = [check.counts.summary] + (check.anchor?.summary ?? [])
    do { try check.refuseBroken(log) } catch { throw Failure(error, written: "nothing of it counts") }
    if let outputs {
      for file in try InputFile.expand([outputs], entersFolders: true) {
        files.add(try Input.read(file.path), named: file.path)
      }
      lines.append("outputs: \(files.matched) as recorded, \(files.missing) documents without a file")
    }
    try StandardOutput.write(Array(lines.map { $0 + "\n" }.joined().utf8))
    for name in files.unknown { Terminal.warn("\(name): is the output of no document of this log") }
    guard files.unknown.isEmpty else {
      throw Failure(.unverified, "\(files.unknown.count) files are not as recorded, or of another log")
    }
    if case .open(let reason) = check.state {
      throw Failure(RedactError.openLog("\(log): \(reason)"), written: "what is sealed holds")
    }
  }
}

struct AuditShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print records of a log, all or some.",
    discussion: "With --key the log is checked too, and exit status 4 says that it does not hold.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, jsonl }

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions
  @Option(help: ArgumentHelp("Records of this kind, such as entity.", valueName: "kind")) var record: String?
  @Option(name: .customLong("run"), help: ArgumentHelp("Records of this run.", valueName: "name"))
  var runName: String?
  @Option(help: ArgumentHelp("Records of the document whose name begins so.", valueName: "name"))
  var document: String?
  @Option(help: ArgumentHelp("Records of this entity type.", valueName: "type")) var type: String?
  @Option(help: ArgumentHelp("Records of this rule.", valueName: "rule")) var rule: String?
  @Option(help: ArgumentHelp("Records of this label, without brackets.", valueName: "label")) var label:
    String?
  @Option(help: "text, or jsonl for the lines as they stand.") var format: Format = .text

  func run() throws {
    var filter = AuditFilter()
    filter.kind = record
    filter.run = runName
    filter.document = document
    filter.type = type
    filter.rule = rule
    filter.label = label
    let writer = LineWriter()
    let take = { (entry: AuditEntry) in
      if filter.accepts(entry) { writer.write(format == .jsonl ? entry.bytes : Array(entry.summary.utf8)) }
    }
    let keys = try trust.load()
    let check =
      keys.isEmpty
      ? try AuditLog(log).read(record: take) : try AuditLog(log).check(trusting: keys, record: take)
    try writer.finish()
    do { try check.refuseBroken(log) } catch { throw Failure(error, written: "nothing of it counts") }
  }
}

/// Writes lines to standard output as they come; what cannot be written is told at the end.
private final class LineWriter {
  private var buffer: [UInt8] = []
  private var failure: Failure?

  func write(_ line: [UInt8]) {
    buffer += line + [0x0A]
    if buffer.count > 1 << 16 { flush() }
  }

  func finish() throws(Failure) {
    flush()
    if let failure { throw failure }
    try StandardOutput.finish()
  }

  private func flush() {
    guard failure == nil else { return }
    do { try StandardOutput.write(buffer) } catch { failure = error }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension AuditCheck.Counts {
  fileprivate var summary: String {
    "\(lines) lines, \(runs) runs, \(documents) documents, \(entities) entities, \(refused) refused, \(restores) restored"
  }
}

extension AuditAnchor {
  var summary: [String] {
    [line, "sealed by \(signers.joined(separator: ", "))"]
      + (cosigners.isEmpty ? [] : ["cosigned by \(cosigners.joined(separator: ", "))"])
  }
}
