import RedactCore
import Transcripts

/// Redacts JSON Lines: one record a line, one field of it the document; every other byte stays.
public final class RecordRedactor {
  /// Which fields mean what.
  public struct Fields: Sendable {
    /// The field that holds the text, or a path of fields with full stops between.
    public var text = "text"
    /// The field that holds the id.
    public var id = "id"

    public init() {}
  }

  /// One record that was read.
  public struct Record: Sendable {
    /// The id as the record writes it; nil without one.
    public let id: [UInt8]?
    /// 1-based.
    public let line: Int
    let source: JSONRecord
    let ending: [UInt8]

    /// The bytes of the record as they came, line end included.
    ///
    /// ## Privacy
    /// Text of a document.
    public var original: [UInt8] { source.line.bytes + ending }

    /// The decoded text.
    ///
    /// ## Privacy
    /// Text of a document.
    public var text: [UInt8] { source.text?.bytes ?? [] }
  }

  private let redactor: Redactor
  private let format: JSONLines
  private var splitter: LineSplitter

  public init(_ redactor: Redactor, fields: Fields = Fields()) {
    self.redactor = redactor
    var format = JSONLines()
    format.textField = fields.text
    format.idField = fields.id
    self.format = format
    splitter = LineSplitter(limit: redactor.documentLimit)
  }

  /// What stands in one line of input.
  public enum Line: Sendable {
    case record(Record)
    /// A line without a record, to be handed on as it is.
    case blank([UInt8])
  }

  /// Takes the next bytes and hands on the lines they complete.
  ///
  /// - Throws: `RedactError.input` with the line and byte of what is wrong.
  public func feed(
    _ bytes: [UInt8], line: (Line) throws(RedactError) -> Void
  ) throws(RedactError) {
    let lines: [Transcripts.Line]
    do { lines = try splitter.feed(bytes) } catch { throw RedactError(JSONLinesError(error)) }
    for next in lines { try line(try read(next)) }
  }

  /// Ends the input; a last line needs no line end.
  public func finish(line: (Line) throws(RedactError) -> Void) throws(RedactError) {
    if let last = splitter.finish() { try line(try read(last)) }
  }

  /// The record with its text redacted, line end included, and what was done.
  public func redact(_ record: Record) throws(RedactError) -> Redaction {
    var state = redactor.pipeline.freshState()
    try redactor.check()
    let identities = redactor.naming?.identities(in: record.original)
    var labels = redactor.freshLabels(identities)
    let outcome = try locating(record) { () throws(RedactError) in
      try redactor.pipeline.run(
        record.text,
        about: try redactor.context(of: record.text, identities) { Segment.all(inText: record.text) },
        state: &state, labels: &labels)
    }
    var redaction = Redaction(
      output: record.source.rewritten(outcome.draft.edits) + record.ending,
      labelled: outcome.draft.output, mentions: outcome.draft.mentions,
      entities: outcome.entities, replacements: outcome.draft.replacements,
      suspicions: outcome.suspicions, segments: [], name: nil, removed: [:], format: "jsonl",
      likenesses: Sensitive(outcome.likenesses))
    redaction.identities = identities
    redaction.origin = Sensitive(Origin(outcome.draft, places: outcome.draft.replacements.map(\.output)))
    return redaction
  }

  /// What would be accepted in the record's text.
  public func scan(_ record: Record) throws(RedactError) -> Scan {
    try locating(record) { () throws(RedactError) in try redactor.scanText(record.text) }
  }

  private func read(_ line: Transcripts.Line) throws(RedactError) -> Line {
    let ending = Array(line.ending.rawValue.utf8)
    do {
      guard let record = try format.record(in: line) else { return .blank(line.bytes + ending) }
      return .record(Record(id: record.id, line: line.number, source: record, ending: ending))
    } catch {
      throw RedactError(error)
    }
  }

  /// Says in which record it was, where the error itself speaks of the text only.
  private func locating<Result>(
    _ record: Record, _ work: () throws(RedactError) -> Result
  ) throws(RedactError) -> Result {
    do { return try work() } catch { throw .inRecord(line: record.line, error) }
  }
}

extension RedactError {
  init(_ error: JSONLinesError) {
    self = .input("\(error.reason) at byte \(error.offset), line \(error.line)", hint: nil)
  }
}
