import ArgumentParser
import RedactKit

struct AuditReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a page about what was done, for people to read.",
    discussion: """
      redact audit report public.jsonl --key audit.key.pub --outputs public -o report.html
      redact audit report public.jsonl --format csv -o entities.csv

      The page needs no network and no other file. With --outputs it holds the released texts, with labels in place, and
      lists what was nearly found in them. It is made of the log and the outputs only: no original is in it.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "log")) var log: String
  @OptionGroup var trust: TrustOptions
  @Option(help: ArgumentHelp("The folder of outputs.", valueName: "folder")) var outputs: String?
  @Option(help: "html, md, json or csv.") var format: AuditReport.Format = .html
  @Option(help: ArgumentHelp("The heading.", valueName: "text")) var title: String?
  @OptionGroup var redactor: RedactorOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The report; standard output without it.", valueName: "file"))
  var output: String?

  func run() throws {
    var files: [(name: String, bytes: [UInt8])] = []
    if let outputs {
      for file in try InputFile.expand([outputs], entersFolders: true) {
        files.append((file.name, try Input.read(file.path)))
      }
    }
    var options = AuditReport.Options(version: Redact.version, now: RunName.now())
    options.title = title ?? options.title
    let report = try AuditReport(
      of: AuditLog(log), trusting: try trust.load(), outputs: files,
      redactor: files.isEmpty ? nil : try redactor.redactor(), options: options)
    try OutputFile.emit(report.encoded(as: format), to: output, inputs: [log])
  }
}
