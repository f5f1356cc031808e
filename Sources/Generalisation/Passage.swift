package import RedactCore

/// A mention where it stands: what is around it decides articles and grammar.
///
/// ## Privacy
/// Holds text of a document; it is read, and never shown.
package struct Passage: Sendable {
  /// The text of the document, valid UTF-8.
  package let text: [UInt8]
  /// Where the mention stands in it.
  package let span: ByteSpan

  package init(_ text: [UInt8], _ span: ByteSpan) {
    self.text = text
    self.span = ByteSpan(min(span.start, text.count), min(span.end, text.count))
  }
}

/// What is written in the place of a mention.
package struct Generalised: Hashable, Sendable {
  /// The coarser words, with the article and the case that fit the sentence.
  package let text: String
  /// Bytes in front of the span that it replaces as well, such as those of an article or `the village of `.
  package let extendsLeft: Int

  package init(text: String, extendsLeft: Int = 0) {
    self.text = text
    self.extendsLeft = extendsLeft
  }
}
