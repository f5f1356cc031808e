import ArgumentParser
import RedactKit

/// Where to look, and how to say it; shared by `scan` and `check`.
struct ScanOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Documents; standard input without any.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var reading: ReadingOptions

  @Option(help: "text, jsonl, json, sarif or github.")
  var format: FindingFormat = .text

  @Option(help: "What offsets count: bytes, scalars (code points) or utf16.")
  var offsets: OffsetUnit = .bytes

  /// Reports all findings.
  ///
  /// - Returns: how many there are.
  func report(showsText: Bool) throws -> Int {
    let redactor = try self.redactor.redactor(allowsLabels: true)
    var report = FindingReport(format, unit: offsets, version: Redact.version)
    var count = 0
    for path in files.isEmpty ? ["-"] : files {
      if records.inputFormat == .jsonl {
        count += try scanRecords(path, redactor, report, showsText)
      } else {
        let bytes = try Input.read(path)
        let scan = try Failure.wrapping(path) { () throws(RedactError) in
          try redactor.scan(bytes, format: reading.format)
        }
        let findings = FindingPlaces(scan.text, unit: offsets, showsText: showsText)
          .findings(scan, path: path == "-" ? nil : path)
        try StandardOutput.write(report.add(findings))
        try StandardOutput.write(report.add(scan.perhapsSame, of: findings))
        count += findings.count
      }
    }
    try StandardOutput.write(report.finish())
    try StandardOutput.finish()
    return count
  }

  /// Writes a line a record, whatever is found in it.
  private func scanRecords(
    _ path: String, _ redactor: Redactor, _ report: FindingReport, _ showsText: Bool
  ) throws -> Int {
    let reader = RecordRedactor(redactor, fields: records.fields)
    var count = 0
    var records: [RecordRedactor.Record] = []
    func note(_ line: RecordRedactor.Line) { if case .record(let record) = line { records.append(record) } }
    func work() throws(Failure) {
      for record in records {
        let scan = try Failure.wrapping(path) { () throws(RedactError) in try reader.scan(record) }
        let findings = FindingPlaces(record.text, unit: offsets, showsText: showsText)
          .findings(scan, path: nil)
        try StandardOutput.write(report.record(id: record.id, findings, scan.perhapsSame))
        count += findings.count
      }
      records.removeAll(keepingCapacity: true)
    }
    try Input.stream(path) { chunk throws(Failure) in
      try Failure.wrapping(path) { () throws(RedactError) in try reader.feed(Array(chunk), line: note) }
      try work()
      return true
    }
    try Failure.wrapping(path) { () throws(RedactError) in try reader.finish(line: note) }
    try work()
    return count
  }
}

/// Findings for people.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Show where and what would be redacted, without the words.",
    discussion: """
      redact scan interview.txt
      redact scan --format jsonl interview.txt
      redact scan --input-format jsonl --format jsonl --offsets scalars < corpus.jsonl
      """)

  @OptionGroup var options: ScanOptions

  @Flag(help: "Show the words as well. They go to standard output: mind where that leads.")
  var showText = false

  func run() throws { _ = try options.report(showsText: showText) }
}

/// Findings for machines.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Exit 1 when anything is found, for hooks and CI.",
    discussion: """
      redact check public/*.txt && git push
      redact check --format github public/*.txt
      """)

  @OptionGroup var options: ScanOptions

  func run() throws {
    if try options.report(showsText: false) > 0 { throw ExitCode(Status.found.rawValue) }
  }
}
