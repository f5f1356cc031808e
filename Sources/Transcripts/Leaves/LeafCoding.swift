package import RedactCore

/// How text is written inside a container, and how other text is written in its place.
package enum LeafCoding: Hashable, Sendable {
  /// The bytes are the text.
  case plain
  /// The body of a JSON string.
  case json
  /// A whole JSON number; what replaces it becomes a string.
  case jsonNumber
  /// Between double quotes that are doubled inside, as in tables and TextGrid.
  case doubledQuotes
  /// A word that stands free between the values of a TextGrid; what replaces a part of it replaces all, for the
  /// rest could be read as a value.
  case freeWord
  /// Words of a tier of CHAT.
  case chatWords
  /// The name of a participant in CHAT, one word with `_` for blanks.
  case chatName
  /// What follows a header in CHAT, over several lines.
  case chatLine
  /// The code of a speaker in CHAT.
  case chatCode
  /// Text or an attribute of HTML in the body of a JSON string.
  case jsonMarkup
  /// Text, an attribute, a section or a comment of markup.
  case markup(MarkupCoding)
  /// A name that XML allows as an id; what replaces it becomes one.
  case xmlName
  /// Words of WebVTT, with references to characters.
  case webvtt
  /// Words on one line of captions, without escapes.
  case captionLine
  /// A name within tags and selectors of captions; what replaces it becomes one.
  case cueName
  /// Within quotes in a style sheet.
  case quotedStyle
  /// An address in an attribute of XML.
  case uri

  /// Reads the raw bytes of a leaf, which its reader has accepted.
  package func decode(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    switch self {
    case .json: return JSONEscape.decode(raw, span)
    case .doubledQuotes: return Self.decodeDoubledQuotes(raw, span)
    case .chatWords, .chatName: return ChatCoding.decode(raw, span, isWords: true).withBrackets()
    case .chatLine: return ChatCoding.decode(raw, span, isWords: false)
    case .jsonMarkup:
      return EncodedText.decoding(JSONEscape.decode(raw, span)) { HTMLReferences.decode($0) }
    case .markup(let coding): return coding.decode(raw, span)
    case .xmlName: return MarkupCoding(.attribute, .xml).decode(raw, span).withBrackets()
    case .webvtt: return CaptionCoding.decodeWebVTT(raw, span)
    case .quotedStyle: return CaptionCoding.decodeQuoted(raw, span)
    case .cueName: return Self.decodePlain(raw, span).withBrackets()
    case .plain, .jsonNumber, .freeWord, .chatCode, .captionLine: return Self.decodePlain(raw, span)
    case .uri: return URICoding.decode(raw, span)
    }
  }

  /// Writes text so that a reader of the container reads the same. Where marks around a label mean something,
  /// labels in any brackets are written like those in square ones.
  package func encode(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    let text = holdsAnyMarks ? text : LabelGrammar.inSquareBrackets(text)
    switch self {
    case .plain: return text
    case .json: JSONWriter.escape(text, to: &result)
    case .jsonNumber:
      result.append(UInt8(ascii: "\""))
      JSONWriter.escape(text, to: &result)
      result.append(UInt8(ascii: "\""))
    case .freeWord: return TextGridScanner.freeWord(text)
    case .chatWords: return ChatCoding.encodeWords(text, isName: false)
    case .chatName: return ChatCoding.encodeWords(text, isName: true)
    case .chatLine: return ChatCoding.encodeLine(text)
    case .chatCode: return ChatCoding.encodeCode(text)
    case .jsonMarkup: JSONWriter.escape(HTMLReferences.escape(text), to: &result)
    case .markup(let coding): return coding.encode(text)
    case .xmlName: return XMLName.from(text)
    case .webvtt: return CaptionCoding.encodeWebVTT(text)
    case .captionLine: return CaptionCoding.encodeLine(text)
    case .cueName: return CaptionCoding.encodeName(text)
    case .quotedStyle: return CaptionCoding.encodeQuoted(text)
    case .uri: return URICoding.encode(text)
    case .doubledQuotes:
      for byte in text { result += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
    }
    return result
  }

  /// Whether any marks may stand around a label: not in names, ids and codes.
  private var holdsAnyMarks: Bool {
    switch self {
    case .freeWord, .chatWords, .chatName, .chatCode, .xmlName, .cueName, .uri: false
    default: true
    }
  }

  /// Whether a replacement of a part takes the rest of the leaf with it.
  package var isAllOrNothing: Bool { self == .jsonNumber || self == .freeWord }

  private static func decodePlain(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    text.copy(raw, span.range)
    return text
  }

  private static func decodeDoubledQuotes(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while at + 1 < span.end {
      if raw[at] == UInt8(ascii: "\""), raw[at + 1] == raw[at] {
        text.copy(raw, copied..<at)
        text.decode(at..<at + 2, as: CollectionOfOne(raw[at]))
        at += 2
        copied = at
      } else {
        at += 1
      }
    }
    text.copy(raw, copied..<span.end)
    return text
  }
}
