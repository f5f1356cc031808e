import RedactCore

/// One finding as a JSON object, the same in all formats that are JSON of our own.
struct FindingObject: Sendable {
  let unit: OffsetUnit

  /// Writes all members, the schema first where the object stands alone.
  func write(_ finding: Finding, schema: String? = nil, to writer: inout JSONWriter) {
    writer.object { json in
      if let schema { json.text("schema", schema) }
      json.outside("path", finding.path)
      json.outside("leaf", finding.leaf)
      if let revision = finding.revision { json.text("revision", revision) }
      json.number("line", finding.place.line)
      json.number("column", finding.place.column)
      json.text("unit", unit.rawValue)
      Self.describe(finding, in: &json)
    }
  }

  /// Writes what it is, and where in the unit of the report.
  static func describe(_ finding: Finding, in json: inout JSONWriter) {
    json.number("start", finding.offsets.lowerBound)
    json.number("end", finding.offsets.upperBound)
    json.text("type", finding.type)
    json.text("kind", finding.kind.rawValue)
    json.key("score")
    json.fixed(finding.score, places: 2)
    json.text("rule", finding.rule)
    if let label = finding.label { json.text("label", label) }
    if let fingerprint = finding.fingerprint { json.text("fingerprint", fingerprint) }
    if let text = finding.text {
      json.key("text")
      json.string(text.value)
    }
  }
}

/// JSON Lines: an object a line, `redact.finding/1`.
struct JSONLinesFindings: FindingWriter {
  let object: FindingObject

  func write(_ findings: [Finding]) -> [UInt8] {
    var writer = JSONWriter()
    for finding in findings {
      object.write(finding, schema: "redact.finding/1", to: &writer)
      writer.endLine()
    }
    return writer.bytes
  }

  /// The line of one record of the input: `{"id":…,"spans":[…]}`, and `perhapsSame` where there is any.
  static func record(id: [UInt8]?, _ findings: [Finding], _ pairs: [PerhapsSame]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("id")
      if let id { json.raw(id) } else { json.null() }
      json.objects("spans", findings) { FindingObject.describe($0, in: &$1) }
      if !pairs.isEmpty {
        json.key("perhapsSame")
        json.array { for pair in pairs { $0.labels(pair) } }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

/// One JSON object, `redact.findings/1`. Its findings are written as they come.
struct JSONFindings: FindingWriter {
  let object: FindingObject
  private var hasBegun = false
  private var hasFindings = false
  private var pairs: [(path: String?, pair: PerhapsSame)] = []

  init(object: FindingObject) { self.object = object }

  mutating func write(_ findings: [Finding]) -> [UInt8] {
    var bytes = begin()
    for finding in findings {
      if hasFindings { bytes.append(UInt8(ascii: ",")) }
      hasFindings = true
      var writer = JSONWriter()
      object.write(finding, to: &writer)
      bytes += writer.bytes
    }
    return bytes
  }

  mutating func write(_ pairs: [PerhapsSame], of findings: [Finding]) -> [UInt8] {
    self.pairs += pairs.map { (findings.first?.path, $0) }
    return []
  }

  mutating func finish(_ summary: CheckSummary?) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.objects("perhapsSame", pairs) { found, json in
        json.outside("path", found.path)
        json.key("labels")
        json.labels(found.pair)
      }
      if let summary { json.object("summary") { summary.write(to: &$0) } }
    }
    writer.endLine()
    return begin() + "],".utf8 + writer.bytes.dropFirst()
  }

  private mutating func begin() -> [UInt8] {
    if hasBegun { return [] }
    hasBegun = true
    return Array(#"{"schema":"redact.findings/1","unit":"\#(object.unit.rawValue)","findings":["#.utf8)
  }
}

extension JSONWriter {
  /// Writes `["PERSON-1","PERSON-3"]`.
  fileprivate mutating func labels(_ pair: PerhapsSame) {
    array { json in
      json.string(pair.first)
      json.string(pair.second)
    }
  }
}

extension CheckSummary {
  func write(to json: inout JSONWriter) {
    for (name, count) in counts { json.number(name, count) }
    json.objects("unusedWaivers", unused) { $0.write(to: &$1) }
    json.objects("expiredWaivers", expired) { $0.write(to: &$1) }
  }
}

extension CheckSummary.Waiver {
  fileprivate func write(to json: inout JSONWriter) {
    json.text("fingerprint", fingerprint)
    json.text("rule", rule)
    if let expires { json.text("expires", expires) }
  }
}
