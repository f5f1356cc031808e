/// The table of a sieve while its rows are made fewer.
struct SieveTable {
  /// Numbers in rows; those from `first` on are rows.
  static let dead: UInt16 = 0
  static let passed: UInt16 = 1
  static let first = 2

  private let rows: [[UInt16]]
  private let alphabet: SieveAlphabet

  /// Rows that cannot be told apart become one; the start stays the first.
  init(rows: [[UInt16]], alphabet: SieveAlphabet) {
    self.alphabet = alphabet
    // For each number the group that its row is in.
    var groups = [UInt16](repeating: UInt16(Self.first), count: rows.count + Self.first)
    (groups[0], groups[1]) = (Self.dead, Self.passed)
    var count = 1
    while true {
      var numbers: [[UInt16]: UInt16] = [:]
      var next = groups
      for (index, row) in rows.enumerated() {
        let key = row.map { groups[Int($0)] }
        let number = numbers[key] ?? UInt16(numbers.count + Self.first)
        numbers[key] = number
        next[index + Self.first] = number
      }
      groups = next
      if numbers.count == count { break }
      count = numbers.count
    }
    var merged = [[UInt16]](repeating: [], count: count)
    for (index, row) in rows.enumerated() {
      merged[Int(groups[index + Self.first]) - Self.first] = row.map { groups[Int($0)] }
    }
    self.rows = merged
  }

  /// The sieve; nil where its numbers would be too large.
  func sieve(beginsWords: Bool) -> Sieve? {
    // Far into the pattern some classes made a difference, but not as far as the rows go.
    var columns: [[UInt16]: Int] = [:]
    let narrow = (0..<alphabet.count).map { index in
      let column = rows.map { $0[index] }
      let number = columns[column] ?? columns.count
      columns[column] = number
      return number
    }
    let width = columns.count
    guard Sieve.start + rows.count * width <= Int(UInt16.max) else { return nil }
    var table = [UInt16](repeating: Sieve.dead, count: Sieve.start + rows.count * width)
    table[0] = beginsWords ? 1 : 0
    for (row, numbers) in rows.enumerated() {
      for (index, number) in numbers.enumerated() {
        table[Sieve.start + row * width + narrow[index]] =
          number < Self.first ? number : UInt16(Sieve.start + (Int(number) - Self.first) * width)
      }
    }
    return Sieve(classes: alphabet.ofByte.map { UInt8(narrow[Int($0)]) }, table: table)
  }
}
