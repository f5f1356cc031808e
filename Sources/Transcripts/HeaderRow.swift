import RedactCore

/// One line above the turns, and what it can be.
struct HeaderRow {
  let words: ByteSpan
  let head: LineHead?
  /// What stands behind the label, if there is one.
  let value: ByteSpan
  /// A line such as `SPEAKERS`, with what it announces below it.
  let isBare: Bool
  /// The label is about the recording: its place, date, file.
  let isAboutRecording: Bool
  /// The label is a part in the interview, and the value looks like a name: nobody speaks here.
  let namesRole: Bool
  /// Pairs such as `A.B. = interviewer`.
  let legend: [Segment]

  var isLegend: Bool { !legend.isEmpty }

  init(_ text: [UInt8], _ line: Lines.Line) {
    let words = line.span.trimmed(in: text)
    let parsed = LineHead.parse(text, line.span)
    let names = parsed?.label.map { Self.words(text, $0.span) } ?? []
    let isKnown = names.contains(where: Self.recording.contains)
    let head = parsed.flatMap { $0.evidence != .weak || isKnown ? $0 : nil }
    let value = head.map { ByteSpan(min($0.body, words.end), words.end).trimmed(in: text) }
    self.words = words
    self.head = head
    self.value = value ?? ByteSpan(words.end, words.end)
    isBare = words.count < 40 && Self.announcements.contains(Self.words(text, words).joined(separator: " "))
    isAboutRecording = isKnown && !self.value.isEmpty
    namesRole = names.contains(where: Self.roles.contains) && Self.isName(text, self.value)
    legend = head == nil ? Self.legend(text, words) : []
  }

  /// Two words or more in the looks of a name.
  private static func isName(_ text: [UInt8], _ value: ByteSpan) -> Bool {
    guard let label = SpeakerLabel(text, value), label.words > 1, label.looks != .lower else { return false }
    return ![UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(text[value.end - 1])
  }

  /// The words of a short span in lower case, without punctuation.
  private static func words(_ text: [UInt8], _ span: ByteSpan) -> [String] {
    let letters = text[span.range].prefix(SpeakerLabel.mostBytes).split { byte in
      byte < 0x80 && !(0x41...0x5A ~= byte) && !(0x61...0x7A ~= byte)
    }
    return letters.map { word in
      String(decoding: word.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// All pairs of one word, `=`, and what follows up to the next pair.
  private static func legend(_ text: [UInt8], _ line: ByteSpan) -> [Segment] {
    guard line.count < 2048 else { return [] }
    var signs: [(word: ByteSpan, value: Int)] = []
    for at in line.range where text[at] == UInt8(ascii: "=") {
      let left = ByteSpan(line.start, at).trimmed(in: text)
      let first = text[left.range].lastIndex { $0 == 0x20 || $0 == 0x09 }.map { $0 + 1 } ?? left.start
      let word = ByteSpan(first, left.end)
      guard word.count <= 16, let label = SpeakerLabel(text, word), label.looks != .lower,
        text[word.range].allSatisfy({ $0 >= 0x80 || $0 != 0x5B && $0 != 0x5D })
      else { continue }
      signs.append((word, at + 1))
    }
    return signs.enumerated().map { index, sign in
      let next = index + 1 < signs.count ? signs[index + 1].word.start : line.end
      var value = ByteSpan(sign.value, max(sign.value, next)).trimmed(in: text)
      if let last = text[value.range].last, last == 0x2E || last == 0x2C || last == 0x3B { value.end -= 1 }
      return Segment(field: sign.word, body: value)
    }
  }

  private static let announcements: Set<String> = [
    "speakers", "participants", "summary keywords", "keywords", "present",
  ]

  private static let recording = Set(
    words: """
      date place location site venue file filename ref reference language languages duration length
      recorded recording session project subject title topic case id code transcribed transcript
      translated translation present participants speakers keywords summary archive interview born age
      audio tape time fecha lugar archivo idioma datum ort sprache datei lieu langue fichier tarih yer
      dosya dil تاريخ التاريخ المكان مكان اللغة الملف
      """)

  private static let roles = Set(
    words: """
      interviewer interviewers interviewee interviewees interviewed respondent witness participant
      narrator name interpreter translator transcriber researcher author moderator facilitator taker
      collector entrevistador entrevistadora entrevistado entrevistada befragte befragter interviewte
      enquêteur enquêtrice الاسم المقابل
      """)
}
