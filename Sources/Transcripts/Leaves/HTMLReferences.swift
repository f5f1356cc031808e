import RedactCore

/// The character references of HTML that editors write into text.
enum HTMLReferences {
  /// Decodes text or the value of an attribute; a reference that is not known stands for itself.
  static func decode(_ html: [UInt8]) -> EncodedText {
    var text = EncodedText(from: 0)
    var copied = 0
    while let start = html[copied...].firstIndex(of: UInt8(ascii: "&")) {
      text.copy(html, copied..<start)
      copied = start + 1
      let reach = html[copied...].prefix(longest + 1)
      if let end = reach.firstIndex(of: UInt8(ascii: ";")), let scalar = scalar(html[copied..<end]) {
        copied = end + 1
        text.decode(start..<copied, as: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        text.copy(html, start..<copied)
      }
    }
    text.copy(html, copied..<html.count)
    return text
  }

  /// Writes text so that it reads the same between tags and within quotes.
  static func escape(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      default: result.append(byte)
      }
    }
    return result
  }

  /// What a name or a number between `&` and `;` stands for.
  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.first == UInt8(ascii: "#") else { return named[Array(name)] }
    var digits = name.dropFirst()
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHexadecimal { digits.removeFirst() }
    guard digits.first.map({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) == true else { return nil }
    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  private static let longest = 10

  /// ISO 8859-1 in its order, and what word processors set.
  private static let named: [[UInt8]: Unicode.Scalar] = {
    var result: [[UInt8]: Unicode.Scalar] = [:]
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      result[Array(name.utf8)] = Unicode.Scalar(0xA0 + UInt32(offset))
    }
    let others: KeyValuePairs<String, Unicode.Scalar> = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "hellip": "…", "ndash": "–",
      "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
      "Scaron": "Š", "scaron": "š", "OElig": "Œ", "oelig": "œ", "Yuml": "Ÿ", "euro": "€", "zwnj": "\u{200C}",
      "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "ensp": "\u{2002}", "emsp": "\u{2003}",
    ]
    for (name, scalar) in others { result[Array(name.utf8)] = scalar }
    return result
  }()

  private static let latin1 =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 "
    + "acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde "
    + "Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute "
    + "Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde "
    + "auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
    + "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
}
