import RedactCore
import Testing

@testable import Transcripts

@Suite("HTML in JSON")
struct OTranscribeTests {
  private let source = #"""
    {"text": "<p><span class=\"timestamp\" data-timestamp=\"1.0\">0:01<\/span>&nbsp;Q: Who?</p><p><span class=\"timestamp\" data-timestamp=\"4.5\">0:04</span> <b>Ren</b>&eacute;e &amp; \u00c9l<i>i</i>e<br>said \"no\" &lt;twice&gt; <!-- ask Nada --></p><p title=\"Nada&#39;s\">x</p>", "media": "Nada.m4a", "media-time": 12.5}
    """#

  @Test func `tags are structure, and times, but not what stands in attributes and comments`() throws {
    let read = try Reading(source, as: "otranscribe")
    #expect(
      read.text == """
        other: Nada.m4a

        Q: Who?

        Renée & Élie
        said "no" <twice> 

        x

        other:  ask Nada 
        other: Nada's

        """)
    #expect(read.timings == ["Q: Who?\n\n@1000-4500"])
    #expect(read.transcript.metadata == [.media: 1, .comment: 1])
    let stripped = try read.stripped
    #expect(stripped.contains(#""media": """#) && stripped.contains("&gt; </p>"))
  }

  @Test func `replacements are escaped twice, and names cut by tags and escapes are whole`() throws {
    let written = try Reading(source, as: "otranscribe").replacing([
      "Renée & Élie": #"[A"<B>]"#, "Nada": "[P]",
    ])
    #expect(written.contains(#"<b>[A&quot;&lt;B&gt;]</b><i></i><br>said"#))
    #expect(written.contains(#"title=\"[P]&#39;s\">"#) && written.contains("<!-- ask [P] -->"))
    #expect(written.contains(#""media": "[P].m4a""#))
  }

  @Test func `what is no tag is text`() throws {
    let source = #"{"text":"1 < 2 <Nada> a</p> <p unended=\"","media":""}"#
    let read = try Reading(source, as: "otranscribe")
    #expect(read.text == "1 < 2 <Nada> a\n\n<p unended=\"\n")
    #expect(try read.replacing(["Nada": "[P]"]).contains("2 <[P]> a</p>"))
  }

  @Test(arguments: [
    ("a&amp;b", "a&b"), ("&#1604;&#x644;", "لل"), ("&unknown; & &;", "&unknown; & &;"),
    ("&#0;&#xD800;", "&#0;&#xD800;"), ("&amp;amp;", "&amp;"), ("&#+65;", "&#+65;"), ("&nbsp", "&nbsp"),
  ])
  func `references of HTML decode once`(html: String, text: String) {
    #expect(HTMLReferences.decode(Array(html.utf8)).bytes == Array(text.utf8))
  }

  @Test func `every byte of doubly decoded text leads to the raw bytes it came from`() {
    let raw = Array(#"x\u0026eacute;y\u00e9\n&#108;z"#.utf8)
    let text = LeafCoding.jsonMarkup.decode(raw, ByteSpan(0, raw.count))
    #expect(text.bytes == Array("xéyé\nlz".utf8))
    func source(_ start: Int, _ end: Int) -> String {
      String(decoding: raw[text.raw(ByteSpan(start, end)).range], as: UTF8.self)
    }
    #expect(source(0, 1) == "x")
    #expect(source(1, 3) == #"\u0026eacute;"#)
    #expect(source(3, 4) == "y")
    #expect(source(4, 6) == #"\u00e9"#)
    #expect(source(6, 7) == #"\n"#)
    #expect(source(7, 8) == "&#108;")
    #expect(source(8, 9) == "z")
    #expect(source(0, 9) == String(decoding: raw, as: UTF8.self))
  }
}
