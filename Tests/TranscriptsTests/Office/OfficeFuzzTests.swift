import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Office documents: made up and broken at random")
struct OfficeFuzzTests {
  private static let words = [
    "Umm Khalid", "Hanan", "&amp;", "al-Ali.", "أم", "Delić", "said", "17 March", "x",
  ]

  /// A body of random paragraphs, with words cut over runs.
  private func body(_ random: inout SeededGenerator, isWord: Bool) -> String {
    (0..<random.number(below: 6) + 1).map { _ in
      let runs = (0..<random.number(below: 5)).map { _ in random.pick(Self.words) }
      if isWord {
        let marks = ["", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"]
        return "<w:p w:rsidR=\"00A1\">"
          + runs.map { "<w:r>\(random.pick(marks))<w:t>\($0)</w:t></w:r>" }.joined() + "</w:p>"
      }
      let marks = ["", "<text:s/>", "<text:line-break/>", "<text:tab/>"]
      return "<text:p>" + runs.map { random.pick(marks) + "<text:span>\($0)</text:span>" }.joined()
        + "</text:p>"
    }.joined()
  }

  private func sample(_ random: inout SeededGenerator, isWord: Bool) -> OfficeSample {
    let body = body(&random, isWord: isWord)
    let bound = isWord ? " xmlns:dc=\"http://purl.org/dc/x\"" : ""
    let core = "<x\(bound)><dc:title>\(random.pick(Self.words))</dc:title></x>"
    return isWord ? .word(body, ["docProps/core.xml": core]) : .open(body, ["meta.xml": core])
  }

  private func format(_ isWord: Bool) -> any TranscriptFormat { isWord ? WordDocument() : OpenDocument() }

  /// Edits of whole scalars at random places, each within one line.
  private func edits(_ random: inout SeededGenerator, in text: [UInt8]) -> [Edit] {
    var result: [Edit] = []
    var at = 0
    while at < text.count {
      let start = min(text.count, at + random.number(below: 20))
      let end = min(text.count, start + random.number(below: 9) + 1)
      at = end
      let isWhole = [start, end].allSatisfy { $0 == text.count || text[$0] & 0xC0 != 0x80 }
      if start < end, isWhole, !text[start..<end].contains(0x0A) {
        result.append(Edit(ByteSpan(start, end), Array("[P<\(result.count)&]".utf8)))
      }
    }
    return result
  }

  /// All of a part but what stands between its tags.
  private func tags(_ xml: String) -> [Substring] {
    xml.split(separator: "<", omittingEmptySubsequences: false).map { $0.prefix { $0 != ">" } }
  }

  @Test(arguments: [true, false])
  func `edits change words and nothing else`(isWord: Bool) throws {
    var random = SeededGenerator(seed: isWord ? 1 : 2)
    let main = isWord ? "word/document.xml" : "content.xml"
    for _ in 0..<150 {
      let bytes = try sample(&random, isWord: isWord).bytes
      let read = try format(isWord).read(bytes)
      #expect(try read.write([]) == bytes)
      let edits = edits(&random, in: read.document.text)
      let written = try read.write(edits)
      #expect(try tags(part(main, of: written)) == tags(part(main, of: bytes)))
      let again = try format(isWord).read(written)
      for edit in edits where isWritten(edit, in: read) {
        #expect(again.text.contains(string(edit.replacement)))
      }
      let clean = try format(isWord).read(read.withoutMetadata())
      #expect(clean.metadata.isEmpty)
    }
  }

  /// Whether an edit touches more than words that only the reader puts there.
  private func isWritten(_ edit: Edit, in read: Transcript) -> Bool {
    let words = string(read.document.text[edit.span.range])
    return words.contains { !" -:".contains($0) } && !words.contains("title") && !"title: ".contains(words)
  }

  @Test(arguments: [true, false])
  func `members that are broken at random are read or refused`(isWord: Bool) throws {
    var random = SeededGenerator(seed: isWord ? 3 : 4)
    let original = sample(&random, isWord: isWord)
    var refused = 0
    for _ in 0..<2_500 {
      var broken = original
      let index = random.number(below: broken.parts.count)
      mutate(&broken.parts[index].contents, &random)
      if !isFineOrTyped(try broken.bytes, isWord) { refused += 1 }
    }
    #expect(refused > 200)
  }

  @Test(arguments: [true, false])
  func `archives that are broken at random are read or refused`(isWord: Bool) throws {
    var random = SeededGenerator(seed: isWord ? 5 : 6)
    let original = try sample(&random, isWord: isWord).bytes
    for _ in 0..<2_500 {
      var broken = original
      mutate(&broken, &random)
      _ = isFineOrTyped(broken, isWord)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    for _ in 0...random.number(below: 3) where !bytes.isEmpty {
      let at = random.number(below: bytes.count)
      switch random.number(below: 4) {
      case 0: bytes[at] = UInt8(random.number(below: 256))
      case 1: bytes.remove(at: at)
      case 2:
        bytes.insert(
          contentsOf: Array(random.pick(["<", ">", "\"", "&", "]]>", "<!--", "</w:p>", "\0"]).utf8), at: at)
      default: bytes.removeSubrange(at..<min(bytes.count, at + random.number(below: 40)))
      }
    }
  }

  /// True when it is read, and then written and stripped; false when it is refused.
  private func isFineOrTyped(_ bytes: [UInt8], _ isWord: Bool) -> Bool {
    do throws(TranscriptError) {
      _ = format(isWord).sniff(bytes)
      let read = try format(isWord).read(bytes)
      let first = read.document.text.firstIndex { $0 != 0x0A && $0 < 0x80 } ?? 0
      let end = min(first + 1, read.document.text.count)
      _ = try read.write([Edit(ByteSpan(first, end), Array("[P]".utf8))])
      _ = try read.withoutMetadata()
      return true
    } catch {
      #expect(!error.description.isEmpty)
      return false
    }
  }
}
