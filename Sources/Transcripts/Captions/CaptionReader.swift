import RedactCore

/// What the readers of SubRip and SBV share.
enum CaptionReader {
  /// How much of an input is looked at to tell what it is.
  private static let reach = 1024

  /// The first lines that are not blank, without blanks around them; also of UTF-16.
  static func firstLines(of bytes: [UInt8]) -> [[UInt8]] {
    var start = Array(bytes.prefix(reach))
    if SourceText.utf16Mark(bytes) != nil {
      start = start.dropFirst(2).filter { $0 != 0 }
    } else if start.starts(with: [0xEF, 0xBB, 0xBF]) {
      start.removeFirst(3)
    }
    var lines: [[UInt8]] = []
    for line in Lines(start) {
      let words = start[line.span.trimmed(in: start).range]
      if !words.isEmpty { lines.append(Array(words)) }
      if lines.count == 2 { break }
    }
    return lines
  }

  static func source(_ bytes: [UInt8], _ limits: IntakeLimits) throws(TranscriptError) -> SourceText {
    try SourceText(bytes, as: SourceText.utf16Mark(bytes) ?? .utf8, limits: limits)
  }

  static func read(
    _ bytes: [UInt8], as name: String, _ dialect: CaptionScan.Dialect, _ limits: IntakeLimits
  ) throws(TranscriptError) -> Transcript {
    let source = try source(bytes, limits)
    let scan = CaptionScan(source.bytes, dialect)
    if scan.cues.isEmpty, let first = scan.loose.first {
      throw .malformed(
        format: name, reason: "no caption in it", InputPlace(scan.lines[first].start, in: source.bytes))
    }
    var writer = CaptionWriter(DocumentBuilder(source), scan, .captionLine)
    for line in scan.loose { writer.builder.field("other", scan.lines[line], .captionLine) }
    writer.settings()
    writer.names()
    writer.turns()
    return try writer.builder.transcript(name, of: bytes) { CaptionFile(file: $0, scan: scan) }
  }
}
