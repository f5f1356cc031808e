import RedactCore

/// WebVTT, the captions of browsers, of Zoom, Teams and YouTube.
///
/// Structure, and so never text: times, numbers of captions, settings, tags and the words of style sheets that
/// `CuePiece`, `CaptionWriter.settings` and `StyleWords` know. Names of voices, classes, regions and captions are
/// text, and change wherever they stand.
package struct WebVTT: TranscriptFormat {
  package let name = "webvtt"
  package let notes = FormatNotes(
    "WebVTT captions, also of Zoom, Teams and YouTube", keeps: "times, settings, tags, styles",
    changes: "all words, voices, title, names of captions, classes and regions; lines shown again are one",
    strips: "notes, comments, links, GUIDs")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    guard let first = CaptionReader.firstLines(of: bytes).first, Self.isSignature(first) else { return .none }
    return .certain
  }

  private static func isSignature(_ line: [UInt8]) -> Bool {
    line.starts(with: "WEBVTT".utf8) && (line.count == 6 || line[6] == 0x20 || line[6] == 0x09)
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let source = try CaptionReader.source(bytes, limits)
    let scan = CaptionScan(source.bytes, .webVTT)
    guard scan.blocks.first?.kind == .top else {
      throw .malformed(format: name, reason: "no WEBVTT on top", InputPlace(offset: 0, line: 1))
    }
    var reader = WebVTTReader(CaptionWriter(DocumentBuilder(source), scan, .webvtt))
    reader.read()
    return try reader.writer.builder.transcript(name, of: bytes) { CaptionFile(file: $0, scan: scan) }
  }
}

/// Lays a file of WebVTT out as a transcript: title, notes and names on top, then what is said.
private struct WebVTTReader {
  var writer: CaptionWriter
  private let scan: CaptionScan
  private var styles: [StylePiece] = []

  /// Lines on top, before their colon or equals sign, whose value is of a shape that is known.
  private static let known = Set(words: "Kind Language X-TIMESTAMP-MAP Region Style")
  private static let kinds = Set(words: "captions subtitles descriptions chapters metadata")
  private static let authors = Set(words: "author authors creator transcriber captioner editor translator")

  init(_ writer: CaptionWriter) {
    self.writer = writer
    scan = writer.scan
  }

  private var text: [UInt8] { scan.text }

  mutating func read() {
    for block in scan.blocks {
      switch block.kind {
      case .top: top(block)
      case .note: note(block)
      case .style:
        if !block.opening.isEmpty { writer.builder.field("other", block.opening, .captionLine) }
        style(block.lines)
      case .region: for line in [block.opening] + scan.lines[block.lines] { writer.settings(line) }
      }
    }
    for line in scan.loose { writer.builder.field("other", scan.lines[line], .webvtt) }
    ids()
    writer.settings()
    writer.names()
    let references = styles.filter { !add($0) }
    writer.turns()
    for piece in references { refer(piece) }
  }

  // MARK: Blocks

  private mutating func top(_ block: CaptionBlock) {
    var title = block.opening
    if text[title.range].starts(with: "- ".utf8) {
      title = ByteSpan(title.start + 2, title.end).trimmed(in: text)
    }
    if !title.isEmpty { writer.builder.field("title", title, .captionLine) }
    var index = block.lines.lowerBound
    while index < block.lines.upperBound {
      let line = text[scan.lines[index].range]
      index += 1
      if line.elementsEqual("Style:".utf8) || line.elementsEqual("STYLE".utf8) {
        let end = scan.lines[index..<block.lines.upperBound].firstIndex {
          text[$0.range].elementsEqual("##".utf8)
        }
        style(index..<(end ?? block.lines.upperBound))
        index = end ?? block.lines.upperBound
      } else if !line.elementsEqual("##".utf8) {
        topLine(scan.lines[index - 1])
      }
    }
  }

  private mutating func topLine(_ line: ByteSpan) {
    let words = text[line.range]
    let mark = words.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") } ?? line.end
    let key = String(decoding: words[..<mark].prefix(20), as: UTF8.self)
    let value = ByteSpan(min(line.end, mark + 1), line.end).trimmed(in: text)
    switch key {
    case "Kind" where Self.kinds.contains(String(decoding: text[value.range].prefix(20), as: UTF8.self)):
      return
    case "Language" where CuePiece.isLanguage(text[value.range]): return
    case "X-TIMESTAMP-MAP" where text[value.range].allSatisfy(isTimestamp): return
    case "Title": writer.builder.field("title", value, .captionLine)
    default:
      if Self.authors.contains(key.lowercased()), !value.isEmpty {
        writer.builder.field("person", value, .captionLine)
        writer.builder.remove(.author, value)
      } else {
        note(line)
      }
    }
  }

  /// Of `MPEGTS:900000,LOCAL:00:00:00.000`.
  private func isTimestamp(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || "MPEGTSLOCAL:.,".utf8.contains(byte)
  }

  private mutating func note(_ block: CaptionBlock) {
    writer.builder.remove(.comment, block.span)
    if !block.opening.isEmpty { writer.builder.field("note", block.opening, .captionLine) }
    for line in scan.lines[block.lines] { note(line) }
  }

  /// A line of its own.
  private mutating func note(_ line: ByteSpan) {
    writer.builder.breakLine()
    writer.builder.add(line.trimmed(in: text), .captionLine)
    writer.builder.breakLine()
  }

  // MARK: Names of captions

  private mutating func ids() {
    var guids: [[UInt8]: Int] = [:]
    var number = scan.cues.count
    for cue in scan.cues where !cue.id.isEmpty {
      let id = CueId(text, cue.id)
      if let guid = id.guid {
        let value = Array(text[guid.range])
        if guids[value] == nil { number += 1 }
        let known = guids[value] ?? number
        guids[value] = known
        writer.builder.remove(.identifier, guid, leaving: Array("\(known)".utf8))
        if id.isOpaque { writer.name(guid) }
      }
      if !id.isOpaque { writer.name(cue.id) }
    }
  }

  // MARK: Styles

  private mutating func style(_ lines: Range<Int>) {
    guard let first = scan.lines[lines].first, let last = scan.lines[lines].last else { return }
    styles += StyleSheet(text, ByteSpan(first.start, last.end)).pieces
  }

  /// Adds what a style sheet holds, unless it is the name of a voice that speaks below.
  private mutating func add(_ piece: StylePiece) -> Bool {
    switch piece {
    case .comment(let span):
      writer.builder.remove(.comment, span)
      for line in text[span.range].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        note(ByteSpan(line.startIndex, line.endIndex))
      }
    case .address(let span):
      writer.builder.remove(.media, span)
      writer.builder.field("other", span, .quotedStyle)
    case .string(let span): writer.builder.field("other", span, .quotedStyle)
    case .name(let span): writer.name(span)
    case .voice(let span, let coding):
      if writer.speakers.contains(coding.decode(text, span).bytes) { return false }
      writer.builder.field("person", span, coding)
    }
    return true
  }

  private mutating func refer(_ piece: StylePiece) {
    guard case .voice(let span, let coding) = piece else { return }
    if let place = writer.voices[coding.decode(text, span).bytes],
      writer.builder.copy([(span, coding)], of: [place])
    {
      return
    }
    writer.builder.field("person", span, coding)
  }
}
