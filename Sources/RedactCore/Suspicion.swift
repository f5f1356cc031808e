/// Something in a text that people do not write by accident.
public struct Suspicion: Hashable, Sendable {
  /// What is odd.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// A Latin word with Greek or Cyrillic letters that look Latin.
    case mixedScript = "mixed-script"
    /// Characters of no width, or that turn the direction, inside a word.
    case hiddenCharacters = "hidden-characters"
    /// A letter inside a word written as an entity or escape.
    case encoded
  }

  /// What is odd about it.
  public let reason: Reason
  /// Where, in bytes of the original.
  public let span: ByteSpan

  package init(reason: Reason, span: ByteSpan) {
    self.reason = reason
    self.span = span
  }
}
