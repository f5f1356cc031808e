/// What the length of a text is counted in, where a mask keeps it.
public enum LengthUnit: String, CaseIterable, Hashable, Sendable {
  /// What a reader takes for one character: a letter with its marks.
  case characters
  /// Unicode code points.
  case scalars
  /// Units of UTF-16.
  case utf16
}

/// A mask that is as long as what it covers.
public enum LabelFill {
  /// The sign that masks are made of where nobody chooses another.
  public static let standard: Unicode.Scalar = "█"

  /// One sign for each character, with white space and line ends where they were.
  package static func fill(_ text: [UInt8], with sign: Unicode.Scalar, counting unit: LengthUnit) -> String {
    var result = String.UnicodeScalarView()
    var at = 0
    while at < text.count {
      let end = Clusters.cover(ByteSpan(at, at + 1), in: text).end
      let cluster = String(decoding: text[at..<end], as: UTF8.self)
      at = end
      if cluster.unicodeScalars.first?.properties.isWhitespace == true {
        result.append(contentsOf: cluster.unicodeScalars)
      } else {
        let count =
          switch unit {
          case .characters: 1
          case .scalars: cluster.unicodeScalars.count
          case .utf16: cluster.utf16.count / UTF16.width(sign)
          }
        result.append(contentsOf: repeatElement(sign, count: max(1, count)))
      }
    }
    return String(result)
  }
}
