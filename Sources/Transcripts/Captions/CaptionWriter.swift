import RedactCore

/// Lays captions out as a transcript: lines flow on until somebody else speaks; a line that is shown again is a
/// copy of the one shown before.
struct CaptionWriter {
  var builder: DocumentBuilder
  let scan: CaptionScan
  /// How words are written in captions.
  let coding: LeafCoding
  /// Where each voice first stands in the text.
  private(set) var voices: [[UInt8]: ByteSpan] = [:]

  /// All voices that are named.
  private(set) var speakers = Set<[UInt8]>()

  private var labels = CueLabels()
  /// Who speaks, as written, and where the name stands.
  private var speaker: (name: [UInt8], place: ByteSpan)?
  private var isVoice = false
  /// Several lines of the caption start with a dash.
  private var isDialogue = false
  /// The lines shown last, and where each stands.
  private var shown: [(words: [UInt8], place: ByteSpan)] = []
  /// Where the new lines of the caption stand.
  private var added: [ByteSpan] = []
  private var clock = CueClock()

  /// The most lines that captions roll over.
  private static let mostRolling = 4
  /// A sentence or a line ends so.
  private static let ends = Set(".?!\n".utf8)

  init(_ builder: DocumentBuilder, _ scan: CaptionScan, _ coding: LeafCoding) {
    self.builder = builder
    self.scan = scan
    self.coding = coding
  }

  private var text: [UInt8] { scan.text }

  // MARK: Names

  /// A name that other places may refer to: shown once, as a field.
  mutating func name(_ span: ByteSpan) {
    if span.isEmpty || builder.refer(span, .cueName) { return }
    builder.define(builder.field("other", span, .cueName))
  }

  /// Adds what tags hold beyond words, and counts how lines start.
  mutating func names() {
    for cue in scan.cues {
      for line in scan.lines[cue.lines] {
        var isFirst = true
        for piece in CuePiece.read(text, line) {
          switch piece {
          case .className(let span), .extra(let span): name(span)
          case .text(let span):
            if isFirst { labels.count(CueLabels.head(text, span.trimmed(in: text)), in: text) }
            isFirst = span.trimmed(in: text).isEmpty && isFirst
          case .voice(let span): speakers.insert(coding.decode(text, span).bytes)
          case .time, .lineBreak: continue
          }
        }
      }
    }
  }

  // MARK: Turns

  mutating func turns() {
    for cue in scan.cues {
      let lines = scan.lines[cue.lines].map { CueLine(text, $0, coding) }
      let repeated = repeats(lines)
      clock.begin(cue.time)
      isDialogue = lines.count { CueLabels.isDashed($0.words) } > 1
      for (index, line) in lines.enumerated() {
        if index < repeated.count {
          copy(line, repeated[index])
        } else {
          add(line)
        }
      }
      clock.end(&builder)
      if !lines.isEmpty { remember(lines, repeated) }
    }
  }

  /// The places of the lines that a caption starts with and that were shown last, in the same voice.
  private func repeats(_ lines: [CueLine]) -> [ByteSpan] {
    if shown.isEmpty { return [] }
    let isSameVoice = lines.allSatisfy { line in
      line.voices(text).allSatisfy { isVoice && coding.decode(text, $0).bytes == speaker?.name }
    }
    guard isSameVoice else { return [] }
    for start in shown.indices {
      let rest = shown[start...]
      if rest.count <= lines.count, zip(rest, lines).allSatisfy({ $0.words == $1.words }) {
        return rest.map(\.place)
      }
    }
    return []
  }

  private mutating func remember(_ lines: [CueLine], _ repeated: [ByteSpan]) {
    let places = repeated + added
    added = []
    let all = zip(lines, places).filter { !$0.0.words.isEmpty }.suffix(Self.mostRolling)
    if !all.isEmpty { shown = all.map { ($0.0.words, $0.1) } }
  }

  private mutating func copy(_ line: CueLine, _ place: ByteSpan) {
    for voice in line.voices(text) {
      if let speaker { _ = builder.copy([(voice, coding)], of: [speaker.place]) }
    }
    _ = builder.copy(line.texts.map { ($0, coding) }, of: [place])
  }

