import RedactCore
import Transcripts

/// Redacts a live stream unit by unit: what is decided and emitted as a whole is a line or a paragraph, not a
/// document.
///
/// A unit is decided from itself, from a bounded window before it, and from all names found so far. It cannot
/// be helped that a name that is first recognised later stands in units that were emitted before.
///
/// ## Privacy
/// Keeps the names found so far and at most `windowSize` bytes of the stream.
public final class StreamRedactor {
  /// What is decided as a whole.
  public enum Unit: String, CaseIterable, Sendable {
    case paragraph, line
  }

  /// One unit that is done.
  public struct Emission: Sendable {
    /// The unit as it came.
    ///
    /// ## Privacy
    /// Text of the document.
    public let original: [UInt8]
    /// What became of it.
    public let redaction: Redaction
  }

  /// How many bytes before a unit are read with it.
  public static let windowSize = 2048

  private let redactor: Redactor
  private var splitter: UnitSplitter
  private var state: EntityState
  private var labels: LabelBook
  private let identities: Identities?
  private var window: [UInt8] = []
  private var line = 1
  private var offset = 0

  public init(_ redactor: Redactor, unit: Unit) {
    self.redactor = redactor
    splitter = UnitSplitter(unit == .line ? .line : .paragraph)
    state = redactor.pipeline.freshState()
    // A stream has no end to take a digest of, so it is named by nothing.
    identities = redactor.naming?.identities(in: [])
    labels = redactor.freshLabels(identities)
  }

  /// Takes the next bytes and hands on each unit they complete, in order, as soon as it is done.
  ///
  /// - Throws: at the first unit that is refused; units handed on before it were complete.
  public func feed(
    _ bytes: some Sequence<UInt8>, emit: (Emission) throws(RedactError) -> Void
  ) throws(RedactError) {
    for unit in splitter.feed(bytes) { try emit(Emission(original: unit, redaction: try redact(unit))) }
    guard splitter.pending <= redactor.documentLimit else {
      throw .input("a unit is larger than the limit of \(redactor.documentLimit) bytes", hint: nil)
    }
  }

  /// Ends the stream and hands on what was held back.
  public func finish(emit: (Emission) throws(RedactError) -> Void) throws(RedactError) {
    if let unit = splitter.finish() { try emit(Emission(original: unit, redaction: try redact(unit))) }
  }

  private func redact(_ unit: [UInt8]) throws(RedactError) -> Redaction {
    try redactor.check()
    let text = try TextIntake.checkedUnit(unit, line: line, offset: offset)
    let whole = window + text
    let outcome = try redactor.pipeline.run(
      whole, about: try redactor.context(of: nil, identities) { Segment.all(inText: whole) },
      context: window.count,
      state: &state, labels: &labels)
    line += unit.count { $0 == 0x0A }
    offset += unit.count
    let start = window.count
    slide(over: text)
    let draft = outcome.draft
    var redaction = Redaction(
      output: draft.output, labelled: draft.output,
      mentions: draft.mentions.map { mention in
        var moved = mention
        moved.span = ByteSpan(mention.span.start - start, mention.span.end - start)
        return moved
      },
      entities: outcome.entities, replacements: draft.replacements,
      suspicions: outcome.suspicions.filter { $0.span.start >= start }, segments: [], name: nil, removed: [:],
      format: "text", likenesses: Sensitive(outcome.likenesses))
    redaction.identities = identities
    return redaction
  }

  /// Keeps the last whole lines that fit the window.
  private func slide(over unit: [UInt8]) {
    window += unit
    guard window.count > Self.windowSize else { return }
    let cut = window.count - Self.windowSize
    let lineEnd = window[cut...].firstIndex(of: 0x0A).map { $0 + 1 } ?? window.count
    window.removeFirst(lineEnd)
  }
}

extension TextIntake {
  /// A unit of a stream, if it can be read; places are those in the stream.
  fileprivate static func checkedUnit(
    _ unit: [UInt8], line: Int, offset: Int
  ) throws(RedactError) -> [UInt8] {
    let bad = UTF8Check.firstInvalid(in: unit).map { ($0, "invalid UTF-8") }
    guard let (at, what) = bad ?? unit.firstIndex(of: 0).map({ ($0, "NUL byte") }) else { return unit }
    let lines = unit[..<at].count { $0 == 0x0A }
    throw .input("\(what) at byte \(offset + at), line \(line + lines)", hint: nil)
  }
}
