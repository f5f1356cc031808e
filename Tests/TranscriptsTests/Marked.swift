import RedactCore
import Testing

@testable import Transcripts

/// A text with marks taken out: ⟦speakers⟧, ⟨times⟩ and ⟪fields⟫ become spans.
struct Marked {
  var text: [UInt8] = []
  var speakers: [ByteSpan] = []
  var times: [ByteSpan] = []
  var fields: [ByteSpan] = []

  init(_ marked: String) {
    var opened = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦", "⟨", "⟪": opened = text.count
      case "⟧": speakers.append(ByteSpan(opened, text.count))
      case "⟩": times.append(ByteSpan(opened, text.count))
      case "⟫": fields.append(ByteSpan(opened, text.count))
      default: text += Array(String(scalar).utf8)
      }
    }
  }
}

func words(_ span: ByteSpan?, _ text: [UInt8]) -> String? {
  span.map { String(decoding: text[$0.range], as: UTF8.self) }
}

/// Reads a marked text, and expects exactly the marked spans, no edits to change nothing, and bodies that
/// hold.
@discardableResult
func expectTurns(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Transcript {
  let sample = Marked(marked)
  let transcript = try PlainText().read(sample.text)
  let document = transcript.document
  let segments = document.segments
  func shown(_ spans: [ByteSpan]) -> [String] { spans.map { "\($0.start) \(words($0, sample.text) ?? "")" } }
  if document.text == sample.text {
    #expect(shown(segments.compactMap(\.speaker)) == shown(sample.speakers), sourceLocation: sourceLocation)
    #expect(shown(segments.compactMap(\.time)) == shown(sample.times), sourceLocation: sourceLocation)
    #expect(shown(segments.compactMap(\.field)) == shown(sample.fields), sourceLocation: sourceLocation)
  } else {  // margins were left out: spans are compared in the input
    func moved(_ spans: [ByteSpan]) -> [ByteSpan] {
      spans.map { ByteSpan(transcript.source(of: $0.start), transcript.source(of: $0.end - 1) + 1) }
    }
    #expect(moved(segments.compactMap(\.speaker)) == sample.speakers, sourceLocation: sourceLocation)
    #expect(moved(segments.compactMap(\.time)) == sample.times, sourceLocation: sourceLocation)
  }
  #expect(try transcript.write([]) == sample.text, sourceLocation: sourceLocation)
  for (segment, next) in zip(segments, segments.dropFirst()) where segment.kind == .turn {
    #expect(segment.body.end <= next.body.start, sourceLocation: sourceLocation)
  }
  return transcript
}

/// The words of all bodies.
func bodies(_ transcript: Transcript) -> [String] {
  transcript.document.segments.compactMap { words($0.body, transcript.document.text) }
}
