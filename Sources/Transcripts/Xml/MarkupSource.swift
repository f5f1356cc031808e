import RedactCore

/// Finds out how the bytes of markup stand for characters, and refuses what it cannot be sure of.
struct MarkupSource {
  private let bytes: [UInt8]
  private let format: String

  /// How much of an input is looked at for what it says of its encoding.
  private static let xmlReach = 2048
  private static let htmlReach = 16_384

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

  /// Whether bytes that were written are read in the encoding they were written in; in ASCII all are alike.
  static func reads(_ bytes: [UInt8], as encoding: SourceText.Encoding, _ dialect: MarkupDialect) -> Bool {
    let source = MarkupSource(bytes: bytes, format: "")
    guard let found = try? source.encoding(dialect) else { return false }
    return found == encoding || bytes.allSatisfy { $0 < 0x80 }
  }

  private func encoding(_ dialect: MarkupDialect) throws(TranscriptError) -> SourceText.Encoding {
    let stated = stated(dialect)
    if let marked = SourceText.utf16Mark(bytes) {
      if let stated, !stated.starts(with: "utf-16"), dialect == .xml { throw contradiction }
      return marked
    }
    guard let stated, MarkupEncoding.meaning[stated] != .utf8 else { return .utf8 }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if dialect == .xml { throw contradiction }
      return .utf8
    }
    switch MarkupEncoding.meaning[stated] {
    case .utf8, .ascii: return .utf8
    case .latin: return try latin()
    case nil where bytes.allSatisfy { $0 < 0x80 } && dialect == .html: return .utf8
    case nil:
      let isKnown = MarkupEncoding.others.contains(stated)
      throw .otherEncoding(isKnown ? stated.uppercased() : "an unknown encoding")
    }
  }

  /// The encoding the input names, in lower case.
  private func stated(_ dialect: MarkupDialect) -> String? {
    switch dialect {
    case .xml: MarkupEncoding.named(byXML: bytes.prefix(Self.xmlReach).filter { $0 != 0 }[...])
    case .html: MarkupEncoding.named(byHTML: SourceText.characters(bytes.prefix(Self.htmlReach)))
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
}
