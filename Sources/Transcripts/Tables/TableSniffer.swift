import RedactCore

/// Tells from its first rows whether a text is a table, and what sets its cells apart.
///
/// Prose holds commas, and transcripts are typed with tabs, so rows of equal length prove nothing. There
/// must be a header of words we know; or, without one, times or cells in quotes such as nobody types.
enum TableSniffer {
  private static let reach = 16 << 10
  private static let mostRows = 40

  /// The dialect of a table among these; nil when the text is none.
  static func dialect(of bytes: [UInt8], among dialects: [TableDialect]) -> TableDialect? {
    // Without zeros UTF-16 is near enough to ASCII to be judged.
    let isWide = SourceText.utf16Mark(bytes) != nil
    var text = Array(bytes.prefix(reach).drop { $0 >= 0xEF })
    if isWide { text.removeAll { $0 == 0 } } else if text.contains(0) { return nil }
    let isCut = bytes.count > reach
    let separator = Table.separatorLine(text)?.delimiter
    var bare: TableDialect?
    for dialect in dialects {
      if let separator, separator != dialect.delimiter { continue }
      guard let table = try? Table(text, dialect, mostRows: mostRows, isCut: isCut), table.rows > 1,
        table.columns > 1
      else { continue }
      if separator != nil || hasHeader(table) { return dialect }
      if bare == nil, looksWritten(table) { bare = dialect }
    }
    return bare
  }

  /// The first row names columns: short and all different, with enough words that we know.
  static func hasHeader(_ table: Table) -> Bool {
    if table.rows == 0 { return false }
    var known = 0
    var seen = Set<String>()
    var hasBlanks = false
    var hasText = false
    for column in 0..<table.columns {
      let cell = table[0, column]
      let body = cell.body(in: table.text)
      let words = table.text[body.range]
      if words.isEmpty { continue }
      guard body.count <= 40, let first = words.first, let last = words.last,
        first >= 0x80 || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first == UInt8(ascii: "#"),
        !Self.ends.contains(last), !words.contains(0x0A)
      else { return false }
      let header = String(decoding: words, as: UTF8.self)
      guard seen.insert(header).inserted else { return false }
      let (role, isKnown) = ColumnRole.read(header)
      if isKnown { known += 1 }
      if isKnown, role == .text { hasText = true }
      if !cell.isQuoted, cell.raw.start < body.start, column > 0 { hasBlanks = true }
    }
    if seen.count < 2 { return false }
    if hasBlanks { return known == table.columns }
    return known == table.columns || hasText || table.columns > 2 && known * 3 >= table.columns
  }

  /// Sentences and labels end so, names of columns do not.
  private static let ends = Set(".?!:,;".utf8)

  /// Without a header: rows of three cells and more with times, or cells that need their quotes.
  private static func looksWritten(_ table: Table) -> Bool {
    var quoted = 0
    var timed = Array(repeating: 0, count: table.columns)
    var numbered = timed
    for row in 0..<table.rows {
      for column in 0..<table.columns {
        let cell = table[row, column]
        let body = cell.body(in: table.text)
        let words = table.text[body.range]
        if !cell.isQuoted, column > 0, cell.raw.start < body.start { return false }
        if column == 0, let first = words.first, Self.markup.contains(first) { return false }
        if words.last == UInt8(ascii: ":") { return false }
        if cell.isQuoted, words.contains(where: { $0 == table.dialect.delimiter || $0 == 0x0A }) {
          quoted += 1
        }
        switch CellShape(words) {
        case .time: timed[column] += 1
        case .number: numbered[column] += 1
        default: break
        }
      }
    }
    if quoted > 1 { return true }
    guard table.columns > 2, table.rows > 2 else { return false }
    return timed.contains(table.rows) || numbered.count { $0 == table.rows } > 1
  }

  /// JSON, markup and tables of Markdown are no tables to us.
  private static let markup = Set("{[<|*@%#>".utf8)
}
