import RedactCore

/// SubRip subtitles.
///
/// Structure, and so never text: counters, times, positions, and the tags and codes that `CuePiece` knows.
package struct SubRip: TranscriptFormat {
  package let name = "srt"
  package let notes = FormatNotes(
    "SubRip subtitles", keeps: "counters, times, positions, tags",
    changes: "all words, names of speakers among them; names over several captions are one")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let lines = CaptionReader.firstLines(of: bytes)
    guard let first = lines.first else { return .none }
    if lines.count > 1, first.count <= 7, first.allSatisfy({ 0x30...0x39 ~= $0 }), isTime(lines[1]) {
      return .certain
    }
    return isTime(first) ? .likely : .none
  }

  private func isTime(_ line: [UInt8]) -> Bool {
    CaptionTime.arrow(line, ByteSpan(0, line.count)) != nil
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try CaptionReader.read(bytes, as: name, .subRip, limits)
  }
}
