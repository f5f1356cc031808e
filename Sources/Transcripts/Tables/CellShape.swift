import RedactCore

/// What a cell looks like, where its looks settle that it is no text.
enum CellShape {
  /// Nothing, or signs and words for nothing.
  case empty
  /// A number of fewer than 7 digits before its point.
  case number(Double)
  /// A time code, in milliseconds.
  case time(Int)
  case text

  /// Numbers of more digits may be those of telephones and papers.
  private static let mostDigits = 6
  private static let mostBytes = 24
  private static let nothing = Set(words: "na n/a nan null none nil true false")

  init(_ cell: ArraySlice<UInt8>) {
    self = .text
    if cell.count > Self.mostBytes { return }
    if cell.allSatisfy({ $0 < 0x80 && !Self.isLetter($0) && !Self.isDigit($0) }) {
      self = .empty
    } else if let number = Self.number(cell) {
      self = .number(number)
    } else if let time = Self.time(cell) {
      self = .time(time)
    } else if Self.isLetter(cell[cell.startIndex]) {
      let word = cell.map { Self.isLetter($0) ? $0 | 0x20 : $0 }
      if Self.nothing.contains(String(decoding: word, as: UTF8.self)) { self = .empty }
    }
  }

  /// Ids that say nothing: `17`, `r017`, `S1`, `spk_1`, `SPEAKER_00`.
  static func isOpaque(_ cell: ArraySlice<UInt8>) -> Bool {
    let digits = cell.reversed().prefix(while: isDigit).count
    guard 1...mostDigits ~= digits else { return false }
    var head = cell.dropLast(digits).map { isLetter($0) ? $0 | 0x20 : $0 }
    if let last = head.last, [0x20, UInt8(ascii: "_"), UInt8(ascii: "-")].contains(last) {
      head.removeLast()
    }
    if head.count == 1 { return isLetter(head[0]) }
    return ["", "spk", "speaker", "row", "seg", "utt", "turn"].contains(String(decoding: head, as: UTF8.self))
  }

  private static func number(_ cell: ArraySlice<UInt8>) -> Double? {
    var digits = cell
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    let whole = digits.prefix(while: isDigit)
    guard 1...mostDigits ~= whole.count else { return nil }
    let rest = digits.dropFirst(whole.count)
    if !rest.isEmpty {
      guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ","),
        rest.dropFirst().allSatisfy(isDigit), rest.count <= 12
      else { return nil }
    }
    return Double(
      String(decoding: cell.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self))
  }

  /// `1:02`, `00:01:02.345`, `[00:01:02]`.
  private static func time(_ cell: ArraySlice<UInt8>) -> Int? {
    var code = cell
    if code.first == UInt8(ascii: "["), code.last == UInt8(ascii: "]") { code = code.dropFirst().dropLast() }
    let point = code.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") } ?? code.endIndex
    let fraction = code[point...].dropFirst()
    let parts = code[..<point].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard 2...3 ~= parts.count, 1...3 ~= parts[0].count, parts[1...].allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy(isDigit) }), fraction.count <= 6, fraction.allSatisfy(isDigit),
      point == code.endIndex || !fraction.isEmpty
    else { return nil }
    let seconds = parts.reduce(0) { $0 * 60 + value($1) }
    let thousandths = value((fraction + Array("000".utf8)).prefix(3))
    return seconds * 1000 + thousandths
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 & 15) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
}
