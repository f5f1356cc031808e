import RedactCore

/// Markdown: plain text to us, told apart so that replacements can avoid its syntax.
package struct MarkdownText: TranscriptFormat {
  package let name = "markdown"
  package let notes = FormatNotes(
    "Markdown", keeps: "line ends and marks", changes: "everything else, front matter and links included")
  private let limits: IntakeLimits

  /// How much of an input is looked at.
  private static let reach = 16 << 10

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  /// Sure enough with front matter, or with two headings or labels in emphasis among the first lines.
  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let text = Array(bytes.prefix(Self.reach).drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    if FrontMatter(text) != nil { return .likely }
    var signs = 0
    for line in Lines(text) where isSign(text, line.span) { signs += 1 }
    return signs >= 2 ? .likely : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try PlainText.read(bytes, as: name, limits: limits)
  }

  /// A heading such as `## Words`, or a line that starts with a word in strong emphasis.
  private func isSign(_ text: [UInt8], _ line: ByteSpan) -> Bool {
    var cursor = TextCursor(text, line)
    cursor.skipBlanks()
    _ = cursor.takeQuoteMarks()
    if cursor.takeHeadingMarks() { return true }
    let mark = cursor.byte
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else { return false }
    guard cursor.byte(after: 1) == mark else { return false }
    let word = cursor.byte(after: 2)
    return word > 0x20 && word != mark
  }
}
