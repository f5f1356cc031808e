import RedactCore

/// Praat TextGrid, in its long and its short form.
///
/// Structure, and so never text: times, sizes, flags, the names of classes, the words between the values,
/// and labels without a letter or of a pause (`TextGridTiers.marks`). All else is text: labels, names of
/// tiers, and words that Praat does not write. Comments behind `!` are taken out by default.
package struct TextGrid: TranscriptFormat {
  package let name = "textgrid"
  package let notes = FormatNotes(
    "Praat TextGrid, long and short, UTF-8, UTF-16 or Latin-1",
    keeps: "times, sizes, classes, marks of pauses",
    changes: "labels and names of tiers",
    strips: "comments")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  /// How much of an input is looked at.
  private static let reach = 512

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let start = bytes.prefix(Self.reach).filter { $0 != 0 }
    // It stands in the first line, so that hardly a text is searched.
    guard let kind = start.prefix(while: { $0 != 0x0A }).firstRange(of: Array("\"ooTextFile".utf8)),
      let type = start.firstRange(of: Array("\"TextGrid\"".utf8)), kind.lowerBound < type.lowerBound
    else { return .none }
    let isAtTop = start[..<kind.lowerBound].drop { $0 >= 0x80 }.allSatisfy { $0 < 0x80 }
    return isAtTop ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let source = try SourceText(bytes, as: Self.encoding(of: bytes), limits: limits)
    let grid = try TextGridTiers(source.bytes)
    var writer = TextGridWriter(DocumentBuilder(source), grid)
    writer.write()
    return try writer.builder.transcript(name, of: bytes)
  }

  /// Praat writes Latin-1 where it can, and says nowhere that it did.
  private static func encoding(of bytes: [UInt8]) -> SourceText.Encoding {
    if let marked = SourceText.utf16Mark(bytes) { return marked }
    return UTF8Check.firstInvalid(in: bytes) == nil ? .utf8 : .latin1
  }
}

/// Lays the tiers of a TextGrid out as a transcript: sentences of all tiers in order of time, the tier's name
/// as the speaker; tiers that repeat them word by word as copies; points below.
private struct TextGridWriter {
  var builder: DocumentBuilder
  private let grid: TextGridTiers
  /// Where each label of each tier stands in the text; empty for none.
  private var places: [[ByteSpan]]
  /// For a tier of words, the tier whose sentences it repeats.
  private let originals: [Int?]

  init(_ builder: DocumentBuilder, _ grid: TextGridTiers) {
    self.builder = builder
    self.grid = grid
    places = grid.tiers.map { $0.labels.map { _ in ByteSpan(0, 0) } }
    originals = WordTiers(grid.tiers, builder.source.bytes).originals
  }

  mutating func write() {
    for note in grid.notes where !note.isEmpty {
      builder.field("note", note)
      builder.remove(.comment, note)
    }
    for word in grid.unknown { builder.field("other", word, .freeWord) }
    for (index, tier) in grid.tiers.enumerated() where !speaks(index) {
      builder.define(builder.field("other", tier.name, .doubledQuotes))
    }
    turns()
    for (index, original) in originals.enumerated() {
      if let original { words(of: index, repeating: original) }
    }
    for tier in grid.tiers where tier.isPoints { points(tier) }
  }

  /// Whether the tier's name stands in front of its turns.
  private func speaks(_ index: Int) -> Bool {
    !grid.tiers[index].isPoints && originals[index] == nil && !grid.tiers[index].labels.isEmpty
  }

  private mutating func turns() {
    var order: [(tier: Int, label: Int, start: Int)] = []
    for (index, tier) in grid.tiers.enumerated() where speaks(index) {
      order += tier.labels.indices.map { (index, $0, tier.labels[$0].start) }
    }
    order.sort { ($0.start, $0.tier, $0.label) < ($1.start, $1.tier, $1.label) }
    var last = -1
    for item in order {
      let tier = grid.tiers[item.tier]
      let label = tier.labels[item.label]
      if item.tier != last {
        if let place = builder.beginTurn(tier.name, .doubledQuotes) { builder.define(place) }
        last = item.tier
      } else {
        builder.goOn()
      }
      let place = builder.add(label.raw, .doubledQuotes)
      builder.time(place, label.start, label.end)
      places[item.tier][item.label] = place
    }
  }

  /// Words that repeat a sentence are copies of it; others are text below.
  private mutating func words(of index: Int, repeating original: Int) {
    let tier = grid.tiers[index]
    var isFirst = true
    for group in WordTiers.groups(tier.labels, grid.tiers[original].labels) {
      let sentence = group.sentence.map { places[original][$0] }
      let labels = tier.labels[group.words]
      if let sentence {
        let pieces = labels.map { (raw: $0.raw, coding: LeafCoding.doubledQuotes) }
        if let stretches = builder.copyPlaces(pieces, of: [sentence]) {
          for (label, place) in zip(labels, stretches) { builder.time(place, label.start, label.end) }
          continue
        }
      }
      if isFirst { builder.breakParagraph() }
      isFirst = false
      for label in labels {
        builder.goOn()
        builder.time(builder.add(label.raw, .doubledQuotes), label.start, label.end)
      }
    }
  }

  private mutating func points(_ tier: TextGridTier) {
    builder.breakParagraph()
    for label in tier.labels {
      builder.breakLine()
      builder.add(label.raw, .doubledQuotes)
    }
  }
}
