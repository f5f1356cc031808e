/// One workflow command of GitHub Actions a finding, which the runner turns into a remark beside the line.
struct GitHubAnnotations: FindingWriter {
  func write(_ findings: [Finding]) -> [UInt8] { findings.flatMap { Self.command($0).utf8 } }

  private static func command(_ finding: Finding) -> String {
    var properties: [(String, String)] = []
    var place = " at \(finding.place.line):\(finding.place.column)"
    if let path = finding.shownPath {
      properties.append(("file", Visible.line(path.text, keepsLineEnds: true)))
      if finding.isInText {
        properties += lines(of: finding)
        place = ""
      }
    }
    properties.append(("title", finding.rule))
    let words = properties.map { "\($0)=\(escaped($1, ofProperty: true))" }.joined(separator: ",")
    let message = finding.words + " found" + place + TextFindings.part(of: finding)
    let level = finding.kind == .direct ? "error" : "warning"
    return "::\(level) \(words)::\(escaped(message, ofProperty: false))\n"
  }

  /// The runner refuses columns where a finding goes over more than one line.
  private static func lines(of finding: Finding) -> [(String, String)] {
    var lines = [("line", finding.place.line), ("endLine", max(finding.place.line, finding.end.line))]
    if finding.place.line == finding.end.line {
      lines += [
        ("col", finding.place.column), ("endColumn", max(finding.place.column, finding.end.column)),
      ]
    }
    return lines.map { ($0, String($1)) }
  }

  private static func escaped(_ value: String, ofProperty isProperty: Bool) -> String {
    value.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
