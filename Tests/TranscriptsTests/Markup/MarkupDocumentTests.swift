import RedactCore
import Testing

@testable import Transcripts

@Suite struct MarkupDocumentTests {
  static let xml = """
    <?xml version="1.0" encoding="ISO-8859-2"?><!DOCTYPE d SYSTEM "d.dtd">
    <d xmlns="urn:d" xmlns:t='urn:t'><t:h k="a &amp; b"/><b>x<i>y</i><![CDATA[<z>]]></b><b t:k=''/></d>
    <!-- end -->
    """

  private func text(_ span: ByteSpan, _ document: MarkupDocument) -> String {
    String(decoding: document.bytes[span.range], as: UTF8.self)
  }

  @Test func `elements, attributes and text are reached by name`() throws {
    let document = try MarkupDocument(Array(Self.xml.utf8))
    let root = try #require(document.root)
    #expect(root.isNamed("d") && root.parent == nil)
    #expect(root.children.map { text($0.node.name, document) } == ["t:h", "b", "b"])
    let head = try #require(root.child("h"))
    #expect(head.isNamed("t:h") && head.isLocally("h") && !head.isLocally("t:h"))
    #expect(text(head.node.prefix, document) == "t")
    #expect(head.attribute("k")?.text == "a & b")
    #expect(
      head.endTag == nil && head.content.isEmpty && text(head.span, document) == text(head.startTag, document)
    )
    let body = root.children("b")
    #expect(body.map(\.text) == ["xy<z>", ""])
    #expect(text(body[0].content, document) == "x<i>y</i><![CDATA[<z>]]>")
    #expect(body[0].endTag.map { text($0, document) } == "</b>")
    #expect(text(body[0].span, document) == "<b>x<i>y</i><![CDATA[<z>]]></b>")
    #expect(body[1].attribute("t:k")?.value.isEmpty == true && body[1].attribute("k") == nil)
    #expect(document.elements("i").map(\.path) == [["d", "b", "i"]])
    #expect(document.elements("i").first?.parent?.isNamed("b") == true)
  }

  @Test func `declaration, doctype and namespaces are told`() throws {
    let document = try MarkupDocument(Array(Self.xml.utf8))
    #expect(document.encoding.map { String(decoding: $0, as: UTF8.self) } == "ISO-8859-2")
    let doctype = try #require(document.doctype)
    #expect(text(doctype.span, document) == "<!DOCTYPE d SYSTEM \"d.dtd\">" && !doctype.hasInternalSubset)
    #expect(try MarkupDocument(Array("<!DOCTYPE a[]><a/>".utf8)).doctype?.hasInternalSubset == true)
    let inner = try #require(document.elements("i").first)
    #expect(inner.namespace("")?.bytes == Array("urn:d".utf8))
    #expect(inner.namespace("t")?.bytes == Array("urn:t".utf8))
    #expect(inner.namespace("u") == nil)
  }

  @Test func `leaves come in the order of the bytes, each with its element`() throws {
    let document = try MarkupDocument(Array(Self.xml.utf8))
    let shown = document.leaves.filter { !document.string($0).bytes.allSatisfy(\.isMarkupSpace) }
    #expect(
      shown.map { String(decoding: document.string($0).bytes, as: UTF8.self) }
        == ["urn:d", "urn:t", "a & b", "x", "y", "<z>", " end "])
    #expect(
      shown.map { document.element(of: $0)?.path.last } == ["d", "d", "h", "b", "i", "b", nil])
    #expect(shown.map(\.kind) == [.attribute, .attribute, .attribute, .text, .text, .cdata, .comment])
    #expect(document.elements("b").first?.leaves.count == 3)
  }

  @Test func `depth is bounded and cannot crash`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    _ = try MarkupDocument(nested(512))
    let tooDeep = MarkupError(reason: .tooDeep, offset: 512 * 3)
    #expect(throws: tooDeep) { try MarkupDocument(nested(513)) }
    #expect(throws: tooDeep) { try MarkupDocument(nested(100_000)) }
    let open = Array(String(repeating: "<b>", count: 100_000).utf8)
    #expect(throws: tooDeep) { try MarkupDocument(open, dialect: .html) }
  }

  @Test func `the number of nodes is bounded`() {
    var limits = MarkupLimits()
    limits.nodes = 3
    #expect(throws: MarkupError(reason: .tooLarge, offset: 9)) {
      try MarkupDocument(Array("<a b=''>x</a>".utf8), limits: limits)
    }
  }

  @Test func `entities never multiply`() {
    let bomb = """
      <!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>
      """
    #expect(throws: MarkupError(reason: .entityDeclaration, offset: 13)) {
      try MarkupDocument(Array(bomb.utf8))
    }
  }

  @Test(arguments: [
    "<", "<!--", "<!-", "<a b='", "<a b=", "<a ", "<![CDATA[", "<?p ", "</", "&", "&#", "&a", "]", "]]", "-",
    "--",
    "<p>", "<li>", "</p>", "<b></i>", "<a b", "<script>", "</script", "<script></", "<!DOCTYPE a [", "<td>",
    "a b ",
  ])
  func `hostile repetition takes no more than time in proportion`(piece: String) {
    for start in ["", "<a>", "<a b='", "<!--", "<!DOCTYPE a [", String(repeating: "<div>", count: 500)] {
      let bytes = Array(start.utf8) + Array(repeating: Array(piece.utf8), count: 5000).joined()
      _ = try? MarkupDocument(bytes)
      if let document = try? MarkupDocument(bytes, dialect: .html) {
        #expect(covered(document) == bytes)
        for leaf in document.leaves.suffix(2) { _ = document.string(leaf) }
      }
    }
  }
}
