/// One transcript as detectors see it: a joined text and what its structure tells.
public struct Document: Sendable {
  /// Valid UTF-8 without NUL. Spans of segments, detections and mentions are byte offsets into it.
  package let text: [UInt8]
  /// The turns in order; together they need not cover the text.
  public let segments: [Segment]

  package init(text: [UInt8], segments: [Segment] = []) {
    self.text = text
    self.segments = segments
  }
}

/// One turn of a transcript: who speaks, when, and what is said.
public struct Segment: Hashable, Sendable {
  /// The speaker's label without its punctuation, where the format shows one; it can identify and is text like any other.
  public var speaker: ByteSpan?
  /// The time code, where there is one; it is never changed.
  public var time: ByteSpan?
  /// The words spoken, up to the next turn.
  public var body: ByteSpan

  package init(speaker: ByteSpan? = nil, time: ByteSpan? = nil, body: ByteSpan) {
    self.speaker = speaker
    self.time = time
    self.body = body
  }
}
