import RedactCore
import Testing

@testable import Transcripts

/// A document read for a test, with words in place of offsets.
struct Reading {
  let transcript: Transcript
  let source: String

  /// Reads with the format that the input is sniffed as, which must be the one named.
  init(_ source: String, as format: String, location: SourceLocation = #_sourceLocation) throws {
    let bytes = Array(source.utf8)
    #expect(FormatTable().sniff(bytes).name == format, sourceLocation: location)
    transcript = try #require(FormatTable().format(named: format), sourceLocation: location).read(bytes)
    self.source = source
    #expect(try transcript.write([]) == bytes, sourceLocation: location)
  }

  var text: String { String(decoding: transcript.document.text, as: UTF8.self) }

  /// The input with every occurrence of these words replaced, the first of them first; lines that a test
  /// broke are joined.
  func replacing(_ words: KeyValuePairs<String, String>) throws -> String {
    let text = transcript.document.text
    var edits: [Edit] = []
    for (word, label) in words {
      let word = Array(word.utf8)
      var start = 0
      while let found = text[start...].firstRange(of: word) {
        let edit = Edit(ByteSpan(found.lowerBound, found.upperBound), Array(label.utf8))
        if !edits.contains(where: { $0.span.overlaps(edit.span) }) { edits.append(edit) }
        start = found.upperBound
      }
    }
    edits.sort { $0.span < $1.span }
    return String(decoding: try transcript.write(edits), as: UTF8.self).replacing("\n", with: "")
  }

  var stripped: String {
    get throws { String(decoding: try transcript.withoutMetadata(), as: UTF8.self) }
  }

  /// `words@start-end`, in the order of the text.
  var timings: [String] {
    transcript.document.timings.sorted { $0.text < $1.text }.map {
      let words = String(decoding: transcript.document.text[$0.text.range], as: UTF8.self)
      return "\(words)@\($0.start)-\($0.end)"
    }
  }
}
