import RedactCore

/// A part of a line of a caption.
enum CuePiece: Equatable {
  /// What is shown.
  case text(ByteSpan)
  /// Who speaks from here on; empty for nobody in particular.
  case voice(ByteSpan)
  /// The name of a class of styles, that this program does not know.
  case className(ByteSpan)
  /// What a tag holds beyond what is known.
  case extra(ByteSpan)
  /// What follows is spoken from this millisecond on.
  case time(Int)
  case lineBreak

  /// Tags of WebVTT and of those that players of SubRip know.
  private static let tags = Set(
    words: "c i b u v lang ruby rt font br s em strong span p div small big")
  private static let breaks = Set(words: "br p div")
  private static let colours = Set(words: "white lime cyan red yellow magenta blue black")
  /// Attributes of `font`, with values of a shape that is known.
  private static let attributes = Set(words: "color size")
  private static let overrides = Set(
    words: """
      a an b i u s q r c 1c 2c 3c 4c alpha 1a 2a 3a 4a pos move org fad fade fs fscx fscy fsp frx fry frz be \
      blur bord shad k K kf ko p
      """)
  /// The most of a tag that is looked at.
  private static let longestTag = 2_000
  private static let longestOverride = 200

  /// Reads a line. What only looks like a tag is text.
  static func read(_ text: [UInt8], _ line: ByteSpan) -> [CuePiece] {
    var pieces: [CuePiece] = []
    var copied = line.start
    var at = line.start
    while at < line.end {
      let byte = text[at]
      guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{"),
        let tag = byte == UInt8(ascii: "<") ? tag(text, at, line.end) : override(text, at, line.end)
      else {
        at += 1
        continue
      }
      if copied < at { pieces.append(.text(ByteSpan(copied, at))) }
      pieces += tag.pieces
      at = tag.end
      copied = at
    }
    if copied < line.end { pieces.append(.text(ByteSpan(copied, line.end))) }
    return pieces
  }

  // MARK: Tags

  private static func tag(_ text: [UInt8], _ start: Int, _ end: Int) -> (pieces: [CuePiece], end: Int)? {
    let stop = min(end, start + longestTag)
    guard
      let close = text[(start + 1)..<stop].firstIndex(where: {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
      }), text[close] == UInt8(ascii: ">"), start + 1 < close
    else { return nil }
    if 0x30...0x39 ~= text[start + 1] {
      var at = start + 1
      guard let time = CaptionTime.clock(text, &at, close), at == close else { return nil }
      return ([.time(time)], close + 1)
    }
    let isEnd = text[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    let nameEnd = text[nameStart..<close].firstIndex { !$0.isASCIILetter } ?? close
    guard nameEnd - nameStart <= 6 else { return nil }
    let name = String(decoding: text[nameStart..<nameEnd], as: UTF8.self).lowercased()
    guard tags.contains(name) else { return nil }
    var at = nameEnd
    var pieces = classes(text, &at, close)
    let rest = ByteSpan(at, close).trimmed(in: text)
    if at < close, text[at] != 0x20, text[at] != 0x09, text[at] != UInt8(ascii: "/") { return nil }
    if isEnd, !rest.isEmpty { return nil }
    if breaks.contains(name) { pieces.append(.lineBreak) }
    if name == "v", !isEnd {
      pieces.append(.voice(rest))
    } else {
      pieces += extras(text, rest, name)
    }
    return (pieces, close + 1)
  }

  private static func classes(_ text: [UInt8], _ at: inout Int, _ end: Int) -> [CuePiece] {
    var pieces: [CuePiece] = []
    while at < end, text[at] == UInt8(ascii: ".") {
      let start = at + 1
      at = text[start..<end].firstIndex { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ".") } ?? end
      let name = ByteSpan(start, at)
      if !name.isEmpty, !isColour(text[name.range]) { pieces.append(.className(name)) }
    }
    return pieces
  }

  /// `red`, `bg_red`, `colorE5E5E5`.
  static func isColour(_ name: ArraySlice<UInt8>) -> Bool {
    let colour = String(decoding: name.prefix(16), as: UTF8.self)
    if name.count > 16 { return false }
    if colours.contains(colour) || colour.hasPrefix("bg_") && colours.contains(String(colour.dropFirst(3))) {
      return true
    }
    return colour.hasPrefix("color") && name.count == 11 && name.dropFirst(5).allSatisfy(isHexadecimal)
  }

  // MARK: Attributes

  /// What a tag holds after its name, without what is known.
  private static func extras(_ text: [UInt8], _ rest: ByteSpan, _ name: String) -> [CuePiece] {
    let words = text[rest.range]
    if words.isEmpty || words.elementsEqual(CollectionOfOne(UInt8(ascii: "/"))) { return [] }
    if name == "lang", isLanguage(words) { return [] }
    var pieces: [CuePiece] = []
    var at = rest.start
    while at < rest.end {
      if text[at] == 0x20 || text[at] == 0x09 {
        at += 1
        continue
      }
      let start = at
      guard let equals = text[at..<rest.end].firstIndex(of: UInt8(ascii: "=")), equals + 1 < rest.end else {
        return pieces + [.extra(ByteSpan(start, rest.end))]
      }
      let attribute = String(decoding: text[start..<equals].prefix(12), as: UTF8.self).lowercased()
      let quote = text[equals + 1]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      let valueStart = equals + (isQuoted ? 2 : 1)
      let valueEnd =
        text[valueStart..<rest.end].firstIndex { isQuoted ? $0 == quote : $0 == 0x20 || $0 == 0x09 }
        ?? rest.end
      let value = ByteSpan(valueStart, valueEnd)
      at = min(rest.end, valueEnd + (isQuoted ? 1 : 0))
      if attributes.contains(attribute), isStyleValue(text[value.range]) { continue }
      let isKnown = attributes.contains(attribute) || attribute == "face"
      let whole = isKnown ? value : ByteSpan(start, valueEnd)
      if !whole.isEmpty { pieces.append(.extra(whole)) }
    }
    return pieces
  }

  /// A colour or a number.
  private static func isStyleValue(_ value: ArraySlice<UInt8>) -> Bool {
    if value.first == UInt8(ascii: "#") {
      return value.count <= 9 && value.dropFirst().allSatisfy(isHexadecimal)
    }
    if value.count <= 4, value.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "+") }) { return true }
    return value.count <= 16 && StyleWords.known.contains(String(decoding: value, as: UTF8.self).lowercased())
  }

  /// `en`, `pt-BR`, `zh-Hant`.
  static func isLanguage(_ words: ArraySlice<UInt8>) -> Bool {
    let parts = words.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 3, 2...3 ~= first.count else { return false }
    return first.allSatisfy(\.isASCIILetter)
      && parts.dropFirst().allSatisfy { 2...4 ~= $0.count && $0.allSatisfy(\.isASCIILetterOrDigit) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
  }

  // MARK: Overrides

  /// Codes of other formats that players of SubRip know: `{\an8}`, `{\pos(10,20)}`, `{i}`.
  private static func override(_ text: [UInt8], _ start: Int, _ end: Int) -> (pieces: [CuePiece], end: Int)? {
    let stop = min(end, start + longestOverride)
    guard let close = text[start..<stop].firstIndex(of: UInt8(ascii: "}")), start + 1 < close else {
      return nil
    }
    let inside = text[(start + 1)..<close]
    if inside.count <= 2, inside.last.map({ "ibus".utf8.contains($0) }) == true,
      inside.count == 1 || inside.first == UInt8(ascii: "/")
    {
      return ([], close + 1)
    }
    guard inside.first == UInt8(ascii: "\\") else { return nil }
    let codes = inside.dropFirst().split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    return codes.allSatisfy(isOverride) ? ([], close + 1) : nil
  }

  private static func isOverride(_ code: ArraySlice<UInt8>) -> Bool {
    let digits = code.prefix { 0x30...0x34 ~= $0 }.prefix(1)
    let letters = code.dropFirst(digits.count).prefix { $0.isASCIILetter }
    let name = String(decoding: code[code.startIndex..<letters.endIndex].prefix(6), as: UTF8.self)
    let value = code[letters.endIndex...]
    guard overrides.contains(name) else { return false }
    if value.starts(with: "&H".utf8) {
      return value.count <= 12
        && value.dropFirst(2).allSatisfy { isHexadecimal($0) || $0 == UInt8(ascii: "&") }
    }
    return value.allSatisfy { 0x30...0x39 ~= $0 || "(),.-".utf8.contains($0) }
  }
}
