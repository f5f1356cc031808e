import RedactCore
import Testing

@testable import Transcripts

@Suite struct MarkupStringTests {
  private func leaf(_ raw: String, _ dialect: MarkupDialect = .xml) throws -> (MarkupDocument, MarkupLeaf) {
    let document = try MarkupDocument(Array("<a>\(raw)</a>".utf8), dialect: dialect)
    return (document, try #require(document.leaves.first))
  }

  @Test func `every decoded byte leads back to its raw bytes`() throws {
    let (document, leaf) = try leaf("é&amp;&amp;x&#x1F600;y&#233;")
    let string = document.string(leaf)
    #expect(String(decoding: string.bytes, as: UTF8.self) == "é&&x😀yé")
    func raw(_ start: Int, _ end: Int) -> String {
      String(decoding: document.bytes[string.raw(ByteSpan(start, end)).range], as: UTF8.self)
    }
    #expect(raw(0, 2) == "é" && raw(2, 3) == "&amp;" && raw(3, 4) == "&amp;" && raw(2, 4) == "&amp;&amp;")
    #expect(
      raw(4, 5) == "x" && raw(5, 9) == "&#x1F600;" && raw(6, 7) == "&#x1F600;" && raw(9, 12) == "y&#233;")
    #expect(string.raw(ByteSpan(12, 12)) == ByteSpan(leaf.span.end, leaf.span.end))
    #expect(string.raw(ByteSpan(3, 3)).start == 3 + 2 + 5)
    #expect(raw(0, 12) == "é&amp;&amp;x&#x1F600;y&#233;")
  }

  @Test func `line ends and blanks read as they stand`() throws {
    let document = try MarkupDocument(Array("<a b='x\r\n\ty'>p\r\nq\r</a>".utf8))
    #expect(
      document.leaves.map { document.string($0).bytes } == [Array("x\r\n\ty".utf8), Array("p\r\nq\r".utf8)])
  }

  @Test func `CDATA, comments and scripts know no references`() throws {
    #expect(try MarkupDocument(Array("<a><![CDATA[&amp;]]></a>".utf8)).root?.text == "&amp;")
    let (document, leaf) = try leaf("<!--&amp;-->")
    #expect(document.string(leaf).bytes == Array("&amp;".utf8))
  }

  @Test(
    arguments: [
      ("x", "a<b>&\"'", "<a>a&lt;b&gt;&amp;\"'</a>"), ("N &amp; x", "[P-1]", "<a>N &amp; [P-1]</a>"),
      ("<i b=\"x\"/>", "<&\"'\n", "<a><i b=\"&lt;&amp;&quot;'&#10;\"/></a>"),
      ("<i b='x'/>", "<&\"'\n", "<a><i b='&lt;&amp;\"&#39;&#10;'/></a>"),
      ("<![CDATA[x]]>", "a]]>b", "<a><![CDATA[a]]]]><![CDATA[>b]]></a>"),
      ("<!--x-->", "a--b>", "<a><!--a-\u{2010}b\u{203A}--></a>"), ("<?p x?>", "?>", "<a><?p ?\u{203A}?></a>"),
      ("<![CDATA[]x]]>", "]", "<a><![CDATA[]]]]></a>"),
    ])
  func `a replacement is escaped for its place`(raw: String, replacement: String, result: String) throws {
    let (document, leaf) = try leaf(raw)
    #expect(try rewritten(document, leaf, replacement) == result)
  }

  @Test(
    arguments: [
      ("<i b=x>", "a b", "<a><i b=a&#32;b></a>"), ("<i b=x c>", "", "<a><i b=\"\" c></a>"),
      ("<i b=x/>", "a=/'\"", "<a><i b=a&#61;&#47;&#39;&quot;/></a>"),
      ("<script>\"x\"</script>", "</script>", "<a><script>\"\u{2039}/script\u{203A}\"</script></a>"),
      ("<title>x</title>", "</title>", "<a><title>&lt;/title&gt;</title></a>"),
      ("<!x>", ">", "<a><!\u{203A}></a>"),
      ("Mu&ntilde;oz x", "é&", "<a>Mu&ntilde;oz é&amp;</a>"),
    ])
  func `a replacement is escaped for its place in HTML`(
    raw: String, replacement: String, result: String
  ) throws {
    let (document, leaf) = try leaf(raw, .html)
    #expect(try rewritten(document, leaf, replacement) == result)
  }

  @Test(
    arguments: [
      ("]]x>", "", MarkupDialect.xml), ("<!---x-->", "-", .xml), ("<!---x- -->", "", .xml),
      ("<!--a x-->", "-", .xml),
      ("<![CDATA[]]x>]]>", "", .xml), ("<?p ?x>?>", "", .xml), ("&x;", "amp", .html),
      ("<7b>", "", .html), ("<!---x->c-->", "", .html), ("<script><x/script>y</script>", "", .html),
      ("<!--x>-->", "", .html),
    ] as [(String, String, MarkupDialect)])
  func `an edit that would join what is kept to markup is refused`(
    raw: String, replacement: String, dialect: MarkupDialect
  ) throws {
    let (document, leaf) = try leaf(raw, dialect)
    #expect(throws: MarkupError(reason: .cannotStand, offset: leaf.span.start)) {
      try rewritten(document, leaf, replacement)
    }
  }

  /// The document with every `x` and `7` of the leaf replaced.
  private func rewritten(
    _ document: MarkupDocument, _ leaf: MarkupLeaf, _ replacement: String
  ) throws -> String {
    let text = document.string(leaf).bytes
    let edits = text.indices.filter { [UInt8(ascii: "x"), UInt8(ascii: "7")].contains(text[$0]) }
      .map { Edit(ByteSpan($0, $0 + 1), Array(replacement.utf8)) }
    #expect(!edits.isEmpty)
    let result = try Splice.apply(try document.edits(edits, of: leaf), to: document.bytes)
    _ = try MarkupDocument(result, dialect: document.dialect)
    return String(decoding: result, as: UTF8.self)
  }
}
