import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("What holds for all markup")
struct MarkupPropertyTests {
  /// A well-formed document of random make.
  private func document(_ random: inout SeededGenerator) -> [UInt8] {
    var xml = random.pick([
      "", "\u{FEFF}", "<?xml version=\"1.0\" encoding='x'?>\n", "<!DOCTYPE d [<!ELEMENT d ANY>]>",
    ])
    var open: [String] = []
    func startTag() -> String {
      let name = random.pick(["d", "t:p", "é", "li", "p", "script", "TITLE"])
      let value = random.pick(["", "Umm Rawad", "a &amp; b", ">", "&#x41;"])
      let attributes = random.pick(["", " k='\(value)'", " k = \"\(value)\" x:l=''\n"])
      if !open.isEmpty, random.number(below: 4) == 0 { return "<\(name)\(attributes)/>" }
      open.append(name)
      return "<\(name)\(attributes)>"
    }
    xml += startTag()
    for _ in 0..<random.number(below: 30) {
      switch random.number(below: 4) {
      case 0: xml += startTag()
      case 1 where open.count > 1: xml += "</\(open.removeLast())>"
      default:
        xml += random.pick([
          "Nada ", "ندى", "&lt;", "&#233;", " ]] ", ">", "\r\n", "<!-- c - -->", "<![CDATA[<x>]]>", "<?q r?>",
          "<!---->",
          "<![CDATA[]]>",
        ])
      }
    }
    while let name = open.popLast() { xml += "</\(name) >" }
    return Array((xml + random.pick(["", "\n", "<!--e-->"])).utf8)
  }

  /// What nobody would call a document.
  private func soup(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "<", ">", "</", "/>", "<!", "<!--", "-->", "--!>", "<?", "?>", "<p", "<li>", "</li>", "<td>", "</td>",
      "<table>",
      "</table>", "<script>", "</script>", "<title>", "</TITLE>", "=", "'", "\"", " ", "\n", "\u{C}", "a",
      "k", "&", "amp",
      ";", "#", "x", "41", "]]>", "<![CDATA[", "é", "-", "<b>", "</b>", "<a href=", "<br/>",
      "<!doctype html>", "/",
    ]
    return (0..<random.number(below: 40)).flatMap { _ in Array(random.pick(pieces).utf8) }
  }

  /// What every reader may rely on.
  private func expectSound(_ document: MarkupDocument) {
    #expect(covered(document) == document.bytes)
    for (index, node) in document.nodes.enumerated() {
      #expect(node.parent < index && node.next > index && node.next <= document.nodes.count)
      if node.parent >= 0 { #expect(node.next <= document.nodes[node.parent].next) }
      if node.kind != .element { #expect(node.span.contains(node.inner)) }
      if node.kind == .element { #expect(MarkupElement(document, index).span.contains(node.inner)) }
      #expect(node.span.contains(node.name) && node.name.contains(node.localName))
    }
    for leaf in document.leaves {
      let string = document.string(leaf)
      var reached = leaf.span.start
      for (at, byte) in string.bytes.enumerated() where byte & 0xC0 != 0x80 {
        let raw = string.raw(ByteSpan(at, at + 1))
        #expect(raw.start == reached)
        reached =
          string.raw(ByteSpan(at, at + 1 + string.bytes[(at + 1)...].prefix { $0 & 0xC0 == 0x80 }.count)).end
      }
      #expect(reached == leaf.span.end)
    }
  }

  @Test func `a random document is read, its tokens cover it and its leaves lead back`() throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<1500 {
      let xml = document(&random)
      expectSound(try MarkupDocument(xml))
      expectSound(try MarkupDocument(xml, dialect: .html))
    }
  }

  @Test func `no soup is refused as HTML, and all of it is kept`() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<3000 { expectSound(try MarkupDocument(soup(&random), dialect: .html)) }
  }

  @Test func `a changed document is read or refused, and nothing crashes`() {
    var random = SeededGenerator(seed: 23)
    var accepted = 0
    for _ in 0..<1000 {
      let source = document(&random)
      for _ in 0..<20 {
        let bytes = changed(source, &random)
        for dialect in [MarkupDialect.xml, .html] {
          guard let read = try? MarkupDocument(bytes, dialect: dialect) else { continue }
          accepted += 1
          if covered(read) != bytes { Issue.record("the tokens must cover the input") }
          for leaf in read.leaves { _ = read.string(leaf) }
        }
      }
    }
    #expect(accepted > 1000)
  }

  @Test func `edits of any leaf read back, or are refused`() throws {
    var random = SeededGenerator(seed: 24)
    var refused = 0
    for round in 0..<2000 {
      let isXML = round.isMultiple(of: 2)
      let read = try MarkupDocument(
        isXML ? document(&random) : soup(&random), dialect: isXML ? .xml : .html)
      guard let leaf = read.leaves.randomElement(using: &random) else { continue }
      let text = read.string(leaf).bytes
      let borders = (0...text.count).filter { $0 == text.count || text[$0] & 0xC0 != 0x80 }
      let ends = [random.pick(borders), random.pick(borders)].sorted()
      let put = random.pick([
        "", "[PERSON-1]", "<b>", "&", "]]>", "-->", "amp;", "'", "\"", " x=", "?>", "--",
      ])
      let edit = Edit(ByteSpan(ends[0], ends[1]), Array(put.utf8))
      do {
        let result = try Splice.apply(try read.edits([edit], of: leaf), to: read.bytes)
        let again = try MarkupDocument(result, dialect: read.dialect)
        #expect(again.nodes.count { $0.kind == .element } == read.nodes.count { $0.kind == .element })
        #expect(outline(again) == outline(read))
      } catch let error as MarkupError {
        #expect(error.reason == .cannotStand)
        refused += 1
      }
    }
    #expect(refused < 200)
  }

  private func changed(_ source: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = source
    let at = random.number(below: bytes.count)
    switch random.number(below: 5) {
    case 0: bytes.remove(at: at)
    case 1: bytes[at] = UInt8(random.number(below: 128))
    case 2:
      bytes.insert(contentsOf: random.pick(["<", ">", "&", "'", "\"", "]]>", "--", "/", "="]).utf8, at: at)
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.number(below: 12)))
    default: bytes.replaceSubrange(at..<at, with: random.bytes(2))
    }
    return bytes
  }
}
