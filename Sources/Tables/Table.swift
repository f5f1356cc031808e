import RedactCore

/// A table with a head, written as CSV, JSON Lines or a spreadsheet; the same rows always give the same bytes.
///
/// ## Privacy
/// Holds what its caller puts in: a table of replacements holds the words that were taken out.
package struct Table: Sendable {
  /// What stands in one place of a row.
  package enum Cell: Hashable, Sendable {
    /// UTF-8; what is none becomes U+FFFD.
    case text([UInt8])
    case number(Int)
  }

  /// What a spreadsheet shows on the tab.
  package let name: String
  /// The names of the columns, which are also the keys of JSON Lines.
  package let head: [String]
  package private(set) var rows: [[Cell]] = []

  /// - Throws: `.head` when there are no columns, or two of the same name.
  package init(name: String, head: [String]) throws(TableError) {
    guard !head.isEmpty, Set(head.map { Array($0.utf8) }).count == head.count else { throw .head }
    self.name = name
    self.head = head
  }

  /// - Throws: `.width` when the row has more or fewer cells than the head.
  package mutating func append(_ row: [Cell]) throws(TableError) {
    guard row.count == head.count else { throw .width }
    rows.append(row.map(\.repaired))
  }
}

extension Table.Cell {
  package static func text(_ text: String) -> Self { .text(Array(text.utf8)) }

  fileprivate var repaired: Self {
    guard case .text(let bytes) = self, UTF8Check.firstInvalid(in: bytes) != nil else { return self }
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}

/// Why a table could not be made or written; none of the cases holds what is in it.
package enum TableError: Error, Hashable, Sendable {
  /// There are no columns, or two have the same name.
  case head
  /// A row has more or fewer cells than there are columns.
  case width
  /// It has more rows than spreadsheets open, or more bytes than an archive holds.
  case tooLarge
}

extension Table: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "table of \(rows.count) rows" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["rows": rows.count]) }
}

extension Table.Cell: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .text(let bytes): "text of \(bytes.count) bytes"
    case .number: "number"
    }
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
