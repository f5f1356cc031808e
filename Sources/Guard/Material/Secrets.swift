import RedactCore

/// Reads what stands behind a mark of a secret key.
enum Secrets {
  /// So much of a key that the rest could be guessed, or that somebody surely lost a whole one.
  private static let fewestCharacters = 32
  private static let bech32 = ByteSet("qpzry9x8gf2tvdw0s3jn54khce6mua7lQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".utf8)

  /// A secret key of ours of whatever role, from `REDACT-` on, or a key file sealed with a passphrase. Public
  /// keys are in lower case and say neither `secret` nor `key`.
  static func own(_ bytes: [UInt8], at start: Int) -> ByteSpan? {
    let one = bytes.end(of: { ASCII.isLetter($0) || $0 == 0x2D }, from: start, most: 48)
    guard bytes.holds("1", at: one) else { return nil }
    let prefix = bytes[start..<one]
    let name = String(decoding: prefix.map(ASCII.lower), as: UTF8.self)
    if name == "redact-protected-key-" {
      let next = bytes.end(of: ASCII.isBlank, from: one + 1, most: 4)
      return bytes.holds("scrypt ", at: next) ? ByteSpan(start, one + 1) : nil
    }
    guard name.contains("-secret-") || name.hasSuffix("key-") || !prefix.contains(where: { $0 > 0x60 }) else {
      return nil
    }
    return characters(bytes, from: start, one)
  }

  /// A key of `age`, from `AGE-SECRET-KEY-` on.
  static func age(_ bytes: [UInt8], at start: Int) -> ByteSpan? {
    let one = bytes.end(of: { ASCII.isLetter($0) || $0 == 0x2D }, from: start, most: 48)
    return bytes.holds("1", at: one) ? characters(bytes, from: start, one) : nil
  }

  private static func characters(_ bytes: [UInt8], from start: Int, _ one: Int) -> ByteSpan? {
    let end = bytes.end(of: bech32.contains, from: one + 1, most: 4096)
    return end - one > fewestCharacters ? ByteSpan(start, end) : nil
  }

  /// The first line of a private key in one of the formats with such lines, from `PRIVATE KEY` on.
  static func pem(_ bytes: [UInt8], at start: Int) -> ByteSpan? {
    let kind = bytes.start(of: { ASCII.isUpper($0) || ASCII.isDigit($0) || $0 == 0x20 }, to: start, most: 40)
    guard bytes.holds("PRIVATE KEY", at: start),
      bytes[kind...].starts(with: "BEGIN ".utf8) || bytes.holds(" BEGIN ", at: kind)
    else {
      return nil
    }
    let line = bytes.start(of: { $0 == 0x2D }, to: kind, most: 5)
    let name = bytes.end(of: { ASCII.isUpper($0) || $0 == 0x20 }, from: start, most: 40)
    let end = bytes.end(of: { $0 == 0x2D }, from: name, most: 5)
    return kind - line >= 4 && end - name >= 4 ? ByteSpan(line, end) : nil
  }

  /// The first words of a key file of PuTTY.
  static func putty(_ bytes: [UInt8], at start: Int) -> ByteSpan? {
    let mark = "PuTTY-User-Key-File-"
    let version = start + mark.utf8.count
    guard bytes.holds(mark, at: start), bytes.end(of: ASCII.isDigit, from: version, most: 2) > version else {
      return nil
    }
    return ByteSpan(start, version + 1)
  }
}
