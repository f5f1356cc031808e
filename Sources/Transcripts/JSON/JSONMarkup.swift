import RedactCore

/// HTML inside a JSON string: tags are structure, all else is text.
struct JSONMarkup {
  private let bytes: [UInt8]
  /// The string as it reads, with its tags.
  private let html: EncodedText
  private var at = 0
  /// What stands in a `<span class="timestamp">` is a time.
  private var isTime = false
  /// Values of attributes and comments, to be told behind the text.
  private var asides: [ByteSpan] = []
  /// Where in the text times are given, in milliseconds.
  private var times: [(place: Int, time: Int)] = []

  private init(_ span: ByteSpan, _ bytes: [UInt8]) {
    self.bytes = bytes
    html = JSONEscape.decode(bytes, span)
  }

  /// Whether a string closes a tag or breaks a line, as prose does not. The marks around a label are no tags.
  static func isMarkup(_ bytes: [UInt8], _ span: ByteSpan) -> Bool {
    let raw = bytes[span.range]
    guard raw.contains(UInt8(ascii: "<")) || raw.contains(UInt8(ascii: "\\")) else { return false }
    let text = LabelGrammar.inSquareBrackets(JSONEscape.decode(bytes, span).bytes)
    var rest = text[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.first == UInt8(ascii: "/"), rest.dropFirst().first.map(\.isLetter) == true { return true }
      if rest.starts(with: "br".utf8), let end = rest.dropFirst(2).first, " />".utf8.contains(end) {
        return true
      }
    }
    return false
  }

  /// Adds the text of a string of HTML as paragraphs.
  static func add(_ span: ByteSpan, to builder: inout DocumentBuilder, _ bytes: [UInt8]) {
    var markup = JSONMarkup(span, bytes)
    builder.breakParagraph()
    markup.addAll(to: &builder)
    builder.breakLine()
    for aside in markup.asides { builder.field("other", aside, .jsonMarkup) }
    for (mark, next) in zip(markup.times, markup.times.dropFirst()) {
      builder.time(ByteSpan(mark.place, max(mark.place, next.place)), mark.time, next.time)
    }
  }

  private mutating func addAll(to builder: inout DocumentBuilder) {
    let text = html.bytes
    var start = 0
    while let open = text[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = tagEnd(open) else { break }
      if end == open {
        at = open + 1
        continue
      }
      addText(start, open, to: &builder)
      addTag(open, end, to: &builder)
      at = end
      start = end
    }
    addText(start, text.count, to: &builder)
  }

