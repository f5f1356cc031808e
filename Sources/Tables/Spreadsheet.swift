import RedactCore
import Transcripts

extension Table {
  /// An OpenDocument 1.3 spreadsheet of one sheet. Text stays text, whatever it looks like, so nothing in it is
  /// worked out; the head is repeated on every printed page.
  ///
  /// - Throws: `.tooLarge` when spreadsheets would not open all rows of it.
  package func ods() throws(TableError) -> [UInt8] {
    guard rows.count < Spreadsheet.mostRows, head.count <= Spreadsheet.mostColumns else { throw .tooLarge }
    let files = [
      // First and as it is, so that what the file is can be told from its first bytes.
      ZipArchive.NewFile("mimetype", Array(Spreadsheet.type.utf8), method: .stored),
      ZipArchive.NewFile("content.xml", Spreadsheet(self).content),
      ZipArchive.NewFile("META-INF/manifest.xml", Array(Spreadsheet.manifest.utf8)),
    ]
    do { return try ZipArchive.bytes(of: files) } catch { throw .tooLarge }
  }
}

/// The parts of a spreadsheet as OpenDocument has it.
private struct Spreadsheet {
  /// What common programs open.
  static let mostRows = 1_048_576
  static let mostColumns = 1_024
  static let type = "application/vnd.oasis.opendocument.spreadsheet"
  static let manifest = """
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest:manifest xmlns:manifest="\(urn)manifest:1.0" manifest:version="1.3">\
    <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\(type)"/>\
    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
    </manifest:manifest>

    """
  private static let urn = "urn:oasis:names:tc:opendocument:xmlns:"

  private(set) var content: [UInt8] = []

  init(_ table: Table) {
    put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-content xmlns:office="\(Self.urn)office:1.0" xmlns:style="\(Self.urn)style:1.0" \
      xmlns:text="\(Self.urn)text:1.0" xmlns:table="\(Self.urn)table:1.0" \
      xmlns:fo="\(Self.urn)xsl-fo-compatible:1.0" office:version="1.3">
      """)
    putStyles(of: table)
    put("<office:body><office:spreadsheet><table:table table:name=\"")
    SpreadsheetText.appendValue(Array(Self.sheetName(table.name).utf8), to: &content)
    put("\">")
    for column in table.head.indices { put("<table:table-column table:style-name=\"column\(column)\"/>") }
    put("<table:table-header-rows>")
    put(row: table.head.map(Table.Cell.text), style: "head")
    put("</table:table-header-rows>")
    for row in table.rows { put(row: row, style: "cell") }
    put("</table:table></office:spreadsheet></office:body></office:document-content>\n")
  }

  private mutating func putStyles(of table: Table) {
    put("<office:automatic-styles>")
    for column in table.head.indices {
      put("<style:style style:name=\"column\(column)\" style:family=\"table-column\">")
      put("<style:table-column-properties style:column-width=\"\(Self.width(of: column, in: table))mm\"/>")
      put("</style:style>")
    }
    put(
      """
      <style:style style:name="head" style:family="table-cell">\
      <style:text-properties fo:font-weight="bold"/></style:style>\
      <style:style style:name="cell" style:family="table-cell">\
      <style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>\
      </office:automatic-styles>
      """)
  }

  private mutating func put(row: [Table.Cell], style: String) {
    put("<table:table-row>")
    for cell in row {
      switch cell {
      case .text([]): put("<table:table-cell/>")
      case .text(let text): put(text, style: style)
      case .number(let number): put(number, style: style)
      }
    }
    put("</table:table-row>")
  }

  private mutating func put(_ text: [UInt8], style: String) {
    put("<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\"")
    // Some programs lose the element that stands for a tab, and take the value where it is given.
    if text.contains(UInt8(ascii: "\t")) {
      put(" office:string-value=\"")
      SpreadsheetText.appendValue(text, to: &content)
      put("\"")
    }
    put(">")
    SpreadsheetText.appendParagraphs(text, to: &content)
    put("</table:table-cell>")
  }

  /// A number, or its digits as text where a spreadsheet, which counts in binary fractions, would round it.
  private mutating func put(_ number: Int, style: String) {
    let kind = number.magnitude <= 1 << 53 ? "float\" office:value=\"\(number)" : "string"
    put("<table:table-cell table:style-name=\"\(style)\" office:value-type=\"\(kind)\">")
    put("<text:p>\(number)</text:p></table:table-cell>")
  }

  private mutating func put(_ markup: String) { content += markup.utf8 }

  /// Millimetres that hold the longest line of a column, within reason.
  private static func width(of column: Int, in table: Table) -> Int {
    var longest = longestLine(Array(table.head[column].utf8))
    for row in table.rows {
      switch row[column] {
      case .text(let text): longest = max(longest, longestLine(text))
      case .number(let number): longest = max(longest, String(number).utf8.count)
      }
    }
    return 2 * min(max(longest, 8), 60) + 4
  }

  private static func longestLine(_ text: [UInt8]) -> Int {
    var (longest, length) = (0, 0)
    for byte in text {
      // A scalar is counted by the byte that begins it.
      length = byte == 0x0A || byte == 0x0D ? 0 : length + (byte & 0xC0 == 0x80 ? 0 : 1)
      longest = max(longest, length)
    }
    return longest
  }

  /// The name without what spreadsheets do not take in the name of a sheet.
  private static func sheetName(_ name: String) -> String {
    let taken = name.unicodeScalars.filter { $0.value >= 0x20 && !"[]*?:/\\'".unicodeScalars.contains($0) }
    let short = String(String.UnicodeScalarView(taken.prefix(31)))
    return short.allSatisfy { $0 == " " } ? "Table" : short
  }
}
