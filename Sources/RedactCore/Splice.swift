/// Why a list of edits cannot be applied; `edit` is the index of the first bad one.
package enum SpliceError: Error, Hashable, Sendable {
  /// The span does not lie within the text.
  case outOfRange(edit: Int)
  /// The span starts before the end of the one before it.
  case overlap(edit: Int)
  /// The span starts or ends in the middle of a scalar, so what is left would not be UTF-8.
  case splitsScalar(edit: Int)
}

/// Puts edits into a text.
package enum Splice {
  /// Returns `text` with the edits applied; with none, the very same bytes.
  package static func apply(_ edits: [Edit], to text: [UInt8]) throws(SpliceError) -> [UInt8] {
    if edits.isEmpty { return text }
    try check(edits, in: text)
    var result: [UInt8] = []
    result.reserveCapacity(edits.reduce(text.count) { $0 + $1.replacement.count - $1.span.count })
    var copied = 0
    for edit in edits {
      result += text[copied..<edit.span.start]
      result += edit.replacement
      copied = edit.span.end
    }
    result += text[copied...]
    return result
  }

  /// Throws unless the edits are sorted, disjoint, within the text and on borders of scalars.
  package static func check(_ edits: [Edit], in text: [UInt8]) throws(SpliceError) {
    var reached = 0
    for (index, edit) in edits.enumerated() {
      let span = edit.span
      if span.end > text.count { throw .outOfRange(edit: index) }
      if span.start < reached { throw .overlap(edit: index) }
      if isInside(span.start, text) || isInside(span.end, text) { throw .splitsScalar(edit: index) }
      reached = span.end
    }
  }

  private static func isInside(_ offset: Int, _ text: [UInt8]) -> Bool {
    offset < text.count && text[offset] & 0xC0 == 0x80
  }
}
