import RedactCore

/// CHAT, the format of TalkBank and CHILDES.
///
/// Structure, and so never text: what `ChatTables` lists, codes without words (`ChatTier`), times, and the
/// codes of speakers that are standard. A code cut from a name, such as HAN, is replaced by SP1, SP2 …
/// unless metadata is kept. All else is text, that in headers and dependent tiers too.
package struct Chat: TranscriptFormat {
  package let name = "chat"
  package let notes = FormatNotes(
    "CHAT (.cha)", keeps: "tiers, times, standard codes, the count of words and their grammar",
    changes:
      "utterances, headers, notes, dependent tiers; labels stand without brackets, which are codes here",
    strips: "codes of speakers cut from names, the name of the recording, coders, comments, fonts and windows"
  )
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let top = Array(bytes.prefix(1024).drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    let lines = Lines(top).prefix(12).map {
      String(decoding: top[$0.span.trimmed(in: top).range], as: UTF8.self)
    }
    guard let first = lines.first, first == "@UTF8" || first == "@Begin" else { return .none }
    let isChat = first == "@Begin" || lines.contains("@Begin")
    return isChat ? .certain : .likely
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let source = try SourceText(bytes, limits: limits)
    let lines = ChatLine.all(of: source.bytes)
    var writer = ChatWriter(DocumentBuilder(source), lines)
    writer.write()
    let joints = writer.joints.sorted { $0.text < $1.text }
    return try writer.builder.transcript(name, of: bytes) { ChatFile(file: $0, joints: joints) }
  }
}

/// Lays a CHAT file out as a transcript: headers as fields, utterances as turns, notes on lines of their own.
private struct ChatWriter {
  var builder: DocumentBuilder
  private let lines: [ChatLine]
  private var codes: ChatCodes
  private var lastSpeaker: ArraySlice<UInt8>?
  private var utterance = ChatUtterance()
  private(set) var joints: [ChatGrammar.Joint] = []

  init(_ builder: DocumentBuilder, _ lines: [ChatLine]) {
    self.builder = builder
    self.lines = lines
    codes = ChatCodes(lines, builder.source.bytes)
  }

  private var text: [UInt8] { builder.source.bytes }

  mutating func write() {
    for line in lines {
      switch line.kind {
      case .header: header(line)
      case .main: main(line)
      case .dependent: dependent(line)
      case .other: other(line.body)
      }
    }
    codes.refer(in: &builder)
  }

  private mutating func other(_ body: ByteSpan) {
    lastSpeaker = nil
    builder.field("other", body, .chatLine)
  }

  // MARK: Headers

  private mutating func header(_ line: ChatLine) {
    lastSpeaker = nil
    var name = line.name
    var code: ByteSpan?
    if let of = text[name.range].firstRange(of: Array(" of ".utf8)) {
      code = ByteSpan(of.upperBound, name.end).trimmed(in: text)
      name.end = of.lowerBound
    }
    let known = ChatTables.header(String(decoding: text[name.range].prefix(32), as: UTF8.self))
    if let code { codes.mention(code, goesAsAWhole: known?.isRemoved ?? false, in: &builder) }
    if known == nil { builder.field("other", name, .chatLine) }
    if line.body.isEmpty { return }
    switch known {
    case .structure, nil: builder.field("other", line.body, .chatLine)
    case .languages:
      if !ChatTables.isLanguages(text[line.body.range]) { builder.field("other", line.body, .chatLine) }
    case .participants: participants(line.body)
    case .id: identity(line.body)
    case .media:
      media(line.body)
      builder.remove(.media, line.whole)
    case .remove(let kind, let field):
      builder.field(field, line.body, .chatLine)
      builder.remove(kind, line.whole)
    case .field(let field): builder.field(field, line.body, .chatLine)
    }
  }

  /// `HAN Hanan_al-Jassem Participant, INV Investigator`.
  private mutating func participants(_ body: ByteSpan) {
    for entry in text.spans(of: body, between: { $0 == UInt8(ascii: ",") }) {
      let words = text.spans(of: entry, between: ChatTier.isBlank).filter { !$0.isEmpty }
      guard let code = words.first else { continue }
      codes.mention(code, in: &builder)
      let isRole = words.count > 1 && ChatTables.isRole(text[words[words.count - 1].range])
      let name = words.dropFirst().dropLast(isRole ? 1 : 0)
      if let first = name.first, let last = name.last {
        builder.field("person", ByteSpan(first.start, last.end), .chatName)
      }
    }
  }

  /// `eng|corpus|HAN|26;|female|group|status|role|education|custom|`.
  private mutating func identity(_ body: ByteSpan) {
    for (index, span) in text.spans(of: body, between: { $0 == UInt8(ascii: "|") }).enumerated() {
      let value = span.trimmed(in: text)
      if value.isEmpty { continue }
      switch index {
      case 0 where ChatTables.isLanguages(text[value.range]): break
      case 1: builder.field("title", value, .chatLine)
      case 2: codes.mention(value, in: &builder)
      case 4 where ChatTables.isSex(text[value.range]): break
      case 7 where ChatTables.isRole(text[value.range]): break
      default: builder.field("other", value, .chatLine)
      }
    }
  }

