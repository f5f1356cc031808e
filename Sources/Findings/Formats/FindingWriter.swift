/// One format of findings. What can be written at once is returned at once.
protocol FindingWriter: Sendable {
  /// Takes findings, in the order of the report.
  mutating func write(_ findings: [Finding]) -> [UInt8]

  /// Takes the labels of one input that are perhaps one person's, after its findings.
  mutating func write(_ pairs: [PerhapsSame], of findings: [Finding]) -> [UInt8]

  /// Takes a finding that a baseline waives, and why.
  mutating func write(waived finding: Finding, reason: String) -> [UInt8]

  /// What can only be written when all is known.
  mutating func finish(_ summary: CheckSummary?) -> [UInt8]
}

extension FindingWriter {
  mutating func write(_ pairs: [PerhapsSame], of findings: [Finding]) -> [UInt8] { [] }
  mutating func write(waived finding: Finding, reason: String) -> [UInt8] { [] }
  mutating func finish(_ summary: CheckSummary?) -> [UInt8] { [] }
}
