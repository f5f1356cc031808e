import Findings
import RedactKit

/// Findings on their way out: to standard output, and to a file where one is wanted.
struct CheckReport {
  private var output: FindingReport
  private var file: ReportFile?

  /// - Parameter path: of the file, whose ending names its format.
  init(format: FindingFormat, path: String?, unit: OffsetUnit) throws(Failure) {
    let run = FindingRun(command: "check", version: Redact.version, describe: CheckRules.sentence(of:))
    output = FindingReport(format, unit: unit, run: run)
    if let path {
      let report = FindingReport(Self.format(of: path) ?? format, unit: unit, run: run)
      file = ReportFile(report: report, output: try OutputFile(path, inputs: []))
    }
  }

  mutating func add(_ found: PartFindings) throws(Failure) {
    try StandardOutput.write(output.add(found))
    try file?.add(found)
  }

  mutating func finish(_ summary: CheckSummary) throws(Failure) {
    try StandardOutput.write(output.finish(summary))
    try StandardOutput.finish()
    try file?.finish(summary)
  }

  private static func format(of path: String) -> FindingFormat? {
    switch path.split(separator: ".").last {
    case "sarif": .sarif
    case "json": .json
    case "jsonl": .jsonl
    case "xml": .junit
    case "txt": .text
    default: nil
    }
  }
}

/// A report that becomes a file once it is whole.
private struct ReportFile {
  var report: FindingReport
  let output: OutputFile

  mutating func add(_ found: PartFindings) throws(Failure) { try output.write(report.add(found)) }

  mutating func finish(_ summary: CheckSummary) throws(Failure) {
    try output.write(report.finish(summary))
    try output.commit()
  }
}

extension FindingReport {
  /// Takes what was found in a part, waived or not.
  fileprivate mutating func add(_ found: PartFindings) -> [UInt8] {
    var bytes = add(found.findings)
    for (finding, reason) in found.waived { bytes += add(waived: finding, reason: reason) }
    return bytes
  }
}
