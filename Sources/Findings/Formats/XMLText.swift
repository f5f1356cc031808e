/// Appends XML 1.0 to a byte buffer.
struct XMLText: Sendable {
  /// What has been written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes tags of ours as they are.
  mutating func markup(_ tags: String) { bytes += tags.utf8 }

  /// Writes an attribute, with a blank before it.
  mutating func attribute(_ name: String, _ value: String) {
    bytes += " \(name)=\"".utf8
    escape(value, inAttribute: true)
    bytes += "\"".utf8
  }

  /// Writes the content of an element.
  mutating func text(_ text: String) { escape(text, inAttribute: false) }

  /// A character that XML 1.0 has no way to write becomes the sign of a lost one.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22 where inAttribute: bytes += "&quot;".utf8
      case 0x0D: bytes += "&#13;".utf8
      case 0x09 where inAttribute: bytes += "&#9;".utf8
      case 0x0A where inAttribute: bytes += "&#10;".utf8
      case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
      case 0..<0x20, 0xFFFE...0xFFFF: bytes += "\u{FFFD}".utf8
      default: bytes += String(scalar).utf8
      }
    }
  }
}
