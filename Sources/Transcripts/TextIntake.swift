import RedactCore

/// What an input may cost.
package struct IntakeLimits: Hashable, Sendable {
  /// The most bytes one input may have.
  package var bytes: Int

  package init(bytes: Int = 64 << 20) { self.bytes = bytes }
}

/// What every text format does first: it takes text, and refuses what only looks like it.
///
/// Line ends are LF, CRLF or both; or CR alone throughout, as on old Macs. CR alone among LF is refused,
/// since programs would disagree on where lines start. An empty input is fine.
package struct TextIntake: Sendable {
  /// The bytes of the UTF-8 byte order mark in front, which is no part of the text: 0 or 3.
  package let mark: Int
  /// The text after the mark: valid UTF-8 without NUL.
  package let text: [UInt8]

  package init(_ bytes: [UInt8], limits: IntakeLimits = IntakeLimits()) throws(TranscriptError) {
    if bytes.count > limits.bytes { throw .tooLarge(size: bytes.count, limit: limits.bytes) }
    if let name = Self.otherEncoding(bytes) { throw .otherEncoding(name) }
    if let nul = bytes.firstIndex(of: 0) { throw .nul(InputPlace(nul, in: bytes)) }
    if let bad = UTF8Check.firstInvalid(in: bytes) { throw .invalidUTF8(InputPlace(bad, in: bytes)) }
    if let lone = Self.loneReturn(bytes) { throw .mixedLineEnds(lone) }
    mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    text = mark == 0 ? bytes : Array(bytes[mark...])
  }

  /// The encoding that a byte order mark names, unless it is UTF-8.
  private static func otherEncoding(_ bytes: [UInt8]) -> String? {
    let marks: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
      ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
    return marks.first { bytes.starts(with: $0.0) }?.1
  }

  /// The first CR that is not part of CRLF, if the text also has LF. Lines are counted by LF here.
  static func loneReturn(_ bytes: [UInt8]) -> InputPlace? {
    guard let first = bytes.firstIndex(of: 0x0D) else { return nil }
    var lone: Int?
    var hasFeed = bytes[..<first].contains(0x0A)
    var at = first
    while at < bytes.count, lone == nil || !hasFeed {
      if bytes[at] == 0x0A { hasFeed = true }
      if bytes[at] == 0x0D {
        if at + 1 < bytes.count, bytes[at + 1] == 0x0A {
          hasFeed = true
          at += 1
        } else if lone == nil {
          lone = at
        }
      }
      at += 1
    }
    guard let lone, hasFeed else { return nil }
    return InputPlace(offset: lone, line: bytes[..<lone].count { $0 == 0x0A } + 1)
  }
}
