/// A number for every scalar, mostly 0, in two stages: 128 scalars share a block, and all empty blocks are
/// one.
struct ScalarMap: Sendable {
  private var blocks = [UInt16](repeating: 0, count: 0x110000 >> 7)
  private var cells = [UInt16](repeating: 0, count: 128)

  @inline(__always)
  subscript(scalar: UInt32) -> UInt16 {
    cells[Int(blocks[Int(scalar >> 7)]) << 7 | Int(scalar & 127)]
  }

  /// Gives one scalar its number.
  mutating func set(_ scalar: UInt32, to value: UInt16) {
    let block = Int(scalar >> 7)
    if blocks[block] == 0 {
      blocks[block] = UInt16(cells.count >> 7)
      cells.append(contentsOf: repeatElement(0, count: 128))
    }
    cells[Int(blocks[block]) << 7 | Int(scalar & 127)] = value
  }
}

/// Scalars and what stands in their place: read from a table of text, once, when first needed.
struct ScalarTable: Sendable {
  private var map = ScalarMap()
  /// A count and then so many scalars, for every number in the map.
  private var pool: [UInt32] = [0]

  init(_ text: StaticString) {
    var reader = TableReader(text)
    while let entry = reader.next() {
      for step in 0...entry.more {
        map.set(entry.first + step, to: UInt16(pool.count))
        pool.append(UInt32(entry.values.count))
        pool.append(contentsOf: entry.values.map { $0 + step })
      }
    }
  }

  /// The replacement of a scalar; nil when it stays as it is, empty when it is dropped.
  @inline(__always)
  subscript(scalar: UInt32) -> ArraySlice<UInt32>? {
    let place = Int(map[scalar])
    return place == 0 ? nil : pool[(place + 1)..<(place + 1 + Int(pool[place]))]
  }
}

/// What Unicode says of a scalar, as far as folding needs it.
struct ScalarTraits: Sendable {
  private let bits: UInt16

  /// The canonical combining class.
  var combiningClass: UInt8 { UInt8(truncatingIfNeeded: bits) }
  /// A letter of any script, general category L.
  var isLetter: Bool { bits & 0x100 != 0 }
  /// Belongs to the cluster of the scalar before it: marks, joiners, selectors, tags, and all that is hidden.
  var extends: Bool { bits & 0x200 != 0 }
  /// Default-ignorable or a format character.
  var isHidden: Bool { bits & 0x400 != 0 }
  /// Composes with some scalar before it.
  var composes: Bool { bits & 0x800 != 0 }
  /// Belongs to the cluster of the scalar after it.
  var isPrepended: Bool { bits & 0x1000 != 0 }

  init(_ scalar: UInt32) { bits = Self.all[scalar] }

  private static let all: ScalarMap = {
    var map = ScalarMap()
    var reader = TableReader(NormalizationTables.traits)
    while let entry = reader.next() {
      for step in 0...entry.more { map.set(entry.first + step, to: UInt16(entry.values[0])) }
    }
    return map
  }()
}

/// Reads the entries of a generated table: `first[+more]:values` or `first,second:values`, all hexadecimal.
struct TableReader {
  private let text: UnsafeBufferPointer<UInt8>
  private var offset = 0

  init(_ text: StaticString) {
    self.text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// The next entry, or nil at the end.
  mutating func next() -> (first: UInt32, second: UInt32, more: UInt32, values: [UInt32])? {
    while offset < text.count, text[offset] <= 0x20 { offset += 1 }
    guard offset < text.count, let first = number() else { return nil }
    let second = skip(",") ? number() ?? 0 : 0
    let more = skip("+") ? number() ?? 0 : 0
    var values: [UInt32] = []
    while skip(":") || skip(",") {
      if let value = number() { values.append(value) }
    }
    return (first, second, more, values)
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard offset < text.count, text[offset] == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  private mutating func number() -> UInt32? {
    guard offset < text.count, var value = text[offset].hexadecimal else { return nil }
    offset += 1
    while offset < text.count, let digit = text[offset].hexadecimal {
      value = value << 4 | digit
      offset += 1
    }
    return value
  }
}
