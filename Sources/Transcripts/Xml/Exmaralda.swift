import RedactCore

/// EXMARaLDA, `.exb`: events in tiers along one timeline, cut anywhere, also inside words.
///
/// Structure, and so never text: what `roles` lists as such, and the category in brackets behind a tier's
/// name.
package struct Exmaralda: TranscriptFormat {
  package let name = "exmaralda"
  package let notes = FormatNotes(
    "EXMARaLDA basic transcription (.exb)", keeps: "the timeline, tiers, events, ids that a program made",
    changes: "events, names of tiers, the project, facts on speakers",
    strips: "abbreviations of speakers, the recording, comments")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "project-name": .field("title"), "transcription-name": .field("title"),
    "comment": .removed(.comment, "note"),
    "referenced-file@url": .removed(.media, "other"), "transcription-convention": .field("note"),
    "speaker@id": .identifier("person"), "sex@value": .structure(.words("m f u")),
    "language@lang": .structure(.language), "tli@id": .identifier("other"), "tli@time": .structure(.number),
    "tli@type": .structure(.words("intp appl unsp")), "tier@id": .identifier("other"),
    "tier@speaker": .reference, "tier@category": .structure(.words(Exmaralda.categories)),
    "tier@type": .structure(.words("t d a l ud")), "event@start": .reference, "event@end": .reference,
    "event@medium": .structure(.words("aud vid img txt oth")), "event@url": .removed(.media, "other"),
    "ud-information@attribute-name": .structure(.words(Exmaralda.facts)),
  ]
  private static let categories: StaticString =
    "v d a k t sup tu en de fr tr ar nn pos lemma p-pos p-lemma c akz com comment nv"
  private static let facts: StaticString =
    "Interviewee Interviewer Name name Age age Sex sex Place place Date date"
  private static let categorySigns = Set("abcdefghijklmnopqrstuvwxyz-".utf8)

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    MarkupSniff(bytes).root == "basic-transcription" ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    reader.defineNames()
    let abbreviations = takeAbbreviations(&reader)
    for fact in reader.elements("ud-information") { take(fact: fact, &reader) }
    var timeline = ExmaraldaTimeline(reader)
    for tier in reader.elements("tier") {
      timeline.add(tier, &reader, name: takeName(of: tier, abbreviations, &reader))
    }
    if let body = reader.elements("basic-body").first { reader.describe(0..<body) }
    var layout = MarkupTiers(timeline.tiers, reader)
    layout.write(to: &reader)
    reader.builder.breakParagraph()
    for name in timeline.names where !layout.shown.contains(name) { reader.mention(name, "other") }
    return try reader.transcript()
  }

  /// The initials of a speaker are taken out; the id of the speaker stands in for them.
  private func takeAbbreviations(_ reader: inout MarkupReader) -> [[UInt8]: [UInt8]] {
    var ids: [[UInt8]: [UInt8]] = [:]
    for speaker in reader.elements("speaker") {
      let id = reader.value(speaker, "id") ?? []
      for element in reader.contents(speaker)
      where reader.isElement(element) && reader.isNamed(element, "abbreviation") {
        for index in reader.claim(reader.inside(element)) where !reader.isBlank(reader.raw(index)) {
          if MarkupShape.id.fits(reader.value(index)) { continue }
          let rest = MarkupShape.id.fits(id) ? id : []
          ids[reader.value(index)] = rest
          reader.builder.remove(.identifier, reader.raw(index), leaving: rest)
          reader.mention(index, "person")
        }
      }
    }
    return ids
  }

  private func take(fact: Int, _ reader: inout MarkupReader) {
    let name = String(decoding: reader.value(fact, "attribute-name") ?? [], as: UTF8.self).lowercased()
    let isPerson = name.contains("name") || name.contains("interviewee") || name.contains("speaker")
    guard isPerson else { return }
    for index in reader.contents(fact) where reader.isWords(index) && !reader.isFinished(index) {
      reader.mention(index, "person")
    }
  }

  /// What stands in front of the category, as in `Name [v]`.
  private func takeName(
    of tier: Int, _ abbreviations: [[UInt8]: [UInt8]], _ reader: inout MarkupReader
  ) -> ByteSpan? {
    guard let shown = reader.attribute(tier, "display-name") else { return nil }
    let raw = reader.raw(shown)
    let bytes = reader.document.bytes
    var name = raw
    if bytes[raw.range].last == UInt8(ascii: "]"),
      let open = bytes[raw.range].lastIndex(of: UInt8(ascii: "[")),
      raw.end - open <= 12, bytes[open + 1..<raw.end - 1].allSatisfy(Self.categorySigns.contains)
    {
      name = ByteSpan(raw.start, open).trimmed(in: bytes)
    }
    if let id = abbreviations[reader.coding(shown).decode(bytes, name).bytes], !name.isEmpty {
      reader.builder.remove(.identifier, name, leaving: id)
    }
    return name
  }
}

/// The tiers of EXMARaLDA, along the timeline they share.
private struct ExmaraldaTimeline {
  private(set) var tiers: [MarkupTier] = []
  private var points: [[UInt8]: Int] = [:]
  /// The latest time known at or before a point, and the earliest at or after it.
  private var from: [Int] = []
  private var to: [Int?] = []

  init(_ reader: MarkupReader) {
    var times: [Int?] = []
    for point in reader.elements("tli") {
      guard let id = reader.value(point, "id") else { continue }
      points[id] = times.count
      times.append(reader.value(point, "time").flatMap(MarkupTime.seconds))
    }
    var last = 0
    from = times.map { time in
      last = time ?? last
      return last
    }
    var next: Int?
    to = times.reversed().map { time in
      next = time ?? next
      return next
    }.reversed()
  }

  /// The attributes that name tiers.
  var names: [Int] { tiers.compactMap(\.speaker) }

  mutating func add(_ tier: Int, _ reader: inout MarkupReader, name: ByteSpan?) {
    var result = MarkupTier(speaker: reader.attribute(tier, "display-name"), name: name)
    if let shown = result.speaker { reader.finish(shown) }
    for event in reader.contents(tier) where reader.isElement(event) && reader.isNamed(event, "event") {
      result.labels.append(label(event, &reader))
    }
    let labels = result.labels
    let order = labels.indices.sorted { (labels[$0].start, $0) < (labels[$1].start, $1) }
    result.labels = order.map { labels[$0] }
    for index in result.labels.indices.dropFirst() {
      let before = result.labels[index - 1]
      let touches = before.end == result.labels[index].start
      result.labels[index].goesOn = touches && !endsSentence(before, reader)
    }
    tiers.append(result)
  }

  private func label(_ event: Int, _ reader: inout MarkupReader) -> MarkupTier.Label {
    let words = reader.claim(reader.inside(event))
    let start = reader.value(event, "start").flatMap { points[$0] } ?? points.count
    let end = max(start, reader.value(event, "end").flatMap { points[$0] } ?? start)
    var label = MarkupTier.Label(words: words, start: start, end: end)
    if from.indices.contains(start), to.indices.contains(end), let end = to[end] {
      label.time = (from[start], end)
    }
    return label
  }

  /// Whether the words end with a full stop and a blank, so that a turn may end there.
  private func endsSentence(_ label: MarkupTier.Label, _ reader: MarkupReader) -> Bool {
    guard let last = label.words.last else { return false }
    let value = reader.value(last)
    guard value.last?.isHTMLSpace == true, let sign = value.last(where: { !$0.isHTMLSpace }) else {
      return false
    }
    return sign == UInt8(ascii: ".") || sign == UInt8(ascii: "?") || sign == UInt8(ascii: "!")
  }
}
