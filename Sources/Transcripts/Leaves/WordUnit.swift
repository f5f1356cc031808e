import RedactCore

/// What a reader may be asked to do beyond the usual.
package struct ReadOptions: Hashable, Sendable {
  /// Whether the words of a word list that one replacement covers become one word. Formats in which words are
  /// counted ignore it.
  package var mergesWords = false

  package init() {}
}

/// An element of a word list, with all that is told of the word.
struct WordUnit: Sendable {
  /// The whole element in the source, without commas around it.
  let element: ByteSpan
  /// The word in it.
  let text: ByteSpan
  /// The number that tells when the word ends.
  let end: ByteSpan?
  /// Whether the element before it is a unit of the same list.
  let goesOn: Bool

  /// Takes out the elements whose words one replacement has emptied, and makes the word that got the
  /// replacement end when the last of them ends. What stands around the lost words, such as a comma, goes to it.
  ///
  /// - Parameters:
  ///   - edits: edits of the source, sorted.
  ///   - units: in the order of the source.
  static func merge(_ edits: [Edit], _ units: [WordUnit], in source: [UInt8]) -> [Edit] {
    var dropped: [ByteSpan] = []
    var result: [Edit] = []
    var open: (unit: WordUnit, end: ByteSpan?)?
    func close() {
      guard let (unit, end) = open, let old = unit.end, let end, old != end else { return }
      result.append(Edit(old, Array(source[end.range])))
    }
    for (index, unit) in units.enumerated() {
      let own = edits[edits.partition { $0.span.start >= unit.text.start }...]
        .prefix { $0.span.end <= unit.text.end }
      let rest = rest(of: unit.text, own, source)
      let isLost = !own.isEmpty && own.allSatisfy(\.replacement.isEmpty)
      if unit.goesOn, isLost, let merged = open, !CopyAlignment.hasWords(rest, ByteSpan(0, rest.count)) {
        dropped.append(ByteSpan(units[index - 1].element.end, unit.element.end))
        open = (merged.unit, unit.end ?? merged.end)
        if !rest.isEmpty { result.append(Edit(ByteSpan(merged.unit.text.end, merged.unit.text.end), rest)) }
      } else {
        close()
        open = own.last.flatMap { $0.replacement.isEmpty ? nil : (unit, nil) }
      }
    }
    close()
    let kept = edits.filter { edit in
      let next = dropped.partition { $0.end >= edit.span.end }
      return next == dropped.count || !dropped[next].contains(edit.span)
    }
    return (kept + result + dropped.map { Edit($0, []) }).sorted { $0.span < $1.span }
  }

  /// What the edits leave of a word, without blanks.
  private static func rest(of text: ByteSpan, _ edits: ArraySlice<Edit>, _ source: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var copied = text.start
    for edit in edits {
      rest += source[copied..<edit.span.start]
      copied = edit.span.end
    }
    return (rest + source[copied..<text.end]).filter { $0 != 0x20 }
  }
}
