/// Output of Google Cloud Speech-to-Text, versions 1 and 2: results with guesses, and at the end, for the
/// speakers' sake, all words once more.
enum GoogleSpeech: JSONShape {
  static let name = "google-stt"
  static let title = "Google Speech-to-Text, v1 and v2"
  static let strips = "the ids of requests and operations, links"

  static let keys = JSONKeyRoles(
    known: """
      results alternatives transcript words word response metadata result transcripts startTime endTime
      startOffset endOffset resultEndTime resultEndOffset done error cloudStorageResult inlineResult
      speechAdaptationInfo totalBilledTime totalBilledDuration
      """,
    codes: "languageCode language_code @type",
    numbers: """
      seconds nanos confidence channelTag startTime endTime startOffset endOffset resultEndTime
      resultEndOffset totalBilledTime totalBilledDuration progressPercent startTimestamp lastUpdateTime
      """,
    speakers: "speakerTag speakerLabel",
    removals: [
      "name requestId": .identifier, "uri": .media, "model": .settings,
    ])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    let ends = ["results[].alternatives[].transcript", "results[].alternatives[].words[].word"]
    return outline.paths.contains { path in ends.contains { path.hasSuffix($0) } } ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let tree = reading.tree
    let (results, alternatives) = (Int(tree.key("results")), tree.key("alternatives"))
    let lists = tree.nodes.indices.filter { node in
      tree.kind(node) == .array && tree.key(of: node) == results
        && tree.elements(node).contains { tree.value($0, alternatives) != nil }
    }
    let speeches = lists.map { reading.speech(inResults: $0) }
    reading.addFields()
    for speech in speeches { reading.add(speech) }
  }
}

/// What a list of results holds: best guesses, their words once more, and further guesses.
private struct GoogleResults {
  var turns: [JSONTurn] = []
  var copies: [[JSONWord]] = []
  var guesses: [JSONTurn] = []
}

extension JSONReading {
  fileprivate mutating func speech(inResults list: Int) -> GoogleResults {
    let text = JSONSpeechKeys(tree, text: "transcript", speaker: "")
    let isOffset = tree.key("startOffset") != JSONKeyTable.none
    let word = JSONSpeechKeys(
      tree, text: "word", start: isOffset ? "startOffset" : "startTime",
      end: isOffset ? "endOffset" : "endTime", speaker: "speakerLabel")
    let (alternatives, words) = (tree.key("alternatives"), tree.key("words"))
    var speech = GoogleResults()
    for result in tree.elements(list) {
      for (rank, guess) in tree.elements(tree.value(result, alternatives)).enumerated() {
        guard let turn = turn(guess, text, words: (words, word)) else { continue }
        if rank > 0 {
          speech.guesses.append(turn)
        } else if turn.text == nil {
          speech.copies.append(turn.words)
        } else {
          speech.turns.append(turn)
        }
      }
    }
    if speech.turns.isEmpty {
      speech.turns = speech.copies.map { JSONTurn(words: $0) }
      speech.copies = []
    }
    return speech
  }

  fileprivate mutating func add(_ speech: GoogleResults) {
    let bodies = speak(speech.turns)
    for words in speech.copies { lay(words, over: bodies) }
    for guess in speech.guesses { _ = speak([guess]) }
  }
}
