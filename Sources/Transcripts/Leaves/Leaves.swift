package import RedactCore

/// A stretch of the document's text, and where it is written in the source.
package struct Leaf: Sendable {
  /// In bytes of the document's text.
  package var text: ByteSpan { ByteSpan(Int(textStart), Int(textEnd)) }
  /// In bytes of the source text.
  package var raw: ByteSpan { ByteSpan(Int(rawStart), Int(rawEnd)) }
  package let coding: LeafCoding
  /// Whether every byte of the text is written as it is.
  let isVerbatim: Bool

  private let textStart: Int32
  private let textEnd: Int32
  private let rawStart: Int32
  private let rawEnd: Int32

  package init(text: ByteSpan, raw: ByteSpan, coding: LeafCoding, isVerbatim: Bool = false) {
    self.coding = coding
    self.isVerbatim = isVerbatim
    textStart = Int32(text.start)
    textEnd = Int32(text.end)
    rawStart = Int32(raw.start)
    rawEnd = Int32(raw.end)
  }
}

/// Where a document's text is written in its source: once, or many times over.
///
/// The leaves in `main` make up the text; between them may stand bytes that are written nowhere, such as the
/// blank between two cues. A chain in `copies` writes a stretch of the text once more: the words of a
/// sentence, each for itself; a caption that is repeated in the next cue. A name in `names` is written in
/// several places that must stay equal to each other and unequal to other names.
///
/// An edit is made in every one of these places. Where it reaches over several leaves, its replacement goes
/// into the first one, and what it covers of the others is taken out; no leaf is ever removed. A chain that
/// repeats only the end of what is replaced gets no replacement: the leaves in `main` of that end get none.
package struct Leaves: Sendable {
  /// A name that other places of the file refer to.
  struct Name: Sendable {
    /// Leaves in `main`, and places that only refer to them, whose text is empty.
    var places: [Leaf]
    /// Whether it must stay unlike all other names.
    var isUnique = true

    var written: [Leaf] { places.filter { !$0.text.isEmpty } }
  }

  /// In the order of the text, disjoint.
  package internal(set) var main: [Leaf] = []
  /// Decoding of the leaves in `main` that hold escapes, in the order of the text.
  var runs: [EncodedText.Run] = []
  /// All chains one after the other.
  var copies: [Leaf] = []
  /// The chains, as ranges of `copies`; each ascends in the text.
  var chains: [Range<Int>] = []
  var names: [Name] = []
  /// Elements of word lists that are merged when a replacement covers several; in the order of the source.
  var units: [WordUnit] = []

  /// Where a span of the text is written in the source; what is written nowhere starts where the next leaf does.
  package func source(of span: ByteSpan) -> ByteSpan {
    let index = main.partition { $0.text.end > span.start }
    guard index < main.count else {
      let end = main.last?.raw.end ?? 0
      return ByteSpan(end, end)
    }
    let first = main[index]
    let start = max(span.start, first.text.start)
    let piece = raw(ByteSpan(start, max(start, min(span.end, first.text.end))), in: first)
    if span.end <= first.text.end { return piece }
    let last = main[main.partition { $0.text.start >= span.end } - 1]
    let end = raw(ByteSpan(last.text.start, min(span.end, last.text.end)), in: last).end
    return ByteSpan(piece.start, end > piece.start ? end : piece.end)
  }

  /// The raw bytes of a part of one leaf of `main`; an escape that is touched is taken whole.
  private func raw(_ part: ByteSpan, in leaf: Leaf) -> ByteSpan {
    if part == leaf.text || leaf.coding.isAllOrNothing { return leaf.raw }
    if leaf.isVerbatim {
      let shift = leaf.raw.start - leaf.text.start
      return ByteSpan(part.start + shift, part.end + shift)
    }
    if part.start == leaf.text.end { return ByteSpan(leaf.raw.end, leaf.raw.end) }
    let start = EncodedText.raw(part.start, in: runs[...])
    if part.isEmpty { return ByteSpan(start.raw.start, start.raw.start) }
    return start.raw.union(EncodedText.raw(part.end - 1, in: runs[...]).raw)
  }

  // MARK: Writing

  /// The edits of the source that make these edits of the text, sorted. The edits are sorted and disjoint.
  package func sourceEdits(for edits: [Edit], of text: [UInt8], source: [UInt8]) -> [Edit] {
    var result: [Edit] = []
    let named = Set(names.lazy.flatMap(\.written).map(\.text.start))
    for edit in edits { write(edit, source, except: named, to: &result) }
    for chain in chains { write(edits, of: text, intoCopy: chain, source, to: &result) }
    rename(edits, of: text, to: &result)
    result.sort { $0.span < $1.span }
    return units.isEmpty ? result : WordUnit.merge(result, units, in: source)
  }

  private func write(_ edit: Edit, _ source: [UInt8], except named: Set<Int>, to result: inout [Edit]) {
    var replacement = edit.replacement
    var index = main.partition { $0.text.end > edit.span.start }
    if edit.span.isEmpty, index > 0, index == main.count || main[index].text.start > edit.span.start {
      index -= 1
    }
    while index < main.count, main[index].text.start < max(edit.span.end, edit.span.start + 1) {
      let leaf = main[index]
      index += 1
      if named.contains(leaf.text.start) { continue }
      let start = min(max(edit.span.start, leaf.text.start), leaf.text.end)
      var span = raw(ByteSpan(start, max(start, min(edit.span.end, leaf.text.end))), in: leaf)
      if leaf.coding == .plain, edit.span.end > leaf.text.end { span = withoutLineEnd(span, source) }
      if leaf.coding.isAllOrNothing, result.last?.span == span { continue }
      result.append(Edit(span, leaf.coding.encode(replacement)))
      replacement = []
    }
  }

  /// A line end that a leaf ends with stays, so no line is lost.
  private func withoutLineEnd(_ span: ByteSpan, _ source: [UInt8]) -> ByteSpan {
    var end = span.end
    if end > span.start, source[end - 1] == 0x0A { end -= 1 }
    if end > span.start, source[end - 1] == 0x0D { end -= 1 }
    return ByteSpan(span.start, end)
  }

  private func write(
    _ edits: [Edit], of text: [UInt8], intoCopy chain: Range<Int>, _ source: [UInt8], to result: inout [Edit]
  ) {
    var next = edits.partition { $0.span.end > copies[chain.lowerBound].text.start }
    var written =
      next < edits.count && isContinued(edits[next].span, at: copies[chain.lowerBound], text) ? next : -1
    for leaf in copies[chain] {
      while next < edits.count, edits[next].span.end <= leaf.text.start { next += 1 }
      let last = edits[next...].partition { $0.span.start >= leaf.text.end }
      if next == last { continue }
      let copy = leaf.coding.decode(source, leaf.raw)
      let spans = edits[next..<last].map(\.span)
      let places = CopyAlignment.places(of: spans, in: text, leaf.text, copy: copy.bytes)
      for (index, place) in zip(next..<last, places) where !place.isEmpty {
        let replacement = index > written ? leaf.coding.encode(edits[index].replacement) : []
        written = max(written, index)
        result.append(Edit(copy.raw(place), replacement))
      }
    }
  }

  /// Whether the words before a copy begin were replaced in an earlier leaf: then the label stands in a copy of that
  /// one, as it does in the text.
  private func isContinued(_ edit: ByteSpan, at copy: Leaf, _ text: [UInt8]) -> Bool {
    let index = main.partition { $0.text.end > copy.text.start }
    guard index < main.count, edit.start < main[index].text.start else { return false }
    return CopyAlignment.hasWords(text, ByteSpan(edit.start, main[index].text.start))
  }

  /// Writes changed names wherever they stand; should two become equal, the later one is numbered. A place
  /// that the text shows several times over, such as the name of a tier in front of each turn, is written
  /// once.
  private func rename(_ edits: [Edit], of text: [UInt8], to result: inout [Edit]) {
    var taken = Set<[UInt8]>()
    var written = Set<Int>()
    var changed: [(name: Name, text: [UInt8])] = []
    for name in names {
      let mentions = name.written.map { Self.applying(edits, to: text, in: $0.text) }
      guard let original = name.written.first else { continue }
      if let new = mentions.first(where: { !$0.elementsEqual(text[original.text.range]) }) {
        changed.append((name, new))
      } else if name.isUnique {
        taken.insert(original.coding.encode(Array(text[original.text.range])))
      }
    }
    for (name, wanted) in changed {
      var unique = wanted
      var number = 2
      while name.isUnique, let first = name.places.first, !taken.insert(first.coding.encode(unique)).inserted
      {
        unique = wanted + Array("-\(number)".utf8)
        number += 1
      }
      for place in name.places where written.insert(place.raw.start).inserted {
        result.append(Edit(place.raw, place.coding.encode(unique)))
      }
    }
  }

  /// What becomes of a stretch of the text, for edits that may reach beyond it.
  private static func applying(_ edits: [Edit], to text: [UInt8], in span: ByteSpan) -> [UInt8] {
    var result: [UInt8] = []
    var copied = span.start
    for edit in edits[edits.partition { $0.span.end > span.start }...].prefix(while: {
      $0.span.start < span.end
    }) {
      result += text[copied..<max(copied, edit.span.start)]
      result += edit.replacement
      copied = min(span.end, max(copied, edit.span.end))
    }
    return result + text[copied..<span.end]
  }
}
