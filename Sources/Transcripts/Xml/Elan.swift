import RedactCore

/// ELAN, `.eaf`: annotations in tiers, each between two times or below another annotation.
///
/// Structure, and so never text: what `roles` lists as such. Tiers that say the words of another one once
/// more
/// are copies of it.
package struct Elan: TranscriptFormat {
  package let name = "elan"
  package let notes = FormatNotes(
    "ELAN (.eaf)", keeps: "tiers, times, ids that a program made, types",
    changes: "annotations, names of tiers and participants, controlled vocabularies, properties",
    strips: "the author, annotators, links to recordings and other files, comments, the file's own id")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "ANNOTATION_DOCUMENT@AUTHOR": .removed(.author, "person"),
    "ANNOTATION_DOCUMENT@DATE": .removed(.settings, "date", leaving: "1970-01-01T00:00:00+00:00"),
    "ANNOTATION_DOCUMENT@FORMAT": .structure(.number), "ANNOTATION_DOCUMENT@VERSION": .structure(.number),
    "@xsi:schemaLocation": .structure(.schema), "@xsi:noNamespaceSchemaLocation": .structure(.schema),
    "HEADER@MEDIA_FILE": .removed(.media, "other"),
    "HEADER@TIME_UNITS": .structure(.words("milliseconds PAL-frames NTSC-frames")),
    "MEDIA_DESCRIPTOR@MEDIA_URL": .removed(.media, "other"),
    "MEDIA_DESCRIPTOR@RELATIVE_MEDIA_URL": .removed(.media, "other"),
    "MEDIA_DESCRIPTOR@EXTRACTED_FROM": .removed(.media, "other"), "@MIME_TYPE": .structure(.mediaType),
    "@TIME_ORIGIN": .structure(.number), "LINKED_FILE_DESCRIPTOR@LINK_URL": .removed(.media, "other"),
    "LINKED_FILE_DESCRIPTOR@RELATIVE_LINK_URL": .removed(.media, "other"),
    "LINKED_FILE_DESCRIPTOR@ASSOCIATED_WITH": .removed(.media, "other"),
    "PROPERTY@NAME": .structure(.words("URN lastUsedAnnotationId")), "LICENSE": .field("note"),
    "TIME_SLOT@TIME_SLOT_ID": .identifier("other"), "TIME_SLOT@TIME_VALUE": .structure(.number),
    "TIER@ANNOTATOR": .removed(.author, "person"), "TIER@DEFAULT_LOCALE": .structure(.language),
    "TIER@PARTICIPANT": .field("person"), "@LANG_REF": .structure(.language),
    "@ANNOTATION_ID": .identifier("other"), "@ANNOTATION_REF": .reference, "@PREVIOUS_ANNOTATION": .reference,
    "@TIME_SLOT_REF1": .reference, "@TIME_SLOT_REF2": .reference, "@SVG_REF": .reference,
    "@EXT_REF": .reference, "@EXT_REF_ID": .identifier("other"), "@CVE_REF": .reference,
    "@CVE_ID": .identifier("other"), "LINGUISTIC_TYPE@GRAPHIC_REFERENCES": .structure(.words("true false")),
    "LINGUISTIC_TYPE@TIME_ALIGNABLE": .structure(.words("true false")),
    "@CONSTRAINTS": .structure(.words(Elan.constraints)), "@STEREOTYPE": .structure(.words(Elan.constraints)),
    "LINGUISTIC_TYPE@LINGUISTIC_TYPE_ID": .structure(.words(Elan.types)),
    "TIER@LINGUISTIC_TYPE_REF": .structure(.words(Elan.types)),
    "LOCALE@LANGUAGE_CODE": .structure(.language), "LOCALE@COUNTRY_CODE": .structure(.language),
    "LANGUAGE@LANG_ID": .structure(.language), "LANGUAGE@LANG_DEF": .structure(.schema),
  ]
  private static let constraints: StaticString =
    "Time_Subdivision Symbolic_Subdivision Symbolic_Association Included_In"
  private static let types: StaticString =
    "default-lt utterance utterances word words translation transcription default orthography note notes"

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    MarkupSniff(bytes).root == "ANNOTATION_DOCUMENT" ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    reader.defineNames()
    takeProperties(&reader)
    let tiers = ElanTiers(&reader)
    for tier in tiers.elements { takeName(of: tier, &reader) }
    if let first = tiers.elements.first { reader.describe(0..<first) }
    var layout = MarkupTiers(tiers.tiers, reader)
    layout.write(to: &reader)
    return try reader.transcript()
  }

  private func takeProperties(_ reader: inout MarkupReader) {
    for property in reader.elements("PROPERTY") {
      let name = reader.value(property, "NAME") ?? []
      for index in reader.contents(property) where reader.isWords(index) {
        if name.elementsEqual("URN".utf8) {
          reader.builder.field("other", reader.raw(index), reader.coding(index))
          reader.builder.remove(.identifier, reader.raw(index))
          reader.finish(index)
        } else if MarkupShape.number.fits(reader.value(index)) {
          reader.finish(index)
        }
      }
    }
  }

  /// The name of a tier is written wherever another one refers to it, and must stay its own.
  private func takeName(of tier: Int, _ reader: inout MarkupReader) {
    guard let id = reader.attribute(tier, "TIER_ID") else { return }
    let participant = reader.attribute(tier, "PARTICIPANT")
    if let participant, !reader.isBlank(reader.raw(participant)) {
      reader.attribute(participant)
    }
    reader.finish(id)
    if reader.isBlank(reader.raw(id)) { return }
    if !reader.builder.refer(reader.raw(id), reader.coding(id), isUnique: true) {
      reader.builder.define(reader.builder.field("other", reader.raw(id), reader.coding(id)))
    }
  }
}

