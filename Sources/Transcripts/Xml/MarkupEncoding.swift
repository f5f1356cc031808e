import RedactCore

/// What markup says of its own encoding.
///
/// Whatever is believed here is structure in the reader, and so never edited nor taken out: otherwise a file
/// could be written that is read in another encoding than it was.
enum MarkupEncoding {
  enum Meaning {
    case utf8, ascii, latin
  }

  /// What the names of encodings that are read mean, in lower case.
  static let meaning: [String: Meaning] = [
    "utf-8": .utf8, "utf8": .utf8, "us-ascii": .ascii, "ascii": .ascii, "iso-8859-1": .latin,
    "iso8859-1": .latin, "iso_8859-1": .latin, "latin1": .latin, "latin-1": .latin, "windows-1252": .latin,
    "cp1252": .latin, "x-cp1252": .latin,
  ]

  /// Those that are known and not read.
  static let others: Set<String> = [
    "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "iso-8859-2", "iso-8859-3", "iso-8859-4",
    "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-13", "iso-8859-15",
    "iso-8859-16", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "koi8-r", "koi8-u", "macintosh", "gb2312", "gbk",
    "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp",
  ]

  static func isKnown(_ name: [UInt8]) -> Bool {
    let name = lowercased(name.filter { !$0.isHTMLSpace })
    return meaning[name] != nil || others.contains(name)
  }

  private static func lowercased(_ name: some Sequence<UInt8>) -> String {
    String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
  }

  // MARK: XML

  /// The encoding that an XML declaration names, in lower case.
  static func named(byXML start: ArraySlice<UInt8>) -> String? {
    guard let begin = start.firstRange(of: Array("<?xml".utf8)), begin.lowerBound <= 4,
      start[begin.upperBound...].first?.isMarkupSpace == true,
      let end = start[begin.upperBound...].firstRange(of: Array("?>".utf8))
    else { return nil }
    let lower = start[begin.upperBound..<end.lowerBound].map(\.asciiLowercased)
    guard let found = lower.firstRange(of: Array("encoding".utf8)) else { return nil }
    var rest = lower[found.upperBound...].drop(while: \.isMarkupSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0.isMarkupSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let word = rest.prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    return String(decoding: word, as: UTF8.self)
  }

  // MARK: HTML

  /// The encoding that a page names, in lower case: in an XML declaration, or in the first `meta` element that
  /// names one.
  ///
  /// - Parameter start: the start of the page, in which every byte is taken for a character.
  static func named(byHTML start: [UInt8]) -> String? {
    guard let page = try? MarkupDocument(start, dialect: .html) else { return nil }
    if let first = page.nodes.first, let name = named(byDeclaration: first, page) { return name }
    for meta in page.elements("meta") {
      let attributes = page.attributes(of: meta.index)
      func value(_ name: String) -> [UInt8]? { attributes.first { $0.isNamed(name) }?.string.bytes }
      if let name = value("charset")?.filter({ !$0.isHTMLSpace }), !name.isEmpty { return lowercased(name) }
      if value("name") == nil, value("http-equiv") != nil, let content = value("content"),
        let name = named(byContentType: content)
      {
        return name
      }
    }
    return nil
  }

  /// Whether the first token of a page is an XML declaration, which HTML takes for a comment.
  static func declares(_ page: MarkupDocument) -> Bool {
    page.nodes.first.map { named(byDeclaration: $0, page) != nil } ?? false
  }

  /// Nothing else may stand there, for all of it is then no text.
  private static func named(byDeclaration node: MarkupNode, _ page: MarkupDocument) -> String? {
    let inner = page.bytes[node.inner.range]
    guard node.kind == .comment, page.bytes[node.span.range].starts(with: "<?xml ".utf8),
      inner.last == UInt8(ascii: "?")
    else { return nil }
    var name: String?
    for part in inner.dropFirst(3).dropLast().split(whereSeparator: \.isMarkupSpace) {
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let quote = sides[1].first, sides[1].count > 2, sides[1].last == quote,
        quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { return nil }
      let value = lowercased(sides[1].dropFirst().dropLast())
      switch lowercased(sides[0]) {
      case "version" where value == "1.0" || value == "1.1": break
      case "standalone" where value == "yes" || value == "no": break
      case "encoding" where meaning[value] != nil || others.contains(value): name = value
      default: return nil
      }
    }
    return name
  }

  /// Whether this says no more than that a page is in an encoding that is known.
  static func isContentType(_ value: [UInt8]) -> Bool {
    named(byContentType: value).map { isKnown(Array($0.utf8)) } ?? false
  }

  /// The encoding in `text/html; charset=ISO-8859-1`, in lower case, known or not.
  private static func named(byContentType value: [UInt8]) -> String? {
    let signs = Set("\"' ".utf8)
    let text = lowercased(value.filter { !signs.contains($0) && !$0.isHTMLSpace })
    for type in ["text/html;charset=", "application/xhtml+xml;charset="] where text.starts(with: type) {
      let name = text.dropFirst(type.utf8.count)
      return String(name.last == ";" ? name.dropLast() : name)
    }
    return nil
  }
}