  /// Where the tag or comment that opens here ends; `open` itself when none does, nil when it has no end.
  private func tagEnd(_ open: Int) -> Int? {
    let text = html.bytes
    let name = text[(open + 1)...].prefix(3)
    if name.elementsEqual("!--".utf8) {
      return text[(open + 4)...].firstRange(of: Array("-->".utf8))?.upperBound
    }
    guard let first = name.first else { return open }
    let isClosing = first == UInt8(ascii: "/") && name.dropFirst().first.map(\.isLetter) == true
    let rest = text[(isClosing ? open + 2 : open + 1)...]
    guard first.isLetter || isClosing, Self.tags.contains(Self.word(rest)) else { return open }
    var quote: UInt8?
    for index in open + 1..<text.count {
      let byte = text[index]
      if let opened = quote {
        if byte == opened { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return nil
  }

  private mutating func addText(_ start: Int, _ end: Int, to builder: inout DocumentBuilder) {
    let piece = html.bytes[start..<end]
    let isCode = isTime && piece.contains(UInt8(ascii: ":")) && JSONKeyRoles.isNumber(piece)
    if piece.isEmpty || isCode { return }
    var raw = html.raw(ByteSpan(start, end))
    if builder.text.last.map({ $0 == 0x0A }) ?? true {
      let text = LeafCoding.jsonMarkup.decode(bytes, raw)
      guard let word = Self.firstWord(text.bytes) else { return }
      raw.start = text.raw(ByteSpan(word, text.bytes.count)).start
    }
    builder.add(raw, .jsonMarkup)
  }

  /// Where the blanks in front, also those that keep a line together, end.
  private static func firstWord(_ text: [UInt8]) -> Int? {
    var at = 0
    while at < text.count {
      if text[at] == 0xC2, text[at + 1] == 0xA0 {
        at += 2
      } else if [0x20, 0x0A, 0x0D, 0x09].contains(text[at]) {
        at += 1
      } else {
        return at
      }
    }
    return nil
  }
}

// MARK: - Tags

extension JSONMarkup {
  private mutating func addTag(_ open: Int, _ end: Int, to builder: inout DocumentBuilder) {
    let text = html.bytes
    if text[open + 1] == UInt8(ascii: "!") {
      asides.append(html.raw(ByteSpan(min(open + 4, end), max(min(open + 4, end), end - 3))))
      builder.remove(.comment, html.raw(ByteSpan(open, end)))
      return
    }
    var at = open + 1
    let isClosing = text[at] == UInt8(ascii: "/")
    if isClosing { at += 1 }
    let tag = Self.word(text[at...])
    isTime = false
    addAttributes(at + tag.utf8.count, end - 1, place: builder.text.count)
    if tag == "br" { builder.breakLine() } else if Self.blocks.contains(tag) { builder.breakParagraph() }
    if tag == "td" || tag == "th" { builder.goOn() }
    if isTime, let last = times.indices.last { times[last].place = builder.text.count }
  }

  /// The name of a tag, in small letters.
  private static func word(_ text: ArraySlice<UInt8>) -> String {
    let name = text.prefix(longestTag + 1).prefix { $0.isLetter || 0x30...0x39 ~= $0 }
    return String(decoding: name.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let blocks = Set(
    words: "p div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote section article hr pre dl dt dd")
  /// Names in angle brackets that are none of these are text.
  private static let tags = blocks.union(
    Set(
      words: """
        br td th tbody thead tfoot span a b i u s em strong font mark sub sup del ins small big code tt q
        cite abbr label time img center strike caption
        """))
  private static let longestTag = 10
  private static let attributes = Set(
    words: """
      class id style href src title alt lang dir name data-timestamp contenteditable spellcheck width height
      border align valign color size face target rel cellpadding cellspacing colspan rowspan start type
      """)

  /// Looks at `name="value"` pairs. Values are text but for classes and times.
  private mutating func addAttributes(_ start: Int, _ end: Int, place: Int) {
    let text = html.bytes
    var at = start
    while at < end {
      while at < end, text[at] <= 0x20 || text[at] == UInt8(ascii: "/") { at += 1 }
      let name = text[at..<end].prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") }
      at = name.endIndex
      guard at < end, text[at] == UInt8(ascii: "=") else {
        if !name.isEmpty, !Self.isKnown(name) { asides.append(html.raw(ByteSpan(name.startIndex, at))) }
        if name.isEmpty { at += 1 }
        continue
      }
      at += 1
      let value: ArraySlice<UInt8>
      if at < end, text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") {
        let quote = text[at]
        value = text[(at + 1)..<end].prefix { $0 != quote }
        at = value.endIndex + 1
      } else {
        value = text[at..<end].prefix { $0 > 0x20 }
        at = value.endIndex
      }
      take(name, value, place)
    }
  }

  private static func isKnown(_ attribute: ArraySlice<UInt8>) -> Bool {
    attributes.contains(String(decoding: attribute, as: UTF8.self))
  }

  private mutating func take(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ place: Int) {
    if !Self.isKnown(name) { asides.append(html.raw(ByteSpan(name.startIndex, name.endIndex))) }
    if value.isEmpty { return }
    if name.elementsEqual("class".utf8), JSONKeyRoles.isCode(value) {
      isTime = isTime || value.elementsEqual("timestamp".utf8)
    } else if name.elementsEqual("data-timestamp".utf8), JSONKeyRoles.isNumber(value) {
      if let time = JSONClock.seconds.time(value) { times.append((place, time)) }
    } else {
      asides.append(html.raw(ByteSpan(value.startIndex, value.endIndex)))
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }
}
