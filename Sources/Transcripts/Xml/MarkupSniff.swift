import RedactCore

/// Looks at the start of an input for what kind of markup it is.
struct MarkupSniff {
  /// The name of the first element without its prefix, or nil when the input does not begin as markup does.
  private(set) var root: String?
  /// Whether an XML declaration stands in front.
  private(set) var isDeclared = false
  /// Whether a document type of HTML stands in front.
  private(set) var isHTML = false
  /// The start of the input, without the zeros of UTF-16.
  let start: [UInt8]
  private var at = 0

  /// How much of an input is looked at.
  private static let reach = 16_384
  private static let longestLabel = 128

  init(_ bytes: [UInt8]) {
    let prefix = bytes.prefix(Self.reach)
    start =
      prefix.prefix(4).contains(0) || prefix.first ?? 0 >= 0xFE ? prefix.filter { $0 != 0 } : Array(prefix)
    for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] where start.starts(with: mark) {
      at = mark.count
    }
    isDeclared = start[at...].starts(with: "<?xml".utf8)
    skipProlog()
    root = rootName()
  }

  /// Whether these ASCII characters stand in the start.
  func mentions(_ words: String) -> Bool { start.firstRange(of: Array(words.utf8)) != nil }

  private mutating func skipProlog() {
    while true {
      at = start[at...].firstIndex { !$0.isHTMLSpace } ?? start.count
      let end: (mark: String, from: Int)
      if start[at...].starts(with: "<?".utf8) {
        end = ("?>", 2)
      } else if start[at...].starts(with: "<!--".utf8) {
        end = ("-->", 4)
      } else if start[at...].starts(with: "<!".utf8) {
        let type = start[at...].prefix(20).map(\.asciiLowercased)
        isHTML = isHTML || type.starts(with: "<!doctype html".utf8)
        end = (">", 2)
      } else {
        return
      }
      guard let found = start[(at + end.from)...].firstRange(of: Array(end.mark.utf8)) else { return }
      at = found.upperBound
    }
  }

  private func rootName() -> String? {
    guard at < start.count, start[at] == UInt8(ascii: "<") else { return nil }
    let rest = start[(at + 1)...]
    let name = rest.prefix { $0.isXMLNameByte || $0 >= 0x80 }
    guard let first = name.first, first.mayBeginXMLName, let after = rest.dropFirst(name.count).first,
      after.isHTMLSpace || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    else { return nil }
    // The marks around a label are no tags, so a text may begin with one.
    let label = LabelGrammar.occurrences(in: Array(start[at...].prefix(Self.longestLabel))).first
    if label?.span.start == 0 { return nil }
    let local = name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }
}
