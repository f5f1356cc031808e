package import RedactCore

/// Puts a document together from the leaves of a source, in the order in which people would read them.
///
/// The text is written the way transcripts are typed, because that is what detectors know: one turn a
/// paragraph, `Name: words`, and fields of metadata as `name: value` lines on top or below. Words that only
/// the builder puts there, such as `: ` and the names of fields, are written nowhere in the source.
///
/// ## Privacy
/// Holds the whole input.
package struct DocumentBuilder {
  package let source: SourceText
  package private(set) var text: [UInt8] = []
  private var leaves = Leaves()
  private var removals: [Removal] = []
  private var stale: [Edit] = []
  private var timings: [Timing] = []
  private var nameIndex: [[UInt8]: Int] = [:]
  private var lineStart = 0

  /// A line of flowing speech is broken when it gets this long, in bytes.
  private static let longLine = 400

  package init(_ source: SourceText) {
    self.source = source
    text.reserveCapacity(source.bytes.count / 2)
  }

  // MARK: Text

  /// Adds a leaf and returns its place in the text; an empty leaf adds nothing.
  @discardableResult
  package mutating func add(_ raw: ByteSpan, _ coding: LeafCoding = .plain) -> ByteSpan {
    let start = text.count
    if raw.isEmpty { return ByteSpan(start, start) }
    var isVerbatim = true
    if coding == .plain {
      // All of a plain file is its text, which is not held twice.
      if raw.count == source.bytes.count, text.isEmpty {
        text = source.bytes
      } else {
        text += source.bytes[raw.range]
      }
    } else {
      let decoded = coding.decode(source.bytes, raw)
      isVerbatim = decoded.isVerbatim
      if !isVerbatim { addRuns(of: decoded) }
      text += decoded.bytes
    }
    let span = ByteSpan(start, text.count)
    if !span.isEmpty {
      leaves.main.append(Leaf(text: span, raw: raw, coding: coding, isVerbatim: isVerbatim))
    }
    return span
  }

  private mutating func addRuns(of decoded: EncodedText) {
    let start = Int32(text.count)
    leaves.runs += decoded.runs.map { run in
      var run = run
      run.decoded += start
      return run
    }
  }

  /// Adds words that are written nowhere in the source.
  package mutating func put(_ words: StaticString) {
    words.withUTF8Buffer { text += $0 }
  }

  /// The next leaf goes on where the last one ended: after a blank, or on a new line where a sentence ends.
  package mutating func goOn() {
    guard let last = text.last, last != 0x0A, last != 0x20 else { return }
    let endsSentence = last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
    if endsSentence || text.count - lineStart > Self.longLine { return breakLine() }
    text.append(0x20)
  }

  /// The next leaf starts a line.
  package mutating func breakLine() {
    if let last = text.last, last != 0x0A { text.append(0x0A) }
    lineStart = text.count
  }

  /// The next leaf starts a paragraph.
  package mutating func breakParagraph() {
    breakLine()
    if text.count > 1, text[text.count - 2] != 0x0A { text.append(0x0A) }
    lineStart = text.count
  }

  /// Starts a turn: the speaker's name, if there is one, in front of what is said.
  @discardableResult
  package mutating func beginTurn(_ speaker: ByteSpan?, _ coding: LeafCoding = .plain) -> ByteSpan? {
    breakParagraph()
    guard let speaker, !speaker.isEmpty else { return nil }
    let label = add(speaker, coding)
    put(": ")
    return label
  }

  /// Adds one line `name: value` of metadata.
  @discardableResult
  package mutating func field(_ name: StaticString, _ value: ByteSpan, _ coding: LeafCoding = .plain)
    -> ByteSpan
  {
    breakLine()
    put(name)
    put(": ")
    let span = add(value, coding)
    breakLine()
    return span
  }

  // MARK: More than one place

  /// Says that these leaves repeat the words that already stand at `stretches`, and returns whether they do.
  /// Where they do not, they are text of their own and must be added.
  package mutating func copy(_ pieces: [(raw: ByteSpan, coding: LeafCoding)], of stretches: [ByteSpan])
    -> Bool
  {
    copyPlaces(pieces, of: stretches) != nil
  }

  /// As `copy`, and returns the stretch of the text that each leaf repeats, empty for one without letters and
  /// digits; nil where they repeat nothing.
  package mutating func copyPlaces(
    _ pieces: [(raw: ByteSpan, coding: LeafCoding)], of stretches: [ByteSpan]
  ) -> [ByteSpan]? {
    let decoded = pieces.map { $0.coding.decode(source.bytes, $0.raw) }
    guard let matches = CopyAlignment.matches(of: decoded.map(\.bytes), in: text, stretches) else {
      return nil
    }
    let start = leaves.copies.count
    var places = [ByteSpan](repeating: ByteSpan(0, 0), count: pieces.count)
    for match in matches {
      let (raw, coding) = pieces[match.piece]
      let isWhole = match.part.count == decoded[match.piece].bytes.count
      let part = isWhole ? raw : decoded[match.piece].raw(match.part)
      leaves.copies.append(Leaf(text: match.text, raw: part, coding: coding))
      if places[match.piece].isEmpty { places[match.piece] = match.text }
    }
    if start < leaves.copies.count { leaves.chains.append(start..<leaves.copies.count) }
    return places
  }

  /// Marks a leaf that was just added, at `place`, as a name that other places refer to, and that must stay
  /// unlike all other names, unless it `isUnique` no more than the person it names.
  package mutating func define(_ place: ByteSpan, isUnique: Bool = true) {
    guard let leaf = leaves.main.last, leaf.text == place, !place.isEmpty else { return }
    let name = Array(text[place.range])
    if let known = nameIndex[name] {
      leaves.names[known].places.append(leaf)
      if isUnique { leaves.names[known].isUnique = true }
    } else {
      nameIndex[name] = leaves.names.count
      leaves.names.append(Leaves.Name(places: [leaf], isUnique: isUnique))
    }
  }

  /// Adds a place that refers to a defined name, and returns whether there is such a name.
  package mutating func refer(_ raw: ByteSpan, _ coding: LeafCoding = .plain, isUnique: Bool = false) -> Bool
  {
    guard let known = nameIndex[coding.decode(source.bytes, raw).bytes] else { return false }
    leaves.names[known].places.append(Leaf(text: ByteSpan(0, 0), raw: raw, coding: coding))
    if isUnique { leaves.names[known].isUnique = true }
    return true
  }

  /// Says that a word is an element of a list, which may go when a replacement covers it and others.
  mutating func unit(_ unit: WordUnit) { leaves.units.append(unit) }

  // MARK: What is not text

  /// Says when a stretch of the text is spoken, in milliseconds from the start of the recording.
  package mutating func time(_ span: ByteSpan, _ start: Int, _ end: Int) {
    if !span.isEmpty, start <= end { timings.append(Timing(text: span, start: start, end: end)) }
  }

  /// Says what is taken out unless metadata is to be kept.
  package mutating func remove(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: StaticString = "") {
    remove(kind, span, leaving: rest.withUTF8Buffer { Array($0) })
  }

  /// Says what is taken out unless metadata is to be kept, where what stands there instead differs.
  package mutating func remove(_ kind: MetadataKind, _ span: ByteSpan, leaving rest: [UInt8]) {
    if !source.bytes[span.range].elementsEqual(rest) { removals.append(Removal(kind, span, leaving: rest)) }
  }

  /// Says what is a copy of the words in a form that cannot be edited, and must go once a word changes.
  package mutating func dropWhenEdited(_ span: ByteSpan, leaving rest: StaticString = "") {
    stale.append(Edit(span, rest.withUTF8Buffer { Array($0) }))
  }

  /// The transcript of an input that was `input`.
  package consuming func transcript(_ format: String, of input: [UInt8]) throws(TranscriptError) -> Transcript
  {
    try transcript(format, of: input) { $0 }
  }

  /// The same, with a map of the format's own around that of its leaves.
  consuming func transcript(
    _ format: String, of input: [UInt8], through map: (LeafFile) -> some LeafMap
  ) throws(TranscriptError) -> Transcript {
    if text.contains(0) {
      throw .malformed(format: format, reason: "NUL in its text", InputPlace(offset: 0, line: 1))
    }
    leaves.units.sort { $0.element < $1.element }
    let file = LeafFile(source: source, text: text, leaves: leaves, removals: removals, stale: stale)
    let document = Document(text: text, segments: TurnScanner.segments(of: text), timings: timings)
    return Transcript(format: format, document: document, source: input, leaves: map(file))
  }
}
