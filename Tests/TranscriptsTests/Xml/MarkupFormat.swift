import RedactCore
import TestSupport
import Testing

@testable import Transcripts

/// What is asked of every format of markup.
struct MarkupFormat {
  let format: any TranscriptFormat

  init(_ format: any TranscriptFormat) { self.format = format }

  /// The text that is read, without the line ends it ends with.
  func text(_ source: String) throws -> String {
    let text = try format.read(Array(source.utf8)).document.text
    let end = text.lastIndex { $0 != 0x0A } ?? -1
    return String(decoding: text[...end], as: UTF8.self)
  }

  /// Words that are written nowhere in a source.
  private static let fields: Set<String> = [
    "person", "other", "date", "note", "title", "place", "keywords", "organisation",
  ]

  /// The source with a label in place of these words, everywhere in the text.
  func masked(_ source: String, _ labels: KeyValuePairs<String, String>) throws -> String {
    let read = try format.read(Array(source.utf8))
    let text = read.document.text
    var edits: [Edit] = []
    for (words, label) in labels {
      var from = 0
      while let found = text[from...].firstRange(of: Array(words.utf8)) {
        let span = ByteSpan(found.lowerBound, found.upperBound)
        if !edits.contains(where: { $0.span.overlaps(span) }) { edits.append(Edit(span, Array(label.utf8))) }
        from = found.upperBound
      }
    }
    return String(decoding: try read.write(edits.sorted { $0.span < $1.span }), as: UTF8.self)
  }

  func stripped(_ source: String) throws -> String {
    String(decoding: try format.read(Array(source.utf8)).withoutMetadata(), as: UTF8.self)
  }

  /// Reads random changes of a valid file: it is read or refused, and nothing else.
  func survivesChanges(of source: String, seed: UInt64, count: Int = 5000) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<", ">", "&", "\"", "</", "/>", "<!--", "]]>", "#", " ", "\n", "\0", "é", "&#10;", "1", "|", "(",
    ]
    for _ in 0..<count {
      var bytes = Array(source.utf8)
      for _ in 0...random.number(below: 3) where !bytes.isEmpty {
        let at = random.number(below: bytes.count)
        let end = min(bytes.count, at + random.number(below: 12))
        switch random.number(below: 4) {
        case 0: bytes.removeSubrange(at..<end)
        case 1: bytes.insert(contentsOf: bytes[at..<end], at: random.number(below: bytes.count))
        case 2: bytes[at] = UInt8(random.number(below: 256))
        default: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: at)
        }
      }
      guard let read = try? format.read(bytes) else { continue }
      #expect((try? read.write([])) == bytes)
    }
  }

  /// Puts random labels over words of a document: what is read back is the edited text, and what the tags say
  /// and all times are as before.
  func keepsAllElse(_ source: String, except names: Set<String>, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let read = try format.read(Array(source.utf8))
    let text = read.document.text
    #expect(try read.write([]) == Array(source.utf8))
    var edits: [Edit] = []
    for word in text.split(whereSeparator: { !$0.isASCIILetter }) where random.number(below: 3) == 0 {
      if names.union(Self.fields).contains(String(decoding: word, as: UTF8.self)) { continue }
      let label = random.pick(["[PERSON-~]", "Q~", "&\"'~", "é~", "(a~)"]).replacing(
        "~", with: "\(edits.count)")
      edits.append(Edit(ByteSpan(word.startIndex, word.endIndex), Array(label.utf8)))
    }
    let again = try format.read(try read.write(edits))
    let wanted = try Splice.apply(edits, to: text)
    #expect(String(decoding: again.document.text, as: UTF8.self) == String(decoding: wanted, as: UTF8.self))
    #expect(
      again.document.timings.map { [$0.start, $0.end] } == read.document.timings.map { [$0.start, $0.end] })
    let back = zip(edits, places(edits)).map { edit, place in Edit(place, Array(text[edit.span.range])) }
    #expect(format.name == "ohms" || read.metadata == again.metadata)
    if back.allSatisfy({ !$0.span.isEmpty }) {
      let restored = try format.read(try again.write(back))
      #expect(restored.document.text == text)
    }
  }

  /// Where replacements stand in the edited text.
  private func places(_ edits: [Edit]) -> [ByteSpan] {
    var shift = 0
    return edits.map { edit in
      let start = edit.span.start + shift
      shift += edit.replacement.count - edit.span.count
      return ByteSpan(start, start + edit.replacement.count)
    }
  }
}
