/// One replacement: these bytes instead of those of the span.
///
/// ## Privacy
/// On the way back from labels to names the replacement is text of the original, so an edit prints its
/// place and its length only.
package struct Edit: Hashable, Sendable {
  /// What is taken out, in bytes of the document's text; an empty span inserts.
  package var span: ByteSpan
  /// What is put in, UTF-8.
  package var replacement: [UInt8]

  package init(_ span: ByteSpan, _ replacement: [UInt8]) {
    self.span = span
    self.replacement = replacement
  }
}

extension Edit: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(span.start)..<\(span.end) -> \(replacement.count) bytes" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["span": span]) }
}
