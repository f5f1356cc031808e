import RedactCore

/// JUnit XML as servers of continuous integration read it: a failed case for each file with findings, and one
/// that passed for all the rest, so that a clean run has a case as well.
///
/// The suite begins with its counts, so nothing can be written before the end.
struct JUnitFindings: FindingWriter {
  let command: String
  private var cases: [Case] = []
  private var numbers: [String: Int] = [:]

  /// The findings of one file, or of one part that is no file.
  private struct Case {
    let name: String
    let file: String?
    let type: String
    var count = 0
    var lines = ""
  }

  init(command: String) { self.command = command }

  mutating func write(_ findings: [Finding]) -> [UInt8] {
    for finding in findings {
      let name = Self.name(of: finding)
      let number = numbers[name, default: cases.count]
      if number == cases.count {
        numbers[name] = number
        cases.append(Case(name: name, file: finding.shownPath?.oneLine, type: finding.type))
      }
      cases[number].count += 1
      cases[number].lines += TextFindings.line(finding) + "\n"
    }
    return []
  }

  mutating func finish(_ summary: CheckSummary?) -> [UInt8] {
    var xml = XMLText()
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite")
    xml.attribute("name", "redact \(command)")
    xml.attribute("tests", String(cases.count + 1))
    xml.attribute("failures", String(cases.count))
    for name in ["errors", "skipped", "time"] { xml.attribute(name, "0") }
    xml.markup(">\n")
    if let summary { Self.write(summary, to: &xml) }
    for found in cases { write(found, to: &xml) }
    begin("everything else", to: &xml)
    xml.markup("/>\n")
    if let notes = summary?.notes {
      xml.markup("<system-out>")
      xml.text(notes.map { $0.text + "\n" }.joined())
      xml.markup("</system-out>\n")
    }
    xml.markup("</testsuite>\n</testsuites>\n")
    return xml.bytes
  }

  /// The name of the case, which tells one part from all others.
  private static func name(of finding: Finding) -> String {
    finding.shownPath.map { $0.oneLine + finding.revisionWords } ?? Visible.line(finding.partName)
  }

  private func begin(_ name: String, to xml: inout XMLText) {
    xml.markup("<testcase")
    xml.attribute("classname", "redact.\(command)")
    xml.attribute("name", name)
    xml.attribute("time", "0")
  }

  private func write(_ found: Case, to xml: inout XMLText) {
    begin(found.name, to: &xml)
    if let file = found.file { xml.attribute("file", file) }
    xml.markup(">\n<failure")
    xml.attribute("type", found.type)
    xml.attribute("message", found.count == 1 ? "1 finding" : "\(found.count) findings")
    xml.markup(">")
    xml.text(found.lines)
    xml.markup("</failure>\n</testcase>\n")
  }

  private static func write(_ summary: CheckSummary, to xml: inout XMLText) {
    xml.markup("<properties>\n")
    let waivers = [("unusedWaivers", summary.unused.count), ("expiredWaivers", summary.expired.count)]
    for (name, count) in summary.counts + waivers {
      xml.markup("<property")
      xml.attribute("name", name)
      xml.attribute("value", String(count))
      xml.markup("/>\n")
    }
    xml.markup("</properties>\n")
  }
}
