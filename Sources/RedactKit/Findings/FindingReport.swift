import RedactCore

/// How findings are written.
public enum FindingFormat: String, CaseIterable, Sendable {
  case text, jsonl, json, sarif, github
}

/// Writes findings; nothing of a document is in any of the formats, unless the user asked to see the words.
public struct FindingReport {
  private let format: FindingFormat
  private let unit: OffsetUnit
  /// For SARIF: the tool's version.
  private let version: String
  private var findings: [Finding] = []
  private var pairs: [(path: String?, pair: PerhapsSame)] = []

  public init(_ format: FindingFormat, unit: OffsetUnit, version: String) {
    self.format = format
    self.unit = unit
    self.version = version
  }

  /// Takes the findings of one input, and returns what can be written at once.
  public mutating func add(_ more: [Finding]) -> [UInt8] {
    switch format {
    case .text: return more.flatMap(Self.line)
    case .github: return more.flatMap(Self.annotation)
    case .jsonl: return more.flatMap { object($0) + [0x0A] }
    case .json, .sarif:
      findings += more
      return []
    }
  }

  /// Takes the labels of one input that are perhaps one person's, after its findings, and returns what can be written at
  /// once: in text a line each, at the place of the later label.
  public mutating func add(_ more: [PerhapsSame], of findings: [Finding]) -> [UInt8] {
    switch format {
    case .github, .jsonl, .sarif: return []
    case .json:
      pairs += more.map { (findings.first?.path, $0) }
      return []
    case .text:
      return more.flatMap { pair -> [UInt8] in
        guard let place = findings.first(where: { $0.label == pair.second }) else { return [] }
        let words = "perhaps the same: \(pair.first) \(pair.second)\n"
        return Array("\(place.path ?? "-"):\(place.place.line):\(place.place.column): \(words)".utf8)
      }
    }
  }

  /// What can only be written when all is known.
  public func finish() -> [UInt8] {
    switch format {
    case .text, .github, .jsonl: return []
    case .json:
      var writer = JSONWriter()
      writer.object { json in
        json.key("schema")
        json.string("redact.findings/1")
        json.key("unit")
        json.string(unit.rawValue)
        json.key("findings")
        json.array { for finding in findings { $0.raw(object(finding)) } }
        json.key("perhapsSame")
        json.array { for (path, pair) in pairs { $0.raw(Self.object(pair, path)) } }
      }
      return writer.bytes + [0x0A]
    case .sarif: return SARIF.report(findings, version: version) + [0x0A]
    }
  }

  /// The line of one record of JSON Lines: `{"id":…,"spans":[…]}`, and `perhapsSame` where there is any.
  public func record(id: [UInt8]?, _ findings: [Finding], _ pairs: [PerhapsSame] = []) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("id")
      if let id { json.raw(id) } else { json.null() }
      json.key("spans")
      json.array { for finding in findings { $0.raw(span(finding)) } }
      if !pairs.isEmpty {
        json.key("perhapsSame")
        json.array { for pair in pairs { $0.raw(Self.list(pair)) } }
      }
    }
    return writer.bytes + [0x0A]
  }

  /// `{"path":…,"labels":["PERSON-1","PERSON-3"]}`.
  private static func object(_ pair: PerhapsSame, _ path: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("path")
      if let path { json.string(path) } else { json.null() }
      json.key("labels")
      json.raw(list(pair))
    }
    return writer.bytes
  }

  private static func list(_ pair: PerhapsSame) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { json in
      json.string(pair.first)
      json.string(pair.second)
    }
    return writer.bytes
  }

  private func span(_ finding: Finding) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { Self.describe(finding, in: &$0) }
    return writer.bytes
  }

  private func object(_ finding: Finding) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("path")
      if let path = finding.path { json.string(path) } else { json.null() }
      json.key("line")
      json.int(finding.place.line)
      json.key("column")
      json.int(finding.place.column)
      json.key("unit")
      json.string(unit.rawValue)
      Self.describe(finding, in: &json)
    }
    return writer.bytes
  }

  private static func describe(_ finding: Finding, in json: inout JSONWriter) {
    json.key("start")
    json.int(finding.offsets.lowerBound)
    json.key("end")
    json.int(finding.offsets.upperBound)
    json.key("type")
    json.string(finding.type.rawValue)
    json.key("kind")
    json.string(finding.kind.rawValue)
    json.key("score")
    json.fixed(finding.score, places: 2)
    json.key("rule")
    json.string(finding.rule)
    json.key("label")
    json.string(finding.label)
    if let text = finding.text {
      json.key("text")
      json.string(text.value)
    }
  }

  private static func line(_ finding: Finding) -> [UInt8] {
    let words =
      "\(finding.path ?? "-"):\(finding.place.line):\(finding.place.column): "
      + "\(finding.type.rawValue) \(finding.kind.rawValue) \(finding.score.fixed(2)) \(finding.rule)"
    let text = finding.text.map { [0x20, 0x20] + $0.value.map { $0 < 0x20 ? 0x20 : $0 } } ?? []
    return Array(words.utf8) + text + [0x0A]
  }

  /// One workflow command of GitHub Actions.
  private static func annotation(_ finding: Finding) -> [UInt8] {
    let path = (finding.path ?? "-").utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x25: Array("%25".utf8)
      case 0x0D: Array("%0D".utf8)
      case 0x0A: Array("%0A".utf8)
      case 0x3A: Array("%3A".utf8)
      case 0x2C: Array("%2C".utf8)
      default: [byte]
      }
    }
    let rest =
      ",line=\(finding.place.line),col=\(finding.place.column),title=\(finding.rule)::"
      + "\(finding.type.rawValue) (\(finding.kind.rawValue)) found\n"
    return Array("::error file=".utf8) + path + Array(rest.utf8)
  }
}
