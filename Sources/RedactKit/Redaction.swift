public import Findings
public import RedactCore

/// What became of one document.
///
/// ## Privacy
/// `output` is the redacted text and may be published as far as detection reaches. The canonical forms inside
/// `entities` are sensitive and print as `<sensitive>`.
public struct Redaction: Sendable {
  /// The redacted document, in the format and encoding it came in.
  public let output: [UInt8]
  /// What the places of replacements count bytes of: the output itself, or, for archives, other encodings
  /// and records, the text that is in it. UTF-8.
  public let labelled: [UInt8]
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
  /// The redacted name or path of the document, where one was given.
  public let name: String?
  /// What was taken out as metadata, counted by kind.
  public let removed: [MetadataKind: Int]
  /// The name of the format it was read as.
  public let format: String
  let likenesses: Sensitive<Likenesses>
  /// Who is who, under a key.
  var identities: Identities?
  /// What stood where, for a vault.
  var origin: Sensitive<Origin>?
  /// All findings, also those whose words stay, where somebody reviews.
  var findings: [ReviewedFinding] = []

  /// Labels in it that perhaps stand for the same person; worked out when asked for.
  public var perhapsSame: [PerhapsSame] { likenesses.value.perhapsSame }
}

/// One replacement, with its place in the output.
public struct Replacement: Hashable, Sendable {
  /// In bytes of `Redaction.labelled`.
  public let output: ByteSpan
  /// The label as written, or the words that stand in for others.
  public let label: String
  /// The label as a report may show it: without brackets, and of a token only the part that names the person.
  /// Nil for words that stand in for others.
  public let name: String?
  /// All 256 bits of the keyed pseudonym, hexadecimal; nil without a key.
  public let pseudonym: String?
  /// What was done in the end, by the policy's word, such as `label` or `generalise:month`.
  public let action: String

  init(output: ByteSpan, _ written: Written) {
    self.output = output
    label = written.text
    name = written.name
    pseudonym = written.pseudonym
    action = written.word
  }

  /// The same at another place.
  init(output: ByteSpan, _ other: Replacement) {
    self.output = output
    label = other.label
    name = other.name
    pseudonym = other.pseudonym
    action = other.action
  }
}

/// What was found in one document.
public struct Scan: Sendable {
  /// In order of place in the document.
  public let mentions: [Mention]
  /// The label that each would get from a redactor that numbers, without brackets.
  public let labels: [String]
  /// Labels that perhaps stand for the same person.
  public let perhapsSame: [PerhapsSame]
  /// What their spans count bytes of: the input itself, or, for archives and other encodings, the text that
  /// is in it. UTF-8.
  ///
  /// ## Privacy
  /// Text of the document.
  public let text: [UInt8]
}
