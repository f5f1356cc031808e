public import RedactCore

/// What happens to a mention.
public enum Operator: Hashable, Sendable {
  /// It stays as it is.
  case keep
  /// `[redacted]`: nothing is said of it.
  case suppress
  /// `[PERSON]`: only its type is said.
  case mask
  /// `██████`: as many signs as it had characters, for formats that count.
  case maskSameLength(Fill)
  /// `[PERSON-1]`, or a coded label or token where there is a key.
  case label
  /// A coded label with the sealed words behind it, which the key opens.
  case token
  /// Another name, which nobody has.
  case surrogate
  /// The same told less exactly, by a step of the type's ladder.
  case generalise(step: String)
  /// A date as many days away as all dates of the document; one that cannot be read is generalised by a step.
  case shift(otherwise: String)
  /// The words that a reviewer chose; no policy says this.
  case words(String)

  /// What a mask of the same length is made of.
  public struct Fill: Hashable, Sendable {
    /// The sign that stands for each character.
    public var sign: Unicode.Scalar
    /// What is counted.
    public var unit: LengthUnit

    public init(sign: Unicode.Scalar = LabelFill.standard, counting unit: LengthUnit = .characters) {
      self.sign = sign
      self.unit = unit
    }

    /// Signs that mean something in a format, and those that cannot be seen, cannot stand for a character.
    public static func mayStand(_ sign: Unicode.Scalar) -> Bool {
      switch sign.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
        .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
        false
      default: !"<>&\"'\\[]{}@#,;:|".unicodeScalars.contains(sign)
      }
    }
  }

  /// The words that stand alone in a policy.
  public static let plainWords = ["keep", "suppress", "mask", "label", "token", "surrogate", "shift"]
  /// The step that a date falls back to which cannot be shifted, unless the policy names one.
  public static let stepAfterShift = "year"

  /// An operator by the word that stands alone for it in a policy.
  public init?(word: String) {
    switch word {
    case "keep": self = .keep
    case "suppress": self = .suppress
    case "mask": self = .mask
    case "label": self = .label
    case "token": self = .token
    case "surrogate": self = .surrogate
    case "shift": self = .shift(otherwise: Self.stepAfterShift)
    default: return nil
    }
  }

  /// What an audit record says of it.
  public var word: String {
    switch self {
    case .keep: "keep"
    case .suppress: "suppress"
    case .mask: "mask"
    case .maskSameLength: "mask:same-length"
    case .label: "label"
    case .token: "token"
    case .surrogate: "surrogate"
    case .generalise(let step): "generalise:\(step)"
    case .shift: "shift"
    case .words: "words"
    }
  }

  /// Whether what it writes stands without brackets, so that only its place tells that it was written.
  public var writesPlainWords: Bool {
    switch self {
    case .maskSameLength, .surrogate, .generalise, .shift, .words: true
    case .keep, .suppress, .mask, .label, .token: false
    }
  }

  /// Whether what it writes is as long as what it covers.
  public var keepsLength: Bool {
    if case .maskSameLength = self { true } else { false }
  }

  /// Whether it cannot be done without a key.
  public var needsKey: Bool {
    switch self {
    case .token, .surrogate, .shift: true
    default: false
    }
  }
}
