import RedactCore

/// The time codes transcripts show: `1:02`, `00:01:02`, `00:01:02.345`, `00:01:02:15`; in brackets or bare;
/// two of them as a range; `#00:01:02-3#`; with digits of Arabic script too.
struct TimeCode {
  /// The digits and what is between them, without brackets.
  let span: ByteSpan
  /// It shows hours, so it is hardly a time of day within a sentence.
  let hasHours: Bool

  /// Moves past a time code in brackets, parentheses or number signs, also as Markdown escapes them.
  static func wrapped(_ cursor: inout TextCursor) -> TimeCode? {
    var probe = cursor
    _ = probe.take("\\")
    let close: Unicode.Scalar
    switch probe.byte {
    case UInt8(ascii: "["): close = "]"
    case UInt8(ascii: "("): close = ")"
    case UInt8(ascii: "{"): close = "}"
    case UInt8(ascii: "<"): close = ">"
    case UInt8(ascii: "#"): close = "#"
    default: return nil
    }
    probe.at += 1
    probe.skipBlanks()
    guard let code = bare(&probe) else { return nil }
    probe.skipBlanks()
    _ = probe.take("\\")
    guard probe.take(close) else { return nil }
    cursor = probe
    return code
  }

  /// Moves past a time code, or a range of two, that no letter or digit follows.
  static func bare(_ cursor: inout TextCursor) -> TimeCode? {
    var probe = cursor
    guard let hasHours = single(&probe) else { return nil }
    var end = probe
    probe.skipBlanks()
    if takeArrow(&probe) {
      probe.skipBlanks()
      if single(&probe) != nil { end = probe }
    }
    let code = TimeCode(span: ByteSpan(cursor.at, end.at), hasHours: hasHours)
    cursor = end
    return code
  }

  /// Moves past one code; returns whether it shows hours.
  private static func single(_ cursor: inout TextCursor) -> Bool? {
    var probe = cursor
    guard number(&probe, digits: 1...3) != nil, probe.take(":") else { return nil }
    guard let second = number(&probe, digits: 2...2), second < 60 else { return nil }
    var hasHours = false
    var ahead = probe
    if ahead.take(":"), let third = number(&ahead, digits: 2...2), third < 60 {
      hasHours = true
      probe = ahead
      if ahead.take(":") || ahead.take(";"), number(&ahead, digits: 2...2) != nil { probe = ahead }
    }
    ahead = probe
    if ahead.take(".") || ahead.take(",") || ahead.take("-"), number(&ahead, digits: 1...6) != nil {
      probe = ahead
    }
    let next = probe.scalar.value
    if next == ":" ? isDigit(probe.byte(after: 1)) : next.properties.isAlphabetic || digit(probe) != nil {
      return nil
    }
    cursor = probe
    return hasHours
  }

  private static func takeArrow(_ cursor: inout TextCursor) -> Bool {
    let dashes = cursor.takeRun("-", most: 2)
    if dashes > 0 { return cursor.take(">") || dashes == 1 }
    let (value, length) = cursor.scalar
    guard value == "\u{2013}" || value == "\u{2192}" else { return false }
    cursor.at += length
    return true
  }

  private static func number(_ cursor: inout TextCursor, digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while let next = digit(cursor) {
      count += 1
      if count > digits.upperBound { return nil }
      value = value * 10 + next
      cursor.at += cursor.scalar.length
    }
    return count >= digits.lowerBound ? value : nil
  }

  /// The value of the digit here: ASCII, Arabic-Indic or Persian.
  private static func digit(_ cursor: TextCursor) -> Int? {
    switch cursor.scalar.value.value {
    case let value where 0x30...0x39 ~= value: Int(value - 0x30)
    case let value where 0x660...0x669 ~= value: Int(value - 0x660)
    case let value where 0x6F0...0x6F9 ~= value: Int(value - 0x6F0)
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
