import RedactCore

/// TEI: transcriptions of speech and other texts with their header.
///
/// Structure, and so never text: what `roles` lists as such. Ids that name people are changed together with
/// everything that refers to them, and stay ids.
package struct Tei: TranscriptFormat {
  package let name = "tei"
  package let notes = FormatNotes(
    "TEI XML", keeps: "elements, ids that a program made, the timeline",
    changes: "words, the header, ids that are names, dates",
    strips: "recordings, who transcribed it, comments")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "@xml:id": .identifier("person"), "@xml:lang": .structure(.language),
    "@xml:space": .structure(.words("default preserve")), "@xsi:schemaLocation": .structure(.schema),
    "@who": .reference, "@start": .reference, "@end": .reference, "@since": .reference,
    "@corresp": .reference,
    "@synch": .reference, "@active": .reference, "@passive": .reference, "@mutual": .reference,
    "@resp": .reference, "@ref": .reference, "@target": .reference, "@ana": .reference, "@next": .reference,
    "@prev": .reference, "@sameAs": .reference, "@spanTo": .reference, "@from": .reference, "@to": .reference,
    "@n": .structure(.id), "@unit": .structure(.words("s ms min h")), "@interval": .structure(.number),
    "@break": .structure(.words("yes no maybe")), "@part": .structure(.words("Y N I M F")),
    "@trans": .structure(.words("smooth latching overlap pause")), "@dur": .structure(.number),
    "@mimeType": .structure(.mediaType), "@sex": .structure(.words("0 1 2 9 M F U m f male female unknown")),
    "@version": .structure(.number), "@type": .structure(.words("audio video spoken main sub")),
    "@when": .field("date"), "@notBefore": .field("date"), "@notAfter": .field("date"),
    "@when-iso": .field("date"),
    "media@url": .removed(.media, "other"), "recording@url": .removed(.media, "other"),
    "graphic@url": .removed(.media, "other"), "title": .field("title"), "persName": .field("person"),
    "name": .field("person"), "forename": .field("person"), "surname": .field("person"),
    "author": .removed(.author, "person"), "editor": .removed(.author, "person"),
    "principal": .removed(.author, "person"), "placeName": .field("place"), "settlement": .field("place"),
    "region": .field("place"), "country": .field("place"), "geo": .field("place"),
    "orgName": .field("organisation"),
    "date": .field("date"), "birth": .field("date"), "change": .removed(.history, "note"),
    "note": .field("note"),
  ]
  private static let breaks: Set<String> = [
    "lb", "cb", "pb", "w", "sic", "corr", "orig", "reg", "choice", "pause",
  ]

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let sniff = MarkupSniff(bytes)
    guard let root = sniff.root else { return .none }
    if root == "TEI", sniff.mentions("tei-c.org/ns") || sniff.mentions("<teiHeader") { return .certain }
    return ["TEI.2", "teiCorpus"].contains(root) ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    reader.blanks = Self.breaks
    reader.defineNames()
    for header in reader.outermost("teiHeader") { describe(header, &reader) }
    var speech = TeiSpeech(&reader)
    for turn in reader.outermost("u") { speech.read(turn, with: &reader) }
    reader.otherWords = nil
    return try reader.transcript()
  }

  private func describe(_ header: Int, _ reader: inout MarkupReader) {
    for statement in reader.outermost("respStmt", in: reader.inside(header)) {
      for name in reader.inside(statement) where reader.isElement(name) && isName(name, reader) {
        reader.remove(.author, wordsOf: name)
      }
    }
    for name in reader.outermost("persName", in: reader.inside(header)) { takeParts(of: name, &reader) }
    reader.describe(header..<reader.nodes[header].next)
  }

  private func isName(_ element: Int, _ reader: MarkupReader) -> Bool {
    reader.isNamed(element, "name") || reader.isNamed(element, "persName")
      || reader.isNamed(element, "orgName")
  }

  /// A name in parts, such as a first and a last name, is one name; one without parts may be shown again.
  private func takeParts(of name: Int, _ reader: inout MarkupReader) {
    let words = TeiSpeech.words(of: name, reader).filter { !reader.isFinished($0) }
    if words.isEmpty { return }
    if words.count == 1 {
      return reader.mention(words[0], "person")
    }
    reader.begin("person")
    for index in words {
      reader.blank()
      reader.words(index)
    }
    reader.builder.breakLine()
  }
}

