import RedactCore

/// Where captions are shown: `align:start position:0%`, `X1:100 X2:200`, and regions of the screen.
extension CaptionWriter {
  private static let keys = Set(
    words: "align position line size vertical X1 X2 Y1 Y2 width lines regionanchor viewportanchor scroll")
  private static let values = Set(
    words: "start middle center end left right rl lr up auto none line-left line-right")

  /// Adds settings of captions that are not known as text.
  mutating func settings() {
    for cue in scan.cues where !cue.settings.isEmpty { settings(cue.settings) }
  }

  /// Adds the settings on one line, or parts of them, that are not known.
  mutating func settings(_ line: ByteSpan) {
    let text = scan.text
    for word in text[line.range].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
      let span = ByteSpan(word.startIndex, word.endIndex)
      guard let colon = word.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
        name(span)
        continue
      }
      let key = String(decoding: word[..<colon].prefix(16), as: UTF8.self)
      if key == "region" || key == "id" {
        name(ByteSpan(colon + 1, word.endIndex))
      } else if !Self.keys.contains(key) || !Self.isKnown(word[(colon + 1)...]) {
        name(span)
      }
    }
  }

  /// Numbers, shares and known words, parted by commas.
  private static func isKnown(_ value: ArraySlice<UInt8>) -> Bool {
    value.split(separator: UInt8(ascii: ",")).allSatisfy { part in
      if part.count > 12 { return false }
      return part.allSatisfy { 0x30...0x39 ~= $0 || "%.-".utf8.contains($0) }
        || values.contains(String(decoding: part, as: UTF8.self))
    }
  }
}
