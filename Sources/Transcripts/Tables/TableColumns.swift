import RedactCore

/// What each column of a table holds: told by its header, or where there is none by its cells.
struct TableColumns {
  let roles: [ColumnRole]
  let hasHeader: Bool
  /// Headers with words we do not know: text like any other.
  let unknownHeaders: [Int]

  /// How many rows are looked at.
  private static let mostRows = 200
  /// The least a cell of the words has on average, in bytes, below a header that does not name them.
  private static let leastWords = 16

  init(_ table: Table) {
    let hasHeader = TableSniffer.hasHeader(table)
    var roles = Array(repeating: ColumnRole.unknown, count: table.columns)
    var unknown: [Int] = []
    if hasHeader {
      for column in 0..<table.columns {
        let body = table[0, column].body(in: table.text)
        let header = String(decoding: table.text[body.range], as: UTF8.self)
        let (role, isKnown) = ColumnRole.read(header)
        roles[column] = role
        if !isKnown, !body.isEmpty { unknown.append(column) }
      }
    }
    unknownHeaders = unknown
    let facts = (0..<table.columns).map { Facts(table, $0, from: hasHeader ? 1 : 0) }
    if !roles.contains(.text) { Self.findText(&roles, facts, atLeast: hasHeader ? Self.leastWords : 1) }
    if !roles.contains(.text) { roles = roles.map { $0 == .speaker ? .person : $0 } }
    if !roles.contains(.speaker), roles.contains(.text) { Self.findSpeaker(&roles, facts, hasHeader) }
    if !roles.contains(.start) { Self.findTimes(&roles, facts) }
    Self.keepOne(.speaker, in: &roles, else: .person)
    Self.keepOne(.start, in: &roles, else: .unknown)
    Self.keepOne(.end, in: &roles, else: .unknown)
    self.roles = roles
    self.hasHeader = hasHeader
  }

  private static func findText(_ roles: inout [ColumnRole], _ facts: [Facts], atLeast bytes: Int) {
    let candidates = roles.indices.filter {
      roles[$0] == .unknown && facts[$0].isText && facts[$0].meanBytes >= bytes
    }
    if let best = candidates.max(by: { facts[$0].meanBytes < facts[$1].meanBytes }) { roles[best] = .text }
  }

  /// A column of participants; or, without a header, a column with few different short cells.
  private static func findSpeaker(_ roles: inout [ColumnRole], _ facts: [Facts], _ hasHeader: Bool) {
    let found = roles.indices.first { index in
      if hasHeader { return roles[index] == .person }
      let fact = facts[index]
      return roles[index] == .unknown && fact.isText && fact.meanBytes <= 32
        && (fact.different * 2 <= fact.rows || fact.rows < 4)
    }
    if let found { roles[found] = .speaker }
  }

  private static func findTimes(_ roles: inout [ColumnRole], _ facts: [Facts]) {
    for index in roles.indices where roles[index] == .unknown && facts[index].isTimed {
      if !roles.contains(.start) {
        roles[index] = .start
      } else if !roles.contains(.end) {
        roles[index] = .end
      }
    }
  }

  private static func keepOne(_ role: ColumnRole, in roles: inout [ColumnRole], else other: ColumnRole) {
    guard let first = roles.firstIndex(of: role) else { return }
    for index in roles.indices where index > first && roles[index] == role { roles[index] = other }
  }

  /// What the cells of a column have in common.
  private struct Facts {
    var meanBytes = 0
    var different = 0
    var rows = 0
    var isText = false
    var isTimed = false

    init(_ table: Table, _ column: Int, from first: Int) {
      var values = Set<ArraySlice<UInt8>>()
      var bytes = 0
      var times = 0
      for row in first..<min(max(first, table.rows), mostRows) {
        let cell = table.text[table[row, column].body(in: table.text).range]
        rows += 1
        bytes += cell.count
        values.insert(cell)
        switch CellShape(cell) {
        case .text: isText = true
        case .time: times += 1
        default: break
        }
      }
      meanBytes = bytes / max(1, rows)
      different = values.count
      isTimed = times == rows && rows > 0
    }
  }
}
