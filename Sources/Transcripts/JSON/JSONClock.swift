import RedactCore

/// How a format tells times.
enum JSONClock {
  case seconds
  case milliseconds

  /// Milliseconds from a number, a string such as `"1.39"`, `"1.2s"` or `"00:00:01,390"`, or an object of
  /// seconds and nanos; nil for anything else.
  func time(_ node: Int, in tree: JSONTree) -> Int? {
    switch tree.kind(node) {
    case .number, .string:
      return time(tree.raw(node))
    case .object:
      let seconds = tree.value(node, "seconds").flatMap { Self.thousandths(tree.raw($0), scale: 1000) }
      let nanos = tree.value(node, "nanos").flatMap { Self.thousandths(tree.raw($0), scale: 1) }
      return (seconds ?? 0) + (nanos ?? 0) / 1_000_000
    default: return nil
    }
  }

  /// Milliseconds from digits; nil when they are none.
  func time(_ digits: ArraySlice<UInt8>) -> Int? {
    Self.thousandths(digits, scale: self == .seconds ? 1000 : 1)
  }

  /// Reads digits with at most one point, colons between hours, minutes and seconds, and an `s` behind.
  private static func thousandths(_ digits: ArraySlice<UInt8>, scale: Int) -> Int? {
    guard digits.count <= 24, let first = digits.first, first.isDigit else { return nil }
    var minutes = 0
    var whole = 0
    var fraction = 0
    var weight = 0
    for byte in digits {
      if byte.isDigit, weight == 0 {
        whole = whole * 10 + Int(byte - 0x30)
        if whole > 1 << 40 { return nil }
      } else if byte.isDigit {
        weight /= 10
        fraction += Int(byte - 0x30) * weight
        if weight == 0 { break }
      } else if byte == UInt8(ascii: ":"), weight == 0 {
        minutes = (minutes + whole) * 60
        whole = 0
        if minutes > 1 << 40 { return nil }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), weight == 0 {
        weight = scale
      } else {
        break
      }
    }
    return (minutes + whole) * scale + fraction
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { 0x30...0x39 ~= self }
}