  private mutating func add(_ line: CueLine) {
    var start: Int?
    var startsLine = true
    for piece in line.pieces {
      switch piece {
      case .voice(let span): speak(span)
      case .time(let time): clock.word(time, at: builder.text.count, &builder)
      case .lineBreak: startsLine = true
      case .text(var span):
        if startsLine {
          while span.start < span.end, isBlank(text[span.start]) { span.start += 1 }
          if span.isEmpty { continue }
          if start == nil { span = begin(span) } else { builder.goOn() }
          startsLine = false
        }
        let place = builder.add(span, coding)
        clock.said(place)
        start = start ?? place.start
      case .className, .extra: continue
      }
    }
    let end = builder.text.count
    added.append(ByteSpan(start ?? end, end))
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Somebody speaks from here on; the same voice again is a copy of its name.
  private mutating func speak(_ span: ByteSpan) {
    let name = coding.decode(text, span).bytes
    if isVoice, let speaker, speaker.name == name, builder.copy([(span, coding)], of: [speaker.place]) {
      return
    }
    clock.pause(&builder)
    guard let place = builder.beginTurn(span, coding) else {
      speaker = nil
      return
    }
    isVoice = true
    speaker = (name, place)
    if voices[name] == nil { voices[name] = place }
  }

  /// Starts a line of words; returns what is left of them after the name of who speaks.
  private mutating func begin(_ words: ByteSpan) -> ByteSpan {
    let head = CueLabels.head(text, words)
    if let label = head.label, labels.isSpeaker(label, in: text, cues: scan.cues.count) {
      return begin(label, words)
    }
    switch head.mark {
    case .none:
      builder.goOn()
      return words
    case .dash:
      if !isDialogue, let last = builder.text.last, !Self.ends.contains(last) {
        builder.goOn()
        return ByteSpan(head.start, words.end)
      }
      if !isVoice { speaker = nil }
      builder.breakLine()
      return words
    case .arrows:
      if !isVoice { speaker = nil }
      builder.breakParagraph()
      return ByteSpan(head.start, words.end)
    }
  }

  private mutating func begin(_ label: ByteSpan, _ words: ByteSpan) -> ByteSpan {
    let name = coding.decode(text, label).bytes
    if !isVoice, let speaker, speaker.name == name, builder.copy([(label, coding)], of: [speaker.place]) {
      builder.goOn()
      var rest = ByteSpan(label.end + 1, words.end)
      while rest.start < rest.end, isBlank(text[rest.start]) { rest.start += 1 }
      return rest
    }
    clock.pause(&builder)
    builder.breakParagraph()
    let place = builder.add(label, coding)
    isVoice = false
    speaker = (name, place)
    return ByteSpan(label.end, words.end)
  }
}

/// One line of a caption in parts.
private struct CueLine {
  let pieces: [CuePiece]
  /// What is shown, without tags and without blanks around.
  let words: [UInt8]

  init(_ text: [UInt8], _ line: ByteSpan, _ coding: LeafCoding) {
    pieces = CuePiece.read(text, line)
    var words: [UInt8] = []
    for case .text(let span) in pieces { words += coding.decode(text, span).bytes }
    self.words = Array(words[ByteSpan(0, words.count).trimmed(in: words).range])
  }

  var texts: [ByteSpan] {
    pieces.compactMap { piece in
      if case .text(let span) = piece { return span }
      return nil
    }
  }

  func voices(_ text: [UInt8]) -> [ByteSpan] {
    pieces.compactMap { piece in
      if case .voice(let span) = piece { return span }
      return nil
    }
  }
}

/// Collects when the words of one caption are spoken.
private struct CueClock {
  private var time = CaptionTime(start: 0, end: 0)
  private var spoken: ByteSpan?
  private var word: ByteSpan?
  /// When the word that is being said began; nil when words have no times of their own.
  private var wordStart: Int?
  private var hasWords = false

  mutating func begin(_ time: CaptionTime) {
    self.time = time
    spoken = nil
    word = nil
    wordStart = time.start
    hasWords = false
  }

  mutating func said(_ place: ByteSpan) {
    spoken = spoken?.union(place) ?? place
    word = word?.union(place) ?? place
  }

  mutating func word(_ start: Int, at offset: Int, _ builder: inout DocumentBuilder) {
    hasWords = true
    endWord(start, &builder)
    wordStart = start
  }

  private mutating func endWord(_ end: Int, _ builder: inout DocumentBuilder) {
    if let word, let wordStart { builder.time(word, wordStart, end) }
    word = nil
  }

  /// Somebody else speaks.
  mutating func pause(_ builder: inout DocumentBuilder) {
    if hasWords { endWord(time.end, &builder) }
    word = nil
    if let spoken { builder.time(spoken, time.start, time.end) }
    spoken = nil
  }

  mutating func end(_ builder: inout DocumentBuilder) { pause(&builder) }
}
