public import RedactCore

/// How findings are written.
public enum FindingFormat: String, CaseIterable, Sendable {
  case text, jsonl, json, sarif, github, junit

  fileprivate func writer(_ unit: OffsetUnit, _ run: FindingRun) -> any FindingWriter {
    switch self {
    case .text: TextFindings()
    case .jsonl: JSONLinesFindings(object: FindingObject(unit: unit))
    case .json: JSONFindings(object: FindingObject(unit: unit))
    case .sarif: SARIFFindings(run: run)
    case .github: GitHubAnnotations()
    case .junit: JUnitFindings(command: run.command)
    }
  }
}

/// Writes findings as a stream; nothing of a document is in any of the formats, unless the user asked to see
/// the words.
///
/// The same findings in the same order give the same bytes. A report that was not finished is not to be
/// relied upon.
public struct FindingReport: Sendable {
  private var writer: any FindingWriter

  /// - Parameter version: of the program.
  public init(_ format: FindingFormat, unit: OffsetUnit, version: String) {
    self.init(format, unit: unit, run: FindingRun(version: version))
  }

  package init(_ format: FindingFormat, unit: OffsetUnit = .bytes, run: FindingRun) {
    writer = format.writer(unit, run)
  }

  /// Takes the findings of one input, and returns what can be written at once.
  public mutating func add(_ more: [Finding]) -> [UInt8] { writer.write(more) }

  /// Takes the labels of one input that are perhaps one person's, after its findings, and returns what can be
  /// written at once: in text a line each, at the place of the later label.
  public mutating func add(_ more: [PerhapsSame], of findings: [Finding]) -> [UInt8] {
    writer.write(more, of: findings)
  }

  /// Takes a finding that a baseline waives, and why. Only SARIF shows it, as suppressed.
  ///
  /// ## Privacy
  /// The reason is shown as it was given.
  package mutating func add(waived finding: Finding, reason: String) -> [UInt8] {
    writer.write(waived: finding, reason: reason)
  }

  /// What can only be written when all is known.
  public mutating func finish() -> [UInt8] { finish(nil) }

  /// The same with what was looked at, for formats that have a place for it: `json`, `sarif` and `junit`.
  public mutating func finish(_ summary: CheckSummary?) -> [UInt8] { writer.finish(summary) }

  /// The line of one record of JSON Lines: `{"id":…,"spans":[…]}`, and `perhapsSame` where there is any.
  public func record(id: [UInt8]?, _ findings: [Finding], _ pairs: [PerhapsSame] = []) -> [UInt8] {
    JSONLinesFindings.record(id: id, findings, pairs)
  }
}
