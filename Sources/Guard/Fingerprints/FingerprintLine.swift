import RedactCore

/// One line of a fingerprint list: 32 bytes that say nothing without the key, and a pattern in the clear.
struct FingerprintLine: Hashable, Sendable {
  /// Proves what a line says; 16 bytes.
  struct Tag: Hashable, Sendable {
    let high, low: UInt64
  }

  /// The keyed number by which the line is found.
  let code: UInt64
  let tag: Tag
  /// A meaning, hidden.
  let sealed: UInt64
  /// The pattern of the paths that the line is for; nil for all.
  let files: String?

  /// How many hexadecimal digits a line begins with.
  static let digits = 64
  /// A pattern of more bytes is refused.
  static let longestPattern = 4096

  /// Appends the line with its line feed.
  func write(to bytes: inout [UInt8]) {
    for number in [code, tag.high, tag.low, sealed] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
    if let files {
      bytes.append(0x20)
      bytes += files.utf8
    }
    bytes.append(0x0A)
  }

  /// Reads a line without its line feed; nil for anything that `write` does not write.
  init?(parsing line: UnsafeBufferPointer<UInt8>) {
    guard line.count >= Self.digits, let code = Self.number(line, 0), let high = Self.number(line, 16),
      let low = Self.number(line, 32), let sealed = Self.number(line, 48)
    else { return nil }
    var files: String?
    if line.count > Self.digits {
      guard line[Self.digits] == 0x20 else { return nil }
      let pattern = Array(line[(Self.digits + 1)...])
      guard Self.isPattern(pattern) else { return nil }
      files = String(decoding: pattern, as: UTF8.self)
    }
    self.init(code: code, tag: Tag(high: high, low: low), sealed: sealed, files: files)
  }

  init(code: UInt64, tag: Tag, sealed: UInt64, files: String?) {
    (self.code, self.tag, self.sealed, self.files) = (code, tag, sealed, files)
  }

  /// Sixteen digits in lower case.
  private static func number(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64? {
    var number: UInt64 = 0
    for index in start..<start + 16 {
      let digit: UInt8
      switch line[index] {
      case 0x30...0x39: digit = line[index] - 0x30
      case 0x61...0x66: digit = line[index] - 0x57
      default: return nil
      }
      number = number << 4 | UInt64(digit)
    }
    return number
  }

  /// Whether a pattern can stand at the end of a line: some text without control characters.
  static func isPattern(_ bytes: [UInt8]) -> Bool {
    (1...longestPattern).contains(bytes.count) && UTF8Check.firstInvalid(in: bytes) == nil
      && !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { scalar in
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x2028, 0x2029].contains(scalar.value)
      }
  }
}

extension FingerprintLine: Comparable {
  /// The order of the lines as bytes.
  static func < (a: FingerprintLine, b: FingerprintLine) -> Bool {
    if a.code != b.code { return a.code < b.code }
    if a.tag.high != b.tag.high { return a.tag.high < b.tag.high }
    if a.tag.low != b.tag.low { return a.tag.low < b.tag.low }
    if a.sealed != b.sealed { return a.sealed < b.sealed }
    return (a.files ?? "").utf8.lexicographicallyPrecedes((b.files ?? "").utf8)
  }
}