/// Lays out the utterances of TEI.
private struct TeiSpeech {
  /// What is shown for each id of a person: the only text of the name, or else the id itself.
  private var people: [[UInt8]: Int] = [:]
  /// The times of points of the timeline, in milliseconds.
  private var points: [[UInt8]: Int] = [:]
  /// When each utterance begins, where that is known, and the earliest later time.
  private var starts: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]
  private var last: [UInt8] = []

  init(_ reader: inout MarkupReader) {
    for person in reader.outermost("person") {
      guard let id = reader.attribute(person, "xml:id") else { continue }
      let name = reader.elements("persName", in: reader.inside(person)).first
      let words = name.map { Self.words(of: $0, reader) } ?? []
      if words.count == 1, isName(words[0], &reader) {
        people[reader.value(id)] = words[0]
      } else if !MarkupShape.id.fits(reader.value(id)) {
        people[reader.value(id)] = id
      }
    }
    readTimeline(reader)
    readTimes(reader)
  }

  /// Whether these words can stand in front of turns, which those cannot that stand elsewhere piece by piece.
  private func isName(_ words: Int, _ reader: inout MarkupReader) -> Bool {
    if !reader.isFinished(words) { reader.mention(words, "person") }
    return reader.named.contains(words)
  }

  /// The nodes that hold the words of an element.
  static func words(of element: Int, _ reader: MarkupReader) -> [Int] {
    reader.inside(element).filter { reader.isWords($0) && !reader.isBlank(reader.raw($0)) }
  }

  private mutating func readTimeline(_ reader: MarkupReader) {
    for timeline in reader.outermost("timeline") {
      let unit = reader.value(timeline, "unit") ?? []
      let scale = unit.elementsEqual("ms".utf8) ? 0.001 : unit.elementsEqual("min".utf8) ? 60.0 : 1
      for point in reader.elements("when", in: reader.inside(timeline)) {
        guard let id = reader.value(point, "xml:id") else { continue }
        let since = reader.value(point, "since").map { Self.target($0[...]) }
        let base = since.flatMap { points[$0] } ?? 0
        let interval = reader.value(point, "interval").flatMap { Double(String(decoding: $0, as: UTF8.self)) }
        guard let interval, 0...1e9 ~= interval else {
          if since == nil { points[id] = 0 }
          continue
        }
        points[id] = base + Int((interval * scale * 1000).rounded())
      }
    }
  }

  private mutating func readTimes(_ reader: MarkupReader) {
    let turns = reader.outermost("u")
    for turn in turns { starts[turn] = time(turn, "start", reader) }
    var next: Int?
    for turn in turns.reversed() {
      ends[turn] = time(turn, "end", reader) ?? next
      next = starts[turn] ?? next
    }
  }

  private func time(_ turn: Int, _ name: StaticString, _ reader: MarkupReader) -> Int? {
    reader.value(turn, name).flatMap { points[Self.target($0[...])] }
  }

  private static func target(_ pointer: ArraySlice<UInt8>) -> [UInt8] {
    Array(pointer.first == UInt8(ascii: "#") ? pointer.dropFirst() : pointer)
  }

  mutating func read(_ turn: Int, with reader: inout MarkupReader) {
    if reader.isFinished(turn) { return }
    let who = reader.value(turn, "who") ?? []
    if who != last || who.isEmpty {
      begin(who, &reader)
    } else {
      reader.builder.goOn()
    }
    last = who
    let place = reader.flow(speech(of: turn, reader))
    if let start = starts[turn], let end = ends[turn] { reader.builder.time(place, start, end) }
    for index in turn..<reader.nodes[turn].next where reader.isElement(index) { reader.finish(index) }
  }

  /// What is said, without the notes in it, which are text of their own.
  private func speech(of turn: Int, _ reader: MarkupReader) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = turn + 1
    var index = start
    let end = reader.nodes[turn].next
    while index < end {
      if reader.isElement(index), reader.isNamed(index, "note") || reader.isNamed(index, "desc") {
        result.append(start..<index)
        index = reader.nodes[index].next
        start = index
      } else {
        index += 1
      }
    }
    return result + [start..<end]
  }

  private func begin(_ who: [UInt8], _ reader: inout MarkupReader) {
    let first = who.split(whereSeparator: \.isMarkupSpace).first ?? []
    guard let name = people[Self.target(first)] else { return reader.builder.breakParagraph() }
    if reader.isWords(name) { return reader.say(name) }
    if let place = reader.builder.beginTurn(reader.raw(name), .xmlName) { reader.builder.define(place) }
  }
}

extension MarkupReader {
  /// Adds the words of several stretches of nodes as one.
  fileprivate mutating func flow(_ ranges: [Range<Int>]) -> ByteSpan {
    let start = builder.text.count
    for range in ranges { flow(range) }
    return ByteSpan(start, builder.text.count)
  }
}
