import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("EXMARaLDA")
struct ExmaraldaTests {
  private let exb = MarkupFormat(Exmaralda())

  private let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <basic-transcription><head><meta-information><project-name>Voices</project-name>
    <referenced-file url="nada.wav"/><ud-meta-information><ud-information attribute-name="Code">R \
    7</ud-information>
    </ud-meta-information><comment>She is Nada</comment>\
    <transcription-convention>HIAT</transcription-convention>
    </meta-information><speakertable><speaker id="SPK0"><abbreviation>NK</abbreviation><sex value="f"/>
    <ud-speaker-information><ud-information attribute-name="full name">Nada Kol</ud-information>\
    </ud-speaker-information>
    </speaker><speaker id="SPK1"><abbreviation>INT</abbreviation></speaker></speakertable></head>
    <basic-body><common-timeline><tli id="T0" time="0"/><tli id="T1" time="1.5"/><tli id="T2"/><tli \
    id="T3" time="4"/>\
    </common-timeline>
    <tier id="TIE0" speaker="SPK0" category="v" type="t" display-name="NK [v]"><event start="T0" \
    end="T1">I am Na</event>\
    <event start="T1" end="T2">da, of Za</event><event start="T2" end="T3">ira. </event></tier>
    <tier id="TIE1" speaker="SPK1" category="v" type="t" display-name="Saber [v]"><event start="T1" \
    end="T2">Yes.</event>\
    </tier><tier id="TIE2" speaker="SPK1" category="nv" type="d" display-name="Never [nv]"></tier>\
    </basic-body></basic-transcription>
    """

  @Test func `words that events cut are whole, and tiers stand in order of time`() throws {
    #expect(
      try exb.text(sample) == """
        person: NK
        person: INT
        person: Nada Kol
        title: Voices
        other: nada.wav
        other: Code
        other: R 7
        note: She is Nada
        note: HIAT
        other: full name

        NK: I am Nada, of Zaira.

        Saber: Yes.

        other: Never [nv]
        """)
    let timings = try Exmaralda().read(Array(sample.utf8)).document.timings
    #expect(timings.map { [$0.start, $0.end] } == [[0, 1500], [1500, 4000], [1500, 4000], [1500, 4000]])
  }

  @Test func `a name cut by events goes into the first`() throws {
    let written = try exb.masked(
      sample, ["Nada,": "[PERSON-1],", "Zaira": "[PLACE-1]", "Saber": "[PERSON-2]"])
    #expect(written.contains("\">I am [PERSON-1],</event>"))
    #expect(written.contains("\"> of [PLACE-1]</event>") && written.contains("\">. </event>"))
    #expect(written.contains("display-name=\"[PERSON-2] [v]\""))
  }

  @Test func `initials give way to the id of the speaker`() throws {
    let stripped = try exb.stripped(sample)
    #expect(stripped.contains("<abbreviation>SPK0</abbreviation>"))
    #expect(stripped.contains("display-name=\"SPK0 [v]\""))
    #expect(stripped.contains("<comment></comment>") && stripped.contains("<referenced-file url=\"\"/>"))
    #expect(try Exmaralda().read(Array(stripped.utf8)).metadata == [:])
    #expect(try !exb.text(stripped).contains("person: SPK0"))
  }

  @Test func `words around tiers do not make the words of tiers text twice`() throws {
    let odd = sample.replacing("<head>", with: "stray <head>")
    #expect(try exb.text(odd).contains("\n\nNK: I am Nada, of Zaira.\n\nSaber: Yes.\n"))
    let written = try exb.masked(odd, ["Nada,": "[P]", "Zaira": "[PLACE-1]", "Saber": "[PERSON-2]"])
    #expect(!written.contains("Zaira") && written.contains("display-name=\"[PERSON-2] [v]\""))
  }

  @Test func `speakers and events inside of others are text once, and taken out once`() throws {
    let speaker =
      "<abbreviation>Umm<speaker id='SPK7'><abbreviation>Rawad</abbreviation></speaker></abbreviation>"
    let event =
      "<event start='T1' end='T2'>Oh<tier id='TIE9'><event start='T1' end='T2'>Kol</event></tier></event>"
    let odd = sample.replacing("<abbreviation>INT</abbreviation>", with: speaker)
      .replacing("<event start=\"T1\" end=\"T2\">Yes.</event>", with: event)
    let written = try exb.masked(odd, ["Kol": "[P]", "Rawad": "[Q]", "Oh": "[R]"])
    #expect(!written.contains(">Kol<") && !written.contains("Rawad") && !written.contains("Oh"))
    let stripped = try exb.stripped(odd)
    #expect(!stripped.contains("Umm") && !stripped.contains("Rawad"))
  }

  @Test func `a name is seen wherever it stands`() throws { try exb.hidesNothing(sample) }

  @Test func `labels over random words come back as they were`() throws {
    let names: Set<String> = ["NK", "INT", "Nada", "Kol", "Saber", "Never", "nv", "full", "name"]
    for seed in 0..<200 { try exb.keepsAllElse(sample, except: names, seed: UInt64(seed)) }
  }

  @Test func `a changed file is read or refused`() { exb.survivesChanges(of: sample, seed: 3) }
}
