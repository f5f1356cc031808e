import RedactCore

/// Transcriber, `.trs`: turns with the times of their parts between the words.
///
/// Structure, and so never text: what `roles` lists as such. A speaker's name stands in front of each of the
/// speaker's turns, and is written once.
package struct Transcriber: TranscriptFormat {
  package let name = "transcriber"
  package let notes = FormatNotes(
    "Transcriber (.trs)", keeps: "times, turns, events, ids, the encoding",
    changes: "words, names of speakers, topics, the program", strips: "the scribe, the recording, comments")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "Trans@scribe": .removed(.author, "person"), "Trans@audio_filename": .removed(.media, "other"),
    "Trans@version": .structure(.number), "Trans@version_date": .removed(.settings, "date"),
    "Trans@xml:lang": .structure(.language), "Trans@elapsed_time": .structure(.number),
    "Topic@id": .identifier("other"), "Topic@desc": .field("keywords"),
    "Speaker@id": .identifier("person"), "Speaker@check": .structure(.words("yes no")),
    "Speaker@dialect": .structure(.words("native nonnative")), "Speaker@accent": .field("place"),
    "Speaker@scope": .structure(.words("local global")),
    "Speaker@type": .structure(.words("male female child unknown")), "Speaker@name": .field("person"),
    "Episode@program": .field("title"), "Episode@air_date": .field("date"),
    "Section@type": .structure(.words("report nontrans filler")), "Section@topic": .reference,
    "Turn@speaker": .reference, "Turn@mode": .structure(.words("spontaneous planned")),
    "Turn@fidelity": .structure(.words("high medium low")),
    "Turn@channel": .structure(.words("telephone studio")), "@startTime": .structure(.number),
    "@endTime": .structure(.number), "@time": .structure(.number), "Who@nb": .structure(.number),
    "Event@type": .structure(.words("noise lexical pronounce language entities")),
    "Event@extent": .structure(.words("instantaneous begin end previous next")),
    "Event@desc": .structure(.words("pause b bb i e n r rire tx mic conv jingle musique bip pi nontrans")),
    "Comment@desc": .removed(.comment, "note"), "Background@level": .structure(.words("high low off")),
    "Background@type": .structure(.words("music speech shh other")),
  ]

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let sniff = MarkupSniff(bytes)
    guard sniff.root == "Trans" else { return .none }
    return sniff.mentions("<Episode") || sniff.mentions("audio_filename") || sniff.mentions("trans-1")
      ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    var turns = TranscriberTurns(reader)
    reader.defineNames()
    for speaker in turns.names { reader.finish(speaker) }
    if let turn = reader.elements("Turn").first { reader.describe(0..<turn) }
    for turn in reader.outermost("Turn") { turns.read(turn, with: &reader) }
    for speaker in turns.names where !turns.shown.contains(speaker) { reader.mention(speaker, "person") }
    return try reader.transcript()
  }
}

/// Lays out turns; one may hold the words of several speakers in turn.
private struct TranscriberTurns {
  /// The attribute that names a speaker, by the id.
  private var speakers: [[UInt8]: Int] = [:]
  private var last: Int?
  private(set) var shown: Set<Int> = []

  init(_ reader: MarkupReader) {
    for speaker in reader.elements("Speaker") {
      if let id = reader.value(speaker, "id"), let name = reader.attribute(speaker, "name") {
        speakers[id] = name
      }
    }
  }

  /// The attributes that stand in front of turns.
  var names: [Int] { speakers.values.sorted() }

  private struct Part {
    var start: Int?
    var place = ByteSpan(0, 0)
  }

  mutating func read(_ turn: Int, with reader: inout MarkupReader) {
    let here = (reader.value(turn, "speaker") ?? []).split(separator: 0x20).map { speakers[Array($0)] }
    var parts: [Part] = []
    begin(here.first ?? nil, &reader)
    var start = reader.value(turn, "startTime").flatMap(MarkupTime.seconds)
    for index in reader.contents(turn) {
      if reader.isWords(index) {
        let place = reader.flow(index..<index + 1)
        parts.append(Part(start: start, place: place))
      } else if reader.isElement(index), reader.isNamed(index, "Sync") {
        start = reader.value(index, "time").flatMap(MarkupTime.seconds) ?? start
        reader.builder.goOn()
      } else if reader.isElement(index), reader.isNamed(index, "Who") {
        let number = reader.value(index, "nb").flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        begin(here.indices.contains(number - 1) ? here[number - 1] : nil, &reader)
      } else {
        reader.blank()
      }
    }
    let end = reader.value(turn, "endTime").flatMap(MarkupTime.seconds)
    var next = end
    var ends: [Int?] = parts.map { _ in nil }
    for (index, part) in parts.enumerated().reversed() {
      if index + 1 < parts.count, let later = parts[index + 1].start, later != part.start { next = later }
      ends[index] = next
    }
    for (part, end) in zip(parts, ends) {
      if let start = part.start, let end { reader.builder.time(part.place, start, end) }
    }
  }

  private mutating func begin(_ speaker: Int?, _ reader: inout MarkupReader) {
    if speaker == last, speaker != nil { return reader.builder.goOn() }
    last = speaker
    if let speaker, !reader.isBlank(reader.raw(speaker)) {
      reader.say(speaker)
      shown.insert(speaker)
    } else {
      reader.builder.breakParagraph()
    }
  }
}

/// Times as markup writes them.
enum MarkupTime {
  /// Milliseconds of a number of seconds such as `12.5`.
  static func seconds(_ value: [UInt8]) -> Int? {
    guard let seconds = Double(String(decoding: value, as: UTF8.self)), 0...1e9 ~= seconds else { return nil }
    return Int((seconds * 1000).rounded())
  }

  /// Milliseconds of a whole number of them.
  static func milliseconds(_ value: [UInt8]) -> Int? {
    guard let time = Int(String(decoding: value, as: UTF8.self)), 0...1_000_000_000_000 ~= time else {
      return nil
    }
    return time
  }
}
