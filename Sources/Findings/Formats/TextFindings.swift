import RedactCore

/// One line a finding, `path:line:column: TYPE kind score rule`, which editors can go to.
struct TextFindings: FindingWriter {
  func write(_ findings: [Finding]) -> [UInt8] {
    findings.flatMap { finding in
      let words = finding.text.map { [0x20, 0x20] + $0.value.map { $0 < 0x20 ? 0x20 : $0 } } ?? []
      return Array(Self.line(finding).utf8) + words + [0x0A]
    }
  }

  /// A line for each pair, at the place of the later label.
  func write(_ pairs: [PerhapsSame], of findings: [Finding]) -> [UInt8] {
    pairs.flatMap { pair -> [UInt8] in
      guard let finding = findings.first(where: { $0.label == pair.second }) else { return [] }
      return Array("\(Self.place(finding)): perhaps the same: \(pair.first) \(pair.second)\n".utf8)
    }
  }

  /// The line without its end, and without the words whoever asked for them.
  static func line(_ finding: Finding) -> String {
    "\(place(finding)): \(finding.type) \(finding.kind.rawValue) \(finding.score.fixed(2)) \(finding.rule)"
      + part(of: finding)
  }

  /// Which part of which commit, where it is not simply the text: ` (file name) in abc1234`.
  static func part(of finding: Finding) -> String {
    (finding.isInText ? "" : " (\(Visible.line(finding.leaf)))") + finding.revisionWords
  }

  private static func place(_ finding: Finding) -> String {
    "\(finding.shownPath?.oneLine ?? "-"):\(finding.place.line):\(finding.place.column)"
  }
}
