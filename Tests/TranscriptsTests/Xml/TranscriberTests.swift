import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Transcriber")
struct TranscriberTests {
  private let trs = MarkupFormat(Transcriber())

  private let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE Trans SYSTEM "trans-14.dtd">
    <Trans scribe="Vera Holm" audio_filename="nada_tape" version="2" version_date="190502">
    <Topics><Topic id="to1" desc="Tell Zaira"/></Topics>
    <Speakers><Speaker id="spk1" name="Nada" check="no" dialect="native" accent="Zaira" scope="local"/>
    <Speaker id="spk2" name="Guest" check="no"/><Speaker id="spk3" name="Saber" check="no"/></Speakers>
    <Episode program="Voices"><Section type="report" startTime="0" endTime="9.5">
    <Turn speaker="spk1" startTime="0" endTime="4">
    <Sync time="0"/>
    I am Umm
    <Sync time="1.5"/>
    Rawad
    <Event desc="pause" type="noise" extent="instantaneous"/>
    of Zaira.<Comment desc="whispers to Saber"/>
    </Turn>
    <Turn speaker="spk1 spk2" startTime="4" endTime="9.5"><Sync time="4"/><Who nb="1"/>Yes.<Who \
    nb="2"/>No.</Turn>
    <Turn startTime="9.5" endTime="9.5">music</Turn>
    </Section></Episode></Trans>
    """

  @Test func `words flow over times and events, and speakers change within a turn`() throws {
    #expect(
      try trs.text(sample) == """
        person: Vera Holm
        other: nada_tape
        date: 190502
        keywords: Tell Zaira
        place: Zaira
        title: Voices

        Nada: I am Umm Rawad of Zaira.
        Yes.

        Guest: No.

        music
        person: Saber

        note: whispers to Saber
        """)
    let timings = try Transcriber().read(Array(sample.utf8)).document.timings
    let spans = Set(timings.map { [$0.start, $0.end] })
    #expect(spans == [[0, 1500], [1500, 4000], [4000, 9500], [9500, 9500]])
  }

  @Test func `a name over two parts goes into the first, and names of speakers change`() throws {
    let written = try trs.masked(sample, ["Umm Rawad": "[KUNYA-1]", "Nada": "[PERSON-1]"])
    #expect(written.contains("I am [KUNYA-1]\n<Sync time=\"1.5\"/>\n\n<Event"))
    #expect(written.contains("name=\"[PERSON-1]\" check"))
  }

  @Test func `Latin-1 stays Latin-1, and letters it lacks get numbers`() throws {
    let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<Trans><Episode><Section><Turn>"
    let tail = "</Turn></Section></Episode></Trans>"
    let latin = Array((head + "J").utf8) + [0xF6] + Array("rg met Deli&#263;.\(tail)".utf8)
    let read = try Transcriber().read(latin)
    #expect(String(decoding: read.document.text, as: UTF8.self).hasPrefix("Jörg met Delić.\n"))
    #expect(try read.write([]) == latin)
    let name = try #require(read.document.text.firstRange(of: Array("Jörg".utf8)))
    let written = try read.write([Edit(ByteSpan(name.lowerBound, name.upperBound), Array("Ğöz".utf8))])
    #expect(written == Array((head + "&#286;").utf8) + [0xF6] + Array("z met Deli&#263;.\(tail)".utf8))
  }

  @Test(arguments: [
    ("windows-1252", [0x9A] as [UInt8], "WINDOWS-1252"), ("ISO-8859-1", [0x92], "WINDOWS-1252"),
    ("ISO-8859-2", [0x41], "ISO-8859-2"), ("koi8-r", [0x41], "KOI8-R"),
    ("Umm-Rawad", [0x41], "an unknown encoding"),
  ])
  func `other encodings are refused`(name: String, bytes: [UInt8], told: String) {
    let head = "<?xml version='1.0' encoding='\(name)'?><Trans><Episode>"
    let source = Array(head.utf8) + bytes + Array("</Episode></Trans>".utf8)
    #expect(throws: TranscriptError.otherEncoding(told)) { try Transcriber().read(source) }
  }

  @Test func `Windows-1252 without its own letters is read`() throws {
    let source =
      Array("<?xml version='1.0' encoding='windows-1252'?><Trans>".utf8) + [0xE9] + Array("</Trans>".utf8)
    let read = try Transcriber().read(source)
    #expect(String(decoding: read.document.text, as: UTF8.self).contains("é"))
    #expect(try read.write([]) == source)
  }

  @Test func `UTF-16 with a mark is read`() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Trans><Turn>Nada é</Turn></Trans>"
    let source: [UInt8] = [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(FormatTable().sniff(source).name == "xml")
    let read = try Transcriber().read(source)
    #expect(String(decoding: read.document.text, as: UTF8.self).hasPrefix("Nada é\n"))
    #expect(try read.write([]) == source)
  }

  @Test func `the scribe, the recording and comments are taken out`() throws {
    let stripped = try trs.stripped(sample)
    #expect(stripped.contains("scribe=\"\" audio_filename=\"\" version=\"2\" version_date=\"\""))
    #expect(stripped.contains("<Comment desc=\"\"/>"))
    #expect(try Transcriber().read(Array(stripped.utf8)).metadata == [:])
  }

  @Test func `labels over random words come back as they were`() throws {
    for seed in 0..<200 {
      try trs.keepsAllElse(sample, except: ["Nada", "Guest", "Saber"], seed: UInt64(seed))
    }
  }

  @Test func `a changed file is read or refused`() { trs.survivesChanges(of: sample, seed: 2) }
}
