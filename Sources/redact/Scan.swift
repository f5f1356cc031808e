import ArgumentParser
import RedactKit

/// Findings for people.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Show where and what would be redacted, without the words.",
    discussion: """
      redact scan interview.txt
      redact scan --format jsonl interview.txt
      redact scan --input-format jsonl --format jsonl --offsets scalars < corpus.jsonl
      """)

  @Argument(help: ArgumentHelp("Documents; standard input without any.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var reading: ReadingOptions

  @Option(help: "text, jsonl, json, sarif, github or junit.")
  var format: FindingFormat = .text

  @Option(help: "What offsets count: bytes, scalars (code points) or utf16.")
  var offsets: OffsetUnit = .bytes

  @Flag(help: "Show the words as well. They go to standard output: mind where that leads.")
  var showText = false

  func run() throws {
    let redactor = try self.redactor.redactor(allowsLabels: true)
    var report = FindingReport(format, unit: offsets, version: Redact.version)
    let recordScan = RecordScan(
      redactor: redactor, fields: records.fields, unit: offsets, showsText: showText)
    for path in files.isEmpty ? ["-"] : files {
      if records.inputFormat == .jsonl {
        _ = try recordScan.report(path, report)
      } else {
        try scan(path, redactor, &report)
      }
    }
    try StandardOutput.write(report.finish())
    try StandardOutput.finish()
  }

  private func scan(_ path: String, _ redactor: Redactor, _ report: inout FindingReport) throws(Failure) {
    let bytes = try Input.read(path)
    let scan = try Failure.wrapping(path) { () throws(RedactError) in
      try redactor.scan(bytes, format: reading.format)
    }
    let findings = FindingPlaces(scan.text, unit: offsets, showsText: showText)
      .findings(scan, path: path == "-" ? nil : path)
    try StandardOutput.write(report.add(findings))
    try StandardOutput.write(report.add(scan.perhapsSame, of: findings))
  }
}

/// Findings in records of JSON Lines, each a document of its own.
struct RecordScan {
  let redactor: Redactor
  let fields: RecordRedactor.Fields
  let unit: OffsetUnit
  let showsText: Bool

  /// Writes a line a record, whatever is found in it.
  ///
  /// - Returns: how many findings there are.
  func report(_ path: String, _ report: FindingReport) throws -> Int {
    let reader = RecordRedactor(redactor, fields: fields)
    var count = 0
    var records: [RecordRedactor.Record] = []
    func note(_ line: RecordRedactor.Line) { if case .record(let record) = line { records.append(record) } }
    func work() throws(Failure) {
      for record in records {
        let scan = try Failure.wrapping(path) { () throws(RedactError) in try reader.scan(record) }
        let findings = FindingPlaces(record.text, unit: unit, showsText: showsText).findings(scan, path: nil)
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
