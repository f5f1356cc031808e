import RedactCore

/// OHMS, the format of the Oral History Metadata Synchronizer: a transcript in lines, or captions, and an
/// index.
///
/// Structure, and so never text: what `roles` lists as such, marks of footnotes, and the places of minutes,
/// which
/// are counted anew where words before them change (`OHMSSync`). Lines stay as many as they are.
package struct Ohms: TranscriptFormat {
  package let name = "ohms"
  package let notes = FormatNotes(
    "OHMS XML", keeps: "lines of the transcript, times, footnote marks",
    changes: "the transcript, the index, descriptions; sync positions follow the words",
    strips: "links to recordings and pages, file names, numbers of the record, coordinates, notes to users")
  private let limits: IntakeLimits

  /// What holds for an element holds for its copy in another language, `…_alt`.
  private static let roles: MarkupRoles = {
    let roles = base
    var all = roles
    for (name, role) in roles where !name.contains("@") { all[name + "_alt"] = role }
    return all
  }()

  private static let base: MarkupRoles = [
    "@xsi:schemaLocation": .structure(.schema), "record@id": .removed(.identifier, "other"),
    "record@dt": .removed(.settings, "date"), "version": .structure(.number), "date@value": .field("date"),
    "date@format": .structure(.words("yyyy-mm-dd yyyy-mm yyyy")), "date_nonpreferred_format": .field("date"),
    "title": .field("title"), "accession": .removed(.identifier, "other"), "duration": .structure(.number),
    "cms_record_id": .removed(.identifier, "other"), "repository": .field("organisation"),
    "interviewee": .field("person"), "interviewer": .field("person"), "file_name": .removed(.media, "other"),
    "media_url": .removed(.media, "other"), "media_id": .removed(.media, "other"),
    "host": .structure(.words("Other Aviary Avalon Brightcove Kaltura SoundCloud Vimeo YouTube")),
    "host_account_id": .removed(.identifier, "other"), "host_player_id": .removed(.identifier, "other"),
    "host_clip_id": .removed(.identifier, "other"), "avalon_target_domain": .removed(.media, "other"),
    "clip_format": .structure(.words("audio video")), "fmt": .structure(.words("audio video")),
    "kembed": .removed(.media, "other"), "language": .structure(.language), "translate": .structure(.number),
    "userestrict": .structure(.number), "time": .structure(.number), "gps_zoom": .structure(.number),
    "user_notes": .removed(.comment, "note"), "keywords": .field("keywords"), "subjects": .field("keywords"),
    "synopsis": .field("note"), "description": .field("note"), "partial_transcript": .field("note"),
    "gps": .removed(.identifier, "place"), "gps_text": .field("place"),
    "hyperlink": .removed(.media, "other"), "xmllocation": .removed(.media, "other"),
    "xmlfilename": .removed(.media, "other"), "collection_link": .removed(.media, "other"),
    "series_link": .removed(.media, "other"), "collection_id": .removed(.identifier, "other"),
    "series_id": .removed(.identifier, "other"),
  ]

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let sniff = MarkupSniff(bytes)
    return sniff.root == "ROOT" && sniff.mentions("nunncenter")
      || sniff.root == "ROOT" && sniff.mentions("<record")
      ? .certain : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    var sync: [OHMSSync] = []
    var words: [(nodes: [Int], isCaptions: Bool)] = []
    for (place, text): (StaticString, StaticString) in [
      ("sync", "transcript"), ("sync_alt", "transcript_alt"), ("", "vtt_transcript"),
      ("", "vtt_transcript_alt"),
    ] {
      for element in reader.outermost(text) {
        words.append((reader.claim(reader.inside(element)), place.utf8CodeUnitCount == 0))
        if sync.count < 2, let found = takeSync(place, for: element, &reader) { sync.append(found) }
      }
    }
    reader.describe(reader.nodes.indices)
    for (nodes, isCaptions) in words {
      reader.builder.breakParagraph()
      for index in nodes {
        if isCaptions {
          var captions = OHMSCaptions(reader)
          captions.read(index, to: &reader)
        } else {
          OHMSLines.read(reader.raw(index), reader.coding(index), to: &reader)
        }
      }
    }
    return try reader.transcript(sync)
  }

  private func takeSync(
    _ name: StaticString, for transcript: Int, _ reader: inout MarkupReader
  ) -> OHMSSync? {
    guard name.utf8CodeUnitCount > 0, let parent = reader.parent(transcript),
      let sync = reader.contents(parent).first(where: { reader.isElement($0) && reader.isNamed($0, name) }),
      let text = reader.inside(sync).first(where: {
        reader.isWords($0) && !reader.isFinished($0) && !reader.isBlank(reader.raw($0))
      })
    else { return nil }
    let span = reader.raw(text).trimmed(in: reader.document.bytes)
    let content = reader.raw(transcript)
    guard let found = OHMSSync(reader.document.bytes, span, transcript: content) else { return nil }
    reader.finish(text)
    return found
  }
}

/// The lines of a transcript of OHMS, and the marks in them.
enum OHMSLines {
  private static let marks = [
    "[[footnotes]]", "[[/footnotes]]", "[[footnote]]", "[[/footnote]]", "[[note]]", "[[/note]]", "[[link]]",
    "[[/link]]",
  ].map { Array($0.utf8) }

  /// Adds lines; marks are stepped over, and so is the number between two of a footnote.
  static func read(_ span: ByteSpan, _ coding: LeafCoding, to reader: inout MarkupReader) {
    let bytes = reader.document.bytes
    reader.keepsLines = true
    var start = span.start
    var at = start
    while let found = bytes[at..<span.end].firstIndex(of: UInt8(ascii: "[")) {
      guard let mark = marks.first(where: { bytes[found..<span.end].starts(with: $0) }) else {
        at = found + 1
        continue
      }
      if !isNumber(bytes[start..<found], after: start > span.start) {
        reader.words(ByteSpan(start, found), coding)
      }
      start = found + mark.count
      at = start
    }
    reader.words(ByteSpan(start, span.end), coding)
    reader.keepsLines = false
  }

  private static func isNumber(_ piece: ArraySlice<UInt8>, after mark: Bool) -> Bool {
    mark && 1...4 ~= piece.count && piece.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
