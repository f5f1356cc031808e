import RedactCore

extension Table {
  /// Comma-separated values (RFC 4180), with the head. What a spreadsheet would take for a formula gets a blank in front.
  package var csv: [UInt8] {
    var bytes: [UInt8] = []
    for row in [head.map(Cell.text)] + rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        switch cell {
        case .text(let text): Self.appendField(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        }
      }
      bytes += "\r\n".utf8
    }
    return bytes
  }

  /// One JSON object a row, its members in the order of the head.
  package var jsonLines: [UInt8] {
    var writer = JSONWriter()
    for row in rows {
      writer.object { writer in
        for (name, cell) in zip(head, row) {
          writer.key(name)
          switch cell {
          case .text(let text): writer.string(text)
          case .number(let number): writer.int(number)
          }
        }
      }
      writer.endLine()
    }
    return writer.bytes
  }

  /// A field, in quotes where it has to be.
  private static func appendField(_ value: [UInt8], to bytes: inout [UInt8]) {
    let isFormula = value.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    guard isFormula || value.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
      bytes += value
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    if isFormula { bytes.append(UInt8(ascii: " ")) }
    for byte in value { bytes += byte == quote ? [quote, quote] : [byte] }
    bytes.append(quote)
  }
}
