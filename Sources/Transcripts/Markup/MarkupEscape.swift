/// Writes text so that it can stand where markup holds text, and means itself there.
package enum MarkupEscape {
  /// Appends text for between tags.
  package static func text(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// Appends text for the value of an attribute.
  ///
  /// Line ends and tabs become numbers, for XML would read them as blanks; and so does all that would end a
  /// bare value.
  package static func attribute(
    _ utf8: some Sequence<UInt8>, quote: MarkupQuote, to bytes: inout [UInt8]
  ) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\"") where quote != .single: bytes += "&quot;".utf8
      case UInt8(ascii: "'") where quote != .double: bytes += "&#39;".utf8
      case 0x09, 0x0A, 0x0C, 0x0D: number(byte, to: &bytes)
      case 0x20 where quote == .bare, UInt8(ascii: "=") where quote == .bare,
        UInt8(ascii: "`") where quote == .bare, UInt8(ascii: "/") where quote == .bare:
        number(byte, to: &bytes)
      default: bytes.append(byte)
      }
    }
  }

  /// Appends text for a CDATA section; where it holds `]]>` it ends the section there and begins a new one.
  package static func section(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    var brackets = 0
    for byte in utf8 {
      if byte == UInt8(ascii: ">"), brackets >= 2 { bytes += "]]><![CDATA[".utf8 }
      brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
      bytes.append(byte)
    }
  }

  /// Appends text for a comment, an instruction or a script, which know no escapes: hyphens and brackets
  /// become others that look like them.
  package static func comment(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "-") where bytes.last == byte: bytes += "\u{2010}".utf8
      case UInt8(ascii: "<"): bytes += "\u{2039}".utf8
      case UInt8(ascii: ">"): bytes += "\u{203A}".utf8
      default: bytes.append(byte)
      }
    }
  }

  private static func number(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes += "&#\(byte);".utf8
  }
}
