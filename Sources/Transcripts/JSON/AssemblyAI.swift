/// Output of AssemblyAI: text, words, utterances with words, and what its models make of them.
enum AssemblyAI: JSONShape {
  static let name = "assemblyai"
  static let title = "AssemblyAI"
  static let strips = "the id of the job, links to the recording and to servers"
  static let mergesWords = true

  static let keys = JSONKeyRoles(
    known: """
      text words utterances entities chapters auto_highlights_result results timestamps sentences
      sentiment_analysis_results iab_categories_result labels summary content_safety_labels
      severity_score_summary word_boost custom_spelling from to topics key_terms keyterms_prompt
      punctuate format_text dual_channel webhook_url webhook_auth webhook_auth_header_name speed_boost
      auto_highlights filter_profanity redact_pii redact_pii_audio redact_pii_policies redact_pii_sub
      content_safety iab_categories language_detection throttled auto_chapters summarization custom_topics
      disfluencies sentiment_analysis entity_detection paragraphs translated_texts multichannel
      is_deleted language_detection_results speech_models prompt error
      """,
    codes: """
      status language_model acoustic_model language_code entity_type sentiment boost_param summary_type
      summary_model redact_pii_policies redact_pii_sub redact_pii_audio_quality speech_model channel
      speech_model_used speech_models language_codes
      """,
    numbers: """
      start end confidence audio_duration count rank webhook_status_code audio_start_from audio_end_at
      speech_threshold speakers_expected relevance severity channel audio_channels language_confidence
      language_confidence_threshold severity_score_summary
      """,
    speakers: "speaker speaker_labels",
    fields: [
      "gist headline summary": "note", "word_boost from to key_terms keyterms_prompt topics": "keywords",
    ],
    removals: [
      "id project_id": .identifier, "audio_url redact_pii_audio_url": .media,
      "webhook_url webhook_auth_header_name": .identifier,
    ])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    if outline["audio_url"], outline["text"] || outline["status"] { return .certain }
    return outline["text"] && outline["words[].text"] && (outline["utterances"] || outline["id"])
      ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let tree = reading.tree
    let keys = JSONSpeechKeys(tree, text: "text", clock: .milliseconds)
    let wordList = tree.key("words")
    var turns: [JSONTurn] = []
    for object in tree.elements(tree.value(reading.root, "utterances")) {
      if let turn = reading.turn(object, keys, words: (wordList, keys)) { turns.append(turn) }
    }
    let full = tree.string(reading.root, keys.text)
    if let full { reading.place(full) }
    let words = reading.words(tree.value(reading.root, "words"), keys)
    let sentiments = reading.sentiments(tree.value(reading.root, "sentiment_analysis_results"), keys)
    let hasUtterances = !turns.isEmpty
    if !hasUtterances { turns = [JSONTurn(text: full, words: words)] }
    reading.addFields()
    let bodies = reading.speak(turns)
    if hasUtterances {
      if let full { reading.lay([full], over: bodies) }
      reading.lay(words, over: bodies)
    }
    reading.lay(sentiments, over: bodies)
  }
}

extension JSONReading {
  /// The texts of a list; they count as placed, their speakers as mentioned.
  fileprivate mutating func sentiments(_ list: Int?, _ keys: JSONSpeechKeys) -> [Int] {
    for object in tree.elements(list) {
      if let speaker = tree.value(object, keys.speaker) { mention(speaker) }
    }
    return texts(list, "text")
  }
}
