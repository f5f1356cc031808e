import RedactCore

/// An output that is looked at again, with the places where something was replaced.
struct ReadOutput {
  let file: TranscriptFile
  /// The text whose bytes the places of a log count: the output itself, or what its format holds.
  let shown: [UInt8]
  private let replaced: [ByteSpan]
  private let lines: LineIndex

  /// - Parameter replaced: in bytes of what a log counts; speakers and ids of captions stand elsewhere in a file than in
  ///   its text, so their order is not that of the bytes.
  init(_ bytes: [UInt8], format: String, replaced: [LabelOccurrence]) throws(RedactError) {
    file = try TranscriptFile(
      bytes, format: format == "jsonl" ? "text" : format, limit: TranscriptFile.mostWritten)
    shown = file.hasPlaces ? bytes : file.text
    self.replaced = replaced.map(\.span).sorted()
    lines = LineIndex(shown)
  }

  /// Whether what stands there was written in the place of something else.
  ///
  /// - Parameter span: of the file's text.
  func isReplaced(_ span: ByteSpan) -> Bool {
    let place = file.place(span)
    let next = replaced.partition { $0.end > place.start }
    return next < replaced.count && replaced[next].overlaps(place)
  }

  /// Line and column of the file, or of its text where it has no lines.
  func position(of span: ByteSpan) -> LinePosition {
    lines.position(of: file.place(span).start) ?? LinePosition(line: 1, column: 1)
  }
}
