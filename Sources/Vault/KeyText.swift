/// The text of a key file, in and out.
///
///     # redact secret key: whoever can read this line can test names against labels
///     # key id: 0d1351e17a78643b
///     REDACT-SECRET-KEY-1...
///
/// ## Privacy
/// Every buffer made here that held key bytes is wiped before the call returns, but for the text that is
/// handed out.
enum KeyText {
  static let prefix = "REDACT-SECRET-KEY-"

  /// The three lines of a file for this key; the caller wipes them.
  static func write(_ key: RootKey) -> [UInt8] {
    let head = """
      # redact secret key: whoever can read this file can test names against labels
      # key id: \(key.id)

      """
    var line = key.withBytes { bytes in Bech32.encode(bytes, prefix: prefix) }
    defer { wipe(&line) }
    return Array(head.utf8) + line + [lineFeed]
  }

  /// The one key of a text that holds, besides, only comments and empty lines.
  static func read(_ text: [UInt8]) throws(KeyFileError) -> RootKey {
    var key: RootKey?
    var number = 0
    for line in text.split(separator: lineFeed, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      guard key == nil else { throw .malformed(line: number) }
      key = try parse(line, number: number)
    }
    guard let key else { throw .noKey }
    return key
  }

  private static func parse(
    _ line: ArraySlice<UInt8>, number: Int
  ) throws(KeyFileError) -> RootKey {
    do {
      var bytes = try Bech32.decode(line, prefix: prefix)
      defer { wipe(&bytes) }
      return try RootKey(bytes: bytes)
    } catch Bech32Error.checksum {
      throw .checksum
    } catch {
      throw .malformed(line: number)
    }
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
