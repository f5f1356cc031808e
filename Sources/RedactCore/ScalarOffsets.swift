/// The units in which offsets into a text can be told to others; inside, all offsets are bytes.
public enum OffsetUnit: String, CaseIterable, Hashable, Sendable {
  /// Bytes of UTF-8.
  case bytes
  /// Unicode scalars, the code points of Python.
  case scalars
  /// Code units of UTF-16, the characters of JavaScript and Java.
  case utf16
}

/// Translates many offsets of one text in one pass.
package enum ScalarOffsets {
  /// Turns ascending byte offsets on scalar boundaries of `text`, valid UTF-8, into offsets in `unit`.
  package static func offsets(_ unit: OffsetUnit, of bytes: [Int], in text: [UInt8]) -> [Int] {
    if unit == .bytes { return bytes }
    var at = 0
    var count = 0
    return bytes.map { target in
      precondition(at <= target && target <= text.count, "offsets must ascend and lie in the text")
      while at < target {
        count += units(text[at], unit)
        at += 1
      }
      return count
    }
  }

  /// How many scalars a text has, which is valid UTF-8.
  package static func count(in text: [UInt8]) -> Int { text.reduce(0) { $0 + units($1, .scalars) } }

  /// The same for offsets in any order.
  package static func scattered(_ unit: OffsetUnit, of bytes: [Int], in text: [UInt8]) -> [Int] {
    let order = bytes.indices.sorted { bytes[$0] < bytes[$1] }
    var result = bytes
    for (index, offset) in zip(order, offsets(unit, of: order.map { bytes[$0] }, in: text)) {
      result[index] = offset
    }
    return result
  }

  /// Turns ascending scalar offsets into byte offsets, or returns nil when one lies past the end of `text`.
  package static func bytes(ofScalars scalars: [Int], in text: [UInt8]) -> [Int]? {
    var at = 0
    var count = 0
    var result: [Int] = []
    result.reserveCapacity(scalars.count)
    for target in scalars {
      precondition(count <= target, "offsets must ascend")
      while count < target, at < text.count {
        count += 1
        repeat { at += 1 } while at < text.count && text[at] & 0xC0 == 0x80
      }
      guard count == target else { return nil }
      result.append(at)
    }
    return result
  }

  /// How many units begin at a byte: none at a continuation byte, two UTF-16 units at the first of four
  /// bytes.
  private static func units(_ byte: UInt8, _ unit: OffsetUnit) -> Int {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}
