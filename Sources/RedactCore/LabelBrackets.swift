/// Why marks cannot stand around labels.
public enum LabelBracketsError: Error, Hashable, Sendable {
  /// One of them is empty, or longer than eight bytes.
  case length
  /// One of them holds a letter, a digit, white space, a sign that labels hold, or what cannot be seen.
  case sign
  /// One of them begins with the other, so that it could not be told where a label ends.
  case alike
}

/// The marks around a label: `[PERSON-1]`, `@@PERSON-1##`, `<seg>PERSON-1</seg>`, or others.
public struct LabelBrackets: Hashable, Sendable {
  package let open: [UInt8]
  package let close: [UInt8]

  /// `[PERSON-1]`.
  public static let square = LabelBrackets("[", "]")
  /// `@@PERSON-1##`, as the Irish archive marks what was changed.
  public static let atHash = LabelBrackets("@@", "##")
  /// `<seg>PERSON-1</seg>`, as the British archive marks what was changed.
  public static let segment = LabelBrackets("<seg>", "</seg>")

  /// The styles with a name; labels in any of them are found whatever a run writes itself.
  public static let named: [(name: String, brackets: LabelBrackets)] = [
    ("square", .square), ("at-hash", .atHash), ("seg", .segment),
  ]

  /// The name of the style, where it has one.
  public var name: String? { Self.named.first { $0.brackets == self }?.name }

  /// What stands before a label.
  public var opening: String { String(decoding: open, as: UTF8.self) }
  /// What stands behind a label.
  public var closing: String { String(decoding: close, as: UTF8.self) }

  /// Marks of the user's choice.
  public init(open: String, close: String) throws(LabelBracketsError) {
    for mark in [open, close] {
      guard (1...Self.longest).contains(mark.utf8.count) else { throw .length }
      guard mark.unicodeScalars.allSatisfy(Self.mayStand) else { throw .sign }
    }
    guard !open.utf8.starts(with: close.utf8), !close.utf8.starts(with: open.utf8) else { throw .alike }
    self.init(open, close)
  }

  private static let longest = 8

  private init(_ open: String, _ close: String) {
    self.open = Array(open.utf8)
    self.close = Array(close.utf8)
  }

  /// Only what can be seen, means nothing in most formats, and is in no label.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .mathSymbol, .currencySymbol, .otherSymbol:
      !":<>&\"'\\".unicodeScalars.contains(scalar) && !scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  /// A label's name with its brackets.
  package func around(_ name: String) -> String { opening + name + closing }
}

extension LabelGrammar {
  /// The text with all its labels in square brackets; for places that know no others.
  package static func inSquareBrackets(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    for label in occurrences(in: text) where text[label.span.start] != LabelBrackets.square.open[0] {
      result += text[copied..<label.span.start]
      result += LabelBrackets.square.open + name(of: text[label.span.range]) + LabelBrackets.square.close
      copied = label.span.end
    }
    return result + text[copied...]
  }

  private static func name(of label: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for (_, style) in LabelBrackets.named where label.starts(with: style.open) {
      return label.dropFirst(style.open.count).dropLast(style.close.count)
    }
    return label
  }
}
