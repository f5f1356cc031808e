package import RedactCore

/// How sure a format is that an input is its own.
package enum Confidence: Int, Comparable, Sendable {
  /// It is not.
  case none
  /// It could be read as such, if nothing better claims it.
  case fallback
  /// Its habits are there.
  case likely
  /// Its signature is there.
  case certain

  package static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }
}

/// A format of transcripts: how its bytes become a document, and edits become bytes again.
package protocol TranscriptFormat: Sendable {
  /// The name users give to `--as`.
  var name: String { get }

  /// What users are told of it.
  var notes: FormatNotes { get }

  /// Judges by content, never by a file's name; looks at the start only and refuses nothing.
  func sniff(_ bytes: [UInt8]) -> Confidence

  /// Reads an input whole, or throws: there is no partly read transcript.
  func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript
}

/// What is done to a format, in a few words each.
package struct FormatNotes: Sendable {
  /// What the format is called elsewhere.
  package let title: String
  /// What is never changed.
  package let keeps: String
  /// What is text, and redacted where something is found.
  package let changes: String
  /// What is taken out, unless metadata is to be kept.
  package let strips: String

  package init(_ title: String, keeps: String, changes: String, strips: String = "nothing") {
    self.title = title
    self.keeps = keeps
    self.changes = changes
    self.strips = strips
  }
}

/// Where each part of a document's text stands in the input, and what else stands there.
package protocol LeafMap: Sendable {
  /// The input with the edits put in. The edits are not empty, and fit the document.
  func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8]

  /// The offset in the input of a byte of the document; for places shown to people.
  func source(of span: ByteSpan) -> ByteSpan

  /// Whether `source(of:)` counts bytes of the input: it does where the input is UTF-8 from end to end.
  var isUTF8: Bool { get }

  /// How many things of each kind would be taken out as metadata.
  var metadata: [MetadataKind: Int] { get }

  /// The input without its metadata.
  func stripped() throws(TranscriptError) -> [UInt8]
}

/// An input that was read: the document, and the way back.
///
/// ## Privacy
/// Holds the whole input, so it prints as its format's name only.
package struct Transcript: Sendable {
  /// The format's name.
  package let format: String
  /// What detectors see. Offsets in it are not offsets in the input: see `source(of:)`.
  package let document: Document

  private let source: [UInt8]
  private let leaves: any LeafMap

  package init(format: String, document: Document, source: [UInt8], leaves: any LeafMap) {
    self.format = format
    self.document = document
    self.source = source
    self.leaves = leaves
  }

  /// The input with the edits put in, in the same format; with no edits the very same bytes.
  ///
  /// Edits are sorted and disjoint, and count bytes of the document's text.
  package func write(_ edits: [Edit]) throws(TranscriptError) -> [UInt8] {
    if edits.isEmpty { return source }
    do throws(SpliceError) {
      try Splice.check(edits, in: document.text)
    } catch {
      throw .edits(error)
    }
    return try leaves.write(edits)
  }

  /// The offset in the input of a byte of the document.
  package func source(of offset: Int) -> Int { leaves.source(of: ByteSpan(offset, offset)).start }

  /// Where a span of the document is written in the input; of one that is written in several pieces, from where it
  /// starts to where it ends, or to the end of its first piece where the end is written before it.
  package func source(of span: ByteSpan) -> ByteSpan { leaves.source(of: span) }

  /// Whether `source(of:)` counts bytes of the input.
  package var isUTF8: Bool { leaves.isUTF8 }

  /// How many things of each kind tell where the file comes from, and are no part of what was said.
  package var metadata: [MetadataKind: Int] { leaves.metadata }

  /// The input without its metadata, in the same format; the very same bytes when it has none.
  package func withoutMetadata() throws(TranscriptError) -> [UInt8] {
    leaves.metadata.isEmpty ? source : try leaves.stripped()
  }
}

extension Transcript: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "transcript (\(format))" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["format": format]) }
}
