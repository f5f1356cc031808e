import RedactCore

/// The path of a file as it is shown to people: bytes, because the names of files need not be UTF-8.
///
/// ## Privacy
/// A name can identify somebody: whoever makes one of these masks what was found in it before.
package struct ShownPath: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The path, folders parted by slashes.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  package init(stringLiteral text: String) { self.init(text) }

  /// The path as text; a byte that is no UTF-8 is written as `\xE9`, so that two paths stay two.
  package var text: String {
    var text = ""
    var rest = bytes.makeIterator()
    var at = 0
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        text.unicodeScalars.append(Unicode.UTF8.decode(encoded))
        at += encoded.count
      case .error(let length):
        for byte in bytes[at..<at + length] { text += "\\x" + Hex.encode([byte]).uppercased() }
        at += length
      case .emptyInput: return text
      }
    }
  }

  /// The text on one line, with everything spelt out that a terminal would act on.
  package var oneLine: String { Visible.line(text) }

  /// Whether the path begins at the root of the machine.
  package var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

  /// Whether it climbs out of a folder, so that nobody can tell below which root it lies.
  package var climbs: Bool { segments.contains { $0.elementsEqual("..".utf8) } }

  /// A relative reference, or a `file:` address for an absolute path (RFC 3986), without needless segments.
  package var uri: String {
    let path = segments.map(Self.percentEncoded).joined(separator: "/")
    return isAbsolute ? "file:///" + path : path
  }

  private var segments: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  }

  /// What may stand anywhere in a path stays, the rest is written in percent form.
  private static func percentEncoded(_ segment: ArraySlice<UInt8>) -> String {
    segment.reduce(into: "") { result, byte in
      let isPlain =
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + Hex.encode([byte]).uppercased()
      }
    }
  }
}
