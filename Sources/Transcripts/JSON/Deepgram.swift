import RedactCore

/// Output of Deepgram: per channel a transcript with words, paragraphs and entities; utterances over all.
enum Deepgram: JSONShape {
  static let name = "deepgram"
  static let title = "Deepgram"
  static let strips = "the ids and digests of request and recording"
  static let mergesWords = true

  static let keys = JSONKeyRoles(
    known: """
      metadata results channels alternatives transcript words word punctuated_word paragraphs sentences text
      utterances entities summaries summary topics intents segments sentiments average search hits short
      language languages
      """,
    codes: "label entity_type detected_language languages language result sentiment",
    numbers: """
      start end confidence speaker speaker_confidence num_words channel channels duration start_word end_word
      confidence_score sentiment_score language_confidence input_tokens output_tokens
      """,
    speakers: "speaker",
    fields: [
      "value topic intent query snippet": "keywords", "summary short": "note", "extra tags": "other",
    ],
    removals: [
      "request_id sha256 transaction_key id": .identifier, "created": .settings,
      "models model_info model_uuid summary_info sentiment_info topics_info intents_info warnings": .settings,
      "callback": .media,
    ])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    outline["results.channels[].alternatives"] || outline["results.channels[].alternatives[].transcript"]
      ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let tree = reading.tree
    let results = tree.value(reading.root, "results")
    let said = reading.utterances(tree.value(results, "utterances"))
    let channels = tree.elements(tree.value(results, "channels")).map { reading.channel($0) }
    reading.addFields()
    let bodies = reading.speak(said.turns)
    let isTold = said.channels.contains { $0 != nil }
    let own = Dictionary(grouping: bodies.indices) { said.channels[$0] }.mapValues { $0.map { bodies[$0] } }
    for (number, channel) in channels.enumerated() {
      reading.add(channel, over: isTold ? own[number] ?? [] : bodies)
    }
  }
}

/// The forms in which a channel tells the same.
private struct DeepgramChannel {
  var full: JSONTurn?
  var sentences: [JSONTurn] = []
  /// The full text with blank lines, and with `Speaker 0:` before each paragraph.
  var paragraphs: Int?
  var guesses: [JSONTurn] = []
}

extension JSONReading {
  private var spoken: JSONSpeechKeys { JSONSpeechKeys(tree, text: "transcript") }

  /// Utterances, and the channel of each where it tells.
  fileprivate mutating func utterances(_ list: Int?) -> (turns: [JSONTurn], channels: [Int?]) {
    let (spoken, spelled, words, channel) = (spoken, wordKeys, tree.key("words"), tree.key("channel"))
    var turns: [JSONTurn] = []
    var channels: [Int?] = []
    for object in tree.elements(list) {
      guard let turn = turn(object, spoken, words: (words, spelled)) else { continue }
      turns.append(turn)
      channels.append(
        tree.value(object, channel).flatMap { Int(String(decoding: tree.raw($0), as: UTF8.self)) })
    }
    return (turns, channels)
  }

  fileprivate mutating func channel(_ channel: Int) -> DeepgramChannel {
    var result = DeepgramChannel()
    let text = JSONSpeechKeys(tree, text: "text")
    for (rank, object) in tree.elements(tree.value(channel, "alternatives")).enumerated() {
      let turn = turn(object, spoken, words: (tree.key("words"), wordKeys))
      if rank > 0 {
        if let turn { result.guesses.append(turn) }
        continue
      }
      result.full = turn
      guard let paragraphs = tree.value(object, "paragraphs") else { continue }
      result.paragraphs = tree.string(paragraphs, spoken.text)
      if let paragraphs = result.paragraphs { place(paragraphs) }
      for paragraph in tree.elements(tree.value(paragraphs, "paragraphs")) {
        let speaker = tree.value(paragraph, text.speaker)
        if let speaker, tree.kind(speaker) == .string { place(speaker) }
        for sentence in tree.elements(tree.value(paragraph, "sentences")) {
          guard var turn = self.turn(sentence, text) else { continue }
          if turn.speaker == nil { turn.speaker = speaker }
          result.sentences.append(turn)
        }
      }
    }
    return result
  }

  /// Smaller models write words without punctuation only.
  private var wordKeys: JSONSpeechKeys {
    tree.key("punctuated_word") == JSONKeyTable.none
      ? JSONSpeechKeys(tree, text: "word") : JSONSpeechKeys(tree, text: "punctuated_word", other: "word")
  }

  /// Adds a channel: over the utterances if there are any.
  fileprivate mutating func add(_ channel: DeepgramChannel, over utterances: [ByteSpan]) {
    var bodies = utterances
    var told: [JSONTurn] = []
    var isFullTold = false
    var copies = [channel.sentences.compactMap(\.text), channel.full?.text.map { [$0] } ?? []]
    if bodies.isEmpty, !channel.sentences.isEmpty {
      bodies = speak(channel.sentences)
      copies.removeFirst()
      told = channel.sentences
    } else if bodies.isEmpty, let full = channel.full {
      bodies = speak([full])
      copies.removeLast()
      told = [full]
      isFullTold = true
    }
    for copy in copies { lay(copy, over: bodies) }
    if let full = channel.full, !isFullTold { lay(full.words, over: bodies) }
    let silent = (channel.sentences + [channel.full].compactMap(\.self)).compactMap(\.speaker)
    for speaker in Set(silent).subtracting(told.compactMap(\.speaker)).sorted() { remember(speaker) }
    if let paragraphs = channel.paragraphs { lay(unlabelled(paragraphs), over: bodies) }
    for guess in channel.guesses { _ = speak([guess]) }
  }

  /// The lines of a string without `Speaker 0:` in front.
  private func unlabelled(_ node: Int) -> [JSONPiece] {
    let span = tree.span(node)
    var pieces: [JSONPiece] = []
    var start = span.start
    var at = span.start
    while at < span.end {
      let isEscape = tree.bytes[at] == UInt8(ascii: "\\")
      if isEscape, tree.bytes[at + 1] == UInt8(ascii: "n") {
        pieces.append(JSONPiece(span: unlabelled(tree.trimmed(ByteSpan(start, at)))))
        start = at + 2
      }
      at += isEscape ? 2 : 1
    }
    pieces.append(JSONPiece(span: unlabelled(tree.trimmed(ByteSpan(start, span.end)))))
    return pieces.filter { !$0.span.isEmpty }
  }

  private func unlabelled(_ line: ByteSpan) -> ByteSpan {
    let raw = tree.bytes[line.range]
    guard let colon = raw.prefix(14).firstIndex(of: UInt8(ascii: ":")),
      OpaqueSpeaker.matches(raw[..<colon])
    else { return line }
    return tree.trimmed(ByteSpan(colon + 1, line.end))
  }
}
