import RedactCore
import Testing

@testable import Transcripts

@Suite struct MarkupHTMLTests {
  private func html(_ text: String) throws -> MarkupDocument {
    try MarkupDocument(Array(text.utf8), dialect: .html)
  }

  /// Every leaf with a letter for its kind.
  private func leaves(_ document: MarkupDocument) -> [String] {
    document.leaves.map { leaf in
      let letter =
        switch leaf.kind {
        case .text: "t"
        case .rawText: "r"
        case .cdata: "d"
        case .attribute: "a"
        case .comment: "c"
        case .instruction: "i"
        }
      return letter + ":" + String(decoding: document.string(leaf).bytes, as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      ("a < b <3 <- <", ["t:a < b <3 <- <"]), ("a </", ["t:a </"]), ("<p>a</ b>c", ["t:a", "c: b", "t:c"]),
      ("</>x", ["c:", "t:x"]), ("<!>x", ["c:", "t:x"]), ("<!-->x", ["c:", "t:x"]),
      ("<!--->x", ["c:", "t:x"]),
      ("<!---->x", ["c:", "t:x"]), ("<!--a--!>x", ["c:a", "t:x"]), ("<!--a-- >-->x", ["c:a-- >", "t:x"]),
      ("<!--a--->x", ["c:a-", "t:x"]), ("<!-- a", ["c: a"]), ("<!--", ["c:"]), ("<!", ["c:"]),
      ("<?", ["c:"]),
      ("<!--[if IE]><b>x</b><![endif]-->y", ["c:[if IE]><b>x</b><![endif]", "t:y"]),
      ("<![if !IE]>x<![endif]>", ["c:[if !IE]", "t:x", "c:[endif]"]),
      ("<![CDATA[x]]>y", ["c:[CDATA[x]]", "t:y"]),
      ("<?php a ?>x", ["c:php a ?", "t:x"]), ("<a b c=1 d = '2' e=\"3\"f=4>", ["a:1", "a:2", "a:3", "a:4"]),
      ("<a b=/x/>y", ["a:/x/", "t:y"]), ("<a b=>y", ["a:", "t:y"]), ("<a =b=c>", ["a:c"]),
      ("<a b='x>y'>", ["a:x>y"]),
      ("<a b='x>y", ["t:<a b='x>y"]), ("x<a b", ["t:x", "t:<a b"]), ("x</p", ["t:x", "t:</p"]),
      ("<p>x</p title='y>'>z", ["t:x", "a:y>", "t:z"]),
      ("<SCRIPT>a<b>&amp;</scriptx></Script >y", ["r:a<b>&amp;</scriptx>", "t:y"]),
      ("<style>p{}</style><b>y", ["r:p{}", "t:y"]), ("<title>a<b>&amp;</TITLE>y", ["t:a<b>&", "t:y"]),
      ("<textarea>a</b></textarea>y", ["t:a</b>", "t:y"]), ("<script>x", ["r:x"]),
      ("<script/>x</script>y", ["r:x", "t:y"]),
      ("<plaintext></plaintext>x", ["r:</plaintext>x"]), ("<br>x", ["t:x"]), ("", []),
      ("&nbsp;&hellip;&copy &eacute;&Eacute;t&eacute &foo; & &;", ["t:\u{A0}…© éÉté &foo; & &;"]),
      ("&#65;&#x42&#X43;&#146;&#0;&#xD800;&#99999999999;&#;&#x;", ["t:ABC’\u{FFFD}\u{FFFD}\u{FFFD}&#;&#x;"]),
      ("<a b='?a=1&copy=2&lt;&eacute' c='&copyx' d='&ampx;'>", ["a:?a=1&copy=2<é", "a:&copyx", "a:&ampx;"]),
      ("&notit; &notin &Milo&scaron;evi&cacute; &ccaron", ["t:¬it; ¬in &Milošević &ccaron"]),
    ])
  func `tag soup is read as browsers read it, and its tokens cover it`(text: String, read: [String]) throws {
    let document = try html(text)
    #expect(leaves(document) == read)
    #expect(covered(document) == document.bytes)
  }

  @Test(
    arguments: [
      ("<p>a<p>b<div>c</div>", "p p div"), ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li li(ul(li)) li)"),
      ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt dd dt)"), ("<div><b>a</div>b</b>", "div(b)"),
      ("<table><tr><td>a<td>b<tr><td>c</table>x", "table(tr(td td) tr(td))"),
      ("<table><tr><td><div>a</td></div></tr></table><i>", "table(tr(td(div))) i"),
      ("<div><table><tr><td></div><i></td></table></div>", "div(table(tr(td(i))))"),
      ("<table><tr><td><table><tr><td>x</table>y<td>z", "table(tr(td(table(tr(td))) td))"),
      ("<p>a<br>b<img src=x>c</p></p>", "p(br img)"), ("<a name=x>a<a name=y>b", "a a"),
      ("<o:p></o:p><O:P>x</o:p>y<i>", "o:p O:P i"), ("<svg><path/><path/></svg><i/>", "svg(path path) i"),
      ("<html><head><title>x</title><body><p>y</html>", "html(head(title) body(p))"),
      ("<P>a<DIV>b</div></P>c", "P DIV"), ("<select><option>a<option>b</select>", "select(option option)"),
      ("<p><button><p>x</button>y</p>", "p(button(p))"), ("<b><i>x</b>y</i>", "b(i)"),
      ("<td>x<td>y", "td td"),
    ])
  func `elements end where browsers end them`(text: String, tree: String) throws {
    #expect(outline(try html(text)) == tree)
  }

  @Test func `names are compared without regard to case`() throws {
    let document = try html("<!DocType HTML><DIV Class='x' CLASS=y HIDDEN></div>")
    let root = try #require(document.root)
    #expect(root.isNamed("div") && root.isLocally("Div"))
    #expect(root.attribute("class")?.text == "x")
    #expect(root.attributes.map(\.quote) == [.single, .bare, .missing])
    #expect(root.endTag != nil)
    #expect(document.doctype.map { String(decoding: document.bytes[$0.name.range], as: UTF8.self) } == "HTML")
    #expect(document.doctype?.hasInternalSubset == false)
  }

  @Test func `a NUL is refused, for browsers drop it`() {
    #expect(throws: MarkupError(reason: .illegalCharacter, offset: 4)) { try html("<p>N\0ada") }
  }
}
