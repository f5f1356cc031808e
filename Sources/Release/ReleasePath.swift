import RedactCore

/// Where a file stands in a release, with `/` between the parts; compared, and sorted, byte by byte.
package struct ReleasePath: Hashable, Comparable, Sendable {
  static let manifest = "MANIFEST.json"
  static let signatures = "MANIFEST.sig"
  static let mostBytes = 4_096
  static let mostParts = 100
  /// What file systems take for one name.
  static let mostBytesOfPart = 255
  private static let slash = UInt8(ascii: "/")

  /// UTF-8.
  package let bytes: [UInt8]

  /// - Returns: nil for what could be two paths, lead out of the folder, or deceive who reads it: an absolute path, an
  ///   empty part, `.` and `..`, control characters, what is no UTF-8, is too long, or is the manifest itself.
  package init?(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    guard !bytes.isEmpty, bytes.count <= Self.mostBytes, parts.count <= Self.mostParts,
      UTF8Check.firstInvalid(in: bytes) == nil,
      !PlainText.hasControls(String(decoding: bytes, as: UTF8.self)),
      parts.allSatisfy({
        !$0.isEmpty && $0.count <= Self.mostBytesOfPart && !$0.elementsEqual(".".utf8)
          && !$0.elementsEqual("..".utf8)
      }),
      ![Self.manifest, Self.signatures].contains(where: { bytes.elementsEqual($0.utf8) })
    else { return nil }
    self.bytes = bytes
  }

  package init?(_ text: String) { self.init(Array(text.utf8)) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The names of the folders on the way, and that of the file.
  var parts: [[UInt8]] { bytes.split(separator: Self.slash).map(Array.init) }

  package static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// Text that people write into a manifest.
enum PlainText {
  /// Whether a text has characters that move the cursor or break the line.
  static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      switch $0.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
      default: false
      }
    }
  }

  static func isPlain(_ text: String, most: Int) -> Bool {
    (1...most).contains(text.utf8.count) && !hasControls(text)
  }

  /// A name of 1 to 80 letters, digits and `. _ : + -`.
  static func isWord(_ text: String) -> Bool {
    (1...80).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// An even number of lower-case hexadecimal digits.
  static func isHex(_ text: String, _ digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && Hex.decode(text).map(Hex.encode) == text
  }

  /// `2026-11-21`, `2026-11` or `2026`, whatever the calendar says of the day.
  static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    guard isDigits, [[4], [4, 2], [4, 2, 2]].contains(parts.map(\.count)) else { return false }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    return zip(numbers, [1...9_999, 1...12, 1...31]).allSatisfy { $1.contains($0) }
  }
}
