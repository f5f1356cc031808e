import RedactCore

/// Lays a table out as a transcript: the fields of all rows on top, each value once; then one turn a row.
///
/// Structure, and so never text: names of columns in words that `ColumnRole` knows, times, numbers of fewer
/// than 7 digits and empty cells (`CellShape`) unless the column is about a person, and ids that say
/// nothing.
struct TableReader {
  private(set) var builder: DocumentBuilder
  private let table: Table
  private let columns: TableColumns
  /// Where each value of each column stands in the text.
  private var known: [[[UInt8]: ByteSpan]]
  /// How many recordings there are, by column.
  private var media: [[UInt8]: Int] = [:]

  init(_ builder: DocumentBuilder, _ table: Table) {
    self.builder = builder
    self.table = table
    columns = TableColumns(table)
    known = Array(repeating: [:], count: table.columns)
  }

  private var text: [UInt8] { table.text }
  private var rows: Range<Int> { (columns.hasHeader ? 1 : 0)..<table.rows }

  mutating func read() {
    for column in columns.unknownHeaders {
      let cell = table[0, column]
      builder.field("other", cell.body(in: text), cell.coding)
    }
    for row in rows {
      for column in 0..<table.columns { field(row, column) }
    }
    turns()
  }

  // MARK: Fields

  private mutating func field(_ row: Int, _ column: Int) {
    let role = columns.roles[column]
    if role == .text || role == .speaker { return }
    let cell = table[row, column]
    let body = cell.body(in: text)
    if body.isEmpty || isStructure(text[body.range], role) { return }
    let value = cell.coding.decode(text, body).bytes
    if role == .media { removeMedia(body, value) }
    if let place = known[column][value] {
      let isId = role == .id || role == .media
      if isId ? builder.refer(body, cell.coding) : builder.copy([(body, cell.coding)], of: [place]) { return }
    }
    let place = builder.field(role.field, body, cell.coding)
    known[column][value] = place
    if role == .id || role == .media { builder.define(place) }
  }

  private func isStructure(_ cell: ArraySlice<UInt8>, _ role: ColumnRole) -> Bool {
    switch (CellShape(cell), role) {
    case (.empty, _): true
    case (.number, .person), (.number, .place), (.number, .date), (.number, .other): false
    case (.time, .person), (.time, .place), (.time, .date), (.time, .other): false
    case (.number, _), (.time, _): true
    case (.text, .id): CellShape.isOpaque(cell)
    case (.text, _): false
    }
  }

  /// Recordings are numbered, so that rows of one recording still belong together.
  private mutating func removeMedia(_ body: ByteSpan, _ value: [UInt8]) {
    let number = media[value] ?? media.count + 1
    media[value] = number
    builder.remove(.media, body, leaving: Array("media-\(number)".utf8))
  }

  // MARK: Turns

  private mutating func turns() {
    guard columns.roles.contains(.text) else { return }
    let speakers = columns.roles.firstIndex(of: .speaker)
    let clock = TableClock(table, columns)
    var last: (value: [UInt8], place: ByteSpan?)?
    for row in rows {
      if let speakers {
        let cell = table[row, speakers]
        let body = cell.body(in: text)
        let value = cell.coding.decode(text, body).bytes
        if let last, last.value == value, repeats(cell, body, last.place) {
          builder.goOn()
        } else {
          last = (value, builder.beginTurn(body, cell.coding))
        }
      } else {
        builder.goOn()
      }
      if let place = words(of: row), let time = clock.time(of: row) {
        builder.time(place, time.start, time.end)
      }
    }
  }

  /// True when the speaker of the last row speaks on, and the cell is a copy of the label there.
  private mutating func repeats(_ cell: TableCell, _ body: ByteSpan, _ place: ByteSpan?) -> Bool {
    guard let place else { return true }
    return builder.copy([(body, cell.coding)], of: [place])
  }

  /// Adds the words of a row; returns where they stand.
  private mutating func words(of row: Int) -> ByteSpan? {
    var whole: ByteSpan?
    for column in 0..<table.columns where columns.roles[column] == .text {
      let cell = table[row, column]
      let body = cell.body(in: text)
      if body.isEmpty { continue }
      if whole != nil { builder.breakLine() }
      let place = builder.add(body, cell.coding)
      whole = whole?.union(place) ?? place
    }
    return whole
  }
}

/// When the rows of a table are spoken.
private struct TableClock {
  private let starts: [Double?]
  private let ends: [Double?]
  /// Milliseconds of what a number counts.
  private let unit: Double

  /// Turns last seconds to minutes: numbers that are further apart count milliseconds.
  private static let longTurn = 400.0

  init(_ table: Table, _ columns: TableColumns) {
    let first = columns.hasHeader ? 1 : 0
    var isNumber = false
    func values(_ role: ColumnRole) -> [Double?] {
      guard let column = columns.roles.firstIndex(of: role) else { return [] }
      return (0..<table.rows).map { row in
        if row < first { return nil }
        switch CellShape(table.text[table[row, column].body(in: table.text).range]) {
        case .number(let value):
          isNumber = true
          return value
        case .time(let value): return Double(value)
        default: return nil
        }
      }
    }
    starts = values(.start)
    ends = values(.end)
    let known = starts.compactMap { $0 }
    let span = (known.last ?? 0) - (known.first ?? 0)
    let isSeconds = isNumber && span / Double(max(1, known.count - 1)) < Self.longTurn
    unit = isSeconds ? 1000 : 1
  }

  func time(of row: Int) -> (start: Int, end: Int)? {
    guard row < starts.count, let start = starts[row] else { return nil }
    var end = row < ends.count ? ends[row] : nil
    if end == nil, row + 1 < starts.count { end = starts[row + 1] }
    guard let end, end >= start else { return nil }
    return (Int(start * unit), Int(end * unit))
  }
}
