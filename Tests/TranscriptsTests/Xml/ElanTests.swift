import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("ELAN")
struct ElanTests {
  private let elan = MarkupFormat(Elan())

  private let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ANNOTATION_DOCUMENT AUTHOR="Vera Holm" DATE="2019-05-02T08:00:00+00:00" FORMAT="3.0" VERSION="3.0">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///home/vera/Nada.wav" \
    MIME_TYPE="audio/x-wav"/><PROPERTY NAME="URN">urn:x:1</PROPERTY><PROPERTY NAME="lastUsedAnnotationId">5\
    </PROPERTY><PROPERTY NAME="told by">Nada</PROPERTY></HEADER>
    <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" \
    TIME_VALUE="900"/>\
    <TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="2500"/></TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="Nada" TIER_ID="Nada">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts4">\
    <ANNOTATION_VALUE>I am Nada, from Tell &amp; Umm Rawad.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>\
    </ANNOTATION></TIER>
    <TIER LINGUISTIC_TYPE_REF="word" PARENT_REF="Nada" PARTICIPANT="Nada" TIER_ID="Nada words">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1"><ANNOTATION_VALUE>i am \
    nada</ANNOTATION_VALUE>\
    </REF_ANNOTATION></ANNOTATION><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a1" \
    PREVIOUS_ANNOTATION="a3"><ANNOTATION_VALUE>from tell umm rawad</ANNOTATION_VALUE></REF_ANNOTATION>\
    </ANNOTATION></TIER>
    <TIER ANNOTATOR="Vera Holm" LINGUISTIC_TYPE_REF="utterance" TIER_ID="Interviewer">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">\
    <ANNOTATION_VALUE>Who are you?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
    <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true" GRAPHIC_REFERENCES="false"/>
    <CONTROLLED_VOCABULARY CV_ID="places"><CV_ENTRY_ML CVE_ID="cveid_3f2a1b4c-0d1e-4f5a-8b6c-7d8e9f0a1b2c">\
    <CVE_VALUE>Umm Rawad</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY>
    </ANNOTATION_DOCUMENT>
    """

  @Test func `annotations of all tiers stand in order of time, and words once`() throws {
    #expect(
      try elan.text(sample) == """
        other: urn:x:1
        person: Nada
        other: Nada words
        other: Interviewer
        person: Vera Holm
        date: 2019-05-02T08:00:00+00:00
        other: file:///home/vera/Nada.wav
        other: told by
        other: Nada

        Interviewer: Who are you?

        Nada: I am Nada, from Tell & Umm Rawad.

        other: places
        other: Umm Rawad
        """)
    let timings = try Elan().read(Array(sample.utf8)).document.timings
    #expect(timings.map { [$0.start, $0.end] } == [[0, 900], [900, 2500]])
  }

  @Test func `tiers and what refers to them are renamed together, and copies change`() throws {
    let written = try elan.masked(sample, ["Umm Rawad": "[KUNYA-1]", "Nada": "[PERSON-1]"])
    #expect(written.contains("PARTICIPANT=\"[PERSON-1]\" TIER_ID=\"[PERSON-1]\""))
    #expect(
      written.contains("PARENT_REF=\"[PERSON-1]\" PARTICIPANT=\"[PERSON-1]\" TIER_ID=\"[PERSON-1] words\""))
    #expect(written.contains("I am [PERSON-1], from Tell &amp; [KUNYA-1]."))
    #expect(written.contains("<ANNOTATION_VALUE>i am [PERSON-1]<"))
    #expect(written.contains("<ANNOTATION_VALUE>from tell [KUNYA-1]<"))
    #expect(written.contains("<CVE_VALUE>[KUNYA-1]<"))
  }

  @Test func `two tiers never get one name`() throws {
    let written = try elan.masked(sample, ["Interviewer": "[P]", "Nada words": "[P]"])
    #expect(written.contains("TIER_ID=\"[P]\"") && written.contains("TIER_ID=\"[P]-2\""))
  }

  @Test func `who made it, recordings and the file's own id are taken out`() throws {
    let read = try Elan().read(Array(sample.utf8))
    #expect(read.metadata == [.author: 2, .settings: 1, .media: 1, .identifier: 1])
    let stripped = try elan.stripped(sample)
    #expect(!stripped.contains("Vera") && !stripped.contains("urn:x:1") && !stripped.contains("file:"))
    #expect(stripped.contains("AUTHOR=\"\" DATE=\"1970-01-01T00:00:00+00:00\""))
    #expect(try Elan().read(Array(stripped.utf8)).metadata == [:])
  }

  @Test func `an annotation below itself, or below nothing, is text`() throws {
    let odd = sample.replacing("ANNOTATION_REF=\"a1\"", with: "ANNOTATION_REF=\"a4\"")
    #expect(try elan.text(odd).contains("from tell umm rawad"))
  }

  @Test func `words around tiers do not make the words of tiers text twice`() throws {
    let odd = sample.replacing("</TIME_ORDER>", with: "</TIME_ORDER> stray Saber")
    #expect(try elan.text(odd).contains("\n\nNada: I am Nada, from Tell & Umm Rawad."))
    let written = try elan.masked(odd, ["Saber": "[P]", "Nada": "[PERSON-1]", "Umm Rawad": "[KUNYA-1]"])
    #expect(!written.replacing("Nada.wav", with: "").contains("Nada, from") && !written.contains("Saber"))
    #expect(written.contains("I am [PERSON-1], from Tell &amp; [KUNYA-1]."))
  }

  @Test func `a tier inside of an annotation is text once`() throws {
    let inner = """
      <TIER TIER_ID="x"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a9"><ANNOTATION_VALUE>Tell Zaira\
      </ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ALIGNABLE_ANNOTATION>
      """
    let odd = sample.replacing("</ALIGNABLE_ANNOTATION>", with: inner, maxReplacements: 1)
    #expect(try elan.text(odd).ranges(of: "Tell Zaira").count == 1)
    #expect(try !elan.masked(odd, ["Tell Zaira": "[PLACE-1]"]).contains("Zaira"))
  }

  @Test func `a name is seen wherever it stands`() throws { try elan.hidesNothing(sample) }

  @Test func `labels over random words come back as they were`() throws {
    for seed in 0..<200 {
      try elan.keepsAllElse(
        sample, except: ["Nada", "words", "Interviewer", "T", "file", "urn", "places"], seed: UInt64(seed))
    }
  }

  @Test func `a changed file is read or refused`() { elan.survivesChanges(of: sample, seed: 1) }
}
