import RedactCore
import Transcripts

/// A file on its way in and out: format, text, and the places that people are shown.
struct TranscriptFile {
  private let format: any TranscriptFormat
  private let transcript: Transcript

  /// - Throws: `RedactError.input` with the byte and line of what is wrong, or `.configuration` for an
  ///   unknown format.
  init(_ bytes: [UInt8], format name: String?, limit: Int) throws(RedactError) {
    let table = FormatTable(limits: IntakeLimits(bytes: limit))
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

  var text: [UInt8] { transcript.document.text }
  var formatName: String { transcript.format }

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

  /// A span of the document as a span of the file.
  func place(_ span: ByteSpan) -> ByteSpan {
    guard !span.isEmpty else {
      let start = transcript.source(of: span.start)
      return ByteSpan(start, start)
    }
    return ByteSpan(transcript.source(of: span.start), transcript.source(of: span.end - 1) + 1)
  }

  /// The finished file. It is read again as a stranger would; should that give another text than was swept,
  /// that text is swept as well.
  func redaction(_ outcome: Pipeline.Outcome, sweep: LeakSweep) throws(RedactError) -> Redaction {
    let draft = outcome.draft
    let output: [UInt8]
    let again: Transcript
    do {
      output = try transcript.write(draft.edits)
      // Labels can be longer than names, so the output may be larger than an input may.
      again = try (FormatTable(limits: IntakeLimits(bytes: .max)).format(named: format.name) ?? format).read(
        output)
    } catch {
      throw RedactError(error)
    }
    if again.document.text != draft.output {
      let left = try sweep.residues(in: again.document.text, state: outcome.state)
      guard left.isEmpty else { throw .leak(count: left.count) }
    }
    let isSame = again.document.text.count == draft.output.count
    let replacements = draft.replacements.map { replacement in
      guard isSame else { return replacement }
      let start = again.source(of: replacement.output.start)
      return Replacement(
        output: ByteSpan(start, start + replacement.output.count), label: replacement.label,
        pseudonym: replacement.pseudonym, action: replacement.action)
    }
    return Redaction(
      output: output, mentions: draft.mentions.map(placed), entities: outcome.entities,
      replacements: replacements,
      suspicions: outcome.suspicions.map { Suspicion(reason: $0.reason, span: place($0.span)) },
      segments: transcript.document.segments.map(placed), format: formatName)
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
