/// Normalisation form KC of Unicode 14.0, from tables of our own: a newer toolchain must not change a label.
enum Normalization {
  /// The form KC of some scalars.
  static func nfkc(_ scalars: [UInt32]) -> [UInt32] {
    var result = decomposed(scalars)
    reorder(&result)
    return composed(result)
  }

  /// Full compatibility decomposition, without reordering.
  static func decomposed(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar < 0x80 {
        result.append(scalar)
      } else if hangul.contains(scalar) {
        let index = scalar - 0xAC00
        result.append(0x1100 + index / 588)
        result.append(0x1161 + index % 588 / 28)
        if index % 28 != 0 { result.append(0x11A7 + index % 28) }
      } else if let replacement = decompositions[scalar] {
        result.append(contentsOf: replacement)
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// Puts every run of combining marks into canonical order (a stable sort by class).
  static func reorder(_ scalars: inout [UInt32]) {
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, combiningClass(scalars[end]) != 0 { end += 1 }
      if end - start > 1 {
        let order = (start..<end).map { (combiningClass(scalars[$0]), $0) }.sorted(by: <)
        scalars.replaceSubrange(start..<end, with: order.map { scalars[$0.1] })
      }
      start = end + 1
    }
  }

  /// Canonical composition of decomposed and ordered scalars.
  static func composed(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var starter: Int?
    for scalar in scalars {
      let rank = combiningClass(scalar)
      if let place = starter {
        let last = place == result.count - 1 ? nil : combiningClass(result[result.count - 1])
        let blocked = last.map { $0 == 0 || $0 >= rank } ?? false
        if !blocked, let one = compose(result[place], scalar) {
          result[place] = one
          continue
        }
      }
      if rank == 0 { starter = result.count }
      result.append(scalar)
    }
    return result
  }

  /// The one scalar that is canonically these two, or nil.
  static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    guard second >= 0x300, ScalarTraits(second).composes else { return nil }
    if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
      return 0xAC00 + (first - 0x1100) * 588 + (second - 0x1161) * 28
    }
    if hangul.contains(first), (first - 0xAC00) % 28 == 0, (0x11A8..<0x11C3).contains(second) {
      return first + second - 0x11A7
    }
    let key = UInt64(first) << 32 | UInt64(second)
    let place = compositions.partition { $0.key >= key }
    return place < compositions.count && compositions[place].key == key ? compositions[place].one : nil
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    scalar < 0x300 ? 0 : ScalarTraits(scalar).combiningClass
  }

  private static let hangul: Range<UInt32> = 0xAC00..<0xD7A4
  private static let decompositions = ScalarTable(NormalizationTables.decompositions)

  /// Sorted by key, as the table is.
  private static let compositions: [(key: UInt64, one: UInt32)] = {
    var pairs: [(key: UInt64, one: UInt32)] = []
    var reader = TableReader(NormalizationTables.compositions)
    while let entry = reader.next() {
      pairs.append((UInt64(entry.first) << 32 | UInt64(entry.second), entry.values[0]))
    }
    return pairs
  }()
}
