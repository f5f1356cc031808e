import Detection
import RedactCore
import Resolution
import Transcripts

/// A file on its way in and out: format, text, and the places that people are shown.
struct TranscriptFile {
  /// The largest output that is read again, in bytes.
  static let mostWritten = 1 << 30

  private let format: any TranscriptFormat
  private let transcript: Transcript

  /// - Throws: `RedactError.input` with the byte and line of what is wrong, or `.configuration` for an
  ///   unknown format.
  init(
    _ bytes: [UInt8], format name: String?, limit: Int, mergesWords: Bool = false
  ) throws(RedactError) {
    var options = ReadOptions()
    options.mergesWords = mergesWords
    let table = FormatTable(limits: IntakeLimits(bytes: limit), options: options)
    if let name {
      guard let named = table.format(named: name) else {
        throw .configuration(
          "there is no format '\(name)'; there are " + table.formats.map(\.name).joined(separator: ", "))
      }
      format = named
    } else {
      format = table.sniff(bytes)
    }
    do { transcript = try format.read(bytes) } catch { throw RedactError(error) }
  }

  private init(format: any TranscriptFormat, transcript: Transcript) {
    self.format = format
    self.transcript = transcript
  }

  /// Reads what was written in a format, as a stranger would. Labels can be longer than names, so an output
  /// may be larger than an input may.
  private init(written bytes: [UInt8], in format: any TranscriptFormat) throws(TranscriptError) {
    self.format = format
    let table = FormatTable(limits: IntakeLimits(bytes: Self.mostWritten))
    transcript = try (table.format(named: format.name) ?? format).read(bytes)
  }

  var text: [UInt8] { transcript.document.text }
  var formatName: String { transcript.format }
  /// Whether places are told in bytes of the file; otherwise they count bytes of its text.
  var hasPlaces: Bool { transcript.isUTF8 }
  /// Turns and header fields, by their places in the text.
  var segments: [Segment] { transcript.document.segments }
  /// When words and captions are spoken.
  var timings: [Timing] { transcript.document.timings }
  /// What tells where the file comes from, counted by kind.
  var metadata: [MetadataKind: Int] { transcript.metadata }

  /// The file without its metadata.
  func withoutMetadata() throws(RedactError) -> TranscriptFile {
    if metadata.isEmpty { return self }
    do {
      return TranscriptFile(format: format, transcript: try format.read(transcript.withoutMetadata()))
    } catch {
      throw RedactError(error)
    }
  }

  // MARK: Places

  /// The mention with its span in bytes of the file.
  func placed(_ mention: Mention) -> Mention {
    var placed = mention
    placed.span = place(mention.span)
    return placed
  }

  private func placed(_ segment: Segment) -> Segment {
    var placed = segment
    placed.field = segment.field.map(place)
    placed.speaker = segment.speaker.map(place)
    placed.time = segment.time.map(place)
    placed.body = place(segment.body)
    return placed
  }

  /// A span of the document as a span of the file. What is written in several places is shown at the first
  /// of its text.
  func place(_ span: ByteSpan) -> ByteSpan { hasPlaces ? transcript.source(of: span) : span }

  // MARK: Writing

  /// The finished file, read again.
  func written(_ draft: Draft) throws(RedactError) -> WrittenFile {
    do {
      let bytes = try transcript.write(draft.edits)
      return WrittenFile(bytes: bytes, draft: draft, again: try TranscriptFile(written: bytes, in: format))
    } catch {
      throw RedactError(error)
    }
  }

  func redaction(
    _ outcome: Pipeline.Outcome, _ written: WrittenFile, name: String?, removed: [MetadataKind: Int]
  ) -> Redaction {
    var redaction = Redaction(
      output: written.bytes, labelled: written.labelled,
      mentions: outcome.draft.mentions.map(placed), entities: outcome.entities,
      replacements: written.replacements,
      suspicions: outcome.suspicions.map { Suspicion(reason: $0.reason, span: place($0.span)) },
      segments: transcript.document.segments.map(placed), name: name, removed: removed,
      format: formatName, likenesses: Sensitive(outcome.likenesses))
    redaction.origin = Sensitive(Origin(outcome.draft, places: written.labelPlaces))
    redaction.findings = outcome.findings
    return redaction
  }

  /// The file with other words in some places of its text.
  func rewritten(_ edits: [Edit]) throws(RedactError) -> [UInt8] {
    do { return try transcript.write(edits) } catch { throw RedactError(error) }
  }
}

extension Segment {
  /// The turns and header fields of a text that is no file; none where it cannot be read as one.
  static func all(inText text: [UInt8]) -> [Segment] {
    let file = try? TranscriptFile(text, format: "text", limit: text.count)
    return file?.text == text ? file?.segments ?? [] : []
  }
}

