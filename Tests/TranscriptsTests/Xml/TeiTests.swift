import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("TEI")
struct TeiTests {
  private let tei = MarkupFormat(Tei())

  private let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <?xml-model href="https://example.org/nada.rng"?>
    <!DOCTYPE TEI SYSTEM "nada_tei.dtd">
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Nada \
    Kol</title>\
    <respStmt><resp>typist</resp><name>Vera Holm</name></respStmt></titleStmt><sourceDesc><recordingStmt>\
    <recording type="audio"><media url="nada.wav" mimeType="audio/wav"/></recording></recordingStmt>\
    </sourceDesc></fileDesc>
    <profileDesc><particDesc><person xml:id="nada.kol" sex="2" age="26"><persName><forename>Nada</forename>\
    <surname>Kol</surname></persName><birth when="1991-02-03"><placeName>Zaira</placeName></birth></person>\
    <person xml:id="SPK0"><persName>Saber</persName></person></particDesc></profileDesc></teiHeader>
    <text><timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="1.5" since="#T0"/></timeline>\
    <body>
    <u who="#SPK0" start="#T0">Who is <w>Umm</w><w>Rawad</w>?</u>
    <u who="#nada.kol" start="#T1" end="#T1">I am <persName ref="#nada.kol">Umm<lb/>
      Rawad</persName> of Za<lb break="no"/>ira.<note resp="#SPK0">she laughs</note> Yes.</u>
    <u who="#guest">No.</u></body></text></TEI>
    """

  @Test func `names are whole over breaks, and notes stand apart`() throws {
    #expect(
      try tei.text(sample) == """
        other: nada_tei.dtd
        person: nada.kol
        person: Nada Kol
        person: Saber
        title: Nada Kol
        other: typist
        person: Vera Holm
        other: nada.wav
        other: 26
        date: 1991-02-03
        place: Zaira

        Saber: Who is Umm Rawad?

        nada.kol: I am Umm Rawad of Zaira. Yes.

        No.

        other: href="https://example.org/nada.rng"
        she laughs
        other: guest
        """)
    #expect(
      try Tei().read(Array(sample.utf8)).document.timings.first.map { [$0.start, $0.end] } == [0, 1500])
  }

  @Test func `ids that name people stay ids, everywhere the same`() throws {
    let written = try tei.masked(
      sample, ["nada.kol": "[PERSON-1]", "guest": "[Ümm 2]", "Umm Rawad": "[KUNYA-1]"])
    #expect(written.contains("xml:id=\"PERSON-1\" sex"))
    #expect(written.contains("who=\"#PERSON-1\" start=\"#T1\" end=\"#T1\""))
    #expect(written.contains("ref=\"#PERSON-1\">[KUNYA-1]<lb/>\n  </persName>"))
    #expect(written.contains("<w>[KUNYA-1]</w><w></w>"))
    #expect(written.contains("who=\"#Ümm_2\""))
  }

  @Test func `ids never become equal`() throws {
    let source =
      "<TEI><teiHeader/><p xml:id='PERSON-1'/><p xml:id='nada'/><p corresp='#nada #PERSON-1'/></TEI>"
    let written = try tei.masked(source, ["nada": "[PERSON-1]"])
    #expect(written.contains("<p xml:id='PERSON-1-2'/><p corresp='#PERSON-1-2 #PERSON-1'/>"))
  }

  @Test(
    arguments: [
      ("<!DOCTYPE TEI [<!ELEMENT TEI ANY>]><TEI/>", "a DOCTYPE with declarations of its own"),
      ("<!DOCTYPE TEI [<!ENTITY n 'Nada'>]><TEI>&n;</TEI>", "a DOCTYPE that declares entities"),
      ("<TEI>&nada;</TEI>", "a reference to an entity that is not known"),
      ("<TEI>", "the markup ends too early"),
    ] as [(String, TranscriptError.StaticPhrase)])
  func `what could hide text is refused`(source: String, reason: TranscriptError.StaticPhrase) throws {
    do {
      _ = try Tei().read(Array(source.utf8))
      Issue.record("it was read")
    } catch TranscriptError.malformed(let format, let told, _) {
      #expect(format == "tei" && told == reason)
    }
  }

  @Test func `recordings, typists and instructions are taken out`() throws {
    let stripped = try tei.stripped(sample)
    #expect(
      stripped.contains("<name></name>") && stripped.contains("url=\"\"")
        && stripped.contains("<?xml-model ?>"))
    #expect(try Tei().read(Array(stripped.utf8)).metadata == [:])
  }

  @Test func `a person outside of the header is text once, also in front of turns`() throws {
    let person = "<standOff><person xml:id='p9'><persName>Dunya</persName></person></standOff>"
    let odd = sample.replacing("<text>", with: person + "<text>")
      .replacing("who=\"#guest\"", with: "who=\"#p9\"")
    #expect(try tei.text(odd).contains("\n\nDunya: No."))
    #expect(try !tei.masked(odd, ["Dunya": "[PERSON-1]"]).contains("Dunya"))
  }

  @Test func `who made it is taken out once where the elements that say so lie in each other`() throws {
    let odd = sample.replacing("<name>Vera Holm</name>", with: "<name>Vera <persName>Holm</persName></name>")
    let stripped = try tei.stripped(odd)
    #expect(!stripped.contains("Vera") && !stripped.contains("Holm"))
  }

  @Test func `a name is seen wherever it stands`() throws { try tei.hidesNothing(sample) }

  @Test func `labels over random words come back as they were`() throws {
    let names: Set<String> = ["nada", "kol", "Saber", "guest", "href", "Nada", "Kol"]
    for seed in 0..<200 { try tei.keepsAllElse(sample, except: names, seed: UInt64(seed)) }
  }

  @Test func `a changed file is read or refused`() { tei.survivesChanges(of: sample, seed: 4) }
}
