import RedactCore

/// Writes HTML and the SVG in it: tags are ours, everything else goes through `text` and attributes, which escape.
struct HTMLWriter: Sendable {
  typealias Attributes = KeyValuePairs<String, String>

  private(set) var bytes: [UInt8] = []
  private var ids = 0

  /// Writes markup of ours as it stands.
  mutating func raw(_ markup: String) { bytes += markup.utf8 }

  /// Writes markup that another writer made.
  mutating func raw(_ markup: [UInt8]) { bytes += markup }

  /// The markup of one part of a page, made apart.
  static func fragment(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    var writer = HTMLWriter()
    content(&writer)
    return writer.bytes
  }

  /// Writes `<tag …>…</tag>`; an attribute with an empty value is written without one.
  mutating func element(
    _ tag: String, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    close(tag)
  }

  /// Writes an element that holds one piece of text.
  mutating func element(_ tag: String, _ attributes: Attributes = [:], text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  mutating func open(_ tag: String, _ attributes: Attributes = [:]) {
    raw("<" + tag)
    for (name, value) in attributes { attribute(name, value) }
    raw(">")
  }

  /// Writes an attribute into a tag that is not closed yet.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" " + name)
    if value.isEmpty { return }
    raw("=\"")
    Escape.attribute(Escape.visible(value).utf8, to: &bytes)
    raw("\"")
  }

  mutating func close(_ tag: String) { raw("</" + tag + ">") }

  /// Writes a name, a label or a sentence; marks that change the direction of writing become visible.
  mutating func text(_ text: String) { Escape.text(Escape.visible(text).utf8, to: &bytes) }

  /// Writes a piece of a released text, valid UTF-8, as it stands.
  mutating func passage(_ utf8: some Sequence<UInt8>) { Escape.text(utf8, to: &bytes) }

  /// An id that no other element of the page has.
  mutating func newID() -> String {
    ids += 1
    return "x\(ids)"
  }
}

/// Keeps text text: whatever it holds, no reader of HTML takes it for markup.
enum Escape {
  /// Writes valid UTF-8 as the content of an element.
  static func text(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case 0x0D: bytes += "&#13;".utf8
      default: control(byte, to: &bytes)
      }
    }
  }

  /// Writes valid UTF-8 as the value of an attribute in double quotes.
  static func attribute(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case 0x09, 0x0A, 0x0D: bytes += "&#\(byte);".utf8
      default: control(byte, to: &bytes)
      }
    }
  }

  /// The same with controls of direction and invisible separators spelt out, as `‹U+202E›`.
  static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) {
        result +=
          "‹U+" + Hex.encode([UInt8(scalar.value >> 8), UInt8(scalar.value & 0xFF)]).uppercased() + "›"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// A byte as it stands; a control character, which HTML does not allow, as its picture.
  private static func control(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x09, 0x0A: bytes.append(byte)
    case 0..<0x20: bytes += [0xE2, 0x90, 0x80 + byte]
    case 0x7F: bytes += [0xE2, 0x90, 0xA1]
    default: bytes.append(byte)
    }
  }
}
