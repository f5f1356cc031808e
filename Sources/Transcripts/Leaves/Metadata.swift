package import RedactCore

/// What is taken out of a file because it tells where the file comes from, not what was said.
public enum MetadataKind: String, CaseIterable, Hashable, Sendable {
  /// Names and links of recordings and of the file itself.
  case media
  /// Who made, transcribed, coded or edited it.
  case author
  /// Numbers and codes that link the file to an account, a job, a machine or another copy.
  case identifier
  /// Notes of editors that are not part of the transcript.
  case comment
  /// Earlier states: tracked changes, marks of editing sessions.
  case history
  /// Settings of the program and the machine that wrote it.
  case settings
  /// Pictures and other parts that are no text.
  case picture
  /// Copies of the words in a form people do not read, such as numbers of word pieces.
  case derived
}

/// One thing to be taken out of the source, and what stands there instead.
package struct Removal: Sendable {
  package var kind: MetadataKind
  /// In bytes of the source text.
  package var edit: Edit

  package init(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: StaticString = "") {
    self.init(kind, span, leaving: rest.withUTF8Buffer { Array($0) })
  }

  package init(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: [UInt8]) {
    self.kind = kind
    edit = Edit(span, rest)
  }
}
