/// What the first item of a pattern says of the character before a match.
enum PatternOpening {
  /// Sets that begin like this hold all letters and digits of ASCII, whatever else is in them.
  private static let beginnings = ["\\p{L}\\p{N}", "0-9A-Za-z", "A-Za-z0-9"].map { Array($0.utf8) }

  /// Whether the pattern begins by forbidding a letter or digit of ASCII before the match, as `(?<![0-9A-Za-z])`
  /// does; false where that is not plain to see.
  ///
  /// It says so of the whole pattern only where there are no alternatives outside of groups.
  static func forbidsWordBefore(_ pattern: String) -> Bool {
    var rest = Array(pattern.utf8)[...]
    skipBlanks(&rest)
    guard skip(&rest, Array("(?<!".utf8)) else { return false }
    skipBlanks(&rest)
    guard skip(&rest, [UInt8(ascii: "[")]), beginnings.contains(where: { skip(&rest, $0) }) else {
      return false
    }
    while let byte = rest.first, byte != UInt8(ascii: "]") {
      guard byte != UInt8(ascii: "["), byte != UInt8(ascii: "\\") else { return false }
      rest.removeFirst()
    }
    guard skip(&rest, [UInt8(ascii: "]")]) else { return false }
    skipBlanks(&rest)
    guard skip(&rest, [UInt8(ascii: ")")]) else { return false }
    skipBlanks(&rest)
    return rest.first.map { !"?*+{#".utf8.contains($0) } ?? true
  }

  private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
    while let byte = rest.first, " \n\t".utf8.contains(byte) { rest.removeFirst() }
  }

  private static func skip(_ rest: inout ArraySlice<UInt8>, _ beginning: [UInt8]) -> Bool {
    guard rest.starts(with: beginning) else { return false }
    rest.removeFirst(beginning.count)
    return true
  }
}
