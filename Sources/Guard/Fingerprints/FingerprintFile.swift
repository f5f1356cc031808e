import RedactCore

// `redact.fingerprints/1`, as specs/fingerprints.md has it.

extension FingerprintList {
  private static let schema = "redact.fingerprints/1"
  private static let sealWord = Array("seal ".utf8)
  private static let sealDigits = 64

  /// The list as a file; the same for the same entities in any order.
  package var bytes: [UInt8] {
    let lines = padded
    var bytes = Array("\(Self.schema) key \(key.id) words \(words.digest) lines \(lines.count)\n".utf8)
    bytes.reserveCapacity(bytes.count + lines.count * (FingerprintLine.digits + 1) + 80)
    for line in lines { line.write(to: &bytes) }
    let seal = Hex.encode(keys.seal(bytes[...]))
    return bytes + Self.sealWord + seal.utf8 + [0x0A]
  }

  /// Reads a file.
  ///
  /// - Throws: `FingerprintError` for anything that was not written by `bytes` under this key; then nothing
  ///   of the file counts.
  package init(parsing bytes: [UInt8], key: GuardKey, words: WordKnowledge) throws(FingerprintError) {
    let header = Array(bytes.prefix { $0 != 0x0A })
    let count = try Self.count(header, key, words)
    let keys = ListKeys(key)
    let end = bytes.count - Self.sealWord.count - Self.sealDigits - 1
    guard bytes.last == 0x0A, end > header.count, bytes[end - 1] == 0x0A,
      bytes[end...].starts(with: Self.sealWord)
    else { throw .cut }
    let lines = try Self.lines(bytes, header.count + 1..<end)
    guard lines.count == count else { throw .cut }
    let seal = Array(Hex.encode(keys.seal(bytes[..<end])).utf8)
    guard Self.isSame(seal[...], bytes[(end + Self.sealWord.count)..<bytes.count - 1]) else { throw .seal }
    self.init(key, keys, words, lines: lines)
  }

  /// How many lines there are by the first one, which must be of this key and these spellings.
  private static func count(
    _ header: [UInt8], _ key: GuardKey, _ words: WordKnowledge
  ) throws(FingerprintError) -> Int {
    let fields = header.split(separator: 0x20, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 7, fields[0] == schema, fields[1] == "key", isID(fields[2]), fields[3] == "words",
      isID(fields[4]), fields[5] == "lines", let count = Int(fields[6]), count >= 0,
      String(count) == fields[6]
    else { throw .header }
    guard fields[2] == key.id else { throw .otherKey(fields[2]) }
    guard fields[4] == words.digest else { throw .otherSpellings }
    return count
  }

  private static func isID(_ text: String) -> Bool {
    Hex.decode(text).map { $0.count == 8 && Hex.encode($0) == text } ?? false
  }

  /// The lines of a stretch of a file that ends with a line feed.
  private static func lines(
    _ bytes: [UInt8], _ body: Range<Int>
  ) throws(FingerprintError) -> [FingerprintLine] {
    var lines: [FingerprintLine] = []
    lines.reserveCapacity(body.count / (FingerprintLine.digits + 1))
    let bad = bytes.withUnsafeBufferPointer { bytes -> Int? in
      var start = body.lowerBound
      while start < body.upperBound {
        var end = start
        while bytes[end] != 0x0A { end += 1 }
        guard let line = FingerprintLine(parsing: UnsafeBufferPointer(rebasing: bytes[start..<end])),
          lines.last.map({ $0 < line }) ?? true
        else { return lines.count + 2 }
        lines.append(line)
        start = end + 1
      }
      return nil
    }
    if let bad { throw .line(bad) }
    return lines
  }

  /// Whether two are equal; takes the same time wherever they differ.
  private static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    a.count == b.count && zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
