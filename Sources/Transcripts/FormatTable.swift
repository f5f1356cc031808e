/// The one list of the formats we know.
package struct FormatTable: Sendable {
  /// All formats; of two that are equally sure the earlier one is picked.
  package let formats: [any TranscriptFormat]
  private let plain: PlainText

  package init(limits: IntakeLimits = IntakeLimits(), options: ReadOptions = ReadOptions()) {
    plain = PlainText(limits: limits)
    formats = [
      WebVTT(limits: limits),
      SubRip(limits: limits),
      SBV(limits: limits),
      TextGrid(limits: limits),
      Chat(limits: limits),
      TabSeparated(limits: limits),
      CommaSeparated(limits: limits),
      JSONTranscript(WhisperX.self, limits: limits, options: options),
      JSONTranscript(Whisper.self, limits: limits, options: options),
      JSONTranscript(WhisperCpp.self, limits: limits),
      JSONTranscript(AWSTranscribe.self, limits: limits),
      JSONTranscript(Deepgram.self, limits: limits, options: options),
      JSONTranscript(GoogleSpeech.self, limits: limits),
      JSONTranscript(AssemblyAI.self, limits: limits, options: options),
      JSONTranscript(YouTubeJSON.self, limits: limits),
      JSONTranscript(OTranscribe.self, limits: limits),
      JSONTranscript(JSONRecords.self, limits: limits),
      JSONTranscript(PlainJSON.self, limits: limits),
      WordDocument(limits: limits),
      OpenDocument(limits: limits),
      Elan(limits: limits),
      Transcriber(limits: limits),
      Exmaralda(limits: limits),
      Tei(limits: limits),
      Ohms(limits: limits),
      Html(limits: limits),
      GenericXML(limits: limits),
      MarkdownText(limits: limits),
      plain,
    ]
  }

  /// The format of that name, if there is one.
  package func format(named name: String) -> (any TranscriptFormat)? {
    formats.first { $0.name == name }
  }

  /// The format that is surest of an input. What nobody claims is given to plain text, which refuses bytes
  /// that are no text.
  package func sniff(_ bytes: [UInt8]) -> any TranscriptFormat {
    var best: (format: any TranscriptFormat, confidence: Confidence) = (plain, .none)
    for format in formats {
      let confidence = format.sniff(bytes)
      if confidence > best.confidence { best = (format, confidence) }
    }
    return best.format
  }
}
