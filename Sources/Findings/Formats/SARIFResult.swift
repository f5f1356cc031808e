import RedactCore

/// One result of a SARIF log.
struct SARIFResult {
  /// The name of the folder that relative paths are given from.
  static let root = "%SRCROOT%"

  let finding: Finding
  /// The number of its rule in the list of the driver.
  let rule: Int
  /// What it is known by without a key.
  let place: String
  /// Why a baseline waives it, where one does.
  let reason: String?

  func write(to json: inout JSONWriter) {
    json.text("ruleId", finding.rule)
    json.number("ruleIndex", rule)
    json.text("level", finding.kind.sarifLevel)
    // Names from outside would be read as links and placeholders here; they have their own members.
    json.object("message") { $0.text("text", finding.words + " found") }
    json.objects("locations", [finding]) { writeLocation(of: $0, to: &$1) }
    json.object("partialFingerprints") { json in
      if let fingerprint = finding.fingerprint {
        json.text("redact/v1", fingerprint)
      } else {
        json.text("redactPlace/v1", place)
      }
    }
    // Either all results of a log have these, or none has; the first is written before the last is known.
    json.objects("suppressions", reason.map { [$0] } ?? []) { reason, json in
      json.text("kind", "external")
      json.outside("justification", reason)
    }
    json.object("properties", writeProperties)
  }

  private func writeLocation(of finding: Finding, to json: inout JSONWriter) {
    if let path = finding.shownPath {
      json.object("physicalLocation") { json in
        json.object("artifactLocation") { json in
          json.text("uri", path.uri)
          if !path.isAbsolute && !path.climbs { json.text("uriBaseId", Self.root) }
        }
        json.object("region", writeRegion)
      }
    }
    if finding.shownPath == nil || !finding.isInText {
      json.objects("logicalLocations", [finding.partName]) { $1.outside("name", $0) }
    }
  }

  /// A place in another part than the text is none in the file, which then is meant as a whole: its first
  /// line, because readers such as GitHub's refuse a log with a file and no line.
  private func writeRegion(to json: inout JSONWriter) {
    let start = finding.isInText ? finding.place : .first
    json.number("startLine", start.line)
    guard finding.isInText else { return }
    json.number("startColumn", start.column)
    json.number("endLine", finding.end.line)
    json.number("endColumn", finding.end.column)
  }

  private func writeProperties(to json: inout JSONWriter) {
    json.text("type", finding.type)
    json.text("kind", finding.kind.rawValue)
    json.key("score")
    json.fixed(finding.score, places: 2)
    if let revision = finding.revision { json.text("revision", revision) }
    if finding.shownPath == nil || !finding.isInText {
      json.outside("leaf", finding.leaf)
      json.number("line", finding.place.line)
      json.number("column", finding.place.column)
    }
  }
}

/// What findings are known by without a key: the path, the part, the rule, and how many of the rule came
/// before in it.
///
/// ## Privacy
/// Nothing is made from the words.
struct PlaceFingerprints: Sendable {
  private var counts: [UInt64: Int] = [:]

  mutating func next(_ finding: Finding) -> String {
    let path = finding.shownPath?.bytes ?? []
    let parts = [path, Array(finding.leaf.utf8), Array(finding.rule.utf8)]
    // No path holds a zero byte.
    let group = Array(parts.joined(separator: [0]))
    let key = SipHash.hash(group, key: [])
    let number = counts[key, default: 0]
    counts[key] = number + 1
    let name = SipHash.hash(group + [0] + String(number).utf8, key: [])
    return Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: name >> (56 - 8 * $0)) })
  }
}
