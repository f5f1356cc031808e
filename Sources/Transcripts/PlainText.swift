import RedactCore

/// Plain text, in any of the styles transcripts are typed and exported in.
package struct PlainText: TranscriptFormat {
  package let name = "text"
  package let notes = FormatNotes(
    "plain text, in all styles of transcripts",
    keeps: "line ends, line numbers and quote marks in the margin",
    changes: "everything else, speaker labels and headers included")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence { .fallback }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try Self.read(bytes, as: name, limits: limits)
  }

  /// Reads an input as text, under the name of a format that is plain text to us.
  static func read(
    _ bytes: [UInt8], as name: String, limits: IntakeLimits
  ) throws(TranscriptError) -> Transcript {
    let source = try SourceText(bytes, limits: limits)
    var builder = DocumentBuilder(source)
    var copied = 0
    for margin in Margins(source.bytes).spans {
      builder.add(ByteSpan(copied, margin.start))
      copied = margin.end
    }
    builder.add(ByteSpan(copied, source.bytes.count))
    return try builder.transcript(name, of: bytes)
  }
}
