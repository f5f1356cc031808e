/// Spells out what would not be seen, or would be acted upon, where names from outside are shown.
enum Visible {
  /// The text with control characters, controls of direction and line separators spelt out: `\n`, `\u{1B}`.
  ///
  /// - Parameter keepsLineEnds: for formats that have their own way to write CR and LF.
  static func line(_ text: String, keepsLineEnds: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where !keepsLineEnds: result += "\\n"
      case "\r" where !keepsLineEnds: result += "\\r"
      case "\n", "\r": result.unicodeScalars.append(scalar)
      case "\t": result += "\\t"
      case _ where isHidden(scalar): result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Control characters, controls of direction, separators of lines, and the invisible letters of tags.
  /// Joiners are none of them: words of many languages are spelt with them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
