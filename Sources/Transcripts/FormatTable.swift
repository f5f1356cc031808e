/// The one list of the formats we know.
package struct FormatTable: Sendable {
  /// All formats; of two that are equally sure the earlier one is picked.
  package let formats: [any TranscriptFormat]
  private let plain: PlainText

  package init(limits: IntakeLimits = IntakeLimits()) {
    plain = PlainText(limits: limits)
    formats = [
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
