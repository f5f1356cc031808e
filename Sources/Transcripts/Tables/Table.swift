import RedactCore

/// One cell of a table, as it is written.
struct TableCell {
  /// With its quotes.
  var raw: ByteSpan { ByteSpan(Int(start), Int(end)) }
  let isQuoted: Bool
  private let start: Int32
  private let end: Int32

  init(_ raw: ByteSpan, isQuoted: Bool) {
    self.isQuoted = isQuoted
    start = Int32(raw.start)
    end = Int32(raw.end)
  }

  /// What the cell holds, without its quotes and the blanks at its ends.
  func body(in text: [UInt8]) -> ByteSpan {
    (isQuoted ? ByteSpan(raw.start + 1, raw.end - 1) : raw).trimmed(in: text)
  }

  var coding: LeafCoding { isQuoted ? .doubledQuotes : .plain }
}

/// How the cells of a table are set apart.
struct TableDialect: Equatable {
  let delimiter: UInt8
  /// Cells may stand in double quotes; without, a quote is a character like any other.
  var hasQuotes = true

  static let all = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
    .map { TableDialect(delimiter: $0) }
}

/// The cells of a text, row by row; every row has as many as the first.
struct Table {
  let text: [UInt8]
  let dialect: TableDialect
  private(set) var cells: [TableCell] = []
  private(set) var columns = 0
  private var at = 0

  var rows: Int { columns == 0 ? 0 : cells.count / columns }

  subscript(row: Int, column: Int) -> TableCell { cells[row * columns + column] }

  /// Reads the whole text, or only the first rows of a text that was cut: then a row that may be cut too is
  /// left out.
  init(
    _ text: [UInt8], _ dialect: TableDialect, mostRows: Int = .max, isCut: Bool = false
  ) throws(TranscriptError) {
    self.text = text
    self.dialect = dialect
    if let line = Self.separatorLine(text) { at = line.next }
    while at < text.count, rows < mostRows {
      let start = cells.count
      let begin = at
      let isWhole = try readRow(isCut: isCut)
      if isCut, !isWhole || at >= text.count {
        cells.removeLast(cells.count - start)
        break
      }
      try settleRow(from: start, begin)
    }
  }

  /// A line such as `sep=;` on top.
  static func separatorLine(_ text: [UInt8]) -> (delimiter: UInt8, next: Int)? {
    guard text.starts(with: "sep=".utf8), text.count > 4, let line = Lines(text).first(where: { _ in true }),
      line.span.count == 5
    else { return nil }
    return (text[4], line.next)
  }

  /// Blank lines are no rows; all others are alike.
  private mutating func settleRow(from start: Int, _ begin: Int) throws(TranscriptError) {
    let count = cells.count - start
    if count == 1, cells[start].raw.trimmed(in: text).isEmpty {
      cells.removeLast()
      return
    }
    if columns == 0 { columns = count }
    if count != columns { throw malformed("a row has more or fewer cells than the first", begin) }
  }

  /// Reads up to the end of a row; false when the text ends inside quotes.
  private mutating func readRow(isCut: Bool) throws(TranscriptError) -> Bool {
    while true {
      let start = at
      let isQuoted = dialect.hasQuotes && at < text.count && text[at] == UInt8(ascii: "\"")
      if isQuoted {
        guard closeQuote() else {
          if isCut { return false }
          throw malformed("a quote without an end", start)
        }
      } else {
        while at < text.count, !isEnd(text[at]) { at += 1 }
      }
      cells.append(TableCell(ByteSpan(start, at), isQuoted: isQuoted))
      if at == text.count { return true }
      if text[at] == dialect.delimiter {
        at += 1
        continue
      }
      guard isEnd(text[at]) else { throw malformed("text after a closing quote", at) }
      at += text[at] == 0x0D && at + 1 < text.count && text[at + 1] == 0x0A ? 2 : 1
      return true
    }
  }

  /// Moves past a cell in quotes; false when it has no end.
  private mutating func closeQuote() -> Bool {
    at += 1
    while at < text.count {
      if text[at] == UInt8(ascii: "\"") {
        at += 1
        if at == text.count || text[at] != UInt8(ascii: "\"") { return true }
      }
      at += 1
    }
    return false
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == dialect.delimiter || byte == 0x0A || byte == 0x0D }

  private func malformed(_ reason: TranscriptError.StaticPhrase, _ offset: Int) -> TranscriptError {
    let format = dialect.delimiter == UInt8(ascii: "\t") ? "tsv" : "csv"
    return .malformed(format: format, reason: reason, InputPlace(offset, in: text))
  }
}
