/// One transcript as detectors see it: a joined text and what its structure tells.
public struct Document: Sendable {
  /// Valid UTF-8 without NUL. Spans of segments, detections and mentions are byte offsets into it.
  package let text: [UInt8]
  /// The turns in order; together they need not cover the text.
  public let segments: [Segment]
  /// When stretches of the text are spoken, where the format tells; in no order, and of any length.
  package let timings: [Timing]

  package init(text: [UInt8], segments: [Segment] = [], timings: [Timing] = []) {
    self.text = text
    self.segments = segments
    self.timings = timings
  }
}

/// When a stretch of a document is spoken: a word, or a whole caption.
package struct Timing: Hashable, Sendable {
  /// In bytes of the document's text.
  package var text: ByteSpan
  /// In milliseconds from the start of the recording.
  package var start: Int
  /// In milliseconds from the start of the recording.
  package var end: Int

  package init(text: ByteSpan, start: Int, end: Int) {
    self.text = text
    self.start = start
    self.end = end
  }
}

/// One turn of a transcript: who speaks, when, and what is said. Or one field of the header above the
/// turns.
public struct Segment: Hashable, Sendable {
  /// What a segment is.
  public enum Kind: String, Hashable, Sendable {
    /// Somebody speaks.
    case turn
    /// A field with its value, such as `LOCATION: …`, a line of front matter, or initials and whose they
    /// are.
    case header
  }

  /// The speaker's label without its punctuation, where the format shows one; it can identify and is text
  /// like any other.
  public var speaker: ByteSpan?
  /// The name of a header's field, without its punctuation; nil in a turn.
  public var field: ByteSpan?
  /// The time code without its brackets, where there is one; it is never changed.
  public var time: ByteSpan?
  /// The words spoken, up to the next turn; in a header the value. No white space at its ends.
  public var body: ByteSpan

  /// Whether somebody speaks, or a field of a header is filled in.
  public var kind: Kind { field == nil ? .turn : .header }

  package init(speaker: ByteSpan? = nil, time: ByteSpan? = nil, body: ByteSpan) {
    self.speaker = speaker
    self.time = time
    self.body = body
  }

  package init(field: ByteSpan, body: ByteSpan) {
    self.field = field
    self.body = body
  }
}
