import RedactCore

/// When a caption is shown, in milliseconds.
struct CaptionTime: Hashable {
  let start: Int
  let end: Int

  /// Reads `1:02`, `00:01:02.345` or `00:01:02,345` at `at`, and moves past it.
  static func clock(_ text: [UInt8], _ at: inout Int, _ end: Int) -> Int? {
    var next = at
    guard var seconds = number(text, &next, end, digits: 1...5) else { return nil }
    var groups = 1
    while groups < 3, next < end, text[next] == UInt8(ascii: ":") {
      next += 1
      guard let value = number(text, &next, end, digits: 1...2), value < 60 else { return nil }
      seconds = seconds * 60 + value
      groups += 1
    }
    if groups < 2 { return nil }
    var milliseconds = seconds * 1000
    if next + 1 < end, text[next] == UInt8(ascii: ".") || text[next] == UInt8(ascii: ","),
      isDigit(text[next + 1])
    {
      next += 1
      let start = next
      while next < end, isDigit(text[next]) { next += 1 }
      if next - start > 9 { return nil }
      for (digit, unit) in zip(text[start..<next], [100, 10, 1]) { milliseconds += Int(digit - 0x30) * unit }
    }
    at = next
    return milliseconds
  }

  /// Reads `start --> end`, and returns where the line goes on with settings.
  static func arrow(_ text: [UInt8], _ line: ByteSpan) -> (time: CaptionTime, rest: Int)? {
    pair(text, line) { next in
      skipBlanks(text, &next, line.end)
      guard text[next..<min(next + 3, line.end)].elementsEqual("-->".utf8) else { return false }
      next += 3
      skipBlanks(text, &next, line.end)
      return true
    }
  }

  /// Reads a line `start,end` of SBV, which holds nothing else.
  static func comma(_ text: [UInt8], _ line: ByteSpan) -> (time: CaptionTime, rest: Int)? {
    // The first clock must not take the comma for its own, so it needs its fraction.
    guard text[line.range].contains(UInt8(ascii: ".")) else { return nil }
    let found = pair(text, line) { next in
      guard next < line.end, text[next] == UInt8(ascii: ",") else { return false }
      next += 1
      return true
    }
    guard let found, found.rest == line.end else { return nil }
    return found
  }

  private static func pair(
    _ text: [UInt8], _ line: ByteSpan, between: (inout Int) -> Bool
  ) -> (time: CaptionTime, rest: Int)? {
    var at = line.start
    skipBlanks(text, &at, line.end)
    guard at < line.end, isDigit(text[at]), let start = clock(text, &at, line.end), between(&at),
      let end = clock(text, &at, line.end), at == line.end || isBlank(text[at])
    else { return nil }
    skipBlanks(text, &at, line.end)
    return (CaptionTime(start: start, end: end), at)
  }

  private static func number(
    _ text: [UInt8], _ at: inout Int, _ end: Int, digits: ClosedRange<Int>
  ) -> Int? {
    let start = at
    var value = 0
    while at < end, isDigit(text[at]), at - start < digits.upperBound {
      value = value * 10 + Int(text[at] - 0x30)
      at += 1
    }
    return at - start < digits.lowerBound || at < end && isDigit(text[at]) ? nil : value
  }

  private static func skipBlanks(_ text: [UInt8], _ at: inout Int, _ end: Int) {
    while at < end, isBlank(text[at]) { at += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