/// The tiers of ELAN, with the times of annotations below others.
private struct ElanTiers {
  private(set) var elements: [Int] = []
  private(set) var tiers: [MarkupTier] = []
  /// The latest time at or before a slot, and the earliest at or after it.
  private var slots: [[UInt8]: (from: Int, to: Int?)] = [:]
  /// Of each annotation, where it begins and ends in the order of slots, and its times.
  private var known: [[UInt8]: Span] = [:]

  /// How often annotations are gone through for those below others that stand later in the file.
  private static let deepest = 24

  private struct Span {
    var start: Int
    var end: Int
    var time: (start: Int, end: Int)?
  }

  private struct Annotation {
    let tier: Int
    let id: [UInt8]
    let parent: [UInt8]?
    let words: [Int]
    let span: Span?
  }

  init(_ reader: inout MarkupReader) {
    elements = reader.elements("TIER")
    readSlots(reader)
    var annotations: [Annotation] = []
    for (index, tier) in elements.enumerated() {
      tiers.append(MarkupTier(speaker: speaker(of: tier, reader)))
      annotations += reader.contents(tier).compactMap { annotation($0, index, &reader) }
    }
    settle(annotations)
  }

  private func speaker(of tier: Int, _ reader: MarkupReader) -> Int? {
    let participant = reader.attribute(tier, "PARTICIPANT").flatMap {
      reader.isBlank(reader.raw($0)) ? nil : $0
    }
    return participant ?? reader.attribute(tier, "TIER_ID")
  }

  /// Slots without a time of their own stand between those before and after them.
  private mutating func readSlots(_ reader: MarkupReader) {
    var last = 0
    var untimed: [[UInt8]] = []
    for slot in reader.elements("TIME_SLOT") {
      guard let id = reader.value(slot, "TIME_SLOT_ID") else { continue }
      let time = reader.value(slot, "TIME_VALUE").flatMap(MarkupTime.milliseconds)
      last = time ?? last
      slots[id] = (last, time)
      if time == nil { untimed.append(id) }
      if let time {
        for id in untimed { slots[id]?.to = time }
        untimed = []
      }
    }
  }

  private func annotation(_ index: Int, _ tier: Int, _ reader: inout MarkupReader) -> Annotation? {
    guard reader.isElement(index), let inner = reader.contents(index).first(where: reader.isElement) else {
      return nil
    }
    let words = reader.claim(reader.inside(inner)).filter { !reader.isBlank(reader.raw($0)) }
    return Annotation(
      tier: tier, id: reader.value(inner, "ANNOTATION_ID") ?? [],
      parent: reader.value(inner, "ANNOTATION_REF"), words: words, span: span(of: inner, reader))
  }

  private func span(of annotation: Int, _ reader: MarkupReader) -> Span? {
    guard let from = reader.value(annotation, "TIME_SLOT_REF1"), let start = slots[from],
      let to = reader.value(annotation, "TIME_SLOT_REF2"), let end = slots[to]
    else { return nil }
    var span = Span(start: start.from, end: max(start.from, end.from))
    if let end = end.to { span.time = (start.from, end) }
    return span
  }

  /// Gives annotations the time of what they stand below, level by level; what stands below nothing comes
  /// last.
  private mutating func settle(_ annotations: [Annotation]) {
    var open = annotations
    var settled: [(Annotation, Span)] = []
    for _ in 0..<Self.deepest where !open.isEmpty {
      var rest: [Annotation] = []
      for annotation in open {
        if let span = annotation.span ?? annotation.parent.flatMap({ known[$0] }) {
          known[annotation.id] = span
          settled.append((annotation, span))
        } else {
          rest.append(annotation)
        }
      }
      open = rest
    }
    settled += open.map { ($0, Span(start: Int.max / 2, end: Int.max / 2)) }
    for (annotation, span) in settled {
      let time = annotation.span == nil ? nil : span.time
      tiers[annotation.tier].labels.append(
        MarkupTier.Label(words: annotation.words, start: span.start, end: span.end, time: time))
    }
    for index in tiers.indices {
      let labels = tiers[index].labels
      let order = labels.indices.sorted { (labels[$0].start, $0) < (labels[$1].start, $1) }
      tiers[index].labels = order.map { labels[$0] }
    }
  }
}
