import RedactCore

/// Findings as SARIF 2.1.0 (OASIS), without snippets: the words stay out of reports.
///
/// Results are written as they come, and what they refer to after them: the order of members means nothing in
/// JSON.
struct SARIFFindings: FindingWriter {
  let run: FindingRun
  private var rules = SARIFRules()
  private var places = PlaceFingerprints()
  private var hasBegun = false
  private var hasResults = false

  private static let head =
    #"{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"#
    + #"sarif-schema-2.1.0.json","#
    + #""version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#

  init(run: FindingRun) { self.run = run }

  mutating func write(_ findings: [Finding]) -> [UInt8] {
    begin() + findings.flatMap { result(of: $0, waivedFor: nil) }
  }

  mutating func write(waived finding: Finding, reason: String) -> [UInt8] {
    begin() + result(of: finding, waivedFor: reason)
  }

  mutating func finish(_ summary: CheckSummary?) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.object("tool") { $0.object("driver") { driver(summary, in: &$0) } }
      if let summary {
        json.objects("invocations", [summary]) { SARIFInvocation(summary: $0).write(to: &$1) }
      }
      json.object("originalUriBaseIds") { json in
        json.object(SARIFResult.root) { json in
          json.object("description") { $0.text("text", "The folder that the paths were given from.") }
        }
      }
      if let repository = run.repository, let address = repository.address {
        json.objects("versionControlProvenance", [address]) { address, json in
          json.text("repositoryUri", address)
          if let revision = repository.revision { json.text("revisionId", revision) }
          if let branch = repository.branch { json.outside("branch", branch) }
        }
      }
    }
    return begin() + "],".utf8 + writer.bytes.dropFirst() + "]}\n".utf8
  }

  private mutating func begin() -> [UInt8] {
    if hasBegun { return [] }
    hasBegun = true
    return Array(Self.head.utf8)
  }

  private mutating func result(of finding: Finding, waivedFor reason: String?) -> [UInt8] {
    var writer = JSONWriter()
    let result = SARIFResult(
      finding: finding, rule: rules.index(of: finding), place: places.next(finding), reason: reason)
    writer.object { result.write(to: &$0) }
    let bytes = hasResults ? [UInt8(ascii: ",")] + writer.bytes : writer.bytes
    hasResults = true
    return bytes
  }

  private func driver(_ summary: CheckSummary?, in json: inout JSONWriter) {
    json.text("name", "redact")
    json.text("version", run.version)
    json.text("semanticVersion", run.version)
    if let address = run.informationURI { json.text("informationUri", address) }
    json.objects("rules", rules.all) { rule, json in
      json.text("id", rule.id)
      json.object("shortDescription") {
        $0.text("text", run.describe(rule.id) ?? RuleWords.sentence(of: rule.id, finding: rule.type))
      }
      json.object("defaultConfiguration") { $0.text("level", rule.level) }
    }
    if summary != nil {
      json.objects("notifications", SummaryNote.Kind.allCases) { SARIFInvocation.describe($0, in: &$1) }
    }
  }
}

/// The rules of the results so far, in the order of their first finding.
private struct SARIFRules: Sendable {
  struct Rule: Sendable {
    let id: String
    let type: String
    let level: String
  }

  private(set) var all: [Rule] = []
  private var indices: [String: Int] = [:]

  mutating func index(of finding: Finding) -> Int {
    if let index = indices[finding.rule] { return index }
    indices[finding.rule] = all.count
    all.append(Rule(id: finding.rule, type: finding.type, level: finding.kind.sarifLevel))
    return all.count - 1
  }
}

extension IdentifierKind {
  var sarifLevel: String { self == .direct ? "error" : "warning" }
}
