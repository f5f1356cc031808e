import RedactCore

/// One line an entity, as comma-separated values (RFC 4180).
enum CSVReport {
  private static let head = [
    "Document", "Run", "Format", "Number", "Type", "Kind", "Rule", "Rule version", "Action", "Label", "Score",
    "Review",
    "Start", "End", "First byte", "Past last byte",
  ]

  static func bytes(of data: ReportData) -> [UInt8] {
    var lines: [UInt8] = []
    append(head, to: &lines)
    for document in data.documents {
      for (number, entity) in document.entities.enumerated() {
        append(
          [
            document.id, document.run, document.format, String(number), entity.type.rawValue,
            entity.kind.rawValue,
            entity.rule, entity.ruleVersion ?? "", entity.action, entity.label ?? "",
            Numbers.score(entity.score),
            entity.review?.rawValue ?? "", String(entity.scalars.lowerBound),
            String(entity.scalars.upperBound),
            String(entity.bytes.start), String(entity.bytes.end),
          ], to: &lines)
      }
    }
    return lines
  }

  private static func append(_ fields: [String], to lines: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { lines.append(UInt8(ascii: ",")) }
      append(Array(field.utf8), to: &lines)
    }
    lines += "\r\n".utf8
  }

  /// A field, in quotes where it has to be. What a spreadsheet would take for a formula gets a blank in front.
  private static func append(_ value: [UInt8], to lines: inout [UInt8]) {
    let isFormula = value.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    guard isFormula || value.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
      lines += value
      return
    }
    let quote = UInt8(ascii: "\"")
    lines.append(quote)
    if isFormula { lines.append(0x20) }
    for byte in value { lines += byte == quote ? [quote, quote] : [byte] }
    lines.append(quote)
  }
}
