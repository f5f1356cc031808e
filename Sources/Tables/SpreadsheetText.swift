/// Text as it stands in the parts of an OpenDocument file.
enum SpreadsheetText {
  private static let blank = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Appends a paragraph for each line. Blanks that a reader would drop (at the ends, beside another blank or a tab) are
  /// written as elements, and so are tabs.
  static func appendParagraphs(_ text: [UInt8], to bytes: inout [UInt8]) {
    bytes += "<text:p>".utf8
    var index = 0
    while index < text.count {
      switch text[index] {
      case blank: appendBlanks(text, from: &index, to: &bytes)
      case tab: bytes += "<text:tab/>".utf8
      case carriageReturn where index + 1 < text.count && text[index + 1] == lineFeed: break
      case lineFeed, carriageReturn: bytes += "</text:p><text:p>".utf8
      default: appendCharacter(text, at: index, to: &bytes)
      }
      index += 1
    }
    bytes += "</text:p>".utf8
  }

  /// Appends the value of an attribute, in which a line break, as it stands, would be a blank.
  static func appendValue(_ text: [UInt8], to bytes: inout [UInt8]) {
    for index in text.indices {
      switch text[index] {
      case tab: bytes += "&#9;".utf8
      case carriageReturn where index + 1 < text.count && text[index + 1] == lineFeed: break
      case lineFeed, carriageReturn: bytes += "&#10;".utf8
      default: appendCharacter(text, at: index, to: &bytes)
      }
    }
  }

  /// Appends the run of blanks that begins here; leaves the index at its last.
  private static func appendBlanks(_ text: [UInt8], from index: inout Int, to bytes: inout [UInt8]) {
    let start = index
    while index + 1 < text.count, text[index + 1] == blank { index += 1 }
    let count = index - start + 1
    let isBetweenWords =
      start > 0 && index + 1 < text.count && !isSpace(text[start - 1]) && !isSpace(text[index + 1])
    if count == 1, isBetweenWords {
      bytes.append(blank)
    } else {
      bytes += "<text:s text:c=\"\(count)\"/>".utf8
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == blank || byte == tab || byte == lineFeed || byte == carriageReturn
  }

  /// Appends one byte of UTF-8; what XML 1.0 cannot hold becomes U+FFFD.
  private static func appendCharacter(_ text: [UInt8], at index: Int, to bytes: inout [UInt8]) {
    switch text[index] {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    case UInt8(ascii: "\""): bytes += "&quot;".utf8
    case 0..<0x20: bytes += "\u{FFFD}".utf8
    // U+FFFE and U+FFFF end in BE and BF behind EF BF, U+FFFD in BD.
    case let byte where byte | 1 == 0xBF && index >= 2 && text[index - 2] == 0xEF && text[index - 1] == 0xBF:
      bytes.append(0xBD)
    case let byte: bytes.append(byte)
    }
  }
}
