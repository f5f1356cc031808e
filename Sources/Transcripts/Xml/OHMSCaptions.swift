import RedactCore

/// The captions in a record of OHMS, which are WebVTT: cues flow on, and speakers stand in front of their
/// turns.
struct OHMSCaptions {
  private let bytes: [UInt8]
  private var last: ByteSpan?
  private var time: (start: Int, end: Int)?
  /// Whether the lines are words of a cue, up to a blank line.
  private var isCue = false

  private static let signs = Set(["WEBVTT", "NOTE", "STYLE", "REGION"].map { Array($0.utf8) })
  private static let ends = Set(
    ["TRANSCRIPTION BEGIN", "TRANSCRIPTION END", "ANNOTATIONS BEGIN", "ANNOTATIONS END"].map {
      Array($0.utf8)
    })
  private static let longestTag = 200
  private static let tags: Set<String> = ["c", "i", "b", "u", "br", "ruby", "rt", "lang", "v", "annotation"]

  init(_ reader: MarkupReader) { bytes = reader.document.bytes }

  mutating func read(_ node: Int, to reader: inout MarkupReader) {
    let coding = reader.coding(node)
    var at = reader.raw(node).start
    let end = reader.raw(node).end
    while at < end {
      let stop = bytes[at..<end].firstIndex(of: 0x0A) ?? end
      line(ByteSpan(at, stop).trimmed(in: bytes), coding, &reader)
      at = stop + 1
    }
  }

  private mutating func line(_ span: ByteSpan, _ coding: LeafCoding, _ reader: inout MarkupReader) {
    let line = Array(bytes[span.range])
    if line.isEmpty {
      if !isCue { reader.builder.breakParagraph() }
      isCue = false
      return
    }
    if let timing = timing(line) {
      time = timing
      isCue = true
      return
    }
    if isCue { return cue(span, coding, &reader) }
    if Self.signs.contains(line) || Self.ends.contains(line) || line.allSatisfy({ 0x30...0x39 ~= $0 }) {
      return
    }
    if last == nil { reader.builder.breakLine() } else { reader.builder.breakParagraph() }
    last = nil
    pieces(span, coding, &reader)
  }

  private mutating func cue(_ span: ByteSpan, _ coding: LeafCoding, _ reader: inout MarkupReader) {
    reader.builder.goOn()
    let start = reader.builder.text.count
    pieces(span, coding, &reader)
    let place = ByteSpan(min(start, reader.builder.text.count), reader.builder.text.count)
    if let time { reader.builder.time(place, time.start, time.end) }
  }

  /// Adds what stands between tags.
  private mutating func pieces(_ span: ByteSpan, _ coding: LeafCoding, _ reader: inout MarkupReader) {
    var start = span.start
    var at = start
    while let sign = bytes[at..<span.end].firstIndex(where: {
      $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&")
    }) {
      at = sign + 1
      if bytes[sign] == UInt8(ascii: "<") {
        guard let close = bytes[at..<min(span.end, at + Self.longestTag)].firstIndex(of: UInt8(ascii: ">"))
        else { continue }
        let inside = ByteSpan(at, close)
        guard isTag(inside) else { continue }
        reader.words(ByteSpan(start, sign), coding)
        tag(inside, coding, &reader)
        start = close + 1 + noteLength(inside, span.end)
        at = start
      } else if bytes[sign..<span.end].starts(with: "&nbsp;".utf8) {
        reader.words(ByteSpan(start, sign), coding)
        reader.blank()
        start = sign + 6
        at = start
      }
    }
    reader.words(ByteSpan(start, span.end), coding)
  }

  /// A tag of captions whose inside is not text, but for a speaker's name.
  private func isTag(_ inside: ByteSpan) -> Bool {
    let tag = bytes[inside.range]
    let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0.isASCIILetter }
    if name.isEmpty { return MarkupShape.number.fits(Array(tag)) }
    guard Self.tags.contains(String(decoding: name, as: UTF8.self)) else { return false }
    let rest = tag.drop { $0 == UInt8(ascii: "/") }.dropFirst(name.count)
    if name.elementsEqual("v".utf8), rest.first == 0x20 { return true }
    let reference = " ref=\"".utf8
    if rest.starts(with: reference), rest.last == UInt8(ascii: "\"") {
      return rest.dropFirst(reference.count).dropLast().allSatisfy { 0x30...0x39 ~= $0 }
    }
    return rest.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
  }

  /// The length of the number of a footnote, which stands as `<c.1>1</c>` right behind a word.
  private func noteLength(_ tag: ByteSpan, _ end: Int) -> Int {
    guard bytes[tag.range].starts(with: "c.".utf8) else { return 0 }
    let digits = bytes[(tag.end + 1)..<end].prefix { 0x30...0x39 ~= $0 }
    return bytes[digits.endIndex..<end].starts(with: "</c>".utf8) ? digits.count : 0
  }

  private mutating func tag(_ inside: ByteSpan, _ coding: LeafCoding, _ reader: inout MarkupReader) {
    if bytes[inside.range].starts(with: "br".utf8) { return reader.blank() }
    guard bytes[inside.range].starts(with: "v ".utf8) else { return }
    let name = ByteSpan(inside.start + 2, inside.end).trimmed(in: bytes)
    if name.isEmpty { return }
    if let last, bytes[last.range] == bytes[name.range], reader.builder.refer(name, coding) { return }
    last = name
    if let place = reader.builder.beginTurn(name, coding) { reader.builder.define(place, isUnique: false) }
  }

  /// The times of `00:00:01.000 --> 00:00:04.702`, when nothing else stands there.
  private func timing(_ line: [UInt8]) -> (start: Int, end: Int)? {
    guard line.first.map({ 0x30...0x39 ~= $0 }) == true else { return nil }
    let parts = line.split(separator: 0x20)
    guard parts.count == 3, parts[1].elementsEqual("-->".utf8), let start = Self.milliseconds(parts[0]),
      let end = Self.milliseconds(parts[2])
    else {
      return nil
    }
    return (start, end)
  }

  private static func milliseconds(_ clock: ArraySlice<UInt8>) -> Int? {
    let parts = clock.split(separator: UInt8(ascii: ":"))
    guard 2...3 ~= parts.count, let seconds = Double(String(decoding: parts[parts.count - 1], as: UTF8.self))
    else {
      return nil
    }
    var total = seconds
    var unit = 60.0
    for part in parts.dropLast().reversed() {
      guard part.count <= 4, let number = Int(String(decoding: part, as: UTF8.self)), number >= 0 else {
        return nil
      }
      total += Double(number) * unit
      unit *= 60
    }
    guard 0...1e9 ~= total else { return nil }
    return Int((total * 1000).rounded())
  }
}