/// An output that was written, and is now read as if it came from somebody else.
struct WrittenFile {
  let bytes: [UInt8]
  let draft: Draft
  let again: TranscriptFile

  /// What is still to be found in the output, as detections of the original. The draft was swept before; so
  /// there is something to look at only where the file reads otherwise than its draft.
  func residues(_ sweep: LeakSweep, state: EntityState) throws(RedactError) -> [Detection] {
    if again.text == draft.output { return [] }
    let plain = zip(draft.plain, placesOfPlainWords).filter { !$1.isEmpty }
    let left = try sweep.residues(
      in: again.text, replaced: plain.map { .plain($0.type, at: $1) }, kept: places(of: draft.kept) ?? [],
      state: state)
    if left.isEmpty { return [] }
    let spans = left.map(\.span)
    // What is found in a replacement is nowhere in the original.
    guard let places = CopyAlignment.places(of: spans, in: again.text, copy: draft.output),
      !places.contains(where: { place in draft.replacements.contains { $0.output.overlaps(place) } })
    else {
      throw .leak(count: left.count)
    }
    return zip(left, places).map { detection, place in
      var residue = detection
      residue.span = draft.original(of: place)
      return residue
    }
  }

  /// Where words without brackets stand; empty where that cannot be told. Signs without letters, such as masks,
  /// stand behind the letter that is before them.
  private var placesOfPlainWords: [ByteSpan] {
    let spans = draft.plain.map(\.span)
    if again.text == draft.output { return spans }
    let anchors = Self.anchors(of: spans, in: draft.output)
    var seen = Set<ByteSpan>()
    let asked = anchors.filter { !$0.isEmpty && seen.insert($0).inserted }
    guard let found = CopyAlignment.places(of: asked, in: draft.output, copy: again.text) else {
      return spans.map { _ in ByteSpan(0, 0) }
    }
    let places = Dictionary(uniqueKeysWithValues: zip(asked, found))
    var reached = 0
    return zip(spans, anchors).map { span, anchor in
      let place = places[anchor] ?? ByteSpan(0, 0)
      if anchor == span { return place }
      let start = max(reached, place.end)
      let signs = draft.output[span.range]
      guard let at = again.text[start...].prefix(Self.mostBetween + signs.count).firstRange(of: signs),
        !CopyAlignment.hasWords(again.text, ByteSpan(start, at.lowerBound))
      else { return ByteSpan(0, 0) }
      reached = at.upperBound
      return ByteSpan(at.lowerBound, at.upperBound)
    }
  }

  /// How far behind a letter signs are looked for.
  private static let mostBetween = 200

  /// What is looked for in the place of each span: itself where it holds letters, and else the last letter before.
  private static func anchors(of spans: [ByteSpan], in text: [UInt8]) -> [ByteSpan] {
    var anchors: [ByteSpan] = []
    var before = ByteSpan(0, 0)
    var end = 0
    for span in spans {
      if CopyAlignment.hasWords(text, span) {
        before = span
      } else {
        before = lastLetter(of: text, in: ByteSpan(end, span.start)) ?? before
      }
      anchors.append(before)
      end = span.end
    }
    return anchors
  }

  private static func lastLetter(of text: [UInt8], in span: ByteSpan) -> ByteSpan? {
    var end = span.end
    while end > span.start {
      var start = end
      repeat { start -= 1 } while start > span.start && text[start] & 0xC0 == 0x80
      if CopyAlignment.hasWords(text, ByteSpan(start, end)) { return ByteSpan(start, end) }
      end = start
    }
    return nil
  }

  /// The text that `replacements` count bytes of.
  var labelled: [UInt8] {
    guard labelPlaces != nil else { return draft.output }
    return again.hasPlaces ? bytes : again.text
  }

  /// The replacements, placed in the output.
  var replacements: [Replacement] {
    zip(draft.replacements, labelPlaces?.map(again.place) ?? draft.replacements.map(\.output)).map {
      Replacement(output: $1, $0)
    }
  }

  /// Where the labels stand in the output's text; nil when it says something else than the draft, so that
  /// they are told by their place in that.
  var labelPlaces: [ByteSpan]? { places(of: draft.replacements.map(\.output)) }

  private func places(of spans: [ByteSpan]) -> [ByteSpan]? {
    again.text == draft.output
      ? spans : CopyAlignment.places(of: spans, in: draft.output, copy: again.text)
  }
}

extension RedactError {
  init(_ error: TranscriptError) {
    switch error {
    case .edits: self = .internalFault(error.description)
    default: self = .input(error.description, hint: error.hint)
    }
  }
}
