import RedactCore

/// Finds out how the bytes of markup stand for characters, and refuses what it cannot be sure of.
struct MarkupSource {
  private let bytes: [UInt8]
  private let format: String

  /// How much of an input is looked at for what it says of its encoding.
  private static let reach = 2048

  /// The text of an input that is XML or HTML.
  static func text(
    _ bytes: [UInt8], _ dialect: MarkupDialect, format: String, limits: IntakeLimits
  ) throws(TranscriptError) -> SourceText {
    if bytes.count > limits.bytes { throw .tooLarge(size: bytes.count, limit: limits.bytes) }
    let source = MarkupSource(bytes: bytes, format: format)
    return try SourceText(bytes, as: try source.encoding(dialect), limits: limits)
  }

  private init(bytes: [UInt8], format: String) {
    self.bytes = bytes
    self.format = format
  }

  private func encoding(_ dialect: MarkupDialect) throws(TranscriptError) -> SourceText.Encoding {
    let stated = stated(dialect)
    if let marked = SourceText.utf16Mark(bytes) {
      if let stated, !stated.starts(with: "utf-16"), dialect == .xml { throw contradiction }
      return marked
    }
    guard let stated, stated != "utf-8", stated != "utf8" else { return .utf8 }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]), dialect == .xml { throw contradiction }
    switch Self.meaning[stated] {
    case .ascii: return .utf8
    case .latin: return try latin()
    case nil where bytes.allSatisfy { $0 < 0x80 } && dialect == .html: return .utf8
    case nil: throw .otherEncoding(Self.others.contains(stated) ? stated.uppercased() : "an unknown encoding")
    }
  }

  private var contradiction: TranscriptError {
    .malformed(
      format: format, reason: "its encoding contradicts its byte order mark", InputPlace(offset: 0, line: 1))
  }

  /// What says to be ISO-8859-1 and holds bytes from 80 to 9F is something else, mostly Windows-1252.
  private func latin() throws(TranscriptError) -> SourceText.Encoding {
    if bytes.contains(where: { 0x80...0x9F ~= $0 }) {
      if UTF8Check.firstInvalid(in: bytes) == nil { throw .otherEncoding("UTF-8 that says to be ISO-8859-1") }
      throw .otherEncoding("WINDOWS-1252")
    }
    return .latin1
  }

  private enum Meaning {
    case ascii, latin
  }

  private static let meaning: [String: Meaning] = [
    "us-ascii": .ascii, "ascii": .ascii, "iso-8859-1": .latin, "iso8859-1": .latin, "iso_8859-1": .latin,
    "latin1": .latin, "latin-1": .latin, "windows-1252": .latin, "cp1252": .latin, "x-cp1252": .latin,
  ]

  private static let others: Set<String> = [
    "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "iso-8859-2", "iso-8859-3", "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-13", "iso-8859-15", "iso-8859-16",
    "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "koi8-r", "koi8-u", "macintosh", "gb2312", "gbk", "gb18030", "big5",
    "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp",
  ]

  // MARK: What the input says

  /// The encoding the input names, in lower case.
  private func stated(_ dialect: MarkupDialect) -> String? {
    let start = bytes.prefix(Self.reach).filter { $0 != 0 }
    if let declared = declared(start) { return declared }
    return dialect == .html ? value(after: "charset", in: start[...]) : nil
  }

  private func declared(_ start: [UInt8]) -> String? {
    guard let begin = start.firstRange(of: Array("<?xml".utf8)), begin.lowerBound <= 4,
      let end = start[begin.upperBound...].firstRange(of: Array("?>".utf8))
    else { return nil }
    return value(after: "encoding", in: start[begin.upperBound..<end.lowerBound])
  }

  /// The word behind a name and `=`, with or without quotes.
  private func value(after name: String, in bytes: ArraySlice<UInt8>) -> String? {
    let lower = bytes.map(\.asciiLowercased)
    guard let found = lower.firstRange(of: Array(name.utf8)) else { return nil }
    var rest = lower[found.upperBound...].drop(while: \.isMarkupSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0.isMarkupSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let word = rest.prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    return String(decoding: word, as: UTF8.self)
  }
}
