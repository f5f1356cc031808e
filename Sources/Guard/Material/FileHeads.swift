import RedactCore

/// Knows files by their first bytes.
enum FileHeads {
  /// What a file is, if it is no business of a corpus.
  ///
  /// - Parameter name: its path; a hint, and never what decides.
  static func finding(in bytes: [UInt8], name: [UInt8]) -> MaterialFinding? {
    database(bytes, name) ?? history(bytes) ?? pointer(bytes)
  }

  /// Any database, for what one holds is not told by its text; ours for certain.
  private static func database(_ bytes: [UInt8], _ name: [UInt8]) -> MaterialFinding? {
    let looksLikeOurs = isNamedLikeAVault(name)
    if bytes.holds("SQLite format 3\0", at: 0) {
      let isOurs = bytes.holds("RDVT", at: idOffset) || bytes.holds("RDWR", at: idOffset)
      return MaterialFinding(
        .vault, ByteSpan(0, 16), score: isOurs ? 1 : looksLikeOurs ? 0.9 : 0.5,
        identifies: isOurs ? .direct : .quasi)
    }
    guard let journal = journals.first(where: { bytes.starts(with: $0) }) else { return nil }
    return MaterialFinding(
      .vault, ByteSpan(0, journal.count), score: looksLikeOurs ? 0.9 : 0.5, identifies: .quasi)
  }

  private static let idOffset = 68

  /// What SQLite writes beside a database: a rollback journal, and the two kinds of write-ahead logs.
  private static let journals: [[UInt8]] = [
    [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7], [0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83],
  ]

  private static func isNamedLikeAVault(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last.map { $0.map(ASCII.lower) } ?? []
    let end = String(decoding: name.suffix(24), as: UTF8.self)
    return [".vault", ".wraps", "-journal", "-wal"].contains { end.hasSuffix($0) } && end.contains(".vault")
  }

  /// The history of a repository in one file, with all that was ever in it.
  private static func history(_ bytes: [UInt8]) -> MaterialFinding? {
    if bytes.holds("# v2 git bundle\n", at: 0) || bytes.holds("# v3 git bundle\n", at: 0) {
      return MaterialFinding(.original, ByteSpan(0, 15), score: 0.9)
    }
    guard bytes.holds("PACK\0\0\0", at: 0), bytes.count > 7, bytes[7] == 2 || bytes[7] == 3 else {
      return nil
    }
    return MaterialFinding(.original, ByteSpan(0, 4), score: 0.9)
  }

  /// A pointer to a large file. With one name missing, the name can be guessed and tested against its digest.
  private static func pointer(_ bytes: [UInt8]) -> MaterialFinding? {
    guard bytes.count < 2048, bytes.holds("version https://git-lfs.github.com/spec/", at: 0) else {
      return nil
    }
    let mark = "\noid sha256:"
    guard let line = bytes.indices.first(where: { bytes.holds(mark, at: $0) }) else { return nil }
    let start = line + mark.utf8.count
    let end = bytes.end(of: ASCII.isHex, from: start, most: 64)
    guard end - start == 64 else { return nil }
    return MaterialFinding(.original, ByteSpan(start, end), score: 0.6, identifies: .quasi)
  }
}
