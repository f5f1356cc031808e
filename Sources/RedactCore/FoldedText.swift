/// The copy of a text that detectors read: disguises undone, case kept, and a way back to the original bytes.
///
/// Folded are: diacritics of Latin, Greek and Cyrillic, compatibility forms, digits, quotes, dashes, white
/// space and line ends, Arabic vowel signs and letter forms, hidden characters, entities and escapes,
/// emphasis marks, look-alike letters in Latin words, spelled-out words, and words broken at a line's end.
///
/// ## Privacy
/// Holds the document's text twice. Suspicions hold offsets only.
package struct FoldedText: Sendable {
  /// The folded text: valid UTF-8, lines ended by LF. Shares the original's storage when nothing had to
  /// change.
  package let bytes: [UInt8]
  /// What looked like a disguise, in order of place; spans are of the original.
  package let suspicions: [Suspicion]
  private let source: [UInt8]
  /// From the original to `bytes`, one for each step that changed something.
  private let maps: [OffsetMap]

  /// Folds a text, which must be valid UTF-8.
  package init(_ original: [UInt8]) {
    precondition(original.count <= Int(UInt32.max), "a text has at most 4 GiB")
    var text = original
    var maps: [OffsetMap] = []
    var suspicions: [Suspicion] = []
    // Of the present text; nil when it has to be looked at again.
    var makeup: TextMakeup?
    for step in FoldStep.all {
      let found = makeup ?? TextMakeup(of: text)
      makeup = found
      guard !found.isDisjoint(with: step.needs) else { continue }
      var writer = CopyWriter(text)
      step.run(&writer)
      suspicions += writer.suspicions.map {
        Suspicion(reason: $0.reason, span: Self.original($0.span, maps, original))
      }
      guard writer.changed else { continue }
      let (copy, map) = writer.finish()
      text = copy
      if !map.edits.isEmpty { maps.append(map) }
      makeup = nil
    }
    (bytes, source, self.maps) = (text, original, maps)
    self.suspicions = suspicions.sorted { $0.span < $1.span }
  }

  /// The bytes of the original that `folded` came from: whole clusters, with all that was dropped in them.
  package func original(_ folded: ByteSpan) -> ByteSpan { Self.original(folded, maps, source) }

  /// The smallest stretch of the folded text that holds all that came from `original`.
  package func folded(_ original: ByteSpan) -> ByteSpan {
    let span = maps.reduce(original) { $1.copy($0) }
    return span.isEmpty ? span : bytes.wholeScalars(span)
  }

  private static func original(_ span: ByteSpan, _ maps: [OffsetMap], _ source: [UInt8]) -> ByteSpan {
    let mapped = maps.reversed().reduce(span) { $1.source($0) }
    return mapped.isEmpty ? mapped : Clusters.cover(mapped, in: source)
  }
}
