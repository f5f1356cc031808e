/// Output of openai-whisper, faster-whisper and the transcription service of OpenAI: segments, and words in
/// them or beside them.
enum Whisper: JSONShape {
  static let name = "whisper"
  static let title = "OpenAI Whisper, faster-whisper"
  static let strips = "numbers of word pieces, once a word changes"
  static let mergesWords = true

  static let keys = JSONKeyRoles(
    known: "text segments words word tokens info transcription_options vad_options usage",
    codes: "language task type compute_type task_type",
    numbers: """
      id seek start end temperature avg_logprob compression_ratio no_speech_prob probability duration
      language_probability duration_after_vad
      """,
    speakers: "speaker",
    fields: ["initial_prompt prompt hotwords": "keywords"],
    removals: ["path file filename audio": .media, "model": .settings])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    let marks = ["tokens", "seek", "avg_logprob", "no_speech_prob", "words[].probability"]
    if outline["segments[].text"], marks.contains(where: { outline["segments[]." + $0] }) { return .certain }
    if outline["text"], outline["words[].word"], outline["words[].start"] { return .likely }
    return outline["segments[].text"] && outline["segments[].start"] ? .likely : .none
  }

  static func read(_ reading: inout JSONReading) {
    let segments = reading.tree.value(reading.root, "segments")
    dropTokens(of: segments, &reading)
    reading.readSegments(segments, copies: reading.tree.value(reading.root, "words"))
  }

  /// The numbers of word pieces spell the words.
  private static func dropTokens(of segments: Int?, _ reading: inout JSONReading) {
    let tokens = reading.tree.key("tokens")
    for segment in reading.tree.elements(segments) {
      guard let list = reading.tree.value(segment, tokens), reading.tree.kind(list) == .array,
        reading.tree.elements(list).allSatisfy({ reading.tree.kind($0) == .number })
      else { continue }
      for token in reading.tree.elements(list) { reading.place(token) }
      if reading.tree.nodes[list].next > list + 1 {
        reading.builder.dropWhenEdited(reading.tree.span(list), leaving: "[]")
      }
    }
  }
}

/// Output of WhisperX: words with scores and speakers, and all of them once more.
enum WhisperX: JSONShape {
  static let name = "whisperx"
  static let title = "WhisperX"
  static let strips = "numbers of word pieces, once a word changes"
  static let mergesWords = true

  static let keys = JSONKeyRoles(
    known: "text segments words word word_segments chars char speaker_embeddings",
    codes: "language", numbers: "id start end score avg_logprob", speakers: "speaker")

  static func confidence(_ outline: JSONOutline) -> Confidence {
    let isOurs =
      outline["word_segments[].word"] || outline["segments[].words[].score"]
      || outline["segments[].text"] && outline["segments[].speaker"]
    return isOurs ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let segments = reading.tree.value(reading.root, "segments")
    reading.readSegments(segments, copies: reading.tree.value(reading.root, "word_segments"))
  }
}

extension JSONReading {
  /// Segments with words, the full text at the top and a list of all words.
  fileprivate mutating func readSegments(_ segments: Int?, copies: Int?) {
    let segment = JSONSpeechKeys(tree, text: "text")
    let word = JSONSpeechKeys(tree, text: "word")
    let words = tree.key("words")
    var turns: [JSONTurn] = []
    for object in tree.elements(segments) {
      if let turn = turn(object, segment, words: (words, word)) { turns.append(turn) }
    }
    let copy = self.words(copies, word)
    let full = tree.string(root, segment.text)
    if let full { place(full) }
    let hasSegments = !turns.isEmpty
    if !hasSegments { turns = [JSONTurn(text: full, words: copy)] }
    addFields()
    let bodies = speak(turns)
    if hasSegments {
      if let full { lay([full], over: bodies) }
      lay(copy, over: bodies)
    }
  }
}
