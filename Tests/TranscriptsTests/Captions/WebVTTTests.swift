import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("WebVTT captions")
struct WebVTTTests {
  private let format = WebVTT()

  private static let styled = """
    WEBVTT - Talk with Nada
    Kind: captions
    Language: en
    X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000
    Place: Hawija

    NOTE checked by Rana

    STYLE
    /* for Nada */
    ::cue(v[voice="Nada Haddad"]), ::cue(.sister), ::cue(#nada-1) { color: #FFAA00; font-size: 1.2em }
    ::cue(v[voice="Saber"]) { background: url("/home/rana/a.png") }

    REGION
    id:below
    width:40%

    NOTE
    Interviewee: Nada Haddad

    nada-1
    00:01.000 --> 00:02.500 region:below align:start
    <v.loud Nada Haddad>I know Umm

    nada-2
    00:02.500 --> 00:04.000 position:10%,line-left size:Nada
    <v Nada Haddad>Salih &amp; her <c.sister>sis<i>ter</i></c>, R&D &copy;</v>

    3
    00:04.000 --> 00:05.000
    <v Lamia>And <lang fr-FR>Zoé</lang>?
    """

  @Test func `voices are speakers, and names change wherever they stand`() throws {
    let read = try format.read(Array(Self.styled.utf8))
    #expect(
      read.text == """
        title: Talk with Nada
        Place: Hawija
        note: checked by Rana
        other: below
        Interviewee: Nada Haddad
        other: nada-1
        other: nada-2
        other: size:Nada
        other: loud
        other: sister
        for Nada
        person: Saber
        other: "/home/rana/a.png"

        Nada Haddad: I know Umm Salih & her sister, R&D &copy;

        Lamia: And Zoé?
        """)
    #expect(read.metadata == [.comment: 3, .media: 1])
    let written = string(
      try read.write([
        read.edit("nada", "[P-1]", before: "-1"), read.edit("loud", "[CLASS <1>]"),
        read.edit("Saber", "[P \"3\"]"),
        read.edit("Nada Haddad", "[P-1]", before: ": I"), read.edit("Umm Salih", "[KUNYA <1>]"),
        read.edit("& her", "of"),
      ]))
    let wanted = Self.styled.replacing("nada-1", with: "P-1-1").replacing(".loud", with: ".CLASS_1")
      .replacing("\"Saber\"", with: "\"[P \\\"3\\\"]\"")
      .replacing("v Nada Haddad", with: "v [P-1]").replacing(".CLASS_1 Nada Haddad", with: ".CLASS_1 [P-1]")
      .replacing("voice=\"Nada Haddad\"", with: "voice=\"[P-1]\"")
      .replacing("Umm\n", with: "[KUNYA &lt;1&gt;]\n").replacing("Salih &amp; her", with: " of")
    #expect(written == wanted)
  }

  @Test func `notes, comments and addresses are taken out, and all else stays`() throws {
    let bare = string(try format.read(Array(Self.styled.utf8)).withoutMetadata())
    let wanted = Self.styled.replacing("NOTE checked by Rana\n\n", with: "")
      .replacing("NOTE\nInterviewee: Nada Haddad\n\n", with: "").replacing("/* for Nada */", with: "/*  */")
      .replacing("\"/home/rana/a.png\"", with: "")
    #expect(bare == wanted)
    #expect(try format.read(Array(bare.utf8)).metadata.isEmpty)
  }

  @Test func `lines that roll are one text, with the times of their words`() throws {
    let source = """
      WEBVTT

      00:00:01.000 --> 00:00:03.000 align:start position:0%
       
      I<00:00:01.500><c> know</c><00:00:02.000><c> Umm</c>

      00:00:03.000 --> 00:00:03.010 align:start position:0%
      I know Umm
       

      00:00:03.010 --> 00:00:04.000 align:start position:0%
      I know Umm
      Salih.<00:00:03.500><c> She</c><00:00:03.700><c> went.</c>

      00:00:04.000 --> 00:00:04.010
      Salih. She went.
       

      00:00:04.010 --> 00:00:05.000
      Salih. She went.
      Yes.
      """
    let read = try format.read(Array(source.utf8))
    #expect(read.text == "I know Umm Salih. She went.\nYes.")
    let words = read.document.timings.map {
      "\(string(Array(read.document.text[$0.text.range]))) \($0.start) \($0.end)"
    }
    #expect(
      words.sorted() == [
        " She 3500 3700", " Umm 2000 3000", " know 1500 2000", " went. 3700 4000", "I 1000 1500",
        "I know Umm 1000 3000", "Salih. 3010 3500", "Salih. She went. 3010 4000", "Yes. 4010 5000",
      ])
    let written = try read.replacing(("Umm Salih", "[K-1]"))
    #expect(written == source.replacing("Umm", with: "[K-1]").replacing("Salih", with: ""))
  }

  @Test func `names in the words are speakers, and numbers of meetings are taken out`() throws {
    let guid = "0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"
    let source = """
      \u{FEFF}WEBVTT\r
      \r
      \(guid)/1-0\r
      00:00:01.000 --> 00:00:02.000\r
      Nada Haddad: I know Umm\r
      \r
      \(guid)/2-0\r
      00:00:02.000 --> 00:00:03.000\r
      Nada Haddad: Salih.\r
      \r
      7\r
      00:00:03.000 --> 00:00:00.000\r
      Lamia: Note: yes.\r
      8\r
      00:00:04.000 --> 00:00:05.000\r
      Lamia: Who?<br><br>When? <laughs>\r

      """
    let read = try format.read(Array(source.utf8))
    #expect(
      read.text
        == "other: \(guid)\n\nNada Haddad: I know Umm Salih.\n\nLamia: Note: yes.\nWho?\nWhen? <laughs>")
    #expect(read.metadata == [.identifier: 2])
    #expect(string(try read.withoutMetadata()) == source.replacing(guid, with: "5"))
    #expect(try format.read(try read.withoutMetadata()).text.hasPrefix("Nada Haddad: I know"))
    let label = read.edit("Nada Haddad", "[P-1]")
    #expect(
      string(try read.write([label, read.edit("Umm Salih", "[K-1]")]))
        == source.replacing("Nada Haddad", with: "[P-1]").replacing("Umm", with: "[K-1]")
        .replacing("Salih", with: ""))
  }

  @Test func `what breaks the rules is still text`() throws {
    let source = """
      WEBVTT
      Style:
      ::cue(c.colorCCCCCC) { color: rgb(204, 204, 204) }
      ##
      1
      00:01.000 --> 00:02.000
      Amid

      a blank <v Nada
      2
      00:02.000 --> 00:03.000
      a --> b

      NOTE aside

      stray
      """
    let read = try format.read(Array(source.utf8))
    #expect(read.text == "note: aside\nAmid a blank <v Nada a --> b stray")
    #expect(string(try read.withoutMetadata()) == source.replacing("NOTE aside\n\n", with: ""))
  }

  @Test(arguments: [
    ["Nada: Yes.", "Nada: Yes.", "Nada: Yes."], ["<v A>Nada</v> <v B>no", "<v A>Nada</v> <v B>no"],
    ["<v A>Nada", "<v A>Nada", "<v B>Nada", "Nada"], ["&gt;&gt; Nada: no", "&gt;&gt; Nada: no", "Nada: no"],
    ["- Nada", "- Nada", "Nada"], ["Note: Nada", "Note: Nada"], ["<b>Nada:</b> Nada", "<b>Nada:</b> Nada"],
  ])
  func `a line that comes again is changed again`(lines: [String]) throws {
    let cues = lines.enumerated().map { "00:0\($0).000 --> 00:0\($0 + 1).000\n\($1)\n\n" }
    let source = "WEBVTT\n\n" + cues.joined()
    let read = try format.read(Array(source.utf8))
    let edits = read.text.utf8.indices.lazy.filter { read.text.utf8[$0...].starts(with: "Nada".utf8) }.map {
      let start = read.text.utf8.distance(from: read.text.startIndex, to: $0)
      return Edit(ByteSpan(start, start + 4), Array("[P-1]".utf8))
    }
    #expect(string(try read.write(Array(edits))) == source.replacing("Nada", with: "[P-1]"))
  }

  @Test func `no line becomes blank, and none becomes another caption`() throws {
    let source = "WEBVTT\n\n00:01.000 --> 00:02.000\nI know Umm\nSalih\nwell\n"
    let read = try format.read(Array(source.utf8))
    #expect(try read.replacing(("Umm Salih", "[K-1]")) == source.replacing("Umm\nSalih", with: "[K-1]\n…"))
    let arrow = "00:01.000 --> 00:02.000"
    #expect(
      try read.replacing(("well", arrow + "\n\nNOTE"))
        == source.replacing("well", with: "00:01.000 --&gt; 00:02.000  NOTE"))
    let left = try format.read(Array(source.replacing("Salih", with: "Salih 00:01.000 -x> 00:02.000").utf8))
    #expect(try left.replacing(("Umm Salih", "[K-1]")).contains("\n 00:01.000 -x> 00:02.000\n"))
  }

  @Test(arguments: ["", "WEBVTTX\n", "1\n00:01.000 --> 00:02.000\nWords\n", "webvtt\n"])
  func `without its first line it is refused`(source: String) {
    #expect(format.sniff(Array(source.utf8)) == .none)
    #expect(throws: TranscriptError.self) { try format.read(Array(source.utf8)) }
  }

  @Test func `a title alone is a file`() throws {
    #expect(try format.read(Array("WEBVTT".utf8)).text.isEmpty)
    #expect(format.sniff(Array("\u{FEFF}WEBVTT\tTalk".utf8)) == .certain)
  }

  @Test(arguments: [
    ("::cue { color: red }", ""), ("::cue(.bg_red) { margin: 0.5em 10px; color: #abc }", ""),
    (".nada { x-nada: 1px }", "nada x-nada"), ("#cue-1 {}", "cue-1"),
    ("{ font-family: 'Nada\\'s' }", "Nada\\'s"),
    ("/* open", "open"), ("@import 'a.css';", "a.css"), ("{ width: 4477121px }", "4477121px"),
    ("v[voice=Nada]", "Nada"), ("a\\\"b", "a\\ b"), ("\"open", "open"),
  ])
  func `style sheets hold what is not known`(style: String, wanted: String) {
    let bytes = Array(style.utf8)
    let found = StyleSheet(bytes, ByteSpan(0, bytes.count)).pieces.map { piece in
      switch piece {
      case .comment(let span), .string(let span), .address(let span), .name(let span), .voice(let span, _):
        string(Array(bytes[span.range]))
      }
    }
    #expect(found.joined(separator: " ") == wanted)
  }
}