  /// `name, audio`. Programs refuse a file whose own name is another, so the line goes as a whole.
  private mutating func media(_ body: ByteSpan) {
    let parts = text.spans(of: body, between: { $0 == UInt8(ascii: ",") }).map { $0.trimmed(in: text) }
    guard let file = parts.first, !file.isEmpty else { return }
    builder.field("other", file, .chatName)
    for part in parts.dropFirst() where !part.isEmpty {
      let isKind = ["audio", "video", "unlinked", "missing", "notrans"].contains {
        text[part.range].elementsEqual($0.utf8)
      }
      if !isKind { builder.field("other", part, .chatName) }
    }
  }

  // MARK: Utterances

  private mutating func main(_ line: ChatLine) {
    let code = text[line.name.range]
    let speaksOn = lastSpeaker == code
    if speaksOn {
      codes.mention(line.name, in: &builder)
      builder.goOn()
    } else {
      codes.label(line.name, in: &builder)
      lastSpeaker = code
    }
    utterance = ChatUtterance()
    var notes: [ByteSpan] = []
    for piece in ChatTier(text, line.body).pieces {
      switch piece {
      case .words(let span): utterance.add(span, in: &builder)
      case .note(let span): notes.append(span)
      case .time(let start, let end): utterance.time(start, end, in: &builder)
      case .code(let span): codes.mention(span, in: &builder)
      }
    }
    for note in notes { self.note(note, .chatWords) }
  }

  private mutating func note(_ span: ByteSpan, _ coding: LeafCoding) {
    builder.breakLine()
    builder.add(span, coding)
    builder.breakLine()
  }

  private mutating func dependent(_ line: ChatLine) {
    let name = String(decoding: text[line.name.range].prefix(8), as: UTF8.self)
    if line.name.count > 8 || !ChatTables.tiers.contains(name) { note(line.name, .chatLine) }
    if line.body.isEmpty { return }
    if ChatTables.grammar.contains(name) {
      var grammar = ChatGrammar(utterance)
      grammar.write(line.body, to: &builder)
      joints += grammar.joints
    } else if ChatTables.relations.contains(name), ChatGrammar.isRelations(text[line.body.range]) {
      return
    } else if name == "wor" {
      wordTimes(line.body)
    } else if name == "add" {
      for code in text.spans(of: line.body, between: { $0 == 0x2C || ChatTier.isBlank($0) })
      where !code.isEmpty {
        codes.mention(code, in: &builder)
      }
    } else {
      note(line.body, .chatLine)
    }
  }

  /// The words once more, each with its time.
  private mutating func wordTimes(_ body: ByteSpan) {
    let pieces = ChatTier(text, body).pieces
    let words = pieces.compactMap { piece in
      if case .words(let span) = piece { return (raw: span, coding: LeafCoding.chatWords) }
      return nil
    }
    guard let places = builder.copyPlaces(words, of: utterance.places) else { return note(body, .chatLine) }
    var next = 0
    for piece in pieces {
      switch piece {
      case .words: next += 1
      case .time(let start, let end): if next > 0 { builder.time(places[next - 1], start, end) }
      case .note(let span): note(span, .chatWords)
      case .code(let span): codes.mention(span, in: &builder)
      }
    }
  }
}

/// The words of the utterance that dependent tiers speak of.
struct ChatUtterance {
  /// Where the words stand in the text, by stretches without a code in them.
  private(set) var places: [ByteSpan] = []
  /// Where each word stands.
  private(set) var words: [ByteSpan] = []
  /// How many stretches have their time.
  private var timed = 0

  mutating func add(_ span: ByteSpan, in builder: inout DocumentBuilder) {
    let isStop = [0x2E, 0x2C, 0x3F, 0x21].contains(builder.source.bytes[span.start])
    if let last = builder.text.last, last != 0x20, last != 0x0A, !isStop { builder.put(" ") }
    let place = builder.add(span, .chatWords)
    if place.isEmpty { return }
    places.append(place)
    words += builder.text.spans(of: place, between: ChatTier.isBlank).filter { !$0.isEmpty }
  }

  /// A time is that of the words since the one before.
  mutating func time(_ start: Int, _ end: Int, in builder: inout DocumentBuilder) {
    for place in places[timed...] { builder.time(place, start, end) }
    timed = places.count
  }
}

extension [UInt8] {
  /// The parts of a span between separators, also empty ones.
  func spans(of span: ByteSpan, between isSeparator: (UInt8) -> Bool) -> [ByteSpan] {
    self[span.range].split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
      .map { ByteSpan($0.startIndex, $0.endIndex) }
  }
}
