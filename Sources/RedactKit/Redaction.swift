public import RedactCore

/// What became of one document.
///
/// ## Privacy
/// `output` is the redacted text and may be published as far as detection reaches. The canonical forms inside
/// `entities` are sensitive and print as `<sensitive>`.
public struct Redaction: Sendable {
  /// The redacted document, UTF-8.
  public let output: [UInt8]
  /// What was found and accepted, in order of place, with spans in the original.
  public let mentions: [Mention]
  /// Who and what stands behind the mentions.
  public let entities: [Entity]
  /// What was written for each mention, in the same order.
  public let replacements: [Replacement]
  /// Passages that look like an attempt to hide something from a reader of bytes.
  public let suspicions: [Suspicion]
  /// The turns and header fields of the input, with spans in its bytes; empty for records and units of a stream.
  public let segments: [Segment]
  /// The name of the format it was read as.
  public let format: String
}

/// One replacement, with its place in the output.
public struct Replacement: Hashable, Sendable {
  /// In bytes of the output.
  public let output: ByteSpan
  /// The label as written.
  public let label: String
  /// All 256 bits of the keyed pseudonym, hexadecimal; nil without a key.
  public let pseudonym: String?
  /// What was done, by the policy's word.
  public let action: String
}
