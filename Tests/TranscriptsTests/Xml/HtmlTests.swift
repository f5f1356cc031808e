import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("HTML")
struct HtmlTests {
  private let html = MarkupFormat(Html())

  private let sample = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="author" content="Vera Holm">
    <meta name=viewport content="width=device-width, initial-scale=1"><title>Nada &amp;&nbsp;Saber</title>
    <style>.nada { color: red }</style><script>var w = "Nada";</script></head><body class="nada">
    <!-- real name: Nada Kol -->
    <p data-speaker="Nada Kol" id=nada><b>Nada Kol:</b> I am <i>Um</i>m&nbsp;Rawad,
       of <em>Za</em>ira.<br>Yes &lt;3</p><ul><li>One<li>Two</ul>
    <table><tr><td>Saber</td><td>No.</td></tr></table>
    <pre>a
      b</pre><p><a href="https://example.org/nada" title="of Nada">page</a> <a href="#nada">up</a> <img \
    src=n.jpg alt='Nada Kol'>
    """

  @Test func `blocks are lines, and what is inline joins words`() throws {
    #expect(
      try html.text(sample) == """
        person: Vera Holm
        title: Nada &\u{A0}Saber
        .nada { color: red }
        var w = "Nada";

        Nada Kol: I am Umm\u{A0}Rawad, of Zaira.
        Yes <3

        One
        Two

        Saber
        No.

        a
        b

        page up

        other: nada
        note: real name: Nada Kol
        person: Nada Kol
        other: https://example.org/nada
        title: of Nada
        other: n.jpg
        """)
  }

  @Test func `names are written back in every place, as each wants it`() throws {
    let written = try html.masked(
      sample, ["Nada Kol": "[PERSON-1]", "nada": "[P 2]", "Umm\u{A0}Rawad": "<KUNYA&1>"])
    #expect(
      written.contains(
        "<p data-speaker=\"[PERSON-1]\" id=P_2><b>[PERSON-1]:</b> I am <i>&lt;KUNYA&amp;1&gt;</i>,\n"))
    #expect(written.contains("class=\"[P 2]\"") && written.contains("href=\"#P_2\""))
    #expect(written.contains("alt='[PERSON-1]'") && written.contains("<!-- real name: [PERSON-1] -->"))
    #expect(written.contains("<style>.[P 2] {"))
  }

  @Test func `scripts, comments, links and the author are taken out`() throws {
    let stripped = try html.stripped(sample)
    #expect(stripped.contains("<script></script>") && stripped.contains("<!---->"))
    #expect(stripped.contains("name=\"author\" content=\"\"") && stripped.contains("<a href=\"#\" title"))
    #expect(stripped.contains("<img src=\"\" alt='Nada Kol'>"))
    #expect(try Html().read(Array(stripped.utf8)).metadata == [:])
  }

  @Test(arguments: [
    ("<!DOCTYPE html><p>x", "html"), ("\n<html><body>x</body></html>", "html"), ("<p>x</p>", "html"),
    ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "html"), ("<a>b</a>", "html"),
    ("<?xml version='1.0'?><talk/>", "xml"), ("<talk>x</talk>\n", "xml"), ("<talk/>", "xml"),
    ("<Nada> Who is it?\n<Saber> Me.", "text"), ("< 3 words", "text"), ("<", "text"), ("<<>>", "text"),
    ("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "tei"), ("<!-- x --><TEI.2/>", "tei"),
    ("<TEI>x</TEI>", "xml"), ("<ANNOTATION_DOCUMENT AUTHOR=''", "elan"),
    ("<Trans><Episode/></Trans>", "transcriber"),
    ("<basic-transcription>", "exmaralda"), ("<ROOT><record/></ROOT>", "ohms"), ("<ROOT>x</ROOT>", "xml"),
    ("He said <b>no</b>.", "text"),
    ("<?xml version='1.0'?><!DOCTYPE Trans SYSTEM 'trans-14.dtd'><Trans>", "transcriber"),
  ])
  func `markup is told from prose and from other markup`(source: String, name: String) {
    #expect(FormatTable().sniff(Array(source.utf8)).name == name)
  }

  @Test func `old pages in Latin-1 are read, and others refused`() throws {
    let head = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\"><p>J"
    let source = Array(head.utf8) + [0xF6] + Array("rg".utf8)
    #expect(String(decoding: try Html().read(source).document.text, as: UTF8.self).contains("Jörg"))
    #expect(try Html().read(source).write([]) == source)
    let other = Array(head.replacing("ISO-8859-1", with: "windows-1251").utf8) + [0xF6]
    #expect(throws: TranscriptError.otherEncoding("WINDOWS-1251")) { try Html().read(other) }
  }

  /// Old pages, each with a letter in ISO-8859-1.
  private func latin(_ page: String) -> [UInt8] {
    page.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<html><p>J\u{F6}rg</p></html>",
    "<html><META HTTP-EQUIV=\"Content-type\" CONTENT=\"text/html; charset=Latin1\"><p>J\u{F6}rg</p></html>",
    "<html><title>charset</title><meta charset=' Windows-1252 '><p>J\u{F6}rg</p></html>",
  ])
  func `what states the encoding is no text and stays`(page: String) throws {
    let read = try Html().read(latin(page))
    let whole = ByteSpan(0, read.document.text.count)
    let written = try read.write([Edit(whole, Array("\u{E9}[P]".utf8))])
    #expect(try Html().read(written).document.text.firstRange(of: Array("\u{E9}[P]".utf8)) != nil)
    #expect(
      try String(decoding: Html().read(read.withoutMetadata()).document.text, as: UTF8.self).contains(
        "J\u{F6}rg"))
  }

  @Test func `an encoding that only text speaks of is not believed`() throws {
    let page = "<html><!-- <meta charset=latin1> --><p title='charset=latin1'>Nada</p></html>"
    #expect(throws: TranscriptError.self) {
      try Html().read(latin(page.replacing("Nada", with: "J\u{F6}rg")))
    }
    #expect(try !html.stripped(page + "J\u{F6}rg").contains("<meta"))
    let odd = "<?xml version=\"1.0\" encoding=\"latin1\" told-by=\"Nada\"?><p>J\u{F6}rg"
    #expect(try html.text(odd).contains("Nada"))
  }

  @Test func `what HTML takes for a comment stays one when its words change or go`() throws {
    let page = "<html><?Nada x><p>Yes.</p></html>"
    #expect(try html.masked(page, ["Nada x": "[P]"]) == "<html><?[P]><p>Yes.</p></html>")
    #expect(try html.stripped(page) == "<html><?><p>Yes.</p></html>")
  }

  @Test func `a bare sign that begins no tag never begins one`() throws {
    let page = "<p>1 <2 Nada <</p><p title=\"Saber>Oh <b>Kol"
    let written = try html.masked(page, ["2 Nada ": "b>", "\"Saber": "a"])
    #expect(written == "<p>1 &lt;b&gt;&lt;</p>&lt;p title=a>Oh &lt;b>Kol")
    #expect(try html.text(written).contains("<p title=a>Oh <b>Kol"))
  }

  @Test func `a name is seen wherever it stands`() throws { try html.hidesNothing(sample, .html) }

  @Test func `labels over random words come back as they were`() throws {
    let names: Set<String> = ["nada", "var", "w", "Nada", "Kol", "color", "red", "n", "jpg"]
    for seed in 0..<200 { try html.keepsAllElse(sample, except: names, seed: UInt64(seed)) }
  }

  @Test func `a changed file is read or refused`() { html.survivesChanges(of: sample, seed: 7) }
}
