import Policy
import RedactCore

/// The language of each turn of a document, and outside of turns of each line; worked out once, when it is asked
/// for.
final class Languages {
  private let text: [UInt8]
  private let turns: [ByteSpan]
  private var known: [ByteSpan: String] = [:]

  init(_ text: [UInt8], _ segments: [Segment]) {
    self.text = text
    turns = segments.filter { $0.kind == .turn }.map(\.body).sorted()
  }

  /// The language of what stands around a place.
  func code(at span: ByteSpan) -> String {
    let place = turn(at: span) ?? line(at: span)
    if let code = known[place] { return code }
    let code = Language.code(of: text[place.range])
    known[place] = code
    return code
  }

  private func turn(at span: ByteSpan) -> ByteSpan? {
    let next = turns.partition { $0.start > span.start }
    guard next > 0, turns[next - 1].contains(span.start) else { return nil }
    return turns[next - 1]
  }

  private func line(at span: ByteSpan) -> ByteSpan {
    let start = text[..<min(span.start, text.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = text[start...].firstIndex(of: 0x0A) ?? text.count
    return ByteSpan(start, end)
  }
}
