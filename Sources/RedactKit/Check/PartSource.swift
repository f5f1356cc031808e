import RedactCore

/// The parts of a corpus, one after the other.
package protocol PartSource: AnyObject {
  /// The next part; nil behind the last.
  ///
  /// - Throws: where it cannot be told what the next part is; then nothing can be said of the corpus.
  func next() throws(RedactError) -> CheckedPart?
}

/// Parts that are there already.
package final class ListedParts: PartSource {
  private var parts: ArraySlice<CheckedPart>

  package init(_ parts: [CheckedPart]) { self.parts = parts[...] }

  package func next() -> CheckedPart? { parts.popFirst() }
}

/// Several sources, one behind the other.
package final class JoinedParts: PartSource {
  private var sources: ArraySlice<any PartSource>

  package init(_ sources: [any PartSource]) { self.sources = sources[...] }

  package func next() throws(RedactError) -> CheckedPart? {
    while let source = sources.first {
      if let part = try source.next() { return part }
      sources.removeFirst()
    }
    return nil
  }
}
