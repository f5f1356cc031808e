import RedactCore

/// Plain text, in any of the styles transcripts are typed and exported in.
package struct PlainText: TranscriptFormat {
  package let name = "text"
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
    let intake = try TextIntake(bytes, limits: limits)
    let (text, gaps) = withoutMargins(intake)
    let document = Document(text: text, segments: TurnScanner.segments(of: text))
    return Transcript(format: name, document: document, source: bytes, leaves: TextLeaves(gaps: gaps))
  }

  /// The text that detectors read, and what was left out of it.
  private static func withoutMargins(_ intake: TextIntake) -> ([UInt8], [TextLeaves.Gap]) {
    var gaps: [TextLeaves.Gap] = []
    if intake.mark > 0 { gaps.append(.init(text: 0, source: ByteSpan(0, intake.mark))) }
    let margins = Margins(intake.text).spans
    if margins.isEmpty { return (intake.text, gaps) }
    var text: [UInt8] = []
    text.reserveCapacity(intake.text.count)
    var copied = 0
    for margin in margins {
      text += intake.text[copied..<margin.start]
      copied = margin.end
      let source = ByteSpan(margin.start + intake.mark, margin.end + intake.mark)
      gaps.append(.init(text: text.count, source: source))
    }
    text += intake.text[copied...]
    return (text, gaps)
  }
}
