import RedactCore
import TestSupport

@testable import Transcripts

/// Random trials that every format with leaves must pass.
struct LeafTrials {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Edits that put labels in the place of one or two of the words `w0`, `w1` …, which stand on one line.
  mutating func edits(of text: [UInt8], label: (Int) -> String) -> [Edit] {
    var edits: [Edit] = []
    let words = text.split { !(0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20) }
      .filter {
        $0.first == UInt8(ascii: "w") && $0.count > 1 && $0.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
      }
      .map { ByteSpan($0.startIndex, $0.endIndex) }
    var index = 0
    while index < words.count {
      if generator.number(below: 4) == 0 {
        var span = words[index]
        if index + 1 < words.count, words[index + 1].start == span.end + 1, text[span.end] == 0x20,
          generator.number(below: 2) == 0
        {
          index += 1
          span = span.union(words[index])
        }
        edits.append(Edit(span, Array(label(edits.count).utf8)))
      }
      index += 1
    }
    return edits
  }

  /// Edits of any stretches, also over the borders of leaves, on borders of scalars.
  mutating func anyEdits(of text: [UInt8]) -> [Edit] {
    var edits: [Edit] = []
    var at = 0
    while at < text.count {
      var start = at + generator.number(below: 24)
      while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
      var end = start + generator.number(below: 16)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      if end > text.count { break }
      let label = generator.pick([
        "[P-1]", "[K, \"2\"]", "", "a; b|c", "Umm Salih", "[]", "(x)", "\"", "@a:<b>",
      ])
      edits.append(Edit(ByteSpan(start, end), Array(label.utf8)))
      at = end + 1
    }
    return edits
  }

  /// Valid bytes with a few of them changed, doubled, swapped or cut out.
  mutating func mutation(of bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...generator.number(below: 4) where !result.isEmpty {
      let at = generator.number(below: result.count)
      let end = min(result.count, at + 1 + generator.number(below: 24))
      switch generator.number(below: 6) {
      case 0: result[at] = UInt8(generator.number(below: 256))
      case 1: result[at] = generator.pick(Array("\"[]<>(){}:;,|\t\n\r@*%&+_~!-=/\u{15}".utf8))
      case 2: result.removeSubrange(at..<end)
      case 3: result.insert(contentsOf: result[at..<end], at: generator.number(below: result.count))
      case 4: result.removeLast(result.count - at)
      default: result.insert(generator.pick(Array("\"[]<>:,\t\n\u{15}".utf8)), at: at)
      }
    }
    return result
  }

  /// Letters and digits only: what a text says, whatever its blanks and brackets.
  static func words(_ text: [UInt8]) -> [String] {
    text.split { !(0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 >= 0x80) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A text as a string, for messages.
func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

extension Transcript {
  /// The first place of some words, replaced; or the first that other words follow.
  func edit(_ words: String, _ label: String, before next: String = "") -> Edit {
    let start = document.text.firstRange(of: Array((words + next).utf8))?.lowerBound ?? 0
    return Edit(ByteSpan(start, start + words.utf8.count), Array(label.utf8))
  }

  /// The input with each of these words replaced at its first place.
  func replacing(_ edits: (words: String, label: String)...) throws -> String {
    string(try write(edits.map { edit($0.words, $0.label) }.sorted { $0.span < $1.span }))
  }

  var text: String { string(document.text) }
}
