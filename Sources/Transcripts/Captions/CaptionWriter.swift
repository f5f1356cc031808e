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
  /// Where each name of a speaker that stands in the words was shown last.
  private var known: [[UInt8]: ByteSpan] = [:]
  /// Several lines of the caption start with a dash.
  private var isDialogue = false
  /// The lines shown last, and where each stands.
  private var shown: [ShownLine] = []
  /// Lines that are shown again: first all that are for the first time, then for the second time, and so on, so
  /// that a name over two lines is written alike wherever they are shown.
  private var rolled: [RolledLines] = []
  /// Where the new lines of the caption stand; nil for one that does not stand there as it is shown.
  private var added: [ByteSpan?] = []
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
    for cue in scan.cues where !cue.lines.isEmpty {
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
      clock.pause(&builder)
      remember(lines, repeated)
    }
    for lines in rolled where !builder.copy(lines.pieces.map { ($0, coding) }, of: lines.places) {
      builder.breakParagraph()
      for piece in lines.pieces {
        builder.goOn()
        builder.add(piece, coding)
      }
    }
  }

  /// The places of the lines that a caption starts with and that were shown last, in the same voice.
  private func repeats(_ lines: [CueLine]) -> [ShownLine] {
    if shown.isEmpty { return [] }
    let isSameVoice = lines.allSatisfy { line in
      line.voices.allSatisfy { isVoice && coding.decode(text, $0).bytes == speaker?.name }
    }
    guard isSameVoice else { return [] }
    for start in shown.indices {
      let rest = shown[start...]
      if rest.count <= lines.count, zip(rest, lines).allSatisfy({ $0.words == $1.words }) {
        return Array(rest)
      }
    }
    return []
  }

  private mutating func remember(_ lines: [CueLine], _ repeated: [ShownLine]) {
    var all = repeated
    for index in all.indices { all[index].copies += 1 }
    for (line, place) in zip(lines.dropFirst(repeated.count), added) where !line.words.isEmpty {
      if let place {
        all.append(ShownLine(words: line.words, place: place, copies: 0))
      } else {
        all = []
      }
    }
    if !all.isEmpty || added.contains(nil) { shown = all.suffix(Self.mostRolling) }
    added = []
  }

  private mutating func copy(_ line: CueLine, _ original: ShownLine) {
    for voice in line.voices {
      if let speaker { _ = builder.copy([(voice, coding)], of: [speaker.place]) }
    }
    if rolled.count == original.copies { rolled.append(RolledLines()) }
    rolled[original.copies].pieces += line.texts
    rolled[original.copies].places.append(original.place)
  }

  private mutating func add(_ line: CueLine) {
    var start: Int?
    var isWhole = true
    var hasBegun = false
    var startsLine = true
    for piece in line.pieces {
      switch piece {
      case .voice(let span):
        isWhole = isWhole && start == nil
        speak(span)
      case .time(let time): clock.word(time, at: builder.text.count, &builder)
      case .lineBreak: startsLine = true
      case .text(var span):
        if startsLine {
          while span.start < span.end, isBlank(text[span.start]) { span.start += 1 }
          if span.isEmpty { continue }
          if hasBegun {
            builder.goOn()
          } else {
            let words = span
            span = begin(span, line)
            isWhole = CueLabels.head(text, words).label == nil || span == words
          }
          hasBegun = true
          if span.isEmpty { continue }
          startsLine = false
        }
        let place = builder.add(span, coding)
        clock.said(place)
        start = start ?? place.start
      case .className, .extra: continue
      }
    }
    let end = builder.text.count
    added.append(isWhole ? ByteSpan(start ?? end, end) : nil)
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
  private mutating func begin(_ words: ByteSpan, _ line: CueLine) -> ByteSpan {
    let head = CueLabels.head(text, words)
    if let label = head.label, labels.isSpeaker(label, in: text, cues: scan.cues.count) {
      return begin(label, words, line)
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

  /// Starts a line after a name. The same name again, or one amid a sentence, does not part the words.
  private mutating func begin(_ label: ByteSpan, _ words: ByteSpan, _ line: CueLine) -> ByteSpan {
    let name = coding.decode(text, label).bytes
    var rest = ByteSpan(label.end + 1, words.end)
    while rest.start < rest.end, isBlank(text[rest.start]) { rest.start += 1 }
    if let place = known[name], !isVoice, speaker?.name == name || isAmidSentence(label, line),
      builder.copy([(label, coding)], of: [place])
    {
      speaker = (name, place)
      builder.goOn()
      return rest
    }
    clock.pause(&builder)
    builder.breakParagraph()
    let place = builder.add(label, coding)
    isVoice = false
    speaker = (name, place)
    known[name] = place
    return ByteSpan(label.end, words.end)
  }

  /// The words before the label end no sentence, and those after it start none.
  private func isAmidSentence(_ label: ByteSpan, _ line: CueLine) -> Bool {
    guard let last = builder.text.last, !Self.ends.contains(last) else { return false }
    for words in line.texts where words.end > label.end {
      let next = text[max(words.start, label.end + 1)..<words.end].first { !isBlank($0) }
      if let next { return 0x61...0x7A ~= next || 0x30...0x39 ~= next }
    }
    return false
  }
}
