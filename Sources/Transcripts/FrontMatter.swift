import RedactCore

/// YAML between lines of dashes at the very top of a text: its fields, each on a line of its own.
struct FrontMatter {
  let fields: [Segment]
  /// Where the text goes on.
  let end: Int

  private static let mostLines = 400

  /// Nil when the text does not start with front matter.
  init?(_ text: [UInt8]) {
    var fields: [Segment] = []
    for (number, line) in Lines(text).prefix(Self.mostLines).enumerated() {
      let words = line.span.trimmed(in: text)
      if number == 0 {
        guard text[words.range].elementsEqual("---".utf8) else { return nil }
      } else if text[words.range].elementsEqual("---".utf8) || text[words.range].elementsEqual("...".utf8) {
        self.fields = fields
        end = line.next
        return
      } else if let field = Self.field(text, words) {
        fields.append(field)
      } else if !Self.mayFollow(text, line.span) {
        return nil
      }
    }
    return nil
  }

  /// `key: value`, the key in any case.
  private static func field(_ text: [UInt8], _ line: ByteSpan) -> Segment? {
    let span = ByteSpan(line.start, min(line.end, line.start + SpeakerLabel.mostBytes + 1))
    guard let colon = text[span.range].firstIndex(of: UInt8(ascii: ":")), colon > line.start else {
      return nil
    }
    guard text[line.start] != UInt8(ascii: "#"), text[line.start] != UInt8(ascii: "-") else { return nil }
    if colon + 1 < line.end, text[colon + 1] != 0x20, text[colon + 1] != 0x09 { return nil }
    let value = ByteSpan(colon + 1, line.end).trimmed(in: text)
    return Segment(field: ByteSpan(line.start, colon), body: value)
  }

  /// Blank lines, comments, items of lists and indented lines stand between the fields.
  private static func mayFollow(_ text: [UInt8], _ line: ByteSpan) -> Bool {
    if line.isEmpty { return true }
    switch text[line.start] {
    case 0x20, 0x09, UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "]"), UInt8(ascii: "}"): return true
    default: return false
    }
  }
}

extension ByteSpan {
  /// The span without blanks and line ends at its ends; an empty one stays where it ends.
  func trimmed(in text: [UInt8]) -> ByteSpan {
    var span = self
    while span.start < span.end, Self.isSpace(text[span.start]) { span.start += 1 }
    while span.start < span.end, Self.isSpace(text[span.end - 1]) { span.end -= 1 }
    return span
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
