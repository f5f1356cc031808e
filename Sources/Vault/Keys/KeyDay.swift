/// A day as key files and attestations write it: `2026-11-21`, in UTC.
package struct KeyDay: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads ten characters of the form above, with a month of 1 to 12 and a day of 1 to 31; else nil.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      digits.enumerated().allSatisfy({ [4, 7].contains($0) || (0x30...0x39).contains($1) }),
      let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2)),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    description = text
  }
}
