import RedactCore

/// Tables with commas, semicolons or bars between their cells, as RFC 4180 writes them.
package struct CommaSeparated: TranscriptFormat {
  package let name = "csv"
  package let notes = FormatNotes(
    "tables with commas, semicolons or bars",
    keeps: "rows, columns, quotes, times, small numbers; equal ids stay equal",
    changes: "every cell, its header too",
    strips: "names and links of recordings")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  private static let dialects = TableDialect.all.filter { $0.delimiter != UInt8(ascii: "\t") }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    TableSniffer.dialect(of: bytes, among: Self.dialects) == nil ? .none : .likely
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try DelimitedText.read(bytes, as: name, Self.dialects, limits)
  }
}

/// Tables with tabs between their cells; quotes count where they are written as in other tables, and are
/// characters like any other where they are not.
package struct TabSeparated: TranscriptFormat {
  package let name = "tsv"
  package let notes = FormatNotes(
    "tables with tabs", keeps: "rows, columns, quotes, times, small numbers; equal ids stay equal",
    changes: "every cell, its header too",
    strips: "names and links of recordings")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  private static let dialects = [
    TableDialect(delimiter: UInt8(ascii: "\t")),
    TableDialect(delimiter: UInt8(ascii: "\t"), hasQuotes: false),
  ]

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    TableSniffer.dialect(of: bytes, among: Self.dialects) == nil ? .none : .likely
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try DelimitedText.read(bytes, as: name, Self.dialects, limits)
  }
}

private enum DelimitedText {
  static func read(
    _ bytes: [UInt8], as name: String, _ dialects: [TableDialect], _ limits: IntakeLimits
  ) throws(TranscriptError) -> Transcript {
    let source = try SourceText(bytes, as: SourceText.utf16Mark(bytes) ?? .utf8, limits: limits)
    let table = try table(source.bytes, TableSniffer.dialect(of: bytes, among: dialects), dialects)
    guard table.columns > 1 || table.cells.isEmpty else {
      throw .malformed(format: name, reason: "no cells in its rows", InputPlace(offset: 0, line: 1))
    }
    var reader = TableReader(DocumentBuilder(source), table)
    reader.read()
    return try reader.builder.transcript(name, of: bytes) { TableFile(file: $0, table: table) }
  }

  /// The table in the dialect that was guessed; else in the first that gives rows with several cells.
  private static func table(
    _ text: [UInt8], _ guess: TableDialect?, _ dialects: [TableDialect]
  ) throws(TranscriptError) -> Table {
    var refusal: TranscriptError?
    for dialect in (guess.map { [$0] } ?? []) + dialects {
      do throws(TranscriptError) {
        let table = try Table(text, dialect)
        if table.columns > 1 || table.cells.isEmpty { return table }
      } catch {
        refusal = refusal ?? error
      }
    }
    throw refusal
      ?? .malformed(format: "table", reason: "no cells in its rows", InputPlace(offset: 0, line: 1))
  }
}
