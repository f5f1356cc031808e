import RedactCore

/// One caption: when it is shown, and the lines that are.
struct Cue {
  /// A name or number of its own; empty when it has none.
  var id: ByteSpan
  let time: CaptionTime
  /// What follows the times on their line.
  let settings: ByteSpan
  /// Its lines among those of the file.
  var lines: Range<Int>
}

/// Lines of a file of captions that are no caption.
struct CaptionBlock {
  enum Kind {
    /// What a file starts with, up to a blank line or the first caption.
    case top
    case note, style, region
  }

  let kind: Kind
  /// From its first line to where the first line after it starts, and a blank line between.
  var span: ByteSpan
  /// Its lines among those of the file, without the one that names its kind.
  var lines: Range<Int>
  /// What follows the name of its kind on the same line.
  let opening: ByteSpan
}

/// Finds the captions of SubRip, WebVTT and SBV line by line: a line with two times starts one. So captions
/// without a blank line between them, and blank lines within one, are no trouble, and no line is lost: what
/// belongs nowhere else is a line of the caption above it.
struct CaptionScan {
  enum Dialect {
    case subRip, webVTT, sbv
  }

  let text: [UInt8]
  let dialect: Dialect
  private(set) var cues: [Cue] = []
  private(set) var blocks: [CaptionBlock] = []
  /// Lines that are not blank, without blanks around them.
  private(set) var lines: [ByteSpan] = []
  /// Lines of no caption, since none has begun.
  private(set) var loose: [Int] = []

  /// A line that may belong to the next caption.
  private var held: (span: ByteSpan, next: Int, startsBlock: Bool)?
  private var openBlock = false
  private var counter: Int?

  init(_ text: [UInt8], _ dialect: Dialect) {
    self.text = text
    self.dialect = dialect
    var startsBlock = true
    for line in Lines(text) {
      let span = line.span.trimmed(in: text)
      if span.isEmpty {
        release()
        if openBlock { blocks[blocks.count - 1].span.end = line.next }
        openBlock = false
        startsBlock = true
      } else if let found = time(line.span) {
        startCue(found.time, settings: ByteSpan(found.rest, max(found.rest, span.end)))
        startsBlock = false
      } else {
        release()
        hold(span, line.next, startsBlock)
        startsBlock = false
      }
    }
    release()
  }

  private func time(_ line: ByteSpan) -> (time: CaptionTime, rest: Int)? {
    dialect == .sbv ? CaptionTime.comma(text, line) : CaptionTime.arrow(text, line)
  }

  // MARK: Lines

  private mutating func hold(_ span: ByteSpan, _ next: Int, _ startsBlock: Bool) {
    if dialect == .webVTT, startsBlock, let kind = blockKind(span) {
      let name = text[span.range].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? span.end
      let start = lines.isEmpty && blocks.isEmpty ? 0 : span.start
      blocks.append(
        CaptionBlock(
          kind: kind, span: ByteSpan(start, next), lines: lines.count..<lines.count,
          opening: ByteSpan(name, span.end).trimmed(in: text)))
      openBlock = true
    } else {
      held = (span, next, startsBlock)
    }
  }

  private func blockKind(_ span: ByteSpan) -> CaptionBlock.Kind? {
    let line = text[span.range]
    func opens(_ name: StaticString) -> Bool {
      name.withUTF8Buffer { name in
        line.starts(with: name)
          && (line.count == name.count || [0x20, 0x09].contains(line[line.startIndex + name.count]))
      }
    }
    if blocks.isEmpty, lines.isEmpty { return opens("WEBVTT") ? .top : nil }
    if opens("NOTE") { return .note }
    if opens("STYLE") { return .style }
    return opens("REGION") ? .region : nil
  }

  /// Gives the line that was held to the block or the caption it belongs to.
  private mutating func release() {
    guard let held else { return }
    self.held = nil
    lines.append(held.span)
    if openBlock {
      blocks[blocks.count - 1].lines = blocks[blocks.count - 1].lines.lowerBound..<lines.count
      blocks[blocks.count - 1].span.end = held.next
    } else if let last = cues.last {
      addLine(to: last)
    } else {
      loose.append(lines.count - 1)
    }
  }

  /// The last line belongs to the last caption; after a note between them it is as if that one came again.
  private mutating func addLine(to last: Cue) {
    let line = lines.count - 1
    if last.lines.upperBound == line {
      cues[cues.count - 1].lines = last.lines.lowerBound..<line + 1
    } else {
      let none = ByteSpan(last.settings.end, last.settings.end)
      cues.append(Cue(id: none, time: last.time, settings: none, lines: line..<line + 1))
    }
  }

  private mutating func startCue(_ time: CaptionTime, settings: ByteSpan) {
    var id = ByteSpan(settings.start, settings.start)
    if let held, isId(held.span, held.startsBlock) {
      id = held.span
      self.held = nil
    }
    release()
    openBlock = false
    counter = number(id) ?? counter.map { $0 + 1 }
    cues.append(Cue(id: id, time: time, settings: settings, lines: lines.count..<lines.count))
  }

  /// A number counts captions after a blank line, or when it goes on counting; a name is one in WebVTT only.
  private func isId(_ line: ByteSpan, _ startsBlock: Bool) -> Bool {
    if dialect == .sbv { return false }
    guard let number = number(line) else { return dialect == .webVTT && startsBlock }
    return startsBlock || cues.isEmpty || number == (counter ?? -1) + 1
  }

  private func number(_ span: ByteSpan) -> Int? {
    guard 1...7 ~= span.count, text[span.range].allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return text[span.range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
