import RedactCore

/// SBV, the captions of SubViewer that YouTube takes: only times are structure.
package struct SBV: TranscriptFormat {
  package let name = "sbv"
  package let notes = FormatNotes(
    "SubViewer captions", keeps: "times",
    changes: "all words, names of speakers among them; names over several captions are one")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    guard let first = CaptionReader.firstLines(of: bytes).first,
      CaptionTime.comma(first, ByteSpan(0, first.count)) != nil
    else { return .none }
    return .certain
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try CaptionReader.read(bytes, as: name, .sbv, limits)
  }
}
