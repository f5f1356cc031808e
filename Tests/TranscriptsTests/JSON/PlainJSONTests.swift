import Testing

@testable import Transcripts

@Suite("JSON of any shape")
struct PlainJSONTests {
  @Test func `all strings are text, and keys that nobody knows, and long numbers`() throws {
    let source = #"""
      {"format":"x\/y","witnesses":{"Nada S\u00e9":{"phone":905551234567,"lat":36.5,"born":"1991-03-17","ok":true}},
      "note":"\"Nada\"\tsaid","cut":["Sa","lih ","left"],"list":["Nada",[],"b"],"html":"<p>Umm <b>No</b>ur</p>"}
      """#
    let read = try Reading(source, as: "json")
    #expect(
      read.text == """
        other: x/y
        key: witnesses
        key: Nada Sé
        other: 905551234567
        place: 36.5
        date: 1991-03-17
        key: ok
        note: "Nada"\tsaid
        key: cut
        other: Salih left
        key: list
        other: Nada
        other: b
        key: html

        Umm Nour


        """)
    let written = try read.replacing([
      "Nada Sé": "[P-1]", "905551234567": "[N]", "36.5": "[L]", "Salih": "[P-2]", "Umm Nour": "[P-3]",
    ])
    #expect(written.contains(#"{"[P-1]":{"phone":"[N]","lat":"[L]","#))
    #expect(written.contains(#""cut":["[P-2]"," ","left"]"#) || written.contains(#""cut":["[P-2]"," left"#))
    #expect(written.contains("<p>[P-3]<b></b></p>"))
  }

  @Test func `a key that nobody knows tells by its words what its values are`() throws {
    let source =
      #"{"homeVillage":"wardan","occupation":"salt cutter","tribe":["Bezhta"],"model_name":"nova"}"#
    let read = try Reading(source, as: "json")
    #expect(
      read.text == """
        key: homeVillage
        place: wardan
        key: occupation
        occupation: salt cutter
        key: tribe
        ethnicity: Bezhta
        key: model_name
        other: nova

        """)
  }

  @Test func `objects that tell who speaks, or when, are turns`() throws {
    let source = #"""
      {"text":"Why? Umm Nour left.","turns":[{"who":"Q","said":"Why?","at":1},{"who":"Nada","said":"Umm","start":1,
      "end":2},{"who":"Nada","said":"Nour left.","start":2,"end":2.5,"words":[{"word":"nour"},{"word":"left"}]}]}
      """#
    let read = try Reading(source, as: "json")
    #expect(read.text == "Why?\n\nNada: Umm Nour left.")
    #expect(read.timings == ["Umm@1000-2000", "Nour left.@2000-2500"])
    let written = try read.replacing(["Umm Nour": "[P-1]", "Nada": "[P-2]"])
    #expect(written.contains(#"{"text":"Why? [P-1] left.","#))
    #expect(written.contains(#""who":"[P-2]","said":" left.","#))
    #expect(written.contains(#"[{"word":""},{"word":"left"}]"#))
  }

  @Test func `keys that become equal are numbered, and the same key is the same name`() throws {
    let read = try Reading(#"[{"Nada":1,"Umm Nour":2},{"Nada":3}]"#, as: "json")
    #expect(read.text == "key: Nada\nkey: Umm Nour\n")
    #expect(try read.replacing(["Nada": "[P]", "Umm Nour": "[P]"]) == #"[{"[P]":1,"[P]-2":2},{"[P]":3}]"#)
  }

  @Test func `a value a line is one document, and blank lines stay`() throws {
    let source =
      "{\"type\":\"session\",\"witness\":\"Nada\"}\r\n\n{\"speaker\":\"Nada\",\"text\":\"I am Nada.\"}\n\n"
      + "{\"speaker\":\"B\",\"text\":\"Yes.\"}"
    let read = try Reading(source, as: "jsonl")
    #expect(read.text == "other: session\nperson: Nada\n\nNada: I am Nada.\n\nYes.")
    #expect(!(try read.replacing(["Nada": "[P]"])).contains("Nada"))
  }

  @Test func `a byte order mark stays`() throws {
    let read = try Reading("\u{FEFF}{\"note\":\"Nada\"}", as: "json")
    #expect(try read.replacing(["Nada": "[P]"]) == "\u{FEFF}{\"note\":\"[P]\"}")
  }

  @Test(arguments: [
    ("A", true), ("0", true), ("12", true), ("spk_0", true), ("SPEAKER_00", true), ("speaker_1", true),
    ("Channel 1", true), ("ch_0", true), ("Speaker 2", true), ("Speaker B", true), ("S1", true), ("", true),
    ("Nada", false), ("Al", false), ("Speaker Nada", false), ("1234", false), ("spk_1234", false),
    ("A B", false), ("ن", false), ("Speaker", false), ("S1x", false), ("speaker__1", false),
  ])
  func `speakers that are only counted are no names`(name: String, isOpaque: Bool) {
    #expect(OpaqueSpeaker.matches(Array(name.utf8)[...]) == isOpaque)
  }

  @Test(arguments: [
    ("pronunciation", true), ("en-US", true), ("COMPLETED", true), ("nova-2", true), ("Nada", false),
    ("Umm-Nour", false), ("a b", false), ("é", false), ("905551234567", false), ("v0.1234567890", true),
  ])
  func `codes look unlike names`(code: String, isCode: Bool) {
    #expect(JSONKeyRoles.isCode(Array(code.utf8)[...]) == isCode)
  }

  @Test(
    arguments: [
      ("1.39", 1390), ("1.2s", 1200), ("00:01:02,500", 62500), ("12", 12000), ("0.0005", 0), ("1.", 1000),
      ("-1", nil), ("x", nil), ("99999999999999999999", nil), ("1.23456", 1234),
    ] as [(String, Int?)])
  func `times are read`(written: String, time: Int?) {
    #expect(JSONClock.seconds.time(Array(written.utf8)[...]) == time)
  }
}
